"""A small part of `python -m benchmarks faults`, through the real command line."""

import sys

import pytest

from benchmarks.faults.command import tell_cuts, tell_files, tell_layouts, tell_trials
from benchmarks.faults.cuts import Kind, run_cuts
from benchmarks.faults.disasters import DISASTERS, Setting, try_one
from benchmarks.faults.guards import GUARDS
from benchmarks.faults.hostile import Fate, Outcome, run_mutants, run_traps, run_valid
from benchmarks.faults.layouts import CODECS, LAYOUTS, Layout, run_layouts
from benchmarks.faults.mutations import DAMAGES, damaged_files
from benchmarks.faults.seeds import valid_files

LIGHT = (sys.executable, "-m", "tests.benchmarks.light")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals and permissions are others on Windows")


def check(outcome, count):
    assert len(outcome.fates) == count
    assert [fate for fate in outcome.fates if not fate.is_good] == []
    assert outcome.complaints == []


def test_valid_files_of_every_kind_are_restored(tmp_path):
    outcome = run_valid(tmp_path, LIGHT)
    check(outcome, len(valid_files()))
    assert outcome.counts["result"] == len(outcome.fates)


def test_damaged_files_end_in_a_result_or_a_sentence(tmp_path):
    outcome = run_mutants(tmp_path, 70, seed=7, portion=70, program=LIGHT)
    check(outcome, 70)
    assert outcome.counts["sentence"] > 20
    assert outcome.counts["result"] > 5


@pytest.mark.slow
def test_bombs_loops_pipes_and_vanishing_files_end_in_a_result_or_a_sentence(tmp_path):
    outcome = run_traps(tmp_path, program=LIGHT, is_quick=True)
    check(outcome, len(outcome.fates))
    told = {fate.name: fate for fate in outcome.fates}
    assert "no photograph is that light" in told["bomb: PNG of 784 megapixels of one bit"].message
    assert "is a pipe" in told["a pipe, in a folder"].message
    assert "permissions" in told["a photo that may not be read"].message or told["a photo that may not be read"].message
    assert any("does not exist" in fate.message for fate in outcome.fates if "goes away" in fate.name)


def test_the_corpus_is_the_same_for_the_same_seed_and_has_every_kind_and_damage():
    seeds = valid_files()
    count = len(seeds) * len(DAMAGES)
    first, again = list(damaged_files(seeds, count)), list(damaged_files(seeds, count))
    assert first == again
    assert {one.kind for one in first} == set(seeds)
    assert {one.damage for one in first} == set(DAMAGES)
    assert sum(one.content != seeds[one.kind][1] for one in first) > 0.95 * count
    assert list(damaged_files(seeds, 20, seed=1)) != first[:20]


@pytest.fixture(scope="module")
def known():
    return {}


@pytest.mark.parametrize(
    "name",
    [
        "read-only folder",
        "SIGKILL",
        *(
            pytest.param(name, marks=pytest.mark.slow)
            for name in ("full disk", "output folder moved away", "SIGSTOP", "database cut short")
        ),
    ],
)
def test_nothing_is_lost(tmp_path, name, known):
    setting = Setting(tmp_path / "world", photos=8, kills=2, seed=3, program=LIGHT, harms=("half",), known=known)
    setting.folder.mkdir()
    trial = try_one(name, DISASTERS[name], setting)
    if trial.is_skipped:
        pytest.skip(trial.happened)
    assert trial.problems == ()


@pytest.mark.slow
@pytest.mark.parametrize("name", [*DISASTERS, *GUARDS])
def test_nothing_is_lost_by_the_whole_program(tmp_path, name):
    tmp_path.chmod(0o755)
    trial = try_one(name, {**DISASTERS, **GUARDS}[name], Setting(tmp_path, kills=20))
    if trial.is_skipped:
        pytest.skip(trial.happened)
    assert trial.problems == ()


def test_what_is_not_allowed_is_told_and_counts(capsys):
    clean = Outcome([Fate("x.png", "result")], 100 << 20)
    text, is_good = tell_files(clean, {"damaged files": Outcome([Fate("y.png", "hang", "99 s", 99.0)], 200 << 20)})
    assert not is_good
    assert "y.png: hang" in capsys.readouterr().err
    assert "| damaged files | 1 | 0 | 0 | 0 | 1 | 0 | 0 | 99.0 s | 200 MiB |" in text
    text, is_good = tell_files(clean, {"bombs": Outcome([Fate("y.png", "sentence")], 3 << 30)})
    assert not is_good, "more memory than the budget"


def test_a_disaster_that_loses_something_is_told(tmp_path):
    lost = try_one("fire", lambda setting: ("burnt", ["photo 1 is missing"]), Setting(tmp_path))
    assert "| fire | LOST | photo 1 is missing |" in tell_trials([lost])


@pytest.mark.parametrize(
    ("codecs", "scrambles"),
    [(("none", "deflate", "PackBits", "JPEG"), 1), pytest.param(tuple(CODECS), 20, marks=pytest.mark.slow)],
)
def test_no_layout_of_tiff_passes_wrong_pixels_as_good(tmp_path, codecs, scrambles):
    found = run_layouts(tmp_path / "layouts", seed=3, codecs=codecs, scrambles=scrambles)
    assert len(found) == len(LAYOUTS) * len(codecs) - 2 * ("WebP" in codecs)
    text, is_good = tell_layouts(found)
    assert is_good, text
    assert all(one.refused >= 8 for one in found)


def test_pixels_that_pass_wrongly_are_told(capsys):
    text, is_good = tell_layouts([Layout("tiles", "LZW", refused=3, passed=["cut off by a byte"], is_read=True)])
    assert not is_good
    assert "| tiles | LZW | exactly | 4 | 3 | 0 | 1 |" in text
    assert "tiles, LZW: passed as good: cut off by a byte" in capsys.readouterr().err


@pytest.mark.parametrize(("count", "last"), [(1, 1), pytest.param(40, 8, marks=pytest.mark.slow)])
def test_no_kind_that_is_cut_off_passes_other_pixels_as_good(tmp_path, count, last):
    found = run_cuts(tmp_path / "cuts", count, seed=5, last=last)
    assert {kind.name for kind in found} == set(valid_files())
    text, is_good = tell_cuts(found)
    assert is_good, text
    assert sum(kind.refused for kind in found) > len(found)


def test_a_cut_file_that_passes_is_told(capsys):
    text, is_good = tell_cuts([Kind("gif", refused=3, harmless=1, passed=[77])])
    assert not is_good
    assert "| gif | 5 | 3 | 1 | 1 |" in text
    assert "gif, cut off at 77 bytes: passed as good" in capsys.readouterr().err
