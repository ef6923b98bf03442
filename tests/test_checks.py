"""One command runs all checks, and whoever else names them names the same."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tools import check

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def ran(monkeypatch):
    """The checks that were run; those that `failing` names fail."""
    names, failing = [], set()
    monkeypatch.setattr(check, "run", lambda name: (names.append(name), 3 if name in failing else 0)[1])
    return names, failing


def test_quick_checks_come_before_the_tests(ran):
    names, _ = ran
    assert check.main([]) == 0
    assert names == ["lint", "format", "types", "layers", "tests"]


def test_some_are_run_in_the_same_order(ran):
    names, _ = ran
    assert check.main(["types", "lint"]) == 0
    assert names == ["lint", "types"]


def test_the_first_failure_ends_the_run_and_says_how_to_repeat_it(ran, capsys):
    names, failing = ran
    failing.add("format")
    assert check.main([]) == 3
    assert names == ["lint", "format"]
    assert "python -m tools.check format" in capsys.readouterr().err


def test_an_unknown_check_is_refused(ran, capsys):
    with pytest.raises(SystemExit):
        check.main(["spelling"])
    assert "spelling" in capsys.readouterr().err


def test_a_program_that_is_not_installed_is_told(monkeypatch, capsys):
    monkeypatch.setitem(check.CHECKS, "lint", ("no-such-program",))
    assert check.main(["lint"]) == 127
    assert "no-such-program is not installed" in capsys.readouterr().err


def test_the_status_of_a_check_is_handed_on(monkeypatch):
    monkeypatch.setitem(check.CHECKS, "lint", (sys.executable, "-c", "raise SystemExit(5)"))
    assert check.main(["lint"]) == 5


@pytest.mark.parametrize(
    "name", [".ci/run", ".pre-commit-config.yaml", ".github/workflows/test.yml", "CONTRIBUTING.md"]
)
def test_whoever_runs_checks_names_those_that_there_are(name):
    found = re.findall(r"-m tools\.check([ a-z]*)", (ROOT / name).read_text("utf-8"))
    assert found
    assert {word for words in found for word in words.split()} <= set(check.CHECKS)


def test_the_hooks_are_our_own_and_cover_every_check():
    (repository,) = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert repository["repo"] == "local"
    commands = [hook["entry"].split() for hook in repository["hooks"]]
    assert [command[:3] for command in commands] == [["python", "-m", "tools.check"]] * len(commands)
    assert [name for command in commands for name in command[3:]] == list(check.CHECKS)


def test_the_run_of_ci_is_a_script_that_bash_understands():
    subprocess.run(["bash", "-n", ".ci/run"], cwd=ROOT, check=True)
    assert "|| true" not in (ROOT / ".ci" / "run").read_text("utf-8")


def test_a_wheel_holds_what_runs_and_nothing_of_what_only_makers_need():
    from hatchling.builders.wheel import WheelBuilder

    paths = {file.distribution_path for file in WheelBuilder(str(ROOT)).recurse_included_files()}
    assert {path.split("/")[0] for path in paths} == {"restorer"}
    assert {"restorer/__main__.py", "restorer/resources/translations/restorer_de.qm"} <= paths
    assert {"restorer/resources/presets/auto.json", "restorer/resources/models/clean.safetensors"} <= paths
    resources = [path for path in paths if path.startswith("restorer/resources/")]
    assert [path for path in resources if path.endswith((".py", ".sh", ".ts"))] == []
