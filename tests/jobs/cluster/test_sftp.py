"""The real command line between two folders of an SFTP server of the test's own."""

import subprocess
import sys
from pathlib import Path

import pytest

from restorer.cli.exits import Exit
from restorer.jobs.files.address_outputs import exists, status
from restorer.jobs.files.addresses import fetch, put
from tests.jobs.fakes import draw

from .test_s3 import restorer


@pytest.fixture
def sftp(tmp_path):
    pytest.importorskip("paramiko", reason="needs paramiko, which reads sftp://")
    pytest.importorskip("fsspec", reason="needs the extra `cluster`")
    root = tmp_path / "server"
    root.mkdir()
    command = [sys.executable, str(Path(__file__).with_name("sftp_server.py")), str(root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        try:
            yield root, f"sftp://test:test@127.0.0.1:{int(server.stdout.readline())}"
        finally:
            server.kill()


def test_a_file_goes_there_and_back(sftp, tmp_path):
    root, address = sftp
    (tmp_path / "a").write_bytes(b"photo")
    put(tmp_path / "a", f"{address}/a.png")
    assert (root / "a.png").read_bytes() == b"photo"
    fetch(f"{address}/a.png", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"photo"
    assert status(f"{address}/a.png") == (5, (root / "a.png").stat().st_mtime_ns // 10**9 * 10**9)
    assert exists(f"{address}/a.png")
    assert not exists(f"{address}/b.png")


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_photos_go_from_one_address_to_another(sftp, tmp_path):
    root, address = sftp
    (root / "in" / "box").mkdir(parents=True)
    for number in range(2):
        draw(root / "in" / "box" / f"{number}.png", number, (60, 40))
    command = (
        "restore", f"{address}/in", "-o", f"{address}/out", "--recursive", "--exists", "skip", "--steps", "tone",
        "--cluster", "local:1",
    )  # fmt: skip
    ran = restorer(*command)
    assert ran.returncode == Exit.DONE, ran.stderr
    found = sorted(path.relative_to(root / "out").as_posix() for path in (root / "out").rglob("*"))
    assert found == ["box", "box/0.png", "box/1.png"]
    again = restorer(*command)
    assert again.returncode == Exit.NOTHING_TO_DO, again.stderr
