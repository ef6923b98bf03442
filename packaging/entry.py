"""What the installed program runs; the same as `python -m restorer`."""

from __future__ import annotations

import os
import ssl
import sys
from pathlib import Path

_AUTHORITIES = (
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
)
"""Where Debian, Fedora, openSUSE and the BSDs keep the certificate authorities that downloads are checked against."""


def find_authorities() -> None:
    """Tell OpenSSL where this system keeps its authorities: the bundled one only knows the place of the build's."""
    paths = ssl.get_default_verify_paths()
    if "SSL_CERT_FILE" in os.environ or paths.cafile or not sys.platform.startswith("linux"):
        return
    for path in _AUTHORITIES:
        if Path(path).is_file():
            os.environ["SSL_CERT_FILE"] = path
            return


def main() -> int:
    """Run Restorer; a child process that the window started ends in `freeze_support` and never comes back."""
    import multiprocessing

    multiprocessing.freeze_support()
    find_authorities()
    from restorer.__main__ import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
