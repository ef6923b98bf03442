"""A miss reads as a miss, and a figure that could not be had is never taken for one that was met."""

import math

import pytest

from benchmarks.quality.report import Bar, Part, Table, bar_lines, part_lines


@pytest.mark.parametrize(
    ("bar", "is_met", "words"),
    [
        (Bar("a", 1.25, 1.0, " dB"), True, "met, by 0.25 dB"),
        (Bar("a", 0.75, 1.0, " dB"), False, "**missed, by 0.25 dB**"),
        (Bar("a", 0.2, 0.5, is_most=True), True, "met, by 0.30"),
        (Bar("a", 0.7, 0.5, is_most=True), False, "**missed, by 0.20**"),
        (Bar("a", 1.0, 1.0), True, "met, by 0.00"),
    ],
)
def test_a_verdict_says_by_how_much(bar, is_met, words) -> None:
    assert (bar.is_met, bar.verdict) == (is_met, words)


def test_a_narrow_miss_does_not_read_as_one_by_nothing() -> None:
    assert Bar("a", 0.98996, 0.99).verdict == "**missed, by 0.00004**"


@pytest.mark.parametrize("measured", [None, math.nan])
def test_what_was_not_measured_is_not_met(measured) -> None:
    bar = Bar("a", measured, 0.0, is_most=True, reason="there is no such model yet")
    assert not bar.is_met
    assert bar.verdict == "**not measured**: there is no such model yet"
    assert bar.figure == "–"


def test_the_page_names_every_bar_table_and_missing_model() -> None:
    part = Part("clean", "How.", (Bar("gain", 1.0, 2.0),), (Table("t", ("x",), (("row", "1"),)),), missing=("a model",))
    assert bar_lines([part])[-1] == "| gain | 1.00 | at least 2.00 | **missed, by 1.00** |"
    lines = part_lines(part)
    assert "| row | 1 |" in lines
    assert "- a model" in lines
