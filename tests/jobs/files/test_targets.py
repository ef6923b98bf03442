import os
import unicodedata
from datetime import date
from itertools import islice
from pathlib import Path, PurePath

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from restorer.errors import InputError
from restorer.jobs.files.targets import NAME_LIMIT_BYTES, Naming, SourcePage, alternatives, plan_targets
from restorer.jobs.store.rows import target_key

OUT = Path("/out")


def a_source(name, folder="", **more):
    kinds = {".png": "png", ".tif": "tiff", ".heic": "heic", ".bmp": "bmp"}
    more.setdefault("format", kinds.get(Path(name).suffix.lower(), "jpeg"))
    return SourcePage(Path("/photos", folder, name), PurePath(folder, name), **more)


def names(sources, **naming):
    return [path.relative_to(OUT).as_posix() for path in plan_targets(sources, Naming(OUT, **naming))]


def test_a_result_keeps_its_sources_relative_path_and_name():
    assert names([a_source("a b.JPG", "1950/summer"), a_source("x.tif")]) == ["1950/summer/a b.JPG", "x.tif"]


def test_the_ending_follows_the_format():
    sources = [a_source("x.jpg"), a_source("y.heic"), a_source("z.bmp"), a_source("w.png", format="jpeg")]
    assert names(sources) == ["x.jpg", "y.png", "z.png", "w.jpg"]
    assert names(sources[:2], format="tiff") == ["x.tif", "y.tif"]
    assert names([a_source("x.jpeg")]) == ["x.jpeg"]


def test_each_page_of_a_file_gets_its_own_name():
    pages = [a_source("album.tif", page=page, pages=3) for page in range(3)]
    assert names(pages) == ["album-p1.tif", "album-p2.tif", "album-p3.tif"]
    assert names(pages, template="{page} of {stem}") == [f"{page} of album.tif" for page in (1, 2, 3)]


def test_a_template_names_results():
    naming = {
        "template": "{date}/{preset}-{n}-{name}.{ext}",
        "preset": "/home/me/soft.json",
        "today": date(2026, 1, 31),
    }
    sources = [a_source(f"{letter}.jpg", "in") for letter in "abcdefghijk"]
    assert names(sources, **naming)[0] == "in/2026-01-31/soft-01-a.jpg.jpg"
    assert names(sources, **naming)[10] == "in/2026-01-31/soft-11-k.jpg.jpg"
    assert names([a_source("x.jpg")], template="{stem}-restored") == ["x-restored.jpg"]
    assert names([a_source("x.jpg")], template="{name}") == ["x.jpg"], "an ending that is right is not doubled"
    assert names([a_source("{stem}.jpg")]) == ["{stem}.jpg"], "a name is no template"


@pytest.mark.parametrize(
    "template",
    [
        "{nothing}",
        "{stem",
        "../{stem}",
        "/tmp/{stem}",
        "",
        "  ",
        "{stem.__class__}",
        "{stem!r}",
        "{n:04}",
        "{}",
        "a/",
        "{stem}\0",
    ],
)
def test_a_template_that_leads_nowhere_is_refused(template):
    with pytest.raises(InputError, match="name"):
        names([a_source("x.jpg")], template=template)


def test_an_ending_that_belongs_to_the_name_is_kept():
    assert names([a_source("scan.jpg.jpg")]) == ["scan.jpg.jpg"]
    assert names([a_source("0.JPG.jpg")]) == ["0.JPG.jpg"]
    assert names([a_source("scan.jpg.jpg")], template="{name}") == ["scan.jpg.jpg"]
    assert names([a_source("scan.jpg.jpg")], template="{stem}.jpg") == ["scan.jpg.jpg"]
    assert names([a_source("scan.jpg.jpg")], template="{stem}-restored") == ["scan.jpg-restored.jpg"]
    assert names([a_source("scan.jpg.tif")], format="jpeg") == ["scan.jpg.jpg"]
    assert names([a_source("scan.jpg"), a_source("scan.jpg.jpg")]) == ["scan.jpg", "scan.jpg.jpg"]


def test_sources_of_one_name_get_names_of_their_own():
    flat = [SourcePage(Path(f"/photos/{folder}/x.jpg"), PurePath("x.jpg"), "jpeg") for folder in "abc"]
    assert names(flat) == ["x.jpg", "x-2.jpg", "x-3.jpg"]
    assert names([a_source("x.jpg"), a_source("x.png")], format="png") == ["x.png", "x-2.png"]
    assert names([a_source("x.jpg"), a_source("X.JPG")]) == ["x.jpg", "X-2.JPG"]
    composed, decomposed = (unicodedata.normalize(form, "Größe.jpg") for form in ("NFC", "NFD"))
    assert len({target_key(name) for name in names([a_source(composed), a_source(decomposed)])}) == 2


def test_nobody_takes_the_name_that_another_has_by_itself():
    flat = [
        SourcePage(Path(f"/photos/{n}/{name}"), PurePath(name), "jpeg")
        for n, name in enumerate(["x.jpg", "x.jpg", "x-2.jpg"])
    ]
    assert names(flat) == ["x.jpg", "x-3.jpg", "x-2.jpg"]


def test_ten_thousand_equal_names_are_told_apart_quickly():
    flat = [SourcePage(Path(f"/photos/{n}/x.jpg"), PurePath("x.jpg"), "jpeg") for n in range(10_000)]
    assert len(set(names(flat))) == 10_000


STEMS = st.lists(
    st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=300).filter(
        lambda name: name not in (".", "..")
    ),
    max_size=12,
)


def check_that_names_are_distinct_and_fit(stems):
    encodable = [stem for stem in stems if stem.encode("utf-8", "replace").decode() == stem]
    sources = [
        SourcePage(Path("/photos", str(n), f"{stem}.jpg"), PurePath(f"{stem}.jpg"), "jpeg")
        for n, stem in enumerate(encodable)
    ]
    targets = plan_targets(sources, Naming(OUT))
    assert targets == plan_targets(sources, Naming(OUT))
    assert len({target_key(str(target)) for target in targets}) == len(sources)
    for source, target in zip(sources, targets, strict=True):
        assert len(os.fsencode(target.name)) <= NAME_LIMIT_BYTES
        assert target.parent == OUT
        assert target.suffix == ".jpg"
        if len(os.fsencode(source.path.name)) <= NAME_LIMIT_BYTES and encodable.count(source.path.stem) == 1:
            shared = [s for s in sources if target_key(s.path.name) == target_key(source.path.name)]
            assert len(shared) > 1 or target.name == source.path.name


@given(STEMS)
@example(["0.JPG"])
@example(["scan.jpg"])
@example(["scan.jpg", "scan"])
def test_any_names_give_distinct_names_that_fit(stems):
    check_that_names_are_distinct_and_fit(stems)


@pytest.mark.slow
@settings(derandomize=False, max_examples=3000, deadline=None)
@given(STEMS)
def test_a_search_at_random_finds_no_names_that_clash(stems):
    check_that_names_are_distinct_and_fit(stems)


def test_a_name_that_is_too_long_is_cut_between_letters():
    long = "a" + "e\u0301" * 120
    (name,) = names([a_source(f"{long}.jpg", page=0, pages=2)])
    assert len(name.encode()) <= NAME_LIMIT_BYTES
    assert name.endswith("-p1.jpg")
    stem = name.partition("~")[0]
    assert stem == "a" + "e\u0301" * (len(stem) // 2), "no letter lost its accent"
    other = names([a_source(f"{long[:-1]}\u0300.jpg", page=0, pages=2)])
    assert other != [name], "what was cut off still tells two apart"


def test_further_names_fit_too():
    for path in islice(alternatives(Path("/out", "ж" * 125 + ".jpg")), 200):
        assert len(os.fsencode(path.name)) <= NAME_LIMIT_BYTES


def test_a_source_is_never_a_target(tmp_path):
    photo = tmp_path / "x.jpg"
    photo.write_bytes(b"photo")
    other = tmp_path / "sub" / "y.jpg"
    other.parent.mkdir()
    other.write_bytes(b"other")
    source = SourcePage(photo, PurePath("x.jpg"), "jpeg")
    with pytest.raises(InputError, match="original"):
        plan_targets([source], Naming(tmp_path))
    assert plan_targets([source], Naming(tmp_path, "{stem}-restored")) == [tmp_path / "x-restored.jpg"]
    # y.jpg's result would lie on x.jpg, which is another source of the batch
    with pytest.raises(InputError, match=r"x\.jpg"):
        plan_targets([SourcePage(other, PurePath("y.jpg"), "jpeg"), source], Naming(tmp_path, "x"))


@pytest.mark.parametrize("link", [os.symlink, os.link], ids=["symlink", "hard link"])
def test_a_source_is_never_a_target_through_a_link(tmp_path, link):
    photo = tmp_path / "photos" / "x.jpg"
    photo.parent.mkdir()
    photo.write_bytes(b"photo")
    out = tmp_path / "out"
    out.mkdir()
    link(photo, out / "x.jpg")
    with pytest.raises(InputError, match="original"):
        plan_targets([SourcePage(photo, PurePath("x.jpg"), "jpeg")], Naming(out))


def test_a_source_is_never_a_target_through_a_linked_folder(tmp_path):
    (tmp_path / "photos").mkdir()
    photo = tmp_path / "photos" / "x.jpg"
    photo.write_bytes(b"photo")
    (tmp_path / "out").symlink_to(tmp_path / "photos")
    with pytest.raises(InputError, match="original"):
        plan_targets([SourcePage(photo, PurePath("x.jpg"), "jpeg")], Naming(tmp_path / "out"))
