import json
from dataclasses import replace

import pytest

from restorer.cli.exits import Exit
from restorer.cli.terminal.wording import size
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import ModelFile
from restorer.models.published import PUBLISHED
from restorer.store.folders import Folders

WEIGHTS = b"these are weights"


@pytest.fixture
def model(monkeypatch):
    """A model in the user's folder whose file is whole, alone in the catalogue."""
    import hashlib

    info = replace(PUBLISHED[0], file=ModelFile("weights.pth", hashlib.sha256(WEIGHTS).hexdigest(), len(WEIGHTS), ()))
    monkeypatch.setattr(ModelCatalogue, "all", lambda self: (info,))
    path = Folders.default().models / info.id / info.file.name
    path.parent.mkdir(parents=True)
    path.write_bytes(WEIGHTS)
    return info, path


def test_list_tells_licence_size_and_place(run, model):
    info, _ = model
    code, out, _ = run("models", "list")
    assert code == Exit.DONE
    for text in (info.id, info.licence.spdx, info.licence.url, info.good_for, f"{len(WEIGHTS)} bytes"):
        assert text in out


@pytest.mark.parametrize(
    ("urls", "is_here", "words"),
    [((), True, "imported"), (("https://a.example/w.pth",), True, "downloaded"), ((), False, "not here")],
)
def test_list_tells_how_a_network_came(run, model, monkeypatch, urls, is_here, words):
    info, path = model
    info = replace(info, file=replace(info.file, urls=urls))
    monkeypatch.setattr(ModelCatalogue, "all", lambda self: (info,))
    if not is_here:
        path.unlink()
    assert f", {words})" in run("models", "list")[1].splitlines()[0]


def test_list_of_all_models_has_a_licence_for_each(run):
    code, out, _ = run("models", "list", "--json")
    assert code == Exit.DONE
    infos = json.loads(out)
    assert {info["id"] for info in infos} >= {info.id for info in PUBLISHED}
    assert all(info["licence"]["spdx"] and info["licence"]["url"] for info in infos)


def test_doubts_about_commercial_use_are_said(run):
    code, out, _ = run("models", "show", "gfpgan-1.4")
    assert code == Exit.DONE
    assert "commercial use in doubt" in out
    assert "StyleGAN2" in out
    assert "one processor core for a face" in out


def test_whole_file_passes(run, model):
    info, path = model
    code, out, _ = run("models", "verify", "--json")
    assert code == Exit.DONE
    (result,) = json.loads(out)
    assert (result["id"], result["ok"], result["path"]) == (info.id, True, str(path))


def test_changed_file_ends_with_5_and_is_kept_aside(run, model):
    info, path = model
    path.write_bytes(WEIGHTS.replace(b"are", b"ARE"))
    code, out, _ = run("models", "verify", info.id)
    assert code == Exit.MODEL
    assert "not the one" in out
    assert not path.exists()
    assert len(list(path.parent.iterdir())) == 1


def test_missing_file_that_was_named_ends_with_5(run, model):
    info, path = model
    path.unlink()
    assert run("models", "verify", info.id)[0] == Exit.MODEL
    assert run("models", "verify")[0] == Exit.NOTHING_TO_DO


def test_unknown_model_is_told(run, model):
    code, _, err = run("models", "verify", "no-such-model")
    assert code == Exit.MODEL
    assert "no-such-model" in err


@pytest.mark.parametrize(
    ("size_bytes", "words"), [(12, "12 bytes"), (330_000, "0.3 MB"), (67_000_000, "67.0 MB"), (1.2e9, "1.2 GB")]
)
def test_sizes_are_said_as_people_do(size_bytes, words):
    assert size(size_bytes) == words
