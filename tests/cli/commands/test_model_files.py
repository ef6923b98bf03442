"""Downloading, importing and removing networks, by the command line and a real server."""

import hashlib
import json
import pickle
import shutil
from dataclasses import replace

import pytest
import torch

from restorer.cli.exits import Exit
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import ModelFile
from restorer.models.published import PUBLISHED
from restorer.store import downloads
from restorer.store.folders import Folders
from tests.models.weight_files import compact
from tests.store.served_files import CONTENT, SHA256, serving


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(downloads, "_PAUSES_S", ())
    with serving() as server:
        yield server


@pytest.fixture
def offer(server, monkeypatch):
    """Puts networks into the catalogue that the server has."""

    def make(*ids, path="/good", **facts):
        usual = replace(PUBLISHED[0].licence, must_be_accepted=False)
        infos = tuple(
            replace(
                PUBLISHED[0], id=model_id, file=ModelFile("w.pth", SHA256, len(CONTENT), (server.address + path,)),
                **{"licence": usual, **facts},
            )
            for model_id in ids
        )  # fmt: skip
        monkeypatch.setattr("restorer.models.catalogue.PUBLISHED", infos)
        return infos

    return make


def place(model_id="a"):
    return Folders.default().models / model_id / "w.pth"


def test_download_fetches_checks_and_is_not_done_twice(run, offer, server):
    offer("a", "b")
    code, out, err = run("models", "download", "a", "b")
    assert code == Exit.DONE
    assert out.splitlines() == [f"a: {place('a')}", f"b: {place('b')}"]
    assert "1.0 MB of 1.0 MB" in err
    assert place().read_bytes() == CONTENT
    assert run("models", "download", "a")[0] == Exit.DONE
    assert len(server.asked) == 2
    assert run("models", "verify", "a", "b")[0] == Exit.DONE


def test_download_goes_on_after_one_that_fails_and_says_so(run, offer, server):
    bad, _ = offer("a", "b")
    offer_bad = replace(bad, file=replace(bad.file, urls=(server.address + "/missing",)))
    from restorer.models import catalogue as module

    module.PUBLISHED = (offer_bad, *module.PUBLISHED[1:])
    code, out, err = run("models", "download", "a", "b")
    assert code == Exit.MODEL
    assert out.startswith("b: ")
    assert "could not be downloaded" in err


def test_terms_are_accepted_once(run, offer, server):
    offer("a", licence=replace(PUBLISHED[0].licence, must_be_accepted=True, url="https://a.example/terms"))
    code, _, err = run("models", "download", "a")
    assert code == Exit.LICENCE
    assert "https://a.example/terms" in err
    assert "--accept-licence" in err
    assert server.asked == []
    assert run("models", "download", "a", "--accept-licence")[0] == Exit.DONE
    assert run("models", "download", "a")[0] == Exit.DONE
    assert "accepted" in run("models", "show", "a")[1]


def test_offline_nothing_is_tried(run, offer, server, monkeypatch):
    offer("a")
    monkeypatch.setenv("RESTORER_OFFLINE", "1")
    code, _, err = run("models", "download", "a")
    assert code == Exit.RESOURCE
    assert "stay offline" in err
    assert server.asked == []


def test_a_folder_on_a_stick_is_filled_here_and_read_there(run, offer, server, tmp_path, monkeypatch):
    (info,) = offer("a")
    stick = tmp_path / "stick"
    assert run("models", "download", "a", "--to", stick)[0] == Exit.DONE
    assert not place().exists()
    assert run("models", "verify", "a")[0] == Exit.MODEL
    monkeypatch.setenv("RESTORER_MODELS", f"/nowhere:{stick}")
    catalogue = ModelCatalogue()
    assert catalogue.locate(info) == stick / "a" / "w.pth"
    assert run("models", "verify", "a")[0] == Exit.DONE
    (stick / "a" / "w.pth").write_bytes(b"other")
    code, out, _ = run("models", "verify", "a")
    assert code == Exit.MODEL
    assert str(stick) in out
    assert (stick / "a" / "w.pth").read_bytes() == b"other", "what is not ours is not moved"
    shutil.copyfile(stick / "a" / "w.pth", stick / "w.pth")
    (stick / "w.pth").write_bytes(CONTENT)
    shutil.rmtree(stick / "a")
    assert catalogue.locate(info) == stick / "w.pth"
    assert run("models", "remove", "a")[0] == Exit.NOTHING_TO_DO
    assert (stick / "w.pth").exists()


def test_remove_frees_the_room(run, offer):
    offer("a")
    run("models", "download", "a")
    code, out, _ = run("models", "remove", "a")
    assert code == Exit.DONE
    assert out == "a: removed, 1.0 MB\n"
    assert not place().parent.exists()
    assert run("models", "remove", "clean")[0] == Exit.MODEL, "what comes with Restorer stays"


class Hostile:
    def __reduce__(self):
        return (print, ("this would have run",))


@pytest.mark.parametrize("suffix", [".safetensors", ".pth", ".ckpt"])
def test_import_takes_weights(run, tmp_path, suffix):
    code, out, err = run("models", "import", compact(tmp_path / f"Mein Netz{suffix}"))
    assert code == Exit.DONE
    assert out == "mein-netz  (upscale)\n"
    assert "NOASSERTION" in err
    listed = json.loads(run("models", "list", "--here", "--task", "upscale", "--json")[1])
    assert [info["id"] for info in listed] == ["upscale", "mein-netz"]


def test_import_of_a_folder_takes_what_it_can_and_names_the_rest(run, tmp_path):
    compact(tmp_path / "good.pth")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "evil.pth").write_bytes(pickle.dumps(Hostile()))
    torch.save({"params": Hostile()}, tmp_path / "evil2.ckpt")
    (tmp_path / "readme.txt").write_text("no weights")
    code, out, err = run("models", "import", tmp_path)
    assert code == Exit.MODEL
    assert out == "good  (upscale)\n"
    for name in ("evil.pth", "evil2.ckpt"):
        assert f"{name} holds more than weights, or is damaged, and was not opened." in err
    assert "this would have run" not in out + err
    (tmp_path / "empty").mkdir()
    assert run("models", "import", tmp_path / "empty")[0] == Exit.NOTHING_TO_DO


def test_show_tells_all(run):
    code, out, _ = run("models", "show", "codeformer")
    assert code == Exit.DONE
    for text in ("face", "Zhou", "LicenseRef-S-Lab-1.0: no commercial use", "must be accepted", "376.6 MB", "not here"):
        assert text in out
    facts = json.loads(run("models", "show", "codeformer", "--json")[1])
    assert hashlib.sha256().digest_size * 2 == len(facts["sha256"])
    assert run("models", "show", "nothing")[0] == Exit.MODEL
    code, _, err = run("models", "list", "--task", "nothing")
    assert code == Exit.USAGE
    assert "upscale" in err
