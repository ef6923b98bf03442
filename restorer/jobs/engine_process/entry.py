"""Where an engine process in another Python begins: `python -m restorer.jobs.engine_process.entry HANDLE`."""

from __future__ import annotations

import multiprocessing.connection
import sys
from multiprocessing.connection import Connection
from typing import Any

from restorer.jobs.engine_process.client import serve


def main() -> int:
    """Take its end of the pipe, hear what to open, and serve; returns the exit code."""
    handle = int(sys.argv[1])
    ends: Any = multiprocessing.connection
    pipe = ends.PipeConnection(handle) if sys.platform == "win32" else Connection(handle)
    try:
        open_services, warms_up = pipe.recv()
    except (EOFError, OSError):
        return 0
    serve(pipe, open_services, warms_up)
    return 0


if __name__ == "__main__":
    sys.exit(main())
