"""Downloads against a real server that cuts, lies, redirects, is slow and sends other bytes."""

import shutil
import ssl
import subprocess
import sys
import threading

import pytest
import trustme

from restorer.errors import Cancelled, ModelError, ResourceError
from restorer.progress import CancelToken, Progress
from restorer.store import downloads, http_client
from restorer.store.downloads import download
from restorer.store.folders import Folders
from restorer.store.settings import Settings, save_settings
from tests.store.served_files import CONTENT, HALF, SHA256, serving


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(downloads, "_PAUSES_S", (0.0, 0.0, 0.0))
    with serving() as server:
        yield server


@pytest.fixture
def broken(tmp_path):
    """Leaves half a download of this content."""

    def leave(content=CONTENT):
        part = tmp_path / "x.part"
        part.write_bytes(content[:HALF])
        return part

    return leave


def get(server, target, *paths, **options):
    urls = [server.address + path for path in paths]
    return download(urls, target, **{"sha256": SHA256, "size_bytes": len(CONTENT)} | options)


def names(folder):
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".lock"))


def test_a_file_arrives_whole_and_is_not_fetched_twice(server, tmp_path):
    target = tmp_path / "models" / "x.pth"
    told = []
    assert get(server, target, "/good", progress=Progress(told.append, interval_s=0.0)) == target
    assert target.read_bytes() == CONTENT
    assert told[-1] == 1.0
    get(server, target, "/good")
    assert len(server.asked) == 1
    assert names(target.parent) == ["x.pth"]


def test_the_next_address_is_tried(server, tmp_path):
    assert get(server, tmp_path / "x", "/missing", "/long", "/good").read_bytes() == CONTENT


@pytest.mark.parametrize("path", ["/other", "/long", "/hidden", "/missing", "/to//missing"])
def test_anything_but_the_file_is_refused(server, tmp_path, path):
    with pytest.raises(ModelError, match="could not be downloaded") as caught:
        get(server, tmp_path / "x", path)
    assert "127.0.0.1" in caught.value.message
    assert caught.value.hint.startswith("What came is not used." if path == "/other" else "Check the connection")
    assert not (tmp_path / "x").exists()
    if path == "/other":
        assert names(tmp_path) == ["x.refused"]


def test_a_wrong_length_is_refused_before_the_first_byte(server, tmp_path):
    with pytest.raises(ModelError, match=r"has 1,024,004 bytes instead of 1,024,000"):
        get(server, tmp_path / "x", "/long")
    assert names(tmp_path) == []


def test_a_broken_connection_is_gone_on_with_at_once(server, tmp_path):
    server.cuts = 3
    assert get(server, tmp_path / "x", "/cut").read_bytes() == CONTENT
    assert [asked.range for asked in server.asked] == ["", "bytes=512000-", "bytes=768000-", "bytes=896000-"]
    assert [asked.if_range for asked in server.asked] == ["", '"1"', '"1"', '"1"']


def test_a_server_that_breaks_off_again_and_again_is_given_up_and_the_beginning_kept(server, tmp_path):
    server.cuts = 99
    with pytest.raises(ModelError, match="ended early"):
        get(server, tmp_path / "x", "/cut")
    assert len(server.asked) == 4
    assert names(tmp_path) == ["x.part", "x.part.json"]
    assert get(server, tmp_path / "x", "/good").read_bytes() == CONTENT
    assert server.asked[-1].range == "bytes=960000-"
    assert not server.asked[-1].if_range, "another address may call the same file another version"


def test_a_file_that_changed_meanwhile_is_fetched_anew(server, tmp_path):
    """Nobody published its hash: only If-Range keeps two versions apart."""
    server.cuts = 99
    with pytest.raises(ModelError):
        get(server, tmp_path / "x", "/cut", sha256="", is_size_exact=False)
    server.cuts, server.tag, server.content = 0, '"2"', CONTENT[::-1]
    path = get(server, tmp_path / "x", "/cut", sha256="", is_size_exact=False)
    assert path.read_bytes() == CONTENT[::-1]
    assert server.asked[-1].range
    assert server.asked[-1].if_range == '"1"'


def test_without_hash_and_version_nothing_is_gone_on_with(server, tmp_path):
    server.cuts, server.tag = 1, ""
    assert get(server, tmp_path / "x", "/cut", sha256="", is_size_exact=False).read_bytes() == CONTENT
    assert [asked.range for asked in server.asked] == ["", ""]


def test_a_server_that_cannot_go_on_starts_again(server, tmp_path, broken):
    broken(b"some rubbish " * HALF)
    assert get(server, tmp_path / "x", "/deaf").read_bytes() == CONTENT


@pytest.mark.parametrize("path", ["/good", "/careless"])
def test_a_wrong_beginning_is_found_out_and_dropped(server, tmp_path, broken, path):
    broken(bytes(len(CONTENT)))
    assert get(server, tmp_path / "x", path).read_bytes() == CONTENT
    assert [asked.range for asked in server.asked] == [f"bytes={HALF}-", ""]


def test_an_answer_with_another_part_is_refused(server, tmp_path, broken):
    broken()
    with pytest.raises(ModelError, match="another part"):
        get(server, tmp_path / "x", "/confused")


def test_what_was_complete_when_the_power_failed_is_not_fetched_again(server, tmp_path):
    (tmp_path / "x.part").write_bytes(CONTENT)
    assert get(server, tmp_path / "x", "/good").read_bytes() == CONTENT
    assert server.asked == []


@pytest.mark.parametrize("excess", [b"", b"more"])
def test_a_complete_part_with_other_content_is_dropped(server, tmp_path, excess):
    (tmp_path / "x.part").write_bytes(bytes(len(CONTENT)) + excess)
    assert get(server, tmp_path / "x", "/good").read_bytes() == CONTENT
    assert [asked.range for asked in server.asked] == [""]


def test_a_silent_server_is_given_up_and_the_next_one_goes_on(server, tmp_path, monkeypatch):
    monkeypatch.setattr(http_client, "TIMEOUT_S", 0.2)
    monkeypatch.setattr(downloads, "_PAUSES_S", ())
    assert get(server, tmp_path / "x", "/silent", "/good").read_bytes() == CONTENT
    assert server.asked[-1].range == f"bytes={HALF}-"


@pytest.mark.parametrize("path", ["/good", "/slow"])
def test_cancel_keeps_what_has_come(server, tmp_path, path):
    token = CancelToken()

    def listen(fraction):
        if fraction > 0.1:
            token.cancel()

    with pytest.raises(Cancelled):
        get(server, tmp_path / "x", path, progress=Progress(listen, token, interval_s=0.0))
    kept = (tmp_path / "x.part").stat().st_size
    assert 0 < kept < len(CONTENT)
    assert get(server, tmp_path / "x", path.replace("slow", "good")).read_bytes() == CONTENT
    assert server.asked[-1].range == f"bytes={kept}-"


def test_a_full_disk_is_told_before_the_first_byte(server, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(1, 1, 1000))
    with pytest.raises(ResourceError, match="MB left"):
        get(server, tmp_path / "x", "/good")
    assert server.asked == []


@pytest.mark.skipif(sys.platform != "linux", reason="/dev/full is Linux's")
def test_a_disk_that_fills_up_meanwhile_is_told_as_that(server, tmp_path):
    (tmp_path / "x.part").symlink_to("/dev/full")
    with pytest.raises(ResourceError, match="no room left"):
        get(server, tmp_path / "x", "/good")


@pytest.mark.parametrize("url", ["http://example.org/x", "file:///etc/passwd", "ftp://example.org/x", "nonsense"])
def test_only_https_is_spoken(tmp_path, url):
    with pytest.raises(ModelError, match="not https"):
        download([url], tmp_path / "x", sha256=SHA256, size_bytes=10)


def test_no_address_at_all(tmp_path):
    with pytest.raises(ModelError, match="no address"):
        download([], tmp_path / "x", sha256=SHA256, size_bytes=10)


# ---- redirects, certificates, proxies


def test_redirects_are_followed_and_the_range_goes_along(server, tmp_path, broken):
    broken()
    assert get(server, tmp_path / "x", f"/to/{server.address}/good").read_bytes() == CONTENT
    assert server.asked[-1].range == f"bytes={HALF}-"


@pytest.mark.parametrize("there", ["http://example.org/x", "file:///etc/passwd", "ftp://example.org/x"])
def test_redirects_do_not_lead_away_from_https(server, tmp_path, there):
    with pytest.raises(ModelError, match=r"not https|unsafe|not allowed"):
        get(server, tmp_path / "x", f"/to/{there}")
    assert names(tmp_path) == []


@pytest.fixture
def authority():
    return trustme.CA()


@pytest.fixture
def secure(authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    with serving(context) as server:
        yield server


@pytest.fixture
def trusted(authority, tmp_path_factory, monkeypatch):
    path = tmp_path_factory.mktemp("certificates") / "ca.pem"
    authority.cert_pem.write_to_path(str(path))
    monkeypatch.setenv("SSL_CERT_FILE", str(path))


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's store cannot be added to in a test")
def test_a_certificate_that_the_system_trusts_is_trusted(secure, trusted, tmp_path):
    assert get(secure, tmp_path / "x", "/good").read_bytes() == CONTENT


def test_any_other_certificate_is_refused(secure, tmp_path):
    with pytest.raises(ModelError, match=r"(?i)certificate"):
        get(secure, tmp_path / "x", "/good")
    assert secure.asked == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's store cannot be added to in a test")
def test_from_https_nothing_leads_to_plain_http(secure, server, trusted, tmp_path):
    with pytest.raises(ModelError, match="not https"):
        get(secure, tmp_path / "x", f"/to/{server.address}/good")
    assert server.asked == []


def test_the_systems_proxy_is_asked(server, tmp_path, monkeypatch):
    monkeypatch.setenv("https_proxy", server.address)
    monkeypatch.delenv("no_proxy", raising=False)
    with pytest.raises(ModelError, match=r"(?i)tunnel connection failed: 501"):
        download(["https://models.example/x"], tmp_path / "x", sha256=SHA256, size_bytes=10)


# ---- one at a time, and never offline


def test_of_two_that_want_a_file_one_fetches_it(server, tmp_path):
    ended = []
    threads = [
        threading.Thread(target=lambda: ended.append(get(server, tmp_path / "x", "/slow").read_bytes() == CONTENT))
        for _ in range(3)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert ended == [True] * 3
    assert len(server.asked) == 1


def test_another_process_is_waited_for_and_the_wait_can_be_ended(server, tmp_path):
    code = (
        "import sys, time\nfrom filelock import FileLock\n"
        f"with FileLock({str(tmp_path / '.x.lock')!r}):\n    print('held', flush=True)\n    sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        token = CancelToken()
        threading.Timer(0.3, token.cancel).start()
        with pytest.raises(Cancelled):
            get(server, tmp_path / "x", "/good", progress=Progress(token=token))
        assert server.asked == []
        other.stdin.close()
        other.wait()
        assert get(server, tmp_path / "x", "/good").read_bytes() == CONTENT


def test_offline_nothing_is_tried(server, tmp_path, monkeypatch):
    monkeypatch.setenv("RESTORER_OFFLINE", "1")
    with pytest.raises(ResourceError, match="set to stay offline"):
        get(server, tmp_path / "x", "/good")
    (tmp_path / "x").write_bytes(CONTENT)
    get(server, tmp_path / "x", "/good")
    monkeypatch.setenv("RESTORER_OFFLINE", "0")
    save_settings(Settings(offline=True), Folders.default().settings_file)
    with pytest.raises(ResourceError, match="set to stay offline"):
        get(server, tmp_path / "y", "/good")
    assert server.asked == []
    save_settings(Settings(), Folders.default().settings_file)
    get(server, tmp_path / "y", "/good")


def test_the_wait_between_two_tries_hears_a_cancel(monkeypatch):
    token = CancelToken()
    threading.Timer(0.05, token.cancel).start()
    with pytest.raises(Cancelled):
        downloads._wait(60.0, Progress(token=token))
