"""`python -m benchmarks.faults.wary ...`: the command line, with every socket that Python opens written down.

The lines go to the file that RESTORER_WARY names.
"""

from __future__ import annotations

import os
import sys

_EVENTS = ("socket.__new__", "socket.connect", "socket.getaddrinfo", "socket.sendto", "urllib.Request")


def _listen(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _EVENTS or (event == "socket.__new__" and str(arguments[1]) == "1"):  # 1: AF_UNIX, goes nowhere
        return
    with open(os.environ["RESTORER_WARY"], "a", encoding="utf-8") as lines:  # noqa: PTH123 (audit hooks keep it simple)
        lines.write(f"{event} {arguments[1:]!r}\n")


if __name__ == "__main__":
    sys.addaudithook(_listen)
    from restorer.__main__ import main

    sys.exit(main(sys.argv[1:]))
