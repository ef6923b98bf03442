"""What hands do in the window and what the command line is told give the same pixels."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restorer.analysis.by_hand.layout_text import Rectangle
from restorer.analysis.mark_points import MarkPoint
from restorer.app import open_services
from restorer.cli.exits import Exit
from restorer.cli.main import main
from restorer.gui.tools.brush.brush_model import Brush
from restorer.gui.viewmodels.layers import ColorPoint
from restorer.imaging.decode import probe
from restorer.imaging.mask_text import read_mask
from restorer.jobs.engine_process.messages import AddJobs
from restorer.jobs.engine_process.plan_requests import plan_requests
from restorer.jobs.worker.restore import restore_photo
from tests.gui.conftest import draw


@pytest.fixture
def by_window(made, engine):
    """Restores the photo in view by what the window would send to the engine."""
    for step in ("clean", "colorize"):
        made.session.recipe.set_on(step, False)

    def act():
        made.session.start([made.paths[0]])
        ((_, request),) = plan_requests(engine.of(AddJobs)[-1], probe).requests
        with open_services(device="cpu") as services:
            saved = restore_photo(request, services.processing, services.make_engine("cpu"))
        return np.asarray(Image.open(saved.result))

    return act


@pytest.fixture
def by_command(made, tmp_path, capsys):
    """Restores the photo in view by the command line."""

    def act(*words):
        code = main(
            ["restore", made.paths[0], "-o", str(tmp_path / "told"), "--device", "cpu", *map(str, words)]
        )  # fmt: skip
        assert code == Exit.DONE, capsys.readouterr().err
        return np.asarray(Image.open(tmp_path / "told" / Path(made.paths[0]).name))

    return act


def saved(text, path):
    Image.fromarray(np.array(read_mask(text))).save(path)
    return path


LAYOUT = ("--set", "straighten.deskew=false", "--set", "straighten.crop=false")


def test_turned_cropped_painted_kept_and_lightened(made, hand, by_window, by_command, tmp_path):
    made.window.actions_.rotate_right.trigger()
    made.window.actions_.flip_horizontal.trigger()
    made.main_view.hands.layout.set_rectangle(Rectangle(20, 10, 180, 140))
    made.window.actions_.brush.trigger()
    brush = made.main_view.hands.brush
    brush.size.setValue(12)
    hand.drag((60, 60), (120, 70))
    brush.choose(Brush.KEEP)
    hand.drag((100, 120), (150, 120))
    made.main_view.viewer.lay_down()
    made.session.recipe.set_value("tone", "exposure", 0.4)
    recipe = made.session.recipe.recipe
    fill = saved(recipe.find("repair").settings["painted"], tmp_path / "fill.png")
    keep = saved(recipe.keep_out, tmp_path / "keep.png")
    original = np.asarray(Image.open(made.paths[0]).convert("RGB"))
    first = by_window()
    second = by_command(
        "--steps", "straighten,repair", *LAYOUT, "--rotate", 90, "--flip", "horizontal", "--crop", "20,10,180,140",
        "--mask", fill, "--keep-out", keep, "--set", "tone.exposure=0.4",
    )  # fmt: skip
    assert first.shape == (180, 140, 3)
    assert not np.array_equal(first, np.rot90(original[10:150, 20:200], -1)[:, ::-1])
    assert np.array_equal(first, second)


def test_perspective(made, by_window, by_command):
    corners = "15,12,220,20,210,170,25,160"
    made.main_view.hands.layout.set_corners(
        [MarkPoint(15, 12), MarkPoint(220, 20), MarkPoint(210, 170), MarkPoint(25, 160)]
    )
    assert np.array_equal(by_window(), by_command("--steps", "straighten", *LAYOUT, "--perspective", corners))


def test_a_colour_a_reference_a_variation_and_a_face(made, by_window, by_command, tmp_path, qtbot):
    hands = made.main_view.hands
    made.session.recipe.set_on("colorize", True)
    hands.hints.add(ColorPoint(60.0, 70.0, "#8a2be2"))
    made.session.recipe.set_value("colorize", "seed", 2)
    lender = draw(tmp_path / "lender.png", seed=4)
    hands.reference.choose(lender)
    qtbot.waitUntil(lambda: bool(made.session.recipe.recipe.find("colorize").settings.get("reference")))
    made.session.recipe.set_on("faces", True)
    hands.faces.model.add((100.0, 40.0, 60.0, 70.0))
    (tmp_path / "hints.json").write_text('[{"x": 60, "y": 70, "color": "#8a2be2"}]')
    choices = made.session.recipe.recipe.find("faces").settings["choices"]
    (tmp_path / "faces.json").write_text(choices)
    words = [
        "--hints",
        tmp_path / "hints.json",
        "--faces",
        tmp_path / "faces.json",
        "--set",
        "colorize.seed=2",
        "--reference",
        lender,
    ]
    first = by_window()
    assert np.ptp(first.astype(int), axis=2).max() > 60, "it is coloured"
    assert np.array_equal(first, by_command("--steps", "colorize,faces", *words))
