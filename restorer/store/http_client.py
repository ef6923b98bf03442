"""Asks servers for files: https only, by the system's proxy and with the certificates that the system trusts."""

from __future__ import annotations

import ssl
import urllib.parse
import urllib.request
from collections.abc import Mapping
from http.client import HTTPMessage, HTTPResponse
from typing import IO

TIMEOUT_S = 30.0
"""A server that is silent for longer is given up."""

_THIS_COMPUTER = ("localhost", "127.0.0.1", "::1")


def open_url(url: str, headers: Mapping[str, str]) -> HTTPResponse:
    """The answer to a GET, its body unread; to be closed by the caller.

    The proxy is that of the environment (`https_proxy`) or of the system's settings on Windows and macOS. Certificates
    are checked against the system's own (`SSL_CERT_FILE` names others), so that a company's or a school's count, too.

    Raises:
        ValueError: the address, or one that it leads to, is not https.
        OSError, http.client.HTTPException: the server cannot be reached or refuses.
    """
    demand_https(url)
    opener = urllib.request.build_opener(urllib.request.HTTPSHandler(context=_trust()), _SafeRedirects())
    request = urllib.request.Request(url, headers={"User-Agent": "Restorer", "Accept-Encoding": "identity", **headers})
    answer: HTTPResponse = opener.open(request, timeout=TIMEOUT_S)
    return answer


def demand_https(url: str, came_from: str = "") -> None:
    """Raise `ValueError` unless an address is https, or plain http on this very computer.

    Args:
        url: The address.
        came_from: The address that led there; empty for none. From https nothing leads to plain http.
    """
    address = urllib.parse.urlsplit(url)
    is_here = address.scheme == "http" and address.hostname in _THIS_COMPUTER
    if address.scheme != "https" and not (is_here and not came_from.startswith("https:")):
        raise ValueError("the address is not https")


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> urllib.request.Request | None:
        demand_https(newurl, req.full_url)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _trust() -> ssl.SSLContext:
    import truststore

    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
