import os
from pathlib import Path

import pytest

from restorer.errors import StoreError
from restorer.store import Folders, resource


def test_home_variable_moves_every_folder(tmp_path):
    folders = Folders.default({"RESTORER_HOME": str(tmp_path / "own")})
    for folder in (folders.config, folders.data, folders.cache, folders.logs, folders.models, folders.scratch):
        assert folder.is_relative_to(tmp_path / "own")
        assert folder.is_absolute()
    assert folders.database.parent == folders.data


def test_without_the_variable_the_system_decides():
    folders = Folders.default({})
    assert folders.config.is_absolute()
    assert "restorer" in str(folders.config).lower()
    assert folders != Folders.default({"RESTORER_HOME": "/elsewhere"})


def test_nothing_is_made_before_ready(tmp_path):
    folders = Folders.under(tmp_path / "a" / "ünï 'x' 写真")
    assert not (tmp_path / "a").exists()
    assert folders.ready() is folders
    assert folders.logs.is_dir()
    folders.ready()


@pytest.mark.skipif(os.name == "nt", reason="POSIX rights")
def test_folders_are_private(tmp_path):
    folders = Folders.under(tmp_path / "home").ready()
    assert folders.data.stat().st_mode & 0o077 == 0


def test_a_file_in_the_way_is_told_in_words(tmp_path):
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StoreError, match="a file has that name") as caught:
        Folders.under(tmp_path).ready()
    assert "RESTORER_HOME" in caught.value.hint


def test_a_file_as_parent_is_told_in_words(tmp_path):
    (tmp_path / "home").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be made"):
        Folders.under(tmp_path / "home").ready()


def test_resources_lie_beside_the_package_or_in_it(tmp_path, monkeypatch):
    assert resource("models").is_dir()
    package = tmp_path / "site" / "restorer"
    (package / "resources" / "presets").mkdir(parents=True)
    monkeypatch.setattr("restorer.__file__", str(package / "__init__.py"))
    assert resource("presets") == package / "resources" / "presets"


def test_missing_resources_are_told_in_words(tmp_path, monkeypatch):
    monkeypatch.setattr("restorer.__file__", str(tmp_path / "nowhere" / "restorer" / "__init__.py"))
    with pytest.raises(StoreError, match="missing"):
        resource("models/clean.md")


@pytest.mark.parametrize("name", ["../secret", "/etc/passwd", "models/../../x", "a\\..\\b"])
def test_a_name_cannot_leave_the_resources(name):
    with pytest.raises(ValueError, match="not a name inside"):
        resource(name)


def test_the_door_is_cheap():
    import subprocess
    import sys

    code = "import restorer.store, sys; print([m for m in ('numpy','torch','platformdirs') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    assert done.stdout.strip() == "[]"
