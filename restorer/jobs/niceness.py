"""Lets threads step aside for what a person waits for."""

from __future__ import annotations

import contextlib
import os
import sys
import threading

BATCH = 10
"""How far the photos of a queue step aside for the window and for the preview of the photo in view."""


def step_aside(by: int) -> None:
    """Lower the priority of the calling thread, and of those that it starts, where the system can do that.

    Linux knows the niceness of each thread. Elsewhere it belongs to the process, whose previews must not wait:
    there nothing is done.
    """
    if by > 0 and sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), by)
