"""The real command line between two folders of a share: Samba's own server, on loopback."""

import getpass
import shutil
import socket
import subprocess
import time

import pytest

from restorer.cli.exits import Exit
from restorer.jobs.files.address_outputs import exists, publish_address, status
from restorer.jobs.files.addresses import fetch, join, locate, put
from restorer.jobs.store.rows import OutputRecord, PendingOutput
from tests.jobs.fakes import draw

from .test_s3 import restorer

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore")]

_SETTINGS = """[global]
server role = standalone server
smb ports = {port}
interfaces = lo
bind interfaces only = yes
passdb backend = tdbsam:{folder}/passdb.tdb
private dir = {folder}
lock directory = {folder}
state directory = {folder}
cache directory = {folder}
pid directory = {folder}
ncalrpc dir = {folder}/ncalrpc
log file = {folder}/log
load printers = no
disable spoolss = yes

[archive]
path = {root}
read only = no
"""


@pytest.fixture
def smb(tmp_path):
    pytest.importorskip("smbprotocol", reason="needs smbprotocol, which reads smb://")
    pytest.importorskip("fsspec", reason="needs the extra `cluster`")
    smbd = shutil.which("smbd", path="/usr/sbin:/usr/local/sbin:/usr/bin")
    if smbd is None or shutil.which("smbpasswd") is None:
        pytest.skip("needs smbd, Samba's server")
    folder, root, user = tmp_path / "samba", tmp_path / "share", getpass.getuser()
    folder.mkdir()
    root.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = folder / "smb.conf"
    settings.write_text(_SETTINGS.format(port=port, folder=folder, root=root))
    added = subprocess.run(
        ["smbpasswd", "-c", settings, "-L", "-a", "-s", user], input="secret\nsecret\n", text=True, capture_output=True
    )
    if added.returncode:
        pytest.skip(f"Samba's server takes no user here: {added.stderr.strip()}")
    # At its end it stops its group of processes, which must not be the tests' own.
    command = [smbd, "--foreground", "--no-process-group", "-s", settings]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, start_new_session=True, **quiet) as server:
        try:
            wait_for(port)
            yield root, f"smb://{user}:secret@127.0.0.1:{port}/archive"
        finally:
            server.terminate()


def wait_for(port):
    deadline = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
            return
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_a_file_goes_there_and_back(smb, tmp_path):
    root, address = smb
    (tmp_path / "a").write_bytes(b"photo")
    put(tmp_path / "a", f"{address}/a.png")
    assert (root / "a.png").read_bytes() == b"photo"
    fetch(f"{address}/a.png", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == b"photo"
    assert status(f"{address}/a.png")[0] == 5
    assert exists(f"{address}/a.png")
    assert not exists(f"{address}/b.png")


@pytest.mark.parametrize(("policy", "name"), [("rename", "a-2.png"), ("overwrite", "a.png"), ("skip", None)])
def test_names_that_are_taken(smb, policy, name):
    root, address = smb
    (root / "a.png").write_bytes(b"old")
    (root / ".restorer-1.part").mkdir()
    (root / ".restorer-1.part" / "x.png").write_bytes(b"new")
    target = f"{address}/a.png"
    record = OutputRecord(target, "in.png", 0, "0" * 64, 1, 0, "d")
    got = publish_address(
        join(address, ".restorer-1.part/x.png"), PendingOutput(target, "0" * 64, "", record),
        lambda *_: True, exists_policy=policy,
    )  # fmt: skip
    assert got == (name and f"{address}/{name}")
    if name:
        assert (root / name).read_bytes() == b"new"
    if name != "a.png":
        assert (root / "a.png").read_bytes() == b"old"


def test_photos_go_from_one_address_to_another(smb):
    root, address = smb
    for number in range(2):
        draw(root / "in" / "box" / f"{number}.png", number, (60, 40))
    command = (
        "restore", f"{address}/in", "-o", f"{address}/out", "--recursive", "--exists", "skip", "--steps", "tone",
        "--set", "tone.exposure=0.5", "--sidecar", "--manifest", "--cluster", "local:1",
    )  # fmt: skip
    ran = restorer(*command)
    assert ran.returncode == Exit.DONE, ran.stderr
    assert "secret" not in ran.stderr
    found = sorted(path.relative_to(root / "out").as_posix() for path in (root / "out").rglob("*") if path.is_file())
    assert found == [
        "box/0.png", "box/0.png.xmp", "box/1.png", "box/1.png.xmp", "manifest-info.txt", "manifest-sha256.txt",
        "originals-sha256.txt",
    ]  # fmt: skip
    again = restorer(*command)
    assert again.returncode == Exit.NOTHING_TO_DO, again.stderr
    over = restorer(*(word if word != "skip" else "overwrite" for word in command))
    assert over.returncode == Exit.DONE, over.stderr
    assert len([path for path in (root / "out").rglob("*") if path.is_file()]) == 7
    system, path = locate(f"{address}/out")
    assert system.exists(path)
