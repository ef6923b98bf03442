"""The preview in the window: what it is called, what it hides, and what is seen while it is worked out."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRect, Qt

from restorer.gui.viewmodels.item import ItemState
from restorer.jobs.engine_process import messages
from restorer.jobs.events import JobCancelled, JobDone, JobStarted
from restorer.pipeline.recipe import Recipe, StepChoice

from .conftest import draw

NO_MOVE = (1.0, 0, 0, 0, 1.0, 0, 0, 0, 1.0)
RECIPE = Recipe((StepChoice("clean", {"strength": 0.7}),))
GREEN, BLUE = (0, 200, 0), (0, 0, 200)


@pytest.fixture
def made(controller, engine, qtbot, tmp_path):
    """The window with a photo in view, whose recipe is known."""
    made = controller()
    made.path = draw(tmp_path / "a.png", 240, 180, seed=1)
    made.session.add_paths([made.path, draw(tmp_path / "b.png", seed=2)])
    qtbot.waitUntil(lambda: bool(made.main_view.viewer.model.photo.width))
    engine.say(messages.PhotoInspected(1, made.path, 0, "auto", RECIPE, {}))
    qtbot.waitUntil(lambda: bool(engine.of(messages.PreviewRegion)), timeout=3000)
    return made


@pytest.fixture
def tell(engine, tmp_path):
    """Let the engine make a preview in one colour."""
    folder = tmp_path / "previews"
    folder.mkdir()

    def say(made, color, *, size=(180, 240), where=NO_MOVE, **more):
        asked = engine.of(messages.PreviewRegion)[-1]
        file = folder / f"{len(list(folder.iterdir()))}.npy"
        np.save(file, np.full((*size, 3), color, np.uint8))
        facts = {"masks": (), "is_draft": False} | more
        engine.say(
            messages.PreviewMade(
                asked.ticket, made.path, 0, asked.region, str(file), facts.pop("masks"), where, None,
                facts.pop("is_draft"), 0.1, folder=str(folder), **facts,
            )
        )  # fmt: skip
        return file

    return say


def texts(made):
    return [badge.text() for badge in made.main_view.viewer.badges.labels if badge.isVisible()]


def color_of(made, qtbot, x, y, wanted):
    """Wait until a place of the source is seen in this colour."""
    pane = made.main_view.viewer.panes[0]

    def seen():
        at = pane._root.transform().map(QPointF(x, y))
        color = pane.viewport().grab().toImage().pixelColor(round(at.x()), round(at.y()))
        return (color.red(), color.green(), color.blue())

    qtbot.waitUntil(lambda: seen() == wanted, timeout=3000)


def test_a_draft_is_called_one_and_the_preview_is_not_the_original(made, tell, qtbot):
    assert texts(made) == [], "there is nothing but the original"
    file = tell(made, GREEN, is_draft=True)
    assert texts(made) == ["Original", "Draft"]
    assert not file.exists(), "the window deletes what was made for it"
    color_of(made, qtbot, 200, 90, GREEN)
    tell(made, BLUE)
    assert texts(made) == ["Original", "Preview"]
    color_of(made, qtbot, 200, 90, BLUE)


def test_a_draft_is_not_printed_or_copied_unawares(made, tell, qtbot):
    from restorer.gui.tools.sharing.print_dialog import PrintSizeDialog

    def words_of_print():
        made.window.actions_.print.trigger()
        (dialog,) = [one for one in made.window.findChildren(PrintSizeDialog) if one.isVisible()]
        words = dialog.words.text()
        dialog.reject()
        return words

    tell(made, GREEN, is_draft=True)
    assert "This is a draft" in words_of_print()
    made.window.actions_.copy_picture.trigger()
    assert "A draft was copied" in made.main_view.notice.words.text()
    made.main_view.notice.dismiss()
    tell(made, BLUE)
    assert "draft" not in words_of_print()
    made.window.actions_.copy_picture.trigger()
    assert not made.main_view.notice.isVisible()


def test_what_is_left_out_is_said(made, tell):
    tell(made, GREEN, left_out=("upscale",))
    assert texts(made)[1] == "Preview, without: Enlarge"


def test_x_swaps_the_pixels_and_not_only_the_words(made, tell, qtbot):
    tell(made, GREEN)
    color_of(made, qtbot, 200, 90, GREEN)
    model = made.main_view.viewer.model
    qtbot.keyClick(made.main_view.viewer, Qt.Key.Key_X)
    assert (model.left, model.right) == ("preview", "before")
    assert texts(made) == ["Preview", "Original"]
    color_of(made, qtbot, 40, 90, GREEN)
    pane = made.main_view.viewer.panes[0]
    at = pane._root.transform().map(QPointF(200, 90))
    color = pane.viewport().grab().toImage().pixelColor(round(at.x()), round(at.y()))
    assert (color.red(), color.green(), color.blue()) != GREEN


def test_a_finer_part_swaps_with_its_picture(made, tell, qtbot):
    tell(made, GREEN, left_out=("upscale",))
    tell(made, BLUE, size=(40, 40), where=(1.0, 0, -20.0, 0, 1.0, -70.0, 0, 0, 1.0), is_whole=False)
    qtbot.keyClick(made.main_view.viewer, Qt.Key.Key_X)
    color_of(made, qtbot, 40, 90, BLUE)
    color_of(made, qtbot, 90, 90, GREEN)


def test_while_a_change_is_worked_out_the_old_picture_is_dimmed_and_the_step_is_named(made, tell, engine, qtbot):
    view = made.main_view
    tell(made, GREEN)
    asked = engine.of(messages.PreviewRegion)[-1]
    engine.say(messages.PreviewEnded(asked.ticket))
    color_of(made, qtbot, 200, 90, GREEN)
    assert not view.viewer.work.words
    made.session.recipe.set_value("clean", "strength", 0.2)
    assert texts(made) == ["Original", "Out of date"], "at once, not when the hand rests"
    canvas = view.viewer.panes[0].canvas_color()
    dimmed = tuple(round(0.4 * part + 0.6 * base) for part, base in zip(GREEN, canvas.getRgb()[:3], strict=True))
    pane = view.viewer.panes[0]
    at = pane._root.transform().map(QPointF(200, 90))
    color = pane.viewport().grab().toImage().pixelColor(round(at.x()), round(at.y()))
    assert color.getRgb()[:3] == pytest.approx(dimmed, abs=2)
    qtbot.waitUntil(lambda: engine.of(messages.PreviewRegion)[-1] is not asked)
    newer = engine.of(messages.PreviewRegion)[-1].ticket
    engine.say(messages.PreviewProgressed(newer, made.path, "clean", 0.45))
    qtbot.waitUntil(lambda: view.viewer.work.isVisible())
    assert view.viewer.work.words == "Preview: Clean 45%"
    tell(made, BLUE, is_draft=True)
    assert texts(made) == ["Original", "Draft"]
    color_of(made, qtbot, 200, 90, BLUE)
    assert view.viewer.work.isVisible(), "the draft is not the end"
    engine.say(messages.PreviewEnded(newer))
    assert not view.viewer.work.isVisible()


def test_while_the_networks_are_loaded_that_is_said_and_no_step_named(made, engine, qtbot):
    asked = engine.of(messages.PreviewRegion)[-1]
    engine.say(messages.PreviewProgressed(asked.ticket, made.path, "", 0.0))
    assert made.session.preview.describe() == "Preview: loading the networks…"
    qtbot.waitUntil(made.main_view.viewer.work.isVisible)


def test_an_older_preview_ends_nothing(made, tell, engine, qtbot):
    old = engine.of(messages.PreviewRegion)[-1].ticket
    made.session.recipe.set_value("clean", "strength", 0.2)
    qtbot.waitUntil(lambda: engine.of(messages.PreviewRegion)[-1].ticket != old)
    engine.say(messages.PreviewEnded(old))
    assert made.session.preview.is_working


def test_moving_about_asks_for_nothing_new_where_the_whole_is_previewed(made, tell, engine, qtbot):
    tell(made, GREEN)
    count = len(engine.of(messages.PreviewRegion))
    engine.say(messages.PreviewEnded(engine.of(messages.PreviewRegion)[-1].ticket))
    made.main_view.viewer.model.set_zoom(8.0)
    qtbot.wait(400)
    assert len(engine.of(messages.PreviewRegion)) == count
    tell(made, GREEN, left_out=("upscale",))
    made.main_view.viewer.model.set_zoom(10.0)
    qtbot.waitUntil(lambda: len(engine.of(messages.PreviewRegion)) == count + 1)


def test_with_every_step_off_there_is_the_original_alone(made, tell, engine, qtbot):
    tell(made, GREEN)
    count = len(engine.of(messages.PreviewRegion))
    made.session.recipe.set_on("clean", False)
    qtbot.waitUntil(lambda: texts(made) == [])
    assert len(engine.of(messages.PreviewRegion)) == count
    assert [layer.id for layer in made.main_view.viewer.model.layers] == ["before"]
    assert not made.session.preview.is_working


def test_a_preview_in_the_stage_cache_is_left_there(made, engine, tmp_path):
    stage = tmp_path / "stages" / "pixels.npy"
    stage.parent.mkdir()
    np.save(stage, np.zeros((180, 240, 3), np.uint8))
    asked = engine.of(messages.PreviewRegion)[-1]
    folder = str(tmp_path / "previews")
    engine.say(
        messages.PreviewMade(
            asked.ticket, made.path, 0, asked.region, str(stage), (), NO_MOVE, None, False, 0.1, folder=folder
        )
    )
    assert texts(made) == ["Original", "Preview"]
    assert stage.exists()


def test_a_stage_that_has_gone_meanwhile_is_no_error(made, engine, tmp_path):
    asked = engine.of(messages.PreviewRegion)[-1]
    gone = str(tmp_path / "gone.npy")
    engine.say(messages.PreviewMade(asked.ticket, made.path, 0, asked.region, gone, (), NO_MOVE, None, False, 0.1))
    assert texts(made) == []


def test_the_result_takes_the_previews_place(made, tell, engine, qtbot, tmp_path):
    tell(made, GREEN)
    made.session.start([made.path])
    job = engine.add_all()[made.path]
    result = draw(tmp_path / "out" / "a.png", seed=9)
    engine.say(JobDone(job, result, {"clean": "Cleaned."}, 1.0))
    assert made.session.library.find(made.path).state is ItemState.DONE
    assert texts(made) == ["Original", "Restored"]


def test_while_it_is_restored_nothing_is_previewed_until_that_is_stopped(made, tell, engine, qtbot):
    tell(made, GREEN, is_draft=True)
    made.session.start([made.path])
    (job,) = engine.add_all().values()
    engine.say(JobStarted(job, made.path))
    asked = len(engine.of(messages.PreviewRegion))
    made.main_view._on_region_changed(QRect(0, 0, 50, 50))
    made.session.preview.wanted.emit()
    assert len(engine.of(messages.PreviewRegion)) == asked
    assert texts(made) == ["Original", "Draft"], "it stays in sight"
    engine.say(JobCancelled(job))
    qtbot.waitUntil(lambda: len(engine.of(messages.PreviewRegion)) == asked + 1)


def test_a_change_is_previewed_even_while_the_photo_is_restored(made, engine, qtbot):
    made.session.start([made.path])
    (job,) = engine.add_all().values()
    engine.say(JobStarted(job, made.path))
    asked = len(engine.of(messages.PreviewRegion))
    made.session.recipe.set_value("clean", "strength", 0.2)
    qtbot.waitUntil(lambda: len(engine.of(messages.PreviewRegion)) > asked)


def test_the_first_photo_says_that_it_is_being_read(controller, qtbot, tmp_path):
    made = controller()
    made.session.add_paths([draw(tmp_path / "a.png")])
    qtbot.waitUntil(lambda: made.main_view.viewer.work.words == "Reading the photo…")


def test_another_photo_that_is_being_read_says_so(made, qtbot):
    made.main_view.strip.choose(made.session.library.order()[1])
    qtbot.waitUntil(lambda: made.main_view.viewer.work.isVisible())
    assert made.main_view.viewer.work.words == "Reading the photo…"


def test_a_lost_engine_works_on_nothing(made, engine):
    assert made.session.preview.is_working
    engine.say(messages.EngineLost(-9))
    assert not made.session.preview.is_working
