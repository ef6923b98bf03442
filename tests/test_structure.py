"""The tree stays one that a stranger finds a way in: no full folder, no circle, no name that was given up."""

import pytest

from tools.structure import _circles, count, main

MOST_MODULES = 20
"""A folder of about 16 modules is seen at once; none may hold more than this."""

MOST_LINES = 400
MEDIAN_LINES = 110
"""A file of this length still fits in a head."""


@pytest.fixture(scope="module")
def found():
    return count()


def test_no_folder_needs_scrolling(found):
    assert {folder: modules for folder, modules in found.modules.items() if modules > MOST_MODULES} == {}


def test_no_files_import_each_other(found):
    assert found.circles == ()


def test_nothing_bears_a_name_that_was_given_up(found):
    assert found.given_up == ()


def test_files_are_short(found):
    assert {path: lines for path, lines in found.lines.items() if lines > MOST_LINES} == {}
    assert found.median_lines <= MEDIAN_LINES


def test_a_circle_is_found():
    assert _circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}, "e": set()}) == (("a", "b", "c"),)


def test_the_figures_are_printed(capsys):
    assert main() == 0
    assert "circles of imports: 0" in capsys.readouterr().out
