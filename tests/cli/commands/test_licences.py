import json

from restorer.cli.exits import Exit
from restorer.store import licences
from restorer.store.licences import Component


def test_every_component_is_one_line(run):
    code, out, err = run("licences")
    assert code == Exit.DONE
    names = [line.split()[0] for line in out.splitlines()]
    assert {"torch", "numpy", "pyvips"} <= set(names)
    assert "licences NAME" in err


def test_terms_are_printed_for_a_name(run):
    code, out, _ = run("licences", "safetensors")
    assert code == Exit.DONE
    assert out.startswith("safetensors ")
    code, out, _ = run("licences", "torchvision")
    assert "Redistribution and use" in out


def test_json_holds_all_that_is_known(run):
    code, out, _ = run("licences", "--json", "numpy")
    assert code == Exit.DONE
    (found,) = [item for item in json.loads(out) if item["name"] == "numpy"]
    assert found["licence"]
    assert found["version"]


def test_unknown_name_is_nothing_to_do(run, monkeypatch):
    monkeypatch.setattr(licences, "components", lambda: (Component("alpha", "1", "", ""),))
    code, out, err = run("licences", "omega")
    assert (code, out) == (Exit.NOTHING_TO_DO, "")
    assert "No package" in err
