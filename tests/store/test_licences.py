"""The terms of others are found, whether Restorer is installed or bundled."""

from importlib.metadata import distribution

import pytest

from restorer.store import licences
from restorer.store.licences import Component, components, describe, read_index, terms, write_index

DIRECT = {"numpy", "pillow", "platformdirs", "pyvips", "rich", "safetensors", "spandrel", "torch", "torchvision"}


def test_every_requirement_is_listed_with_its_terms():
    found = {item.name.lower(): item for item in components()}
    assert set(found) >= DIRECT
    assert "restorer" not in found
    assert "pytest" not in found, "what only developers need is not part of the program"
    assert found["numpy"].licence
    assert "Redistribution and use" in terms(found["torch"])


def test_requirements_of_requirements_are_listed():
    assert "markdown-it-py" in {item.name for item in components()}, "rich needs it"


def test_a_bundle_lists_what_was_collected(monkeypatch, tmp_path):
    folder = tmp_path / "licences"
    folder.mkdir()
    (folder / "alpha.txt").write_text("Ünder these terms.\n", "utf-8")
    given = (Component("alpha", "1", "MIT", "https://alpha.example", ("alpha.txt",)), Component("beta", "2", "", ""))
    write_index(folder / "components.json", given)
    assert read_index(folder / "components.json") == given
    monkeypatch.setattr(licences, "resource", lambda name: tmp_path / name)
    assert components() == given
    assert [terms(item) for item in components()] == ["Ünder these terms.", ""]


@pytest.mark.parametrize("name", ["torch", "rich", "pyvips-binary"])
def test_licence_is_a_name_and_no_text(name):
    found = describe(distribution(name))
    assert found.version == distribution(name).version
    assert 0 < len(found.licence) < 200
    assert "\n" not in found.licence
