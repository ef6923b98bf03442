"""The engine process in another Python: started by its own command line, with one end of a pipe handed over.

`multiprocessing` cannot do it: its children take over this process' list of places that modules come from.
"""

from __future__ import annotations

import os
import subprocess
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from restorer.runtime.launch import clean_environment, command

_MODULE = "restorer.jobs.engine_process.entry"


class OtherPythonProcess:
    """What `EngineClient` needs of a process. It ends with its pipe.

    Args:
        python: The interpreter.
        far_end: The child's end of the pipe; closed by the caller once it was started.
        module: What it runs, with the number of that end as its argument.
    """

    def __init__(self, python: Path, far_end: Connection, module: str = _MODULE) -> None:
        self._python, self._far_end, self._module = python, far_end, module
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Its number, once it was started."""
        return self._process.pid if self._process is not None else None

    @property
    def exitcode(self) -> int | None:
        """What it ended with; None while it runs."""
        return self._process.poll() if self._process is not None else None

    def start(self) -> None:
        """Start it; `OSError` where the interpreter is not there."""
        handle = self._far_end.fileno()
        words = command(self._python, self._module, [str(handle)])
        if sys.platform == "win32":
            os.set_handle_inheritable(handle, True)
            startup = subprocess.STARTUPINFO(lpAttributeList={"handle_list": [handle]})
            self._process = subprocess.Popen(
                words, env=clean_environment(), startupinfo=startup, creationflags=subprocess.CREATE_NO_WINDOW
            )
        else:
            self._process = subprocess.Popen(words, env=clean_environment(), pass_fds=(handle,))

    def is_alive(self) -> bool:
        """Whether it runs."""
        return self._process is not None and self._process.poll() is None

    def join(self, timeout_s: float) -> None:
        """Wait until it has ended, for so long at most."""
        if self._process is not None:
            try:
                self._process.wait(timeout_s)
            except subprocess.TimeoutExpired:
                return

    def kill(self) -> None:
        """End it at once."""
        if self._process is not None:
            self._process.kill()

    def close(self) -> None:
        """Let go of it, once it has ended."""
