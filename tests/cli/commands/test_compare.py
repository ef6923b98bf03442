import numpy as np
import pytest
from PIL import Image

from restorer.cli.exits import Exit
from tests.jobs.fakes import draw


def test_sheet_is_made_and_like_photos_are_measured(run, tmp_path):
    draw(tmp_path / "a.png", 1, (60, 40))
    draw(tmp_path / "b.png", 2, (60, 40))
    code, out, err = run("compare", tmp_path / "a.png", tmp_path / "b.png", "-o", tmp_path / "new" / "sheet.png")
    assert code == Exit.DONE
    assert out.startswith("PSNR ")
    assert float(out.split()[1]) == pytest.approx(7.8, abs=1.0)
    assert "SSIM" in out
    assert str(tmp_path / "new" / "sheet.png") in err
    with Image.open(tmp_path / "new" / "sheet.png") as sheet:
        assert sheet.width >= 120


def test_equal_photos_say_so(run, tmp_path):
    draw(tmp_path / "a.png", 1, (60, 40))
    _, out, _ = run("compare", tmp_path / "a.png", tmp_path / "a.png", "-o", tmp_path / "sheet.jpg")
    assert out == "PSNR inf dB, SSIM 1.0000\n"


def test_photos_of_different_sizes_are_shown_and_not_measured(run, tmp_path):
    draw(tmp_path / "a.png", 1, (60, 40))
    draw(tmp_path / "b.png", 2, (120, 80))
    code, out, err = run("compare", tmp_path / "a.png", tmp_path / "b.png", "-o", tmp_path / "sheet.png")
    assert (code, out) == (Exit.DONE, "")
    assert "differ" in err


def test_sheet_never_goes_over_a_photo(run, tmp_path):
    first = draw(tmp_path / "a.png")
    before = first.read_bytes()
    code, _, err = run("compare", first, first, "-o", tmp_path / "." / "a.png")
    assert code == Exit.USAGE
    assert "never changed" in err
    assert first.read_bytes() == before


@pytest.mark.parametrize("name", ["sheet.xyz", "sheet"])
def test_unknown_ending_is_usage(run, tmp_path, name):
    draw(tmp_path / "a.png")
    code, _, err = run("compare", tmp_path / "a.png", tmp_path / "a.png", "-o", tmp_path / name)
    assert code == Exit.USAGE
    assert err.strip()
    assert not (tmp_path / name).exists()


def test_missing_photo_is_usage(run, tmp_path):
    draw(tmp_path / "a.png")
    code, _, err = run("compare", tmp_path / "a.png", tmp_path / "gone.png", "-o", tmp_path / "sheet.png")
    assert code == Exit.USAGE
    assert "gone.png" in err


def test_16_bits_and_gray_are_compared_too(run, tmp_path):
    ramp = np.linspace(0, 65535, 64 * 48).astype(np.uint16).reshape(48, 64)
    Image.fromarray(ramp).save(tmp_path / "a.png")
    Image.fromarray(255 - (ramp >> 8).astype(np.uint8)).save(tmp_path / "b.png")
    code, out, err = run("compare", tmp_path / "a.png", tmp_path / "b.png", "-o", tmp_path / "sheet.webp")
    assert code == Exit.DONE, err
    assert out.startswith("PSNR ")
