from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from restorer.errors import Cancelled, InputError, ResourceError
from restorer.imaging.atomic import is_temporary, write_atomic
from restorer.imaging.decode import decode
from restorer.imaging.encode import encode
from restorer.imaging.photo import Photo
from tests.imaging.samples import names

CHECKOUT = Path(__file__).resolve().parents[2]


def test_the_file_appears_whole_at_the_end(tmp_path) -> None:
    path = tmp_path / "x.txt"
    with write_atomic(path) as temporary:
        assert temporary.parent == tmp_path
        assert temporary.name.startswith(".")
        assert temporary.name.endswith(".part")
        assert is_temporary(temporary)
        temporary.write_text("new")
        assert not path.exists()
    assert path.read_text() == "new"
    assert names(tmp_path) == ["x.txt"]
    assert not is_temporary(path)


@pytest.mark.parametrize(
    "error", [ValueError("x"), Cancelled(), KeyboardInterrupt(), InputError("a", "b"), MemoryError()]
)
def test_any_failure_leaves_everything_as_it_was(tmp_path, error) -> None:
    path = tmp_path / "x.txt"
    path.write_text("old")
    with pytest.raises(type(error)), write_atomic(path) as temporary:  # noqa: PT012 (what is raised inside is the test)
        temporary.write_text("half")
        raise error
    assert path.read_text() == "old"
    assert names(tmp_path) == ["x.txt"]


@pytest.mark.parametrize(
    "name", ["a" * 251 + ".png", "祖" * 83 + ".png", 'it\'s "x".png', "line\nbreak.png", "a[0].png", " .png", "💐.png"]
)
def test_every_name_that_the_disk_takes_can_be_written(tmp_path, smooth, name) -> None:
    encode(Photo(smooth), tmp_path / name, "png")
    assert (decode(tmp_path / name).pixels == smooth).all()
    assert names(tmp_path) == [name]


def test_a_name_too_long_for_the_disk_is_refused_in_words(tmp_path, smooth) -> None:
    with pytest.raises(InputError, match="too long"):
        encode(Photo(smooth), tmp_path / ("a" * 300 + ".png"), "png")
    assert names(tmp_path) == []


def test_a_missing_folder_is_told(tmp_path, smooth) -> None:
    with pytest.raises(InputError, match="does not exist") as caught:
        encode(Photo(smooth), tmp_path / "none" / "x.png", "png")
    assert "Create the folder" in caught.value.hint


def test_a_file_in_place_of_the_folder_is_told(tmp_path, smooth) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(InputError, match="could not be written"):
        encode(Photo(smooth), tmp_path / "file" / "x.png", "png")


def test_a_folder_in_place_of_the_file_is_told(tmp_path, smooth) -> None:
    (tmp_path / "x.png").mkdir()
    with pytest.raises(InputError, match="a folder has this name"):
        encode(Photo(smooth), tmp_path / "x.png", "png")
    assert names(tmp_path) == ["x.png"]


def test_a_read_only_folder_is_told(tmp_path, smooth, monkeypatch) -> None:
    if hasattr(os, "geteuid") and os.geteuid() == 0:  # Permissions do not bind root: the system's answer is played.
        real = os.open

        def refuse(path: object, flags: int, *rest: int, **options: object) -> int:
            if flags & os.O_CREAT:
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, flags, *rest, **options)

        monkeypatch.setattr(os, "open", refuse)
    tmp_path.chmod(0o555)
    with pytest.raises(InputError, match="cannot be written to"):
        encode(Photo(smooth), tmp_path / "x.png", "png")
    tmp_path.chmod(0o755)


FULL_DISK = """
import resource, sys, pathlib, os
import numpy as np
from restorer.errors import ResourceError
from restorer.imaging.encode import encode
from restorer.imaging.photo import Photo
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
pixels = np.random.default_rng(0).integers(0, 256, (300, 300, 3), dtype=np.uint8)
for format in ("jpeg", "png", "tiff", "webp", "avif"):
    try:
        encode(Photo(pixels), pathlib.Path(sys.argv[1]) / f"x.{format}", format)
        print(format, "was written")
    except ResourceError as error:
        assert "no room left" in error.message, error.message
print(sorted(os.listdir(sys.argv[1])))
"""


@pytest.mark.skipif(os.name == "nt", reason="a limit on a file's size is set with POSIX's setrlimit")
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(tmp_path)], capture_output=True, text=True, check=False, cwd=CHECKOUT
    )
    assert done.stdout == "[]\n", done.stdout + done.stderr
    assert done.stderr == ""


def test_a_full_disk_at_the_last_moment_is_told(tmp_path, monkeypatch) -> None:
    def fail(*paths: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(ResourceError, match="no room left"):
        encode(Photo(np.zeros((4, 4, 3), np.uint8)), tmp_path / "x.png", "png")
    assert names(tmp_path) == []
