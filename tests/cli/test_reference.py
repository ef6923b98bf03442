"""`restore --reference`: a photo's colours reach others, and their records."""

import numpy as np
import pytest
from PIL import Image

from restorer.cli.exits import Exit
from restorer.jobs.provenance.labels import read_provenance
from tests.steps.fakes import gray, picture


def test_a_gray_photo_or_none_is_refused(run, tmp_path):
    Image.fromarray(gray(picture(longest_px=64))[:, :, 0]).save(tmp_path / "a.png")
    for name in ("a.png", "none.png"):
        words = ("restore", tmp_path / "a.png", "-o", tmp_path / "out", "--reference", tmp_path / name)
        code, _, err = run(*words)
        assert code == Exit.USAGE
        assert err


@pytest.mark.slow
def test_a_photo_lends_another_its_colors_and_the_result_can_be_made_again(run, tmp_path):
    pixels = picture("coffee.png", longest_px=256)
    Image.fromarray(pixels).save(tmp_path / "color.png")
    Image.fromarray(gray(pixels)[:, :, 0]).save(tmp_path / "a.png")
    words = ["restore", tmp_path / "a.png", "--steps", "colorize", "--device", "cpu"]
    made = {}
    for name, more in (("plain", ()), ("lent", ("--reference", tmp_path / "color.png"))):
        code, _, err = run(*words, "-o", tmp_path / name, *more)
        assert code == Exit.DONE, err
        made[name] = np.asarray(Image.open(tmp_path / name / "a.png")).astype(float)
    errors = {name: np.abs(result - pixels).mean() for name, result in made.items()}
    assert errors["lent"] < 0.8 * errors["plain"]
    told = read_provenance(tmp_path / "lent" / "a.png")
    assert told.step_records[0].settings["reference"].startswith("sha256:")
    again = ["-o", tmp_path / "again", "--recipe-from", tmp_path / "lent" / "a.png", "--device", "cpu"]
    assert run("restore", tmp_path / "a.png", *again)[0] == Exit.DONE
    assert np.array_equal(np.asarray(Image.open(tmp_path / "again" / "a.png")), made["lent"])
