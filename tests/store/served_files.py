"""A real server on this computer that serves one file, well or badly, and notes what it was asked."""

import hashlib
import ssl
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple

CONTENT = bytes(range(256)) * 4000
SHA256 = hashlib.sha256(CONTENT).hexdigest()
HALF = len(CONTENT) // 2


class Asked(NamedTuple):
    path: str
    range: str
    if_range: str


class FileServer(ThreadingHTTPServer):
    """`/good` serves `CONTENT`; each other path has a vice of its own.

    Attributes:
        asked: What was asked for, in order.
        content: What is served; may be changed.
        tag: Its ETag; empty for none.
        cuts: So often a connection to `/cut` breaks half way.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[Asked] = []
        self.content, self.tag, self.cuts, self.scheme = CONTENT, '"1"', 1, "http"

    @property
    def address(self) -> str:
        return f"{self.scheme}://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request, client_address):
        """A client that has hung up is none of our business."""


class Handler(BaseHTTPRequestHandler):
    server: FileServer

    def do_GET(self):
        server = self.server
        asked = Asked(self.path, self.headers.get("Range", ""), self.headers.get("If-Range", ""))
        server.asked.append(asked)
        if self.path == "/missing":
            self.send_error(404)
            return
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
            return
        body = {"/other": bytes(len(CONTENT)), "/long": server.content + b"more"}.get(self.path, server.content)
        start = 0
        is_current = not asked.if_range or asked.if_range == server.tag
        if asked.range and self.path != "/deaf" and (is_current or self.path == "/careless"):
            start = int(asked.range.removeprefix("bytes=").rstrip("-"))
            if start >= len(body):
                self.send_error(416)
                return
            self.send_response(206)
            told = 0 if self.path == "/confused" else start
            self.send_header("Content-Range", f"bytes {told}-{len(body) - 1}/{len(body)}")
        else:
            self.send_response(200)
        if server.tag:
            self.send_header("ETag", server.tag)
        if self.path == "/hidden":
            self.end_headers()
            self.wfile.write(body + b"more")
            return
        self.send_header("Content-Length", str(len(body) - start))
        self.end_headers()
        stop = len(body)
        if self.path == "/cut" and server.cuts:
            server.cuts -= 1
            stop = start + (len(body) - start) // 2
        if self.path == "/silent":
            stop = HALF
        if self.path == "/slow":
            for at in range(start, stop, 1000):
                self.wfile.write(body[at : at + 1000])
                time.sleep(0.005)
            return
        self.wfile.write(body[start:stop])
        if self.path == "/silent":
            self.wfile.flush()
            time.sleep(2)

    def log_message(self, *args):
        pass


@contextmanager
def serving(context: ssl.SSLContext | None = None):
    """A `FileServer` at work, with TLS where a context is given."""
    server = FileServer()
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
        server.scheme = "https"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
