"""The real command line between two folders of an S3 server of the test's own."""

import hashlib
import os
import subprocess
import sys
import time
import urllib.request

import pytest

from restorer.cli.exits import Exit
from tests.jobs.fakes import draw

from .conftest import CHECKOUT

pytestmark = [
    pytest.mark.slow,
    # Of packages that only this test uses; they warn of each other.
    pytest.mark.filterwarnings("ignore"),
]


@pytest.fixture
def s3(monkeypatch, tmp_path):
    pytest.importorskip("moto", reason="needs moto[server], an S3 server for tests")
    fsspec = pytest.importorskip("fsspec", reason="needs the extra `cluster`")
    pytest.importorskip("s3fs", reason="needs s3fs, which reads s3://")
    code = (
        "from moto.server import ThreadedMotoServer as S; s = S('127.0.0.1', 0, verbose=False); s.start(); "
        "print(s.get_host_and_port()[1], flush=True); input()"
    )
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        try:
            address = f"http://127.0.0.1:{int(server.stdout.readline())}"
            for name, value in {
                "AWS_ENDPOINT_URL": address,
                "AWS_ACCESS_KEY_ID": "test",
                "AWS_SECRET_ACCESS_KEY": "test",
                "AWS_DEFAULT_REGION": "us-east-1",
            }.items():
                monkeypatch.setenv(name, value)
            wait_for(address)
            system = fsspec.filesystem("s3", use_listings_cache=False, skip_instance_cache=True)
            system.mkdir("archive")
            yield system
        finally:
            server.kill()


def wait_for(address):
    deadline = time.monotonic() + 30
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.1)


def restorer(*words):
    return subprocess.run(
        [sys.executable, "-m", "restorer", *map(str, words)],
        cwd=CHECKOUT, env=os.environ | {"OMP_NUM_THREADS": "1"}, capture_output=True, text=True, timeout=300,
    )  # fmt: skip


def test_photos_go_from_one_address_to_another(s3, tmp_path):
    for number in range(3):
        s3.put_file(str(draw(tmp_path / f"{number}.png", number, (60, 40))), f"archive/in/box/{number}.png")
    command = (
        "restore", "s3://archive/in", "-o", "s3://archive/out", "--recursive", "--exists", "skip", "--steps", "tone",
        "--cluster", "local:1",
    )  # fmt: skip
    ran = restorer(*command)
    assert ran.returncode == Exit.DONE, ran.stderr
    assert "Restored 3 photos" in ran.stderr
    assert sorted(s3.find("archive/out")) == [f"archive/out/box/{number}.png" for number in range(3)]
    whole = s3.cat_file("archive/out/box/0.png")
    s3.get_file("archive/out/box/0.png", str(tmp_path / "result.png"))
    verified = restorer("inspect", tmp_path / "result.png")
    assert verified.returncode == Exit.DONE, verified.stderr
    again = restorer(*command)
    assert again.returncode == Exit.NOTHING_TO_DO, again.stderr
    assert s3.cat_file("archive/out/box/0.png") == whole
    without = restorer("restore", "s3://archive/in", "-o", "s3://archive/out")
    assert without.returncode == Exit.USAGE
    assert "--cluster" in without.stderr


PACKET = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Aunt Erna at the lake</rdf:li></rdf:Alt></dc:description>
</rdf:Description></rdf:RDF></x:xmpmeta>"""


def test_sidecars_and_manifests_are_kept_at_addresses(s3, tmp_path):
    for number in range(3):
        s3.put_file(str(draw(tmp_path / f"{number}.png", number, (60, 40))), f"archive/in/{number}.png")
    s3.pipe_file("archive/in/0.png.xmp", PACKET.encode())
    s3.pipe_file("archive/in/1.xmp", PACKET.encode())
    command = (
        "restore", "s3://archive/in", "-o", "s3://archive/out", "--steps", "tone", "--set",
        "tone.exposure=0.5", "--sidecar", "--manifest",
        "--exists", "skip", "--cluster", "local:1",
    )  # fmt: skip
    ran = restorer(*command)
    assert ran.returncode == Exit.DONE, ran.stderr
    names = [f"{number}.png{ending}" for number in range(3) for ending in ("", ".xmp")]
    assert sorted(s3.find("archive/out")) == sorted(
        f"archive/out/{name}" for name in (*names, "manifest-info.txt", "manifest-sha256.txt", "originals-sha256.txt")
    )
    for number, is_told in enumerate((True, True, False)):
        assert (b"Aunt Erna" in s3.cat_file(f"archive/out/{number}.png.xmp")) == is_told
        assert (b"Aunt Erna" in s3.cat_file(f"archive/out/{number}.png")) == is_told
    told = dict(reversed(line.split("  ")) for line in text(s3, "manifest-sha256.txt").splitlines())
    assert told == {f"{number}.png": digest(s3, f"out/{number}.png") for number in range(3)}
    originals = dict(reversed(line.split("  ")) for line in text(s3, "originals-sha256.txt").splitlines())
    assert originals == {f"../in/{number}.png": digest(s3, f"in/{number}.png") for number in range(3)}
    size = sum(s3.size(f"archive/out/{number}.png") for number in range(3))
    assert f"Payload-Oxum: {size}.3" in text(s3, "manifest-info.txt")

    s3.put_file(str(draw(tmp_path / "9.png", 9, (60, 40))), "archive/in/9.png")
    s3.put_file(str(draw(tmp_path / "new.png", 7, (60, 40))), "archive/in/0.png")
    again = restorer(*(word if word != "skip" else "overwrite" for word in command))
    assert again.returncode == Exit.DONE, again.stderr
    assert "1 original changed" in again.stderr
    told = dict(reversed(line.split("  ")) for line in text(s3, "manifest-sha256.txt").splitlines())
    assert told == {f"{number}.png": digest(s3, f"out/{number}.png") for number in (0, 1, 2, 9)}
    assert not [name for name in s3.find("archive") if ".part" in name], "nothing is left over"


def text(s3, name):
    return s3.cat_file(f"archive/out/{name}").decode()


def digest(s3, name):
    return hashlib.sha256(s3.cat_file(f"archive/{name}")).hexdigest()
