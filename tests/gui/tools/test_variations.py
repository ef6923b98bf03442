"""Other versions of the photo, six at a time, one of which is chosen."""

import numpy as np
import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon

from restorer.gui.widgets.card.variation_editor import VariationEditor
from restorer.jobs.engine_process import messages
from restorer.pipeline.recipe import Recipe, StepChoice

LEFT = Qt.MouseButton.LeftButton


def asides(engine):
    return [command for command in engine.of(messages.PreviewRegion) if command.is_aside]


def seed_of(command):
    return dict(command.recipe.find("colorize").settings).get("seed", 0)


@pytest.fixture
def draw_next(engine, tmp_path):
    """The engine answers the last draft that was asked for with one tone."""

    def answer(command=None, tone=90):
        command = command or asides(engine)[-1]
        folder = tmp_path / "previews"
        folder.mkdir(exist_ok=True)
        files = [folder / f"{command.ticket}-{name}.npy" for name in ("after", "mask")]
        np.save(files[0], np.full((30, 40, 3), tone, np.uint8))
        np.save(files[1], np.zeros((30, 40), np.uint8))
        made = messages.PreviewMade(
            command.ticket, command.path, 0, command.region, str(files[0]), (("invented.colorize", str(files[1])),),
            (), None, is_draft=True, seconds=0.1, folder=str(folder),
        )  # fmt: skip
        engine.say(made)
        engine.say(messages.PreviewEnded(command.ticket))
        assert not any(file.exists() for file in files), "they are the receiver's to delete"

    return answer


@pytest.fixture
def tool(made):
    return made.main_view.hands.variations


def open_tool(made, qtbot):
    editor = made.main_view.panel.editor(VariationEditor)
    qtbot.mouseClick(editor.others, LEFT)
    return editor


def wait_for_draft(engine, qtbot, count=1):
    qtbot.waitUntil(lambda: len(asides(engine)) == count, timeout=3000)


def test_six_are_drawn_one_after_the_other_while_the_preview_goes_on(made, tool, engine, qtbot, draw_next):
    open_tool(made, qtbot)
    assert tool.strip.isVisible()
    assert made.main_view.viewer.tool is tool
    for number in range(6):
        wait_for_draft(engine, qtbot, number + 1)
        assert seed_of(asides(engine)[-1]) == number
        draw_next(tone=40 + 20 * number)
    assert len(asides(engine)) == 6
    assert [int(version.pixels[0, 0, 0]) for version in tool.model.versions] == [40, 60, 80, 100, 120, 140]
    colors = [tool.list.item(row).icon().pixmap(100, 76).toImage().pixelColor(50, 38).red() for row in range(6)]
    assert colors == sorted(set(colors))
    assert tool.list.currentRow() == 0
    chosen = tool.list.item(0).icon().pixmap(QSize(100, 76), QIcon.Mode.Selected).toImage().pixelColor(50, 38)
    assert (chosen.red(), chosen.blue()) == (40, 40), "the colours that are chosen are seen as they are"


def test_a_click_on_one_chooses_it_and_undo_takes_it_back(made, tool, hand, engine, qtbot, draw_next):
    editor = open_tool(made, qtbot)
    for number in range(3):
        wait_for_draft(engine, qtbot, number + 1)
        draw_next()
    rect = tool.list.visualItemRect(tool.list.item(2))
    qtbot.mouseClick(tool.list.viewport(), LEFT, pos=rect.center())
    assert hand.settings("colorize")["seed"] == 2
    assert editor._number.text() == "2"
    qtbot.keyClick(tool.list, Qt.Key.Key_Left)
    assert hand.settings("colorize")["seed"] == 1
    assert all(tool.model.versions[number].pixels is not None for number in range(3)), "they are drawn once"
    made.session.undo.undo()
    made.session.undo.undo()
    assert "seed" not in hand.settings("colorize")
    assert tool.list.currentRow() == 0


def previews(engine):
    return [command for command in engine.of(messages.PreviewRegion) if not command.is_aside]


def test_a_preview_in_hand_makes_way_and_a_choice_is_followed_first(made, tool, engine, qtbot, draw_next, tmp_path):
    preview = made.session.preview
    qtbot.waitUntil(lambda: preview.is_working)
    before = len(previews(engine))
    open_tool(made, qtbot)
    wait_for_draft(engine, qtbot)
    assert len(previews(engine)) == before + 1, "asked for again"
    assert engine.sent.index(asides(engine)[-1]) < engine.sent.index(previews(engine)[-1])
    tool.model.choose(3)
    qtbot.waitUntil(lambda: len(previews(engine)) == before + 2, timeout=3000)
    draw_next()
    assert len(asides(engine)) == 1, "the photo comes first"
    shown = previews(engine)[-1]
    np.save(tmp_path / "shown.npy", np.zeros((30, 40, 3), np.uint8))
    engine.say(
        messages.PreviewMade(
            shown.ticket, shown.path, 0, shown.region, str(tmp_path / "shown.npy"), (), (), None, True, 0.1
        )
    )
    assert [seed_of(command) for command in asides(engine)] == [0, 1]


def test_more_shows_the_next_six_and_back_the_ones_before(made, tool, engine, qtbot, draw_next):
    open_tool(made, qtbot)
    wait_for_draft(engine, qtbot)
    assert not tool.before.isEnabled()
    qtbot.mouseClick(tool.more, LEFT)
    draw_next()
    assert seed_of(asides(engine)[-1]) == 6
    assert tool.list.item(0).text() == "Version 6"
    qtbot.mouseClick(tool.before, LEFT)
    assert tool.list.item(0).text() == "Likeliest"
    assert tool.model.versions[0].pixels is not None


def test_another_recipe_is_drawn_anew_and_closing_draws_no_more(made, tool, engine, qtbot, draw_next):
    open_tool(made, qtbot)
    wait_for_draft(engine, qtbot)
    draw_next()
    made.session.recipe.set_value("colorize", "saturation", 1.5)
    assert all(version.pixels is None for version in tool.model.versions)
    draw_next()  # the one of before, which is passed over
    assert all(version.pixels is None for version in tool.model.versions)
    wait_for_draft(engine, qtbot, 3)
    assert dict(asides(engine)[-1].recipe.find("colorize").settings)["saturation"] == 1.5
    qtbot.mouseClick(tool.strip.done_button, LEFT)
    assert not tool.strip.isVisible()
    draw_next()
    assert len(asides(engine)) == 3


def test_only_what_leads_to_the_colors_is_drawn(made, tool, engine, qtbot):
    path = made.paths[0]
    recipe = Recipe((StepChoice("clean"), StepChoice("colorize", {"seed": 8}), StepChoice("upscale")))
    engine.say(messages.PhotoInspected(9, path, 0, "auto", recipe, {}))
    made.session.recipe.changed.emit()
    open_tool(made, qtbot)
    wait_for_draft(engine, qtbot)
    command = asides(engine)[-1]
    assert [choice.step for choice in command.recipe.steps] == ["clean", "colorize"]
    assert seed_of(command) == 6, "those among which the chosen one is"
    assert tool.list.currentRow() == 2
    assert command.budget_px < 100_000


def test_after_a_version_that_fails_no_other_is_tried(made, tool, engine, qtbot):
    open_tool(made, qtbot)
    wait_for_draft(engine, qtbot)
    ticket = asides(engine)[-1].ticket
    engine.say(messages.PreviewEnded(ticket))
    assert len(asides(engine)) == 1
