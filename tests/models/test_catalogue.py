"""The catalogue's promises: what must not be forgotten of a model fails a test by name."""

import hashlib
import json
import logging
import os
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from restorer.errors import ModelError
from restorer.models import embedded as embedded_module
from restorer.models.acceptance import accept
from restorer.models.archives import extract_member
from restorer.models.catalogue import ModelCatalogue
from restorer.models.files import fetch, is_extra_here, locate, place_of, read_code, remove
from restorer.models.imported import RECORD, UNKNOWN_LICENCE, add_imported, id_for
from restorer.models.info import ModelFile, ModelInfo, Task, Tiling
from restorer.models.own import EMBEDDED
from restorer.models.published import PUBLISHED
from restorer.store import resource

CONTENT = b"weights, more or less"


def imported_info(model_id: str = "mine") -> ModelInfo:
    return ModelInfo(
        id=model_id, task=Task.UPSCALE, good_for="Tests.", net="", scales=(4,), tiling=Tiling.SUPPORTED, halo_px=16,
        multiple=2, precisions=("float32",), file=ModelFile("", "", 0), licence=UNKNOWN_LICENCE, source="x.pth",
    )  # fmt: skip


@pytest.fixture
def catalogue(tmp_path) -> ModelCatalogue:
    return ModelCatalogue(tmp_path / "models")


@pytest.fixture
def weights(tmp_path) -> Path:
    path = tmp_path / "x.pth"
    path.write_bytes(CONTENT)
    return path


def all_infos() -> list[ModelInfo]:
    return [*(info for read in EMBEDDED if (info := read()) is not None), *PUBLISHED]


@pytest.mark.parametrize("info", all_infos(), ids=lambda info: info.id)
def test_every_model_says_what_a_person_must_know(info):
    assert info.good_for.endswith(".")
    assert len(info.good_for) > 20
    assert info.licence.spdx
    assert info.licence.url.startswith("https://")
    assert info.source
    assert len(info.file.sha256) in ({64} if info.file.is_size_exact else {0, 64}), "pinned at first download, or known"
    assert set(info.file.sha256) <= set("0123456789abcdef")
    assert info.file.size_bytes > 1000
    assert info.file.name.endswith((".safetensors", ".pth", ".pt", ".ckpt"))
    assert info.card is not None or info.author
    assert info.licence.allows_commercial_use or info.licence.must_be_accepted
    if info.licence.allows_commercial_use:
        assert info.licence.is_in_doubt == ("non-commercial" in info.licence.note)
    if info.card is None:
        assert info.cost is not None
        assert info.cost.core_seconds > 0
    assert "float32" in info.precisions
    assert set(info.precisions) <= {"float32", "bfloat16", "float16"}
    assert min(info.scales) >= 1
    assert info.multiple >= 1
    assert info.halo_px >= 0
    assert id_for(info.id + ".pth") == info.id.replace("_", "-")
    for url in info.file.urls:
        assert urlsplit(url).scheme == "https"
        assert url.endswith(".zip" if info.file.member else "/" + info.file.name)


def test_there_are_enough_for_every_task_and_no_id_twice():
    ids = [info.id for info in all_infos()]
    assert len(ids) == len(set(ids))
    assert len(PUBLISHED) >= 26
    assert {info.task for info in PUBLISHED} == set(Task)


def test_every_weight_file_has_a_card_and_is_what_it_says():
    names = {path.stem for path in resource("models").glob("*.safetensors")}
    known = {info.id for read in EMBEDDED if (info := read()) is not None}
    assert names == known, "an entry without weights is none; weights without an entry are forgotten"
    for read in EMBEDDED:
        info = read()
        if info is not None:
            assert locate(info).is_file()
            assert info.file.size_bytes <= 16 << 20


def test_a_model_that_does_not_come_with_this_build_is_none(catalogue, tmp_path, monkeypatch):
    monkeypatch.setattr(embedded_module, "resource", lambda name: tmp_path / name)
    assert catalogue.for_task(Task.CLEAN) is None
    assert [info.id for info in catalogue.all()] == [info.id for info in PUBLISHED]


@pytest.fixture
def shipped(tmp_path, monkeypatch) -> Path:
    """A build that comes with one model, `clean`."""
    folder = tmp_path / "resources" / "models"
    folder.mkdir(parents=True)
    (folder / "clean.safetensors").write_bytes(CONTENT)
    digest = hashlib.sha256(CONTENT).hexdigest()
    (folder / "clean.md").write_text(
        f'+++\nid = "clean"\nnet = "clean"\nsha256 = "{digest}"\nbytes = {len(CONTENT)}\nhalo_px = 5\nmultiple = 4\n'
        'scales = [1]\nlicence = "MIT"\n+++\n'
    )
    monkeypatch.setattr(embedded_module, "resource", lambda name: tmp_path / "resources" / name)
    return folder


def test_the_model_that_comes_with_the_application_serves_its_task(catalogue, shipped):
    info = catalogue.for_task(Task.CLEAN)
    assert info is not None
    assert (info.id, info.halo_px, info.multiple, info.licence.spdx) == ("clean", 5, 4, "MIT")
    assert catalogue.get("clean") is info
    assert catalogue.locate(info) == shipped / "clean.safetensors"
    assert catalogue.is_here(info)


def test_embedded_weights_that_are_not_the_cards_are_refused_and_stay(catalogue, shipped):
    path = shipped / "clean.safetensors"
    info = catalogue.for_task(Task.CLEAN)
    for wrong in (CONTENT[:-1] + b"?", CONTENT + b"more", b""):
        path.write_bytes(wrong)
        with pytest.raises(ModelError, match="not the one that its card names"):
            catalogue.locate(info)
        assert path.read_bytes() == wrong
    path.write_bytes(CONTENT)
    assert catalogue.locate(info) == path


def test_a_change_that_keeps_size_and_time_is_noticed(catalogue, shipped):
    path = shipped / "clean.safetensors"
    info = catalogue.for_task(Task.CLEAN)
    assert catalogue.locate(info) == path
    before = path.stat()
    path.write_bytes(CONTENT[::-1])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(ModelError):
        catalogue.locate(info)


def test_weights_without_a_card_are_an_error_in_words(catalogue, shipped):
    (shipped / "clean.md").unlink()
    with pytest.raises(ModelError, match="no card"):
        catalogue.for_task(Task.CLEAN)


def test_an_unknown_id_names_those_that_there_are(catalogue):
    with pytest.raises(ModelError, match="no model 'x'") as caught:
        catalogue.get("x")
    assert "realesrgan-x4plus" in caught.value.hint


def test_import_list_locate_remove(catalogue, weights):
    info = add_imported(imported_info(), weights, catalogue.folder)
    assert info.file == ModelFile("x.pth", hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))
    assert weights.read_bytes() == CONTENT
    assert catalogue.get("mine") == info
    assert catalogue.locate(info).read_bytes() == CONTENT
    with pytest.raises(ModelError, match="here already"):
        add_imported(imported_info(), weights, catalogue.folder)
    assert remove(info, catalogue.folder)
    assert not remove(info, catalogue.folder)
    assert list(catalogue.folder.iterdir()) == []
    with pytest.raises(ModelError):
        catalogue.get("mine")


def test_imported_weights_that_changed_are_kept_aside(catalogue, weights):
    info = add_imported(imported_info(), weights, catalogue.folder)
    place_of(info, catalogue.folder).write_bytes(b"something else, says I")
    with pytest.raises(ModelError, match="not the one") as caught:
        catalogue.locate(info)
    assert "refused" in caught.value.hint
    assert (catalogue.folder / "mine" / "x.pth.refused").is_file()
    with pytest.raises(ModelError, match="not on this computer"):
        catalogue.locate(info)


def test_an_import_that_fails_leaves_nothing(catalogue, tmp_path):
    with pytest.raises(ModelError, match="cannot be imported"):
        add_imported(imported_info(), tmp_path / "none.pth", catalogue.folder)
    assert list(catalogue.folder.iterdir()) == []


@pytest.mark.parametrize(
    "change",
    [
        {"file": {"name": "../../etc/passwd", "sha256": "0" * 64, "size_bytes": 1}},
        {"task": "nonsense"},
        {"id": "another"},
        {"surprise": 1},
    ],
)
def test_a_record_that_cannot_be_read_is_passed_over_with_a_word(catalogue, weights, caplog, change):
    add_imported(imported_info(), weights, catalogue.folder)
    record = catalogue.folder / "mine" / RECORD
    record.write_text(json.dumps({**json.loads(record.read_text()), **change}))
    with caplog.at_level(logging.WARNING):
        assert "mine" not in [info.id for info in catalogue.all()]
    assert "passed over" in caplog.text


def test_an_imported_model_never_takes_the_place_of_another(catalogue, weights):
    add_imported(imported_info("realesrgan-x4plus"), weights, catalogue.folder)
    assert catalogue.get("realesrgan-x4plus").source != "x.pth"


def test_what_comes_with_the_application_stays(catalogue, shipped):
    with pytest.raises(ModelError, match="comes with Restorer"):
        remove(catalogue.get("clean"), catalogue.folder)


def test_fetching_what_has_no_address_is_an_error_in_words(catalogue):
    with pytest.raises(ModelError, match="not on this computer"):
        fetch(replace(imported_info(), file=ModelFile("x.pth", "0" * 64, 1)), catalogue.folder)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("4xLSDIR Compact.pth", "4xlsdir-compact"),
        ("Größe (1).safetensors", "groe-1"),
        ("写真.pth", "model"),
        ("..pth", "model"),
    ],
)
def test_ids_are_made_of_plain_letters(name, expected):
    assert id_for(name) == expected


def unpublished(**changes) -> ModelInfo:
    """A model whose hash nobody published."""
    file = ModelFile("x.pth", "", 20, is_size_exact=False)
    return replace(imported_info("theirs"), file=file, **changes)


def put(info: ModelInfo, catalogue: ModelCatalogue, content: bytes) -> Path:
    path = place_of(info, catalogue.folder)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def test_the_first_file_settles_a_hash_that_was_never_published(catalogue, monkeypatch):
    info = unpublished()
    monkeypatch.setattr("restorer.models.catalogue.PUBLISHED", (info,))
    with pytest.raises(ModelError, match="not on this computer"):
        catalogue.locate(info)
    path = put(info, catalogue, CONTENT)
    assert catalogue.locate(info) == path
    known = catalogue.get("theirs")
    assert (known.file.sha256, known.file.size_bytes) == (hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))
    remove(known, catalogue.folder)
    put(info, catalogue, CONTENT + b"!")
    for spelled in (info, known):
        with pytest.raises(ModelError, match=r"not the one that the catalogue names|not on this computer"):
            catalogue.locate(spelled)


def test_terms_that_must_be_accepted_stand_before_everything_else(catalogue):
    licence = replace(UNKNOWN_LICENCE, spdx="LicenseRef-Mine", url="https://example.org", must_be_accepted=True)
    info = unpublished(licence=licence)
    put(info, catalogue, CONTENT)
    assert not catalogue.may_be_used(info)
    for do in (catalogue.locate, lambda info: fetch(info, catalogue.folder)):
        with pytest.raises(ModelError, match="accepts its terms"):
            do(info)
    accept(info, catalogue.folder)
    assert catalogue.may_be_used(info)
    assert catalogue.locate(info).is_file()
    changed = replace(info, licence=replace(licence, spdx="LicenseRef-Other"))
    assert not catalogue.may_be_used(changed), "other terms are to be read again"


def test_one_file_is_taken_out_of_an_archive(catalogue, tmp_path, monkeypatch):
    archive = tmp_path / "all.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr("a/x.pth", CONTENT)
    monkeypatch.setattr(
        "restorer.store.downloads.download", lambda urls, target, **options: shutil.copyfile(archive, target)
    )
    file = ModelFile("x.pth", "", 20, ("https://example.org/all.zip",), is_size_exact=False, member="a/x.pth")
    info = replace(imported_info("theirs"), file=file)
    place_of(info, catalogue.folder).parent.mkdir(parents=True)
    path = fetch(info, catalogue.folder)
    assert path.read_bytes() == CONTENT
    assert [other.name for other in path.parent.iterdir()] == ["x.pth"]
    with pytest.raises(ModelError, match="not what was expected"):
        extract_member(archive, "a/y.pth", tmp_path / "y.pth")
    assert not (tmp_path / "y.pth").exists()


def test_code_that_may_not_come_along_is_fetched_before_the_weights(catalogue, monkeypatch):
    served = {"net.py": b"NUMBER = 1\n", "x.pth": CONTENT}

    def serve(urls, target, *, sha256, **options):
        assert hashlib.sha256(served[target.name]).hexdigest() == sha256
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(served[target.name])
        fetched.append(target.name)

    def as_file(name):
        return ModelFile(name, hashlib.sha256(served[name]).hexdigest(), len(served[name]), (f"https://e.org/{name}",))

    fetched: list[str] = []
    monkeypatch.setattr("restorer.store.downloads.download", serve)
    info = replace(imported_info("theirs"), net="nobodys", file=as_file("x.pth"), code=(as_file("net.py"),))
    monkeypatch.setattr("restorer.models.files.PUBLISHED", (info,))
    path = fetch(info, catalogue.folder)
    assert fetched == ["net.py", "x.pth"]
    assert read_code(info, path) == {"net": served["net.py"]}
    (path.parent / "net.py").write_bytes(b"NUMBER = 2\n")
    with pytest.raises(ModelError, match=r"net\.py is not the one"):
        locate(info, catalogue.folder)
    assert remove(info, catalogue.folder)
    assert not path.parent.exists()


def test_a_file_called_as_a_published_network_is_had_beside_it(catalogue, weights):
    for taken in ("realesrgan-x4plus", "upscale"):
        info = add_imported(imported_info(taken), weights, catalogue.folder)
        assert info.id == f"{taken}-imported"
        assert catalogue.get(info.id) == info
        assert catalogue.get(taken) != info


def test_a_part_that_came_along_is_not_asked_for(monkeypatch):
    info = next(one for one in PUBLISHED if one.extra)
    for found in (None, object()):
        monkeypatch.setattr("restorer.models.files.find_spec", lambda name, found=found: found)
        assert is_extra_here(info) == (found is not None)
    assert all(is_extra_here(one) for one in PUBLISHED if not one.extra)


def test_what_is_here_can_be_chosen_for_its_task(catalogue, weights):
    info = add_imported(imported_info(), weights, catalogue.folder)
    assert info in catalogue.choices(Task.UPSCALE)
    assert all(choice.task is Task.CLEAN for choice in catalogue.choices(Task.CLEAN))
