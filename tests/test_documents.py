"""What the documents say to people exists: files, headings, commands, options, presets."""

import re
import shlex
from pathlib import Path

import pytest

from restorer.cli.parser import parse
from restorer.cli.restore_options import overrides_from
from restorer.condition.presets import load_preset
from restorer.steps import STEPS
from restorer.store.resources import resource

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("packaging/**/*.md"), ROOT / "training" / "README.md"]
)
FOR_PEOPLE = (ROOT / "README.md", ROOT / "docs" / "guide.md")
PICTURES = ROOT / "docs" / "pictures"


def anchors(document):
    heads = re.findall(r"^#+ (.+)$", document.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


def commands(document):
    text = document.read_text("utf-8")
    lines = re.findall(r"^(?:    |)(?:\.venv/bin/)?restorer (.+)$", text, re.MULTILINE)
    lines += [line for line in re.findall(r"`restorer ([a-z]+[^`]*)`", text) if "..." not in line]
    return [shlex.split(line, comments=True) for line in lines]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document):
    lost = []
    for link in re.findall(r"\]\(([^)\s]+)\)", document.read_text("utf-8")):
        path, _, anchor = link.partition("#")
        if re.match(r"[a-z]+:", link):
            continue
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and anchor not in anchors(target)):
            lost.append(link)
    assert lost == []


@pytest.mark.parametrize("document", FOR_PEOPLE, ids=lambda path: path.name)
def test_commands_are_understood(document):
    found = commands(document)
    assert len(found) > 3
    for words in found:
        if words[0] in ("PATH", "PHOTO"):
            continue
        parse(words)


@pytest.mark.parametrize("document", FOR_PEOPLE, ids=lambda path: path.name)
def test_settings_exist(document):
    text = document.read_text("utf-8")
    for spelled in re.findall(r"--set (\w+\.\w+=[\d.]+)", text):
        overrides_from([spelled])


OTHER_WORDS = re.compile(
    r"\b(told|wish\w*|errands?|anew|of (itself|themselves)|by itself|aught)\b|"
    r"\b(colors?|colored|grays?|recogniz\w+|centers?|artifacts?)\b",
    re.IGNORECASE,
)
"""Words where a manual has a usual one, and American spelling, which is for names and code; prose is British."""


@pytest.mark.parametrize("name", ["guide.md", "command-line.md", "adding-a-setting.md", "formats.md"])
def test_pages_for_people_have_the_usual_words_and_one_spelling(name):
    prose = re.sub(r"`[^`]*`|\{[^}]*\}", "", (ROOT / "docs" / name).read_text("utf-8"))
    assert [found[0] for found in OTHER_WORDS.finditer(prose)] == []


def test_what_the_window_shows_has_one_spelling():
    from restorer.store.settings import OPTIONS
    from tools.translations.update import core_texts

    texts = [re.sub(r"`[^`]*`|\{[^}]*\}|\"[^\"]*\"", "", text) for text in core_texts()]
    assert len(texts) > len(OPTIONS)
    assert [text for text in texts if re.search(r"\b(colors?|colored|grays?|recogniz\w+)\b", text)] == []


def test_every_preset_and_step_is_explained():
    presets = {path.stem for path in resource("presets").glob("*.json")}
    named = set(re.findall(r"^\| [^|]+ \| `(\w+)` \|", (ROOT / "docs" / "guide.md").read_text("utf-8"), re.MULTILINE))
    assert named == presets
    for name in named:
        load_preset(name)
    told = re.findall(r"^\| `(\w+)` \|", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE)
    assert told == [step.id for step in STEPS]


def test_readme_shows_pictures_before_it_explains():
    text = (ROOT / "README.md").read_text("utf-8")
    assert text.index("](docs/pictures/") < text.index("## ")
    for mark in ("<!-- demo command -->", "<!-- test command -->"):
        assert text.count(mark) == 1


def test_pictures_are_small_and_each_is_shown():
    paths = [path for path in PICTURES.iterdir() if path.suffix in (".jpg", ".png")]
    assert sum(path.stat().st_size for path in paths) < 2_000_000
    shown = "".join(document.read_text("utf-8") for document in DOCUMENTS)
    assert [path.name for path in paths if f"pictures/{path.name}" not in shown] == []
