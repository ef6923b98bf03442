"""`restore --rotate`, `--flip`, `--crop` and `--perspective` reach the pixels, the record and the regions of faces."""

import numpy as np
import pytest
from PIL import Image

from restorer.cli.exits import Exit
from restorer.imaging.decode import read_metadata
from restorer.jobs.provenance.labels import read_provenance
from tests.imaging.metadata.test_face_regions import AS_ATTRIBUTES, areas, packet
from tests.steps.fakes import picture


@pytest.fixture
def scanned(tmp_path):
    pixels = picture(longest_px=96)[:64]
    Image.fromarray(pixels).save(tmp_path / "a.png")
    return tmp_path / "a.png", pixels


def restored(run, source, folder, *words):
    code, _, err = run("restore", source, "-o", folder, "--device", "cpu", *words)
    assert code == Exit.DONE, err
    return np.asarray(Image.open(folder / source.name))


def test_a_photo_is_turned_flipped_and_cut_without_changing_a_value(run, tmp_path, scanned):
    source, pixels = scanned
    words = ("--crop", "8,4,40,30", "--rotate", "90", "--flip", "horizontal", "--steps", "straighten")
    made = restored(run, source, tmp_path / "out", *words)
    assert np.array_equal(made, np.rot90(pixels[4:34, 8:48], -1)[:, ::-1])
    settings = read_provenance(tmp_path / "out" / "a.png").recipe["steps"][0]["settings"]
    assert (settings["rectangle"], settings["rotate"], settings["flip"]) == ("8,4,40,30", 90, "horizontal")
    again = restored(run, source, tmp_path / "again", "--recipe-from", tmp_path / "out" / "a.png")
    assert np.array_equal(again, made)


def test_four_corners_are_a_rectangle(run, tmp_path, scanned):
    source, pixels = scanned
    made = restored(run, source, tmp_path / "out", "--perspective", "4,4,83,4,83,53,4,53", "--steps", "straighten")
    assert np.array_equal(made, pixels[4:54, 4:84])


@pytest.mark.parametrize(
    "words",
    [("--crop", "1,2,3"), ("--perspective", "1,2,3,4"), ("--crop", "0,0,9,9", "--perspective", "0,0,9,0,9,9,0,9")],
)
def test_what_cannot_be_done_is_told_before_anything_is_queued(run, tmp_path, scanned, words):
    code, _, err = run("restore", scanned[0], "-o", tmp_path / "out", *words)
    assert code == Exit.USAGE
    assert err
    assert not (tmp_path / "out").exists()


def test_faces_that_are_marked_in_the_file_go_along(run, tmp_path):
    """A face in the upper left, at (0.2, 0.3): cut to three quarters of the width, turned, and then flipped."""
    from PIL.PngImagePlugin import PngInfo

    info = PngInfo()
    info.add_itxt("XML:com.adobe.xmp", packet(AS_ATTRIBUTES).decode())
    Image.fromarray(picture(longest_px=80)[:60]).save(tmp_path / "a.png", pnginfo=info)
    restored(run, tmp_path / "a.png", tmp_path / "out", "--crop", "0,0,60,60", "--rotate", "90", "--flip", "vertical")
    (area,) = areas(read_metadata(tmp_path / "out" / "a.png").xmp)
    # The middle (16, 18) of 60 x 60 goes to (42, 16), and then to (42, 44); the sides swap.
    assert area == pytest.approx((42 / 60, 44 / 60, 12 / 60, 8 / 60), abs=1e-4)
