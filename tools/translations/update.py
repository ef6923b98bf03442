"""Brings the window's translations up to date: `python tools/translations/update.py`.

Collects every text of the window and of what the core shows in it (labels and helps of steps, settings, the templates
of messages), keeps what is translated, writes the pseudo-language anew and compiles all. What is left to translate is
listed; edit the `.ts` file (by hand or with `pyside6-linguist`) and run this again. Needs PySide6, which brings
`lupdate` and `lrelease`.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
LANGUAGES = ("en", "de", "ar_XB")
PSEUDO = "ar_XB"
_RIGHT_TO_LEFT, _END = "\u202e", "\u202c"


def core_texts() -> list[str]:
    """What the core shows in the window, each once, in a stable order."""
    sys.path.insert(0, str(ROOT))
    from restorer.gui.viewmodels.translation import WINDOW_WORDS
    from restorer.steps import STEPS
    from restorer.store.settings import OPTIONS
    from tools.translations.templates import templates

    texts: list[str] = []
    for step in STEPS:
        texts += [step.label, step.help, *(mask.label for mask in step.masks)]
        for item in step.fields:
            texts += [item.label, item.help, *(choice for choice in item.choices if isinstance(choice, str))]
    texts += [text for option in OPTIONS for text in option.texts]
    texts += templates(ROOT / "restorer")
    return [text for text in dict.fromkeys(texts) if text and text not in WINDOW_WORDS]


def tool(name: str) -> str:
    """A program that PySide6 brings: beside this Python where there is no other."""
    beside = Path(sys.executable).with_name(f"pyside6-{name}")
    return shutil.which(f"pyside6-{name}") or str(beside)


def update() -> None:
    """Collect texts from the sources into the `.ts` files."""
    sources = sorted(str(path) for path in (ROOT / "restorer" / "gui").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        core = Path(folder) / "core.py"
        lines = [f'QCoreApplication.translate("Core", {_quoted(text)})' for text in core_texts()]
        core.write_text("\n".join(["from PySide6.QtCore import QCoreApplication", *lines, ""]), "utf-8")
        for language in LANGUAGES:
            plural = ["-pluralonly"] if language == "en" else []
            target = FOLDER / f"restorer_{language}.ts"
            command = [tool("lupdate"), "-silent", "-no-obsolete", "-locations", "none", *plural, *sources, str(core)]
            target_language = "en" if language == PSEUDO else language
            subprocess.run([*command, "-target-language", target_language, "-ts", str(target)], check=True)


def fill_english() -> None:
    """Give the texts with a number their singular and plural where `(s)` is all that differs."""
    path = FOLDER / "restorer_en.ts"
    tree = ElementTree.parse(path)
    for message in tree.iter("message"):
        source, translation = message.findtext("source") or "", message.find("translation")
        forms = translation.findall("numerusform") if translation is not None else []
        if translation is not None and len(forms) == 2 and not all(form.text for form in forms):
            forms[0].text = (
                source.replace("(s) are taken: these get", " is taken: it gets")
                .replace("(s) are taken: these are", " is taken: it is")
                .replace("(s) were left out: they are no photos", " was left out: it is no photo")
                .replace("(s)", "")
            )
            forms[1].text = source.replace("(s)", "s")
            translation.attrib.pop("type", None)
    _save(tree, path)


def write_pseudo() -> None:
    """Translate the pseudo-language: every word runs from right to left, fields and plurals stay."""
    path = FOLDER / f"restorer_{PSEUDO}.ts"
    tree = ElementTree.parse(path)
    for message in tree.iter("message"):
        source = message.findtext("source") or ""
        translation = message.find("translation")
        if translation is None:
            continue
        translation.attrib.pop("type", None)
        forms = translation.findall("numerusform")
        for form in forms:
            form.text = mirrored(source.replace("(s)", "s"))
        if not forms:
            translation.text = mirrored(source)
    _save(tree, path)


def mirrored(text: str) -> str:
    """The text with each word told to run from right to left; fields, `%n`, `&` and spaces stay as they are."""
    pieces = re.split(r"(\{[^}]*\}|%n|&|\s+)", text)
    is_kept = re.compile(r"\{[^}]*\}|%n|&|\s+")
    return "".join(p if not p or is_kept.fullmatch(p) else f"{_RIGHT_TO_LEFT}{p}{_END}" for p in pieces)


def unfinished(language: str) -> Iterator[tuple[str, str]]:
    """(context, text) of each text of this language that has no finished translation."""
    for context in ElementTree.parse(FOLDER / f"restorer_{language}.ts").iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            forms = translation.findall("numerusform") if translation is not None else []
            texts = [form.text for form in forms] or [translation.text if translation is not None else None]
            is_marked = translation is None or translation.get("type") in ("unfinished", "vanished", "obsolete")
            if is_marked or not all(texts):
                yield context.findtext("name") or "", message.findtext("source") or ""


def compile_all() -> None:
    """Write the `.qm` files that the window loads."""
    for language in LANGUAGES:
        stem = FOLDER / f"restorer_{language}"
        subprocess.run([tool("lrelease"), "-silent", f"{stem}.ts", "-qm", f"{stem}.qm"], check=True)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _save(tree: ElementTree.ElementTree[ElementTree.Element], path: Path) -> None:
    body = ElementTree.tostring(tree.getroot(), encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def main() -> int:
    """Update, fill the pseudo-language, compile; 1 where something is left to translate."""
    update()
    fill_english()
    write_pseudo()
    left = [(language, *entry) for language in LANGUAGES for entry in unfinished(language)]
    for language, context, text in left:
        print(f"{language}  {context}: {text}")
    compile_all()
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
