"""Small things that were seen by somebody new: each stays as it was mended."""

import itertools
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton

from restorer.gui.language import install_language
from restorer.gui.main_window import LEAST
from restorer.imaging.metadata.kinds import LABELS
from restorer.jobs.engine_process import messages
from restorer.pipeline.recipe import Recipe, StepChoice

from .conftest import draw

RECIPE = Recipe((StepChoice("clean", {"strength": 0.7}),))
TRANSLATIONS = Path(__file__).resolve().parents[2] / "resources" / "translations"


@pytest.fixture
def filled(controller, engine, qtbot, tmp_path):
    made = controller()
    made.paths = [draw(tmp_path / f"{name}.png", seed=number) for number, name in enumerate("abc")]
    made.session.add_paths(made.paths)
    qtbot.waitUntil(lambda: bool(made.main_view.viewer.model.photo.width))
    engine.say(messages.PhotoInspected(1, made.paths[0], 0, "auto", RECIPE, {"clean": "fine grain"}))
    return made


def test_kinds_of_metadata_begin_with_a_capital_and_are_translated():
    german = {
        message.findtext("source"): message.findtext("translation")
        for message in ElementTree.parse(TRANSLATIONS / "restorer_de.ts").iter("message")
    }
    for label in LABELS.values():
        assert label[0].isupper()
        assert german[label][0].isupper()
        assert german[label] != label


PLAIN = {
    "Not restored yet": "Ready",
    "No changes needed": "Nothing to do: as it was",
    "Restorer will continue when you open it again.": "They go on by themselves at the next start.",
    "Choose colours…": "Give colours…",
    "Colour here": "The colour of this place",
    "S&wap sides": "Exchange left and right",
    "S&plit view": "With a divider",
    "If the file &exists": "Name is taken",
    "Process on": "Networks run on",
    "Cache size": "Disk for the results of steps",
    "Notify me when a batch is done": "Tell when a long batch has ended",
    "Off in this preset.": "left out, since this preset does not do it",
    "Cleaned ({strength:.0%}).": "Cleaned at {strength:.0%} with {model}",
    "Looks like an old print. Checking for scratches and dust.": "looked at closely",
    "The scanner's border will be cropped.": "has a border that is not picture",
    "Worn photo, so faces will be checked.": "worn, so its faces may be, too",
    "already straight": "upright, and no border around it",
    "faces are already sharp": "sharp enough for its faces",
    "clean and sharp, nothing to do": "hardly any noise (sigma {sigma:.1f}), and sharp",
}
"""Words that a person understands at once, and those that stood in their place."""


def test_the_words_of_the_window_are_the_plain_ones():
    said = {
        message.findtext("source") for message in ElementTree.parse(TRANSLATIONS / "restorer_de.ts").iter("message")
    }
    assert PLAIN.keys() <= said
    assert said.isdisjoint(PLAIN.values())


def test_a_reason_begins_where_the_slider_below_it_does(filled, qtbot):
    card = filled.main_view.panel.cards["clean"]
    qtbot.waitUntil(card.reason.isVisible)
    label = card.editors["strength"].label
    assert card.reason.mapTo(card, QPoint(0, 0)).x() == label.mapTo(card, QPoint(0, 0)).x()


def test_every_german_word_of_the_recipe_has_room(controller, qapp, qtbot, tmp_path, engine):
    """Of buttons and labels that do not wrap none is cut off, at the narrowest that the panel can be."""
    before = qapp.property("spoken language")
    install_language(qapp, "de")
    try:
        made = controller()
        made.session.add_paths([draw(tmp_path / "a.png", seed=1)])
        qtbot.waitUntil(lambda: bool(made.main_view.viewer.model.photo.width))
        path = made.session.library.items[0].path
        engine.say(messages.PhotoInspected(1, path, 0, "auto", RECIPE, {"clean": "fine grain"}))
        made.window.resize(LEAST)
        qtbot.wait(50)
        panel = made.main_view.panel
        assert panel.apply.text().startswith("Anwenden auf")
        widgets = [*panel.findChildren(QPushButton), *panel.findChildren(QLabel)]
        plain = [one for one in widgets if one.isVisible() and not (isinstance(one, QLabel) and one.wordWrap())]
        cut = [one.text() for one in plain if one.width() < one.minimumSizeHint().width()]
        assert cut == []
    finally:
        install_language(qapp, str(before or "en"))


def test_at_its_least_size_nothing_in_the_window_covers_another(filled, qtbot):
    filled.window.resize(LEAST)
    qtbot.wait(50)
    main = filled.main_view
    parts = [main.strip_side, main.viewer, main.panel]
    edges = [(part.mapTo(main, QPoint(0, 0)).x(), part.width()) for part in parts if part.isVisible()]
    for (left, width), (right, _) in itertools.pairwise(edges):
        assert left + width <= right


def test_on_reaching_the_list_with_the_keyboard_a_ring_is_seen(filled, qtbot):
    strip = filled.main_view.strip
    filled.window.activateWindow()
    filled.main_view.panel.preset.setFocus()
    qtbot.waitUntil(filled.window.isActiveWindow)
    without = grabbed(strip)
    strip.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(strip.hasFocus)
    assert (grabbed(strip) != without).any()


def grabbed(view):
    image = view.viewport().grab().toImage()
    return np.frombuffer(image.constBits(), np.uint8).copy()


def test_the_badge_stays_from_reading_to_the_preview_and_goes_where_none_is_asked_for(filled, engine):
    preview = filled.session.preview
    preview.lose()
    preview.want()
    assert "Preview: Clean 0%" in preview.describe(), "it is asked for in a moment"
    preview.stop()
    assert preview.describe() == ""


def test_what_is_computed_once_for_a_row_is_painted_as_before(filled, qtbot):
    strip = filled.main_view.strip
    qtbot.waitUntil(lambda: strip.itemDelegate()._thumbnail(filled.session.library.items[0]) is not None, timeout=5000)
    first, again = grabbed(strip), grabbed(strip)
    assert (first == again).all()
    area = strip.visualRect(strip.currentIndex())
    image = strip.viewport().grab(area).toImage()
    colors = {image.pixel(x, y) for x in range(12, 60, 4) for y in range(12, 60, 4)}
    assert len(colors) > 3, "the photo, not a placeholder"
