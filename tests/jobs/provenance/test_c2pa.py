"""Content credentials: signed last, with the user's own certificate, and valid for any reader."""

import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from restorer.cli.exits import Exit
from restorer.errors import InputError
from restorer.imaging.encode import encode
from restorer.imaging.metadata.digital_source_type import ENHANCED, INVENTED
from restorer.imaging.metadata.provenance import StepRecord
from restorer.imaging.photo import Photo
from restorer.jobs.provenance.c2pa import PASSPHRASE_VARIABLE, C2paStatement, Signing, check_signing, sign
from restorer.steps import STEPS
from tests.jobs.fakes import draw

c2pa = pytest.importorskip("c2pa", reason="c2pa-python is not installed")

from tests.jobs.authority import KEYS, make_certificate  # noqa: E402 (needs cryptography, which comes with c2pa-python)


def read(path, root):
    context = c2pa.Context.from_dict({"trust": {"user_anchors": root}, "verify": {"verify_trust": True}})
    with c2pa.Reader(path, context=context) as reader:
        return reader.get_validation_state(), reader.get_active_manifest()


def actions_of(manifest):
    told = next(one for one in manifest["assertions"] if one["label"].startswith("c2pa.actions"))
    return told["data"]["actions"]


@pytest.fixture
def statement(tmp_path):
    step_records = (
        StepRecord("clean", 1, "Cleaned.", {"strength": 0.5}, (("clean", "ab" * 32),), True, 0.0, 0.0),
        StepRecord("colorize", 1, "Coloured.", {"strength": 1.0}, (("colorize", "cd" * 32),), True, 1.0, 0.5),
        StepRecord("tone", 1, "Nothing to do.", {}, (), False, 0.0, 0.0),
    )
    source = draw(tmp_path / "Oma 1932.png")
    actions = {step.id: step.c2pa_action for step in STEPS}
    return C2paStatement("result.jpg", "Restorer 1.2", source, "png", source.name, step_records, INVENTED, actions)


@pytest.mark.parametrize("format_", ["jpeg", "png", "tiff", "webp", "avif"])
def test_a_signed_result_is_valid_and_tells_what_was_done(tmp_path, statement, format_):
    chain, key, root = make_certificate(tmp_path / "ca")
    path = tmp_path / f"result.{format_}"
    pixels = np.random.default_rng(0).integers(0, 255, (40, 60, 3), np.uint8)
    encode(Photo(pixels), path, format_)
    before = Image.open(path).convert("RGB").tobytes()
    sign(path, format_, Signing(chain, key), statement)
    state, manifest = read(path, root)
    assert state == "Trusted"
    assert Image.open(path).convert("RGB").tobytes() == before
    opened, cleaned, colored = actions_of(manifest)
    assert (opened["action"], cleaned["action"]) == ("c2pa.opened", "c2pa.filtered")
    assert cleaned["digitalSourceType"].endswith(ENHANCED)
    assert colored["digitalSourceType"].endswith(INVENTED)
    assert colored["parameters"]["restorer.models"] == [{"id": "colorize", "sha256": "cd" * 32}]
    assert [(one["title"], one["relationship"]) for one in manifest["ingredients"]] == [("Oma 1932.png", "parentOf")]
    assert sorted(one.name for one in tmp_path.iterdir()) == ["Oma 1932.png", "ca", f"result.{format_}"]


@pytest.mark.parametrize("kind", KEYS)
def test_keys_of_every_kind_sign(tmp_path, statement, kind):
    chain, key, root = make_certificate(tmp_path / "ca", kind)
    encode(Photo(np.zeros((20, 30, 3), np.uint8)), tmp_path / "x.jpg", "jpeg")
    sign(tmp_path / "x.jpg", "jpeg", Signing(chain, key), statement)
    assert read(tmp_path / "x.jpg", root)[0] == "Trusted"


def test_a_byte_changed_afterwards_is_noticed(tmp_path, statement):
    chain, key, root = make_certificate(tmp_path / "ca")
    path = tmp_path / "x.jpg"
    encode(Photo(np.random.default_rng(0).integers(0, 255, (40, 60, 3), np.uint8)), path, "jpeg")
    sign(path, "jpeg", Signing(chain, key), statement)
    data = bytearray(path.read_bytes())
    data[-40] ^= 1
    path.write_bytes(data)
    assert read(path, root)[0] == "Invalid"


def test_another_authority_does_not_vouch(tmp_path, statement):
    chain, key, _ = make_certificate(tmp_path / "ca")
    _, _, other = make_certificate(tmp_path / "other")
    encode(Photo(np.zeros((20, 30, 3), np.uint8)), tmp_path / "x.png", "png")
    sign(tmp_path / "x.png", "png", Signing(chain, key), statement)
    assert read(tmp_path / "x.png", other)[0] != "Trusted"


def test_an_encrypted_key_needs_its_passphrase(tmp_path, monkeypatch):
    chain, key, _ = make_certificate(tmp_path, passphrase=b"attic")
    monkeypatch.delenv(PASSPHRASE_VARIABLE, raising=False)
    with pytest.raises(InputError, match="cannot be used") as caught:
        check_signing(Signing(chain, key))
    assert PASSPHRASE_VARIABLE in caught.value.hint
    monkeypatch.setenv(PASSPHRASE_VARIABLE, "attic")
    check_signing(Signing(chain, key))


def test_what_cannot_sign_is_told(tmp_path):
    chain, key, _ = make_certificate(tmp_path / "one")
    _, other, _ = make_certificate(tmp_path / "two")
    empty = tmp_path / "empty.pem"
    empty.touch()
    cases = {
        Signing(tmp_path / "none.pem", key): "cannot be read",
        Signing(chain, tmp_path / "none.pem"): "cannot be read",
        Signing(empty, key): "holds no certificate",
        Signing(chain, chain): "cannot be used",
        Signing(chain, other): "is not that of the certificate",
    }
    for signing, words in cases.items():
        with pytest.raises(InputError, match=words):
            check_signing(signing)


def test_without_the_package_it_is_told(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "c2pa", None)
    chain, key, _ = make_certificate(tmp_path)
    with pytest.raises(InputError, match="not installed") as caught:
        check_signing(Signing(chain, key))
    assert "restorer[c2pa]" in caught.value.hint


def test_a_file_that_cannot_be_signed_stays_as_it_is(tmp_path, statement):
    chain, key, _ = make_certificate(tmp_path / "ca")
    (tmp_path / "x.jpg").write_bytes(b"no picture")
    with pytest.raises(InputError, match="could not be signed"):
        sign(tmp_path / "x.jpg", "jpeg", Signing(chain, key), statement)
    assert (tmp_path / "x.jpg").read_bytes() == b"no picture"
    assert not list(tmp_path.glob("signed*"))


def test_restore_signs_and_says_so_in_the_queue(tmp_path):
    chain, key, root = make_certificate(tmp_path / "ca")
    source = tmp_path / "in" / "a.png"
    source.parent.mkdir()
    picture = np.random.default_rng(0).integers(60, 180, (8, 11, 3), np.uint8)
    Image.fromarray(picture).resize((220, 160), Image.Resampling.BICUBIC).save(source)
    command = [sys.executable, "-m", "tests.benchmarks.light", "restore", source, "-o", tmp_path / "out", "--manifest",
               "--steps", "tone", "--certificate", chain, "--certificate-key", key]  # fmt: skip
    ended = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    assert ended.returncode == Exit.DONE, ended.stderr
    state, manifest = read(tmp_path / "out" / "a.png", root)
    assert state == "Trusted"
    assert actions_of(manifest)[1]["action"] == "c2pa.color_adjustments"
    told = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.light", "verify", str(tmp_path / "out")],
        capture_output=True,
        check=False,
    )
    assert told.returncode == Exit.DONE, "the manifest has the sha256 of the signed file"
