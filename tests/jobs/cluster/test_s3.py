"""The real command line between two folders of an S3 server of the test's own."""

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
