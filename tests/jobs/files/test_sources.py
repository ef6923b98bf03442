import os
import socket
import sys
from pathlib import Path, PurePath

import pytest
from PIL import Image

from restorer.imaging.decode import probe
from restorer.jobs.files.sources import BACKUP, SourceFilter, find_sources, natural_key
from tests.jobs.fakes import draw

posix = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")


def taken(paths, **rules):
    found = find_sources(paths, probe, SourceFilter(**rules))
    return [str(source.relative) for source in found.sources]


def reasons(paths, **rules):
    return {left.path.name: left for left in find_sources(paths, probe, SourceFilter(**rules)).left_out}


def test_a_folders_photos_come_in_natural_order(tmp_path):
    for name in ("scan10.png", "Scan2.png", "scan1.jpg", "b/inner.png", "a/inner.png"):
        draw(tmp_path / name)
    assert taken([tmp_path]) == ["scan1.jpg", "Scan2.png", "scan10.png"]
    inner = [str(PurePath("a", "inner.png")), str(PurePath("b", "inner.png"))]
    assert taken([tmp_path], recursive=True) == ["scan1.jpg", "Scan2.png", "scan10.png", *inner]
    assert reasons([tmp_path])["a"].message.endswith("--recursive only.")


def test_natural_order_is_total():
    names = ["x10", "x9", "X9", "x009", "10", "9", "x", "", "ü", "x9y1", "٣"]
    ordered = sorted(names, key=natural_key)
    assert ordered == sorted(sorted(names), key=natural_key)
    assert ordered.index("9") < ordered.index("10")
    assert ordered.index("x9") < ordered.index("x10")


def test_files_are_taken_as_named_and_once(tmp_path):
    one, two = draw(tmp_path / "one.png"), draw(tmp_path / "sub" / "two.png")
    assert taken([two, one, two, tmp_path / "sub" / ".." / "one.png"]) == ["two.png", "one.png"]
    found = find_sources([tmp_path, one], probe)
    assert [source.path for source in found.sources] == [one]


def test_content_decides_what_is_a_photo(tmp_path):
    draw(tmp_path / "right.png").rename(tmp_path / "wrong name.txt")
    draw(tmp_path / "x.png").rename(tmp_path / "no ending")
    (tmp_path / "notes.txt").write_text("just words")
    found = find_sources([tmp_path], probe)
    assert [(source.path.name, source.format) for source in found.sources] == [
        ("no ending", "png"),
        ("wrong name.txt", "png"),
    ]
    (left,) = found.left_out
    assert (left.path.name, left.is_failure) == ("notes.txt", False)


def test_a_photo_that_is_none_is_a_failure_in_words(tmp_path):
    (tmp_path / "broken.jpg").write_text("just words")
    (tmp_path / "empty.png").touch()
    (tmp_path / "notes.txt").write_text("just words")
    draw(tmp_path / "good.png")
    left = reasons([tmp_path, tmp_path / "notes.txt", tmp_path / "missing.jpg"])
    assert {name for name, item in left.items() if item.is_failure} >= {"broken.jpg", "empty.png", "missing.jpg"}
    assert left["missing.jpg"].message.endswith("is not there.")
    assert taken([tmp_path]) == ["good.png"]


def test_a_named_file_that_is_no_photo_is_a_failure(tmp_path):
    (tmp_path / "notes.txt").write_text("just words")
    assert reasons([tmp_path / "notes.txt"])["notes.txt"].is_failure


def test_each_page_of_a_file_is_a_photo(tmp_path):
    pages = [Image.new("RGB", (8, 8), (shade, 0, 0)) for shade in (1, 2, 3)]
    pages[0].save(tmp_path / "album.tif", save_all=True, append_images=pages[1:])
    found = find_sources([tmp_path], probe)
    assert [(source.page, source.pages, source.format) for source in found.sources] == [
        (n, 3, "tiff") for n in range(3)
    ]


def test_hidden_and_unfinished_files_are_left(tmp_path):
    for name in (".hidden.png", "x.png.part", ".restorer-1.part/result.png", "good.png"):
        draw(tmp_path / name)
    assert taken([tmp_path], recursive=True) == ["good.png"]
    assert reasons([tmp_path])[".hidden.png"].is_failure is False


@posix
def test_links_make_no_circle(tmp_path):
    draw(tmp_path / "a" / "x.png")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    (tmp_path / "a" / "self").symlink_to("self")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "dangling.jpg").symlink_to(tmp_path / "nowhere.jpg")
    assert taken([tmp_path], recursive=True) == [str(PurePath("a", "x.png"))]
    left = reasons([tmp_path], recursive=True)
    assert left["dangling.jpg"].is_failure
    assert not left["self"].is_failure
    assert left["b"].message == "The folder was searched already."


@posix
def test_a_linked_photo_is_taken_under_its_own_name(tmp_path):
    draw(tmp_path / "elsewhere" / "x.png")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link.png").symlink_to(tmp_path / "elsewhere" / "x.png")
    assert taken([tmp_path / "in"]) == ["link.png"]


@posix
def test_pipes_sockets_and_devices_are_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.jpg")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(tmp_path)  # the path of a socket must be short
        try:
            server.bind("socket.png")
        finally:
            os.chdir(here)
        left = reasons([tmp_path, "/dev/null"])
        assert left["pipe.jpg"].message.endswith("pipe.jpg' is a pipe, not a file.")
        assert left["socket.png"].message.endswith("socket.png' is a socket, not a file.")
        assert left["null"].is_failure
        assert left["pipe.jpg"].is_failure, "it is called a photo, so somebody expects one"


def test_the_output_folder_inside_the_input_is_left_out(tmp_path):
    draw(tmp_path / "x.png")
    draw(tmp_path / "out" / "x.png")
    draw(tmp_path / "sub" / "y.png")
    rules = {"recursive": True, "output_folder": tmp_path / "out"}
    assert taken([tmp_path], **rules) == ["x.png", str(PurePath("sub", "y.png"))]
    assert reasons([tmp_path], **rules)["out"].message == "It is the output folder."
    assert taken([tmp_path / "out"], **rules) == ["x.png"], "unless it is what was named"


def test_results_are_not_taken_as_originals_again(tmp_path):
    original = draw(tmp_path / "x.png")
    result = draw(tmp_path / "x-restored.png")
    origins = {result: original}
    assert taken([tmp_path], origin_of=origins.get) == ["x.png"]
    assert reasons([tmp_path], origin_of=origins.get)["x-restored.png"].message == "It is a result of an earlier run."
    assert taken([result], origin_of=origins.get) == ["x-restored.png"], "unless it is what was named"
    elsewhere = {result: Path("/photos/x.png")}
    assert len(taken([tmp_path], origin_of=elsewhere.get)) == 2, "its original is not here: it is what is meant"


@posix
def test_names_in_any_script_and_of_no_encoding(tmp_path):
    odd = ["Größe.png", "фото 1.png", "写真.png", "قديم.png", "a'b\"c.png", "new\nline.png", " lead.png", "💔.png"]
    for name in odd:
        draw(tmp_path / name)
    draw(tmp_path / "bytes.png").rename(tmp_path / os.fsdecode(b"caf\xe9.png"))
    found = taken([tmp_path])
    assert set(found) == {*odd, os.fsdecode(b"caf\xe9.png")}


def test_backups_of_other_programs_are_left_out_unless_named(tmp_path):
    draw(tmp_path / "a.png")
    for name in ("a.png_original", "a.png~", "a.png.bak", "a.png.orig"):
        draw(tmp_path / "x.png").rename(tmp_path / name)
    draw(tmp_path / "the_original.png")
    assert taken([tmp_path]) == ["a.png", "the_original.png"]
    left = [item for item in find_sources([tmp_path], probe).left_out if item.kind == BACKUP]
    assert len(left) == 4
    assert not any(item.is_failure for item in left)
    assert taken([tmp_path / "a.png_original"]) == ["a.png_original"]


def test_pictures_of_kinds_that_are_not_read_are_told_from_what_is_no_picture(tmp_path):
    (tmp_path / "a.djvu").write_bytes(b"AT&TFORM" + bytes(40))
    (tmp_path / "b.xcf").write_bytes(b"gimp xcf file" + bytes(40))
    (tmp_path / "c.docx").write_bytes(b"PK\x03\x04" + bytes(40))
    (tmp_path / "notes.txt").write_text("just words")
    (tmp_path / "d.psd").write_bytes(b"8BPS\0\1" + bytes(60))
    found = {item.path.name: (item.kind, item.is_failure) for item in find_sources([tmp_path], probe).left_out}
    none = ("", False)
    assert found.pop("d.psd") == ("Photoshop", False), "an empty shell, whose name is a photo's"
    named = find_sources([tmp_path / "d.psd"], probe).left_out
    assert [item.is_failure for item in named] == [True], "it was asked for"
    assert found == {"a.djvu": ("DjVu", False), "b.xcf": ("GIMP", False), "c.docx": none, "notes.txt": none}


def test_a_folder_that_cannot_be_read_is_told(tmp_path, monkeypatch):
    draw(tmp_path / "shut" / "x.png")
    draw(tmp_path / "open" / "y.png")
    real = os.scandir

    def refuse(path):
        if Path(path).name == "shut":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    left = reasons([tmp_path], recursive=True)
    assert left["shut"].is_failure
    assert taken([tmp_path], recursive=True) == [str(PurePath("open", "y.png"))]


@pytest.mark.parametrize(
    ("rules", "found"),
    [
        ({"include": ("*.TIF",)}, ["b.tif", "1932/c.tif"]),
        ({"include": ("1932",)}, ["1932/c.tif", "1932/d.png", "1932/thumbs/t.png"]),
        ({"include": ("1932/*.png",)}, ["1932/d.png", "1932/thumbs/t.png"]),
        ({"exclude": ("thumbs", "*.tif")}, ["a.png", "1932/d.png"]),
        ({"exclude": ("1932/",)}, ["a.png", "b.tif"]),
        ({"exclude": ("1932/thumbs",)}, ["a.png", "b.tif", "1932/c.tif", "1932/d.png"]),
        ({"include": ("*.png",), "exclude": ("d.*",)}, ["a.png", "1932/thumbs/t.png"]),
    ],
)
def test_patterns_say_what_is_taken(tmp_path, rules, found):
    for name in ("a.png", "b.tif", "1932/c.tif", "1932/d.png", "1932/thumbs/t.png"):
        draw(tmp_path / name)
    assert [name.replace("\\", "/") for name in taken([tmp_path], recursive=True, **rules)] == found


def test_patterns_hold_for_named_files_too(tmp_path):
    paths = [draw(tmp_path / name) for name in ("a.png", "b-edited.png")]
    assert taken(paths, exclude=("*-edited.*",)) == ["a.png"]
    assert not reasons(paths, exclude=("*-edited.*",))["b-edited.png"].is_failure


def test_an_excluded_folder_is_not_looked_into(tmp_path):
    (tmp_path / "thumbs" / "x").mkdir(parents=True)
    (tmp_path / "thumbs" / "loop.png").symlink_to("loop.png")
    assert reasons([tmp_path], recursive=True, exclude=("thumbs",))["thumbs"].message == "It was excluded."
    assert "loop.png" not in reasons([tmp_path], recursive=True, exclude=("thumbs",))


def test_what_is_not_ready_is_passed_over_unopened(tmp_path):
    draw(tmp_path / "a.png")
    (tmp_path / "half.tif").write_bytes(b"II*\0 half")
    found = find_sources([tmp_path], probe, SourceFilter(is_ready=lambda path: path.name == "a.png"))
    assert ([source.path.name for source in found.sources], found.left_out) == (["a.png"], ())
