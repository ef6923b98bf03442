"""The recipes for the build machines: pinned, and allowed to do nothing that they need not."""

import re
from pathlib import Path

import pytest
import yaml

FOLDER = Path(__file__).resolve().parents[2] / ".github" / "workflows"
WORKFLOWS = sorted(FOLDER.glob("*.yml"))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_by_hash(path):
    uses = re.findall(r"uses: (.+)", path.read_text("utf-8"))
    assert uses
    assert [line for line in uses if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_a_version_of_an_action_has_one_hash():
    found = {}
    for path in WORKFLOWS:
        for action, digest in re.findall(r"uses: ([\w-]+/[\w-]+)@(\w+)", path.read_text("utf-8")):
            found.setdefault(action, set()).add(digest)
    assert {action: len(digests) for action, digests in found.items() if len(digests) > 1} == {}


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_may_be_written(path):
    workflow = yaml.safe_load(path.read_text("utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert "pull_request_target" not in workflow[True], "'on' is True in YAML 1.1"
    for job in workflow["jobs"].values():
        assert "permissions" not in job
        assert job["timeout-minutes"] <= 90
        for step in job["steps"]:
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_no_text_of_a_stranger_reaches_a_shell(path):
    for job in yaml.safe_load(path.read_text("utf-8"))["jobs"].values():
        for step in job["steps"]:
            assert "${{" not in step.get("run", ""), step


def test_what_they_call_is_there():
    root = FOLDER.parents[1]
    for path in WORKFLOWS:
        for name in re.findall(r"packaging[/\\][\w./\\-]+\w", path.read_text("utf-8")):
            assert (root / name.replace("\\", "/")).exists() or "**" in name, name
