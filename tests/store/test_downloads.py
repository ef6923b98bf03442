import hashlib
import shutil
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from restorer.errors import Cancelled, ModelError, ResourceError
from restorer.progress import CancelToken, Progress
from restorer.store.downloads import download

CONTENT = bytes(range(256)) * 4000
SHA256 = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def server():
    """Serves `CONTENT` at /good, and less pleasant things beside it. Notes which byte each answer began with."""
    begins = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body, start = CONTENT, 0
            if self.path == "/missing":
                self.send_error(404)
                return
            if self.path == "/other":
                body = bytes(len(CONTENT))
            if self.path == "/long":
                body = CONTENT + b"more"
            asked = self.headers.get("Range")
            if asked and self.path != "/deaf":
                start = int(asked.removeprefix("bytes=").rstrip("-"))
                self.send_response(206)
                self.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
            else:
                self.send_response(200)
            begins.append(start)
            self.send_header("Content-Length", str(len(body) - start))
            self.end_headers()
            stop = len(body) // 2 if self.path == "/cut" and start == 0 else len(body)
            self.wfile.write(body[start:stop])

        def log_message(self, *args):
            pass

    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=httpd.serve_forever, args=(0.01,))
    thread.start()
    httpd.begins = begins
    httpd.address = f"http://127.0.0.1:{httpd.server_address[1]}"
    yield httpd
    httpd.shutdown()
    thread.join()
    httpd.server_close()


def get(server, target, *paths, **options):
    urls = [server.address + path for path in paths]
    return download(urls, target, sha256=SHA256, size_bytes=len(CONTENT), **options)


def test_a_file_arrives_whole_and_is_not_fetched_twice(server, tmp_path):
    target = tmp_path / "models" / "x.pth"
    told = []
    assert get(server, target, "/good", progress=Progress(told.append, interval_s=0.0)) == target
    assert target.read_bytes() == CONTENT
    assert told[-1] == 1.0
    get(server, target, "/good")
    assert server.begins == [0]
    assert [path.name for path in target.parent.iterdir()] == ["x.pth"]


def test_the_next_address_is_tried(server, tmp_path):
    assert get(server, tmp_path / "x", "/missing", "/long", "/good").read_bytes() == CONTENT


@pytest.mark.parametrize("path", ["/other", "/long", "/missing"])
def test_anything_but_the_file_is_refused(server, tmp_path, path):
    with pytest.raises(ModelError, match="could not be downloaded") as caught:
        get(server, tmp_path / "x", path)
    assert "127.0.0.1" in caught.value.message
    assert caught.value.hint
    assert not (tmp_path / "x").exists()
    if path == "/other":
        assert (tmp_path / "x.refused").is_file()


def test_a_broken_connection_goes_on_where_it_ended(server, tmp_path):
    with pytest.raises(ModelError):
        get(server, tmp_path / "x", "/cut")
    assert (tmp_path / "x.part").stat().st_size == len(CONTENT) // 2
    assert get(server, tmp_path / "x", "/good").read_bytes() == CONTENT
    assert server.begins == [0, len(CONTENT) // 2]


def test_a_server_that_cannot_go_on_starts_again(server, tmp_path):
    (tmp_path / "x.part").write_bytes(b"some rubbish")
    assert get(server, tmp_path / "x", "/deaf").read_bytes() == CONTENT


def test_a_wrong_beginning_is_found_out(server, tmp_path):
    (tmp_path / "x.part").write_bytes(b"some rubbish")
    with pytest.raises(ModelError, match="not what was expected"):
        get(server, tmp_path / "x", "/good")
    assert get(server, tmp_path / "x", "/good").read_bytes() == CONTENT


def test_cancel_keeps_what_has_come(server, tmp_path):
    token = CancelToken()

    def listen(fraction):
        if fraction > 0.3:
            token.cancel()

    with pytest.raises(Cancelled):
        get(server, tmp_path / "x", "/good", progress=Progress(listen, token, interval_s=0.0))
    assert 0 < (tmp_path / "x.part").stat().st_size < len(CONTENT)


def test_a_full_disk_is_told_before_the_first_byte(server, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(1, 1, 1000))
    with pytest.raises(ResourceError, match="MB left"):
        get(server, tmp_path / "x", "/good")
    assert server.begins == []


@pytest.mark.parametrize("url", ["http://example.org/x", "file:///etc/passwd", "ftp://example.org/x", "nonsense"])
def test_only_https_is_spoken(tmp_path, url):
    with pytest.raises(ModelError, match="not https"):
        download([url], tmp_path / "x", sha256=SHA256, size_bytes=10)


def test_no_address_at_all(tmp_path):
    with pytest.raises(ModelError, match="no address"):
        download([], tmp_path / "x", sha256=SHA256, size_bytes=10)
