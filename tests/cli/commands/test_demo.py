"""The demo with everything real: it must measure better, and print what it measured."""

import re

import numpy as np
import pytest
from PIL import Image

from restorer.cli.commands.demo import table
from restorer.cli.exits import Exit
from restorer.cli.main import main
from restorer.cli.sheets import Figures
from restorer.imaging.metrics import psnr, ssim


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    """(exit code, folder, stdout, stderr) of one run."""
    folder = tmp_path_factory.mktemp("demo") / "new folder"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RESTORER_HOME", str(folder.parent / "home"))
        import contextlib
        import io

        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(["demo", "-o", str(folder)])
    return code, folder, out.getvalue(), err.getvalue()


def read(path):
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def test_restored_measures_better_than_worn(demo):
    code, folder, _, err = demo
    assert code == Exit.DONE, err
    clean, worn, restored = (read(folder / name) for name in ("clean.png", "worn.jpg", "restored.png"))
    assert clean.shape == worn.shape == restored.shape
    assert psnr(restored, clean) > psnr(worn, clean) + 1
    assert ssim(restored, clean) > ssim(worn, clean) + 0.05


def test_printed_figures_are_the_files(demo):
    _, folder, out, _ = demo
    clean = read(folder / "clean.png")
    for name, file in (("worn", "worn.jpg"), ("restored", "restored.png")):
        psnr_db, similarity = re.search(rf"^{name}\s+(\S+) dB\s+(\S+)$", out, re.MULTILINE).groups()
        pixels = read(folder / file)
        assert float(psnr_db) == pytest.approx(psnr(pixels, clean), abs=0.01)
        assert float(similarity) == pytest.approx(ssim(pixels, clean), abs=0.001)


def test_files_and_sheet_are_there_and_named(demo):
    _, folder, out, _ = demo
    for name in ("clean.png", "worn.jpg", "restored.png", "before-after.png"):
        assert str(folder / name) in out
        assert (folder / name).is_file()
    with Image.open(folder / "before-after.png") as sheet:
        assert sheet.width > 1000


def test_table_tells_losses_as_losses():
    lines = table(Figures(20.0, 0.5), Figures(18.5, 0.45))
    assert lines[-1].split() == ["gained", "-1.50", "dB", "-0.050"]


def test_folder_that_cannot_be_made_is_usage(tmp_path, capsys):
    (tmp_path / "file").touch()
    assert main(["demo", "-o", str(tmp_path / "file" / "x")]) == Exit.USAGE
    assert "Traceback" not in capsys.readouterr().err
