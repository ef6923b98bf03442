"""Every text is translated, and every language can be worn."""

import ast
import importlib.util
import re
import shutil
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from tools.translations import update

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"


def messages(language):
    for context in ElementTree.parse(FOLDER / f"restorer_{language}.ts").iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = [form.text or "" for form in translation.findall("numerusform")] or [translation.text or ""]
            yield context.findtext("name"), message.findtext("source"), forms


@pytest.mark.parametrize("language", update.LANGUAGES)
def test_nothing_is_left_to_translate(language):
    assert list(update.unfinished(language)) == []


@pytest.mark.parametrize("language", update.LANGUAGES)
def test_fields_and_numbers_survive_translation(language):
    wrong = []
    for context, source, forms in messages(language):
        for form in forms:
            if sorted(re.findall(r"\{[^{}]*\}", source)) != sorted(re.findall(r"\{[^{}]*\}", form)):
                wrong.append((context, source, form))
            if ("%n" in source) != ("%n" in form):
                wrong.append((context, source, form))
    assert wrong == []


def test_menus_have_no_two_entries_with_the_same_letter():
    """Within one menu a letter leads to one entry, in each language."""
    from restorer.gui.actions import Actions

    tree = ast.parse(Path(importlib.util.find_spec(Actions.__module__).origin).read_text("utf-8"))
    assert tree is not None
    for language in ("de",):
        found = {source: forms[0] for context, source, forms in messages(language) if context == "Actions"}
        menus = [form for source, form in found.items() if source in ("&File", "&Edit", "&Queue", "&View", "&Help")]
        letters = [form[form.index("&") + 1].lower() for form in menus]
        assert len(letters) == len(set(letters)), letters


@pytest.mark.skipif(shutil.which(update.tool("lupdate")) is None, reason="needs pyside6-lupdate, as PySide6 brings it")
def test_every_text_of_the_sources_is_in_the_translations(tmp_path):
    """A text that was added or changed is in the `.ts` files: run `python tools/translations/update.py`."""
    core = tmp_path / "core.py"
    lines = [f'QCoreApplication.translate("Core", {update._quoted(text)})' for text in update.core_texts()]
    core.write_text("\n".join(["from PySide6.QtCore import QCoreApplication", *lines, ""]), "utf-8")
    sources = sorted(str(path) for path in (ROOT / "restorer" / "gui").rglob("*.py"))
    fresh = tmp_path / "fresh.ts"
    subprocess.run([update.tool("lupdate"), "-silent", *sources, str(core), "-ts", str(fresh)], check=True)
    in_sources = {
        (context.findtext("name"), message.findtext("source"))
        for context in ElementTree.parse(fresh).iter("context")
        for message in context.iter("message")
    }
    in_german = {(context, source) for context, source, _ in messages("de")}
    assert in_sources - in_german == set()
    assert in_german - in_sources == set()


COMMAND_LINE = re.compile(r"(?<![\w-])--[a-z]{2,}|\brestorer (models|queue|gpu|doctor|restore|inspect|split|verify)\b")
"""What is typed in a terminal: options, and commands of Restorer's own."""


def test_no_sentence_of_the_window_names_a_command_or_an_option():
    shown = [form for language in ("de",) for _, source, forms in messages(language) for form in (source, *forms)]
    assert [text for text in shown if COMMAND_LINE.search(text)] == []


def test_a_hint_for_the_terminal_says_in_the_window_what_can_be_done_there(qapp):
    """Also where no translation is loaded, and for what an earlier version wrote."""
    from restorer.gui.viewmodels.translation import WINDOW_WORDS, translated
    from restorer.message import Message
    from tools.translations import templates

    found = set(templates.templates(ROOT / "restorer"))
    for_terminals = {template for template in found if COMMAND_LINE.search(template)}
    assert for_terminals, "the command line has its own words"
    assert for_terminals <= set(WINDOW_WORDS)
    assert set(WINDOW_WORDS) <= found, "what nobody says any more needs no other words"
    for template in WINDOW_WORDS:
        values = dict.fromkeys(re.findall(r"\{(\w+)", template), "x")
        assert not COMMAND_LINE.search(translated(Message(template, **values) if values else template))


def spoken_texts():
    """Every literal that the window's code hands to `tr` or `translate`: its text, and whether a number comes along."""
    for path in sorted((ROOT / "restorer" / "gui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            place = {"tr": 0, "translate": 1}.get(name)
            if place is not None and isinstance(node.args[place], ast.Constant):
                yield node.args[place].value, len(node.args) > place + 2


def test_no_text_is_lost_between_the_code_and_lupdate():
    """Lupdate passes over some calls without a word: what it did not understand would never be translated."""
    known = {source: len(forms) for _, source, forms in messages("de")}
    lost = [text for text, has_number in spoken_texts() if known.get(text) != (2 if has_number else 1)]
    assert lost == []


@pytest.mark.parametrize("language", update.LANGUAGES)
def test_compiled_translations_are_as_new_as_their_sources(language, qapp):
    from PySide6.QtCore import QCoreApplication, QTranslator

    translator = QTranslator()
    assert translator.load(str(FOLDER / f"restorer_{language}.qm"))
    for context, source, forms in messages(language):
        number = 2 if "%n" in source else -1
        got = translator.translate(context, source, None, number)
        assert got == forms[-1], (context, source)
    assert QCoreApplication.instance() is not None


def test_a_language_is_spoken_mirrored_and_left_again(qapp):
    from PySide6.QtCore import QCoreApplication, QLocale, Qt, QTranslator

    from restorer.gui.language import PSEUDO, install_language

    before = QLocale()
    try:
        assert install_language(qapp, "de") == "de"
        assert QCoreApplication.translate("QueueBar", "Pause") == "Anhalten"
        assert QCoreApplication.translate("QueueModel", "%n photo(s)", "", 1) == "1 Foto"
        assert install_language(qapp, PSEUDO) == PSEUDO
        assert qapp.layoutDirection() is Qt.LayoutDirection.RightToLeft
        assert QCoreApplication.translate("QueueBar", "Pause") == "\u202ePause\u202c"
        assert install_language(qapp, "en") == "en"
        assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight
        assert QCoreApplication.translate("QueueModel", "%n photo(s)", "", 3) == "3 photos"
        assert install_language(qapp, "xx") == "en", "an unknown language falls back"
    finally:
        for translator in qapp.findChildren(QTranslator):
            QCoreApplication.removeTranslator(translator)
            translator.deleteLater()
        QLocale.setDefault(before)


def test_no_widget_shows_a_text_that_cannot_be_translated():
    """Texts in the window's code go through tr(): a literal handed to a widget's text is a mistake."""
    setters = {
        "setText",
        "setToolTip",
        "setAccessibleName",
        "setWindowTitle",
        "setPlaceholderText",
        "setInformativeText",
    }
    allowed = {"Restorer", "", "–"}
    found = []
    for path in sorted((ROOT / "restorer" / "gui").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in setters:
                first = node.args[0] if node.args else None
                if isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value not in allowed:
                    found.append((path.name, node.lineno, first.value))
    assert found == []
