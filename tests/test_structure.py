"""The tree stays one that a stranger finds a way in: no full folder, no circle, no name that was given up."""

import ast
from pathlib import Path

import pytest

from tools import structure
from tools.structure import _circles, _given_up, _homonyms, count, main

MOST_MODULES = 20
"""A folder of about 16 modules is seen at once; none may hold more than this."""

MOST_LINES = 400
MEDIAN_LINES = 110
"""Half of all files are shorter than this: a file of this length still fits in a head."""


@pytest.fixture(scope="module")
def found():
    return count()


def test_no_folder_needs_scrolling(found):
    assert {folder: modules for folder, modules in found.modules.items() if modules > MOST_MODULES} == {}


def test_no_files_import_each_other(found):
    assert found.circles == ()


def test_nothing_bears_a_name_that_was_given_up(found):
    assert found.given_up == ()


def test_no_two_classes_share_a_name(found):
    assert found.homonyms == {}


def test_files_are_short(found):
    assert {path: lines for path, lines in found.lines.items() if lines > MOST_LINES} == {}
    assert found.median_lines < MEDIAN_LINES


def test_what_is_counted_is_there(found):
    """A count of nothing would pass every test above."""
    assert len(found.lines) > 300
    assert found.modules["restorer/jobs"] > 4
    assert found.lines["restorer/jobs/queue.py"] > 100


def test_given_up_names_are_found_however_they_are_bound():
    tree = ast.parse(
        "class Errand: pass\ndef veil(): pass\ndef f(tell): pass\nwish = 1\nfrom a import b as Wish\nx.gathered = 2\n"
    )
    places = list(_given_up(Path("restorer/gui/a.py"), tree))
    assert {place.rpartition(" ")[2] for place in places} == {"Errand", "veil", "tell", "wish", "Wish", "gathered"}
    assert next(_given_up(Path("restorer/gui/album.py"), ast.parse(""))) == "restorer/gui/album.py"


def test_two_classes_of_one_name_are_found():
    trees = {Path(f"restorer/{name}.py"): ast.parse("class Report: pass") for name in "ab"}
    assert _homonyms(trees) == {"Report": ["restorer/a.py", "restorer/b.py"]}


def test_a_circle_is_found():
    assert _circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}, "e": set()}) == (("a", "b", "c"),)


def test_the_figures_are_printed(capsys, monkeypatch, found):
    monkeypatch.setattr(structure, "count", lambda: found)
    assert main() == 0
    assert "circles of imports: 0" in capsys.readouterr().out
