"""The guides for developers are followed to the letter, in a copy of the source tree; what they say must work."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GUIDES = ("adding-a-step.md", "adding-a-model.md", "adding-a-format.md", "adding-a-setting.md")
_BLOCK = re.compile(r"<!-- (file|change|run)(?:: (\S+))? -->\n```(?:\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps_of(guide):
    """(file | change | run, path, text) in the guide's order."""
    return _BLOCK.findall((ROOT / "docs" / guide).read_text("utf-8"))


def change(path, diff):
    """Do what a diff says; where its lines stand must be clear from the lines themselves."""
    before = "\n".join(line[1:] for line in diff.splitlines() if line[:1] in (" ", "-"))
    after = "\n".join(line[1:] for line in diff.splitlines() if line[:1] in (" ", "+"))
    text = path.read_text("utf-8")
    assert text.count(before) == 1, f"{path.name} has not exactly one place like this:\n{before}"
    path.write_text(text.replace(before, after), "utf-8")


@pytest.fixture
def house(tmp_path):
    """A copy of what a developer would change, and of what that needs."""
    house = tmp_path / "house"
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("restorer", "tests/steps", "tests/models", "tests/imaging", "tools", "packaging", "resources/presets"):
        shutil.copytree(ROOT / name, house / name, ignore=ignored)
    for name in ("tests/__init__.py", "tests/conftest.py", "pyproject.toml"):
        shutil.copy(ROOT / name, house / name)
    for path in (ROOT / "resources").iterdir():
        if path.name != "presets":
            (house / "resources" / path.name).symlink_to(path)
    return house


@pytest.fixture
def follow(house, own_home):
    """Follows a guide up to its end; returns what its commands wrote."""
    paths = [str(Path(sys.executable).parent), os.environ["PATH"]]
    environment = {**os.environ, "PYTHONPATH": str(house), "PATH": os.pathsep.join(paths)}

    def follow_guide(guide):
        written = []
        for kind, name, text in steps_of(guide):
            if kind == "file":
                (house / name).parent.mkdir(parents=True, exist_ok=True)
                (house / name).write_text(text, "utf-8")
            elif kind == "change":
                change(house / name, text)
            else:
                ended = subprocess.run(
                    ["bash", "-euo", "pipefail", "-c", text],
                    cwd=house, env=environment, capture_output=True, text=True, check=False, timeout=300,
                )  # fmt: skip
                assert ended.returncode == 0, f"{text}\n{ended.stdout[-4000:]}\n{ended.stderr[-4000:]}"
                written.append(ended.stdout)
        return written

    return follow_guide


def test_every_block_of_code_is_followed():
    for guide in GUIDES:
        text = (ROOT / "docs" / guide).read_text("utf-8")
        assert len(steps_of(guide)) == text.count("\n```") // 2, f"{guide}: a block without its mark is not tested"


def test_files_of_the_guides_are_as_the_linter_wants_them(house):
    names = []
    for guide in GUIDES:
        for kind, name, text in steps_of(guide):
            if kind == "file":
                (house / name).parent.mkdir(parents=True, exist_ok=True)
                (house / name).write_text(text, "utf-8")
                names.append(name)
    for words in (["check"], ["format", "--check"]):
        command = [sys.executable, "-m", "ruff", *words, *names]
        ended = subprocess.run(command, cwd=house, capture_output=True, text=True, check=False)
        assert ended.returncode == 0, ended.stdout


def test_a_step_touches_its_folder_its_entry_presets_and_its_test():
    touched = {name for kind, name, _ in steps_of("adding-a-step.md") if kind != "run"}
    allowed = re.compile(
        r"restorer/steps/(sharpen/\w+|__init__)\.py|resources/presets/\w+\.json|tests/steps/sharpen/test_sharpen\.py"
    )
    assert [name for name in sorted(touched) if not allowed.fullmatch(name)] == []


def test_adding_a_step(follow, house):
    tested, _ = follow("adding-a-step.md")
    assert "4 passed" in tested
    import numpy as np
    from PIL import Image

    before = np.asarray(Image.open(ROOT / "resources" / "demo" / "astronaut.png").convert("RGB"), float)
    after = np.asarray(Image.open(house / "out" / "astronaut.png").convert("RGB"), float)
    assert after.shape == before.shape
    assert np.abs(np.diff(after, axis=1)).mean() > 1.1 * np.abs(np.diff(before, axis=1)).mean()


def test_adding_a_model(follow):
    listed, verified = follow("adding-a-model.md")
    assert "realesr-general-wdn-x4v3  (upscale, 4.9 MB, not here)" in listed
    assert "passed" in verified


def test_adding_a_format(follow, house):
    (house / "docs").mkdir(exist_ok=True)
    tested, shown = follow("adding-a-format.md")
    assert "failed" not in tested
    assert "is read and written" in shown
    assert shown.split().count("a.ppm") == 2


def test_adding_a_setting(follow):
    (tested,) = follow("adding-a-setting.md")
    assert "2 passed" in tested


def test_a_changed_house_is_noticed(tmp_path):
    path = tmp_path / "a.py"
    path.write_text("one\ntwo\n", "utf-8")
    change(path, " one\n+three\n")
    assert path.read_text("utf-8") == "one\nthree\ntwo\n"
    with pytest.raises(AssertionError, match="not exactly one place"):
        change(path, "-four\n+five\n")
