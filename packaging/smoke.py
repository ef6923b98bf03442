"""Tries a built Restorer as somebody would who has just installed it: `python packaging/smoke.py dist/restorer`.

Runs it with an empty environment, from a folder that is not the checkout: no Python, no library and no setting of the
machine that built it may help. Needs nothing but Python's library. On Linux the window is opened, too: offscreen, and
on an X server of its own where Xvfb and xdotool are installed.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import os
import shutil
import signal
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

Found = TypeVar("Found")

IS_WINDOWS = sys.platform == "win32"
SAMPLES = Path(__file__).resolve().parent / "samples"
"""A small gradient in formats whose readers are libraries of their own; each must be in what was built."""


class Trial:
    """One installed program, and a home of its own to try it in.

    Args:
        program: What a person would start.
        home: An empty folder.
    """

    def __init__(self, program: Path, home: Path) -> None:
        self.program, self.home = program, home
        self.environment = {"HOME": str(home), "RESTORER_HOME": str(home / "restorer"), "LANG": "C.UTF-8"}
        if IS_WINDOWS:
            kept = ("SYSTEMROOT", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA", "APPDATA")
            self.environment |= {name: os.environ[name] for name in kept if name in os.environ}
        else:
            self.environment["PATH"] = "/usr/bin:/bin"

    def run(self, *words: str | Path, code: int = 0, timeout_s: int = 1800) -> str:
        """Run a command of it to its end; returns what it wrote to stdout."""
        begun = time.monotonic()
        ended = subprocess.run(
            [str(self.program), *map(str, words)],
            env=self.environment, cwd=self.home, capture_output=True, timeout=timeout_s, check=False,
        )  # fmt: skip
        out, words_of_it = ended.stdout.decode("utf-8", "replace"), ended.stderr.decode("utf-8", "replace")
        shown = " ".join(["restorer", *(Path(str(word)).name for word in words)])
        print(f"  {time.monotonic() - begun:6.1f} s  {shown}", flush=True)
        if ended.returncode != code or "Traceback" in words_of_it or "Warning" in words_of_it:
            raise SystemExit(f"{shown} ended with {ended.returncode}, {code} was expected\n{out}\n{words_of_it}")
        return out

    def start(self, *words: str | Path, **more: str) -> subprocess.Popen[bytes]:
        """Start it and let it run."""
        return subprocess.Popen(
            [str(self.program), *map(str, words)],
            env={**self.environment, **more}, cwd=self.home, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
        )  # fmt: skip


def try_commands(trial: Trial) -> Path:
    """The command line; returns a worn photo that the window may be tried with."""
    claim(trial.run("--version").startswith("Restorer "), "it says its version")
    claim("restore" in trial.run("--help"), "it helps")
    trial.run("doctor")
    checks = json.loads(trial.run("doctor", "--json"))
    claim(checks["is_fine"], "all is well with it")
    bundled = trial.program.parent / "_internal" / "openvino"
    devices = [check["name"] for check in checks["checks"] if check["group"] == "Devices"]
    claim(not bundled.is_dir() or "openvino:cpu" in devices, "where OpenVINO is in it, it computes")
    claim(len(trial.run("licences").splitlines()) > 10, "it names whose work it stands on")
    claim("Redistribution" in trial.run("licences", "torch"), "and their terms")
    print(trial.run("demo", "-o", "demo", "--quiet"))
    album = trial.home / "Großmutters Album"
    album.mkdir()
    photo = album / "Tante Rosa, 1932.jpg"
    shutil.copy(trial.home / "demo" / "worn.jpg", photo)
    before = digest(photo)
    trial.run("restore", album, "-o", "restored", "--preset", "full", "--scale", "2", "--device", "cpu", "--manifest")
    result = trial.home / "restored" / photo.name
    claim(result.is_file() and digest(result) != before, "a photo is restored")
    claim(digest(photo) == before, "its original is as it was")
    trial.run("verify", "restored")
    trial.run("restore", photo, "-o", "tiff", "--format", "tiff", "--steps", "clean,tone")
    trial.run("restore", trial.home / "nothing.jpg", "-o", "restored", code=3)
    return photo


def try_formats(trial: Trial) -> None:
    """What is read by a library of its own: each sample is told, and restored to a PNG of its size."""
    samples = sorted(SAMPLES.iterdir())
    told = {Path(one["path"]).name: one for one in json.loads(trial.run("inspect", "--json", *samples))}
    claim(set(told) == {path.name for path in samples}, f"it reads {', '.join(sorted(told))}")
    trial.run("restore", *samples, "-o", "formats", "--steps", "tone", "--format", "png", "--device", "cpu")
    for path in samples:
        size = struct.unpack(">2I", (trial.home / "formats" / f"{path.stem}.png").read_bytes()[16:24])
        condition = told[path.name]["condition"]
        claim(size == (condition["width"], condition["height"]), f"{path.name} is restored")


def try_window_offscreen(trial: Trial, photo: Path) -> None:
    """The window without a screen: its engine must come up in a process of its own, and both must go when told to."""
    window = trial.start(photo, QT_QPA_PLATFORM="offscreen")
    try:
        engine = wait_for(lambda: _engine_of(window.pid), 240, "the engine's process", window)
        wait_for(lambda: _has_loaded(engine, "libtorch_cpu"), 240, "torch in the engine's process", window)
        claim(not _has_loaded(window.pid, "libtorch"), "the window itself never loads torch")
        window.send_signal(signal.SIGTERM)
        claim(window.wait(20) == 0, "it closes when it is asked to")
        _claim_silence(window)
        wait_for(lambda: not Path(f"/proc/{engine}").exists(), 10, "the engine to go, too")
    finally:
        _end(window)


def try_window_on_x(trial: Trial, photo: Path, picture: Path | None) -> None:
    """The window on an X server: a photo is restored with two keys."""
    before, result = digest(photo), photo.parent / "Restored" / photo.name
    with x_server() as display:
        tools = {**os.environ, "DISPLAY": display}
        window = trial.start(photo, DISPLAY=display, QT_QPA_PLATFORM="xcb")
        try:
            search = ["xdotool", "search", "--onlyvisible", "--name", "^Restorer$"]
            number = wait_for(
                lambda: subprocess.run(search, env=tools, capture_output=True, text=True, check=False).stdout.split(),
                240, "the window", window,
            )[0]  # fmt: skip
            engine = wait_for(lambda: _engine_of(window.pid), 240, "the engine's process", window)
            wait_for(lambda: _has_loaded(engine, "libtorch_cpu"), 240, "torch in the engine's process", window)

            def asked() -> bool:
                # Keys that come before the photo was read do nothing yet: ask again until it works.
                subprocess.run(["xdotool", "windowfocus", number, "key", "ctrl+r"], env=tools, check=False)
                time.sleep(3)
                return result.is_file()

            wait_for(asked, 900, "the result", window)
            time.sleep(2)
            if picture is not None and shutil.which("import"):
                subprocess.run(["import", "-window", "root", str(picture)], env=tools, check=True)
            subprocess.run(["xdotool", "windowfocus", number, "key", "ctrl+q"], env=tools, check=False)
            claim(window.wait(30) == 0, "the window closes with Ctrl+Q")
            _claim_silence(window)
        finally:
            _end(window)
    claim(digest(photo) == before, "the original is as it was")


@contextlib.contextmanager
def x_server() -> Iterator[str]:
    """An X server of our own; gives its display."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1360x900x24", "-nolisten", "tcp"],
        pass_fds=[write], stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    try:
        with os.fdopen(read) as pipe:
            yield f":{pipe.readline().strip()}"
    finally:
        _end(server)


def wait_for(
    is_true: Callable[[], Found], timeout_s: float, what: str, program: subprocess.Popen[bytes] | None = None
) -> Found:
    """Wait until this gives something, and return it."""
    end = time.monotonic() + timeout_s
    while time.monotonic() < end:
        if program is not None and program.poll() is not None:
            raise SystemExit(f"it ended with {program.returncode} before {what} came\n{_words(program)}")
        found = is_true()
        if found:
            print(f"          {what}: there", flush=True)
            return found
        time.sleep(0.1)
    if program is not None:
        _end(program)
    raise SystemExit(f"waited {timeout_s:g} s for {what}\n{_words(program) if program else ''}")


def claim(holds: bool, what: str) -> None:
    """Go on only where this holds."""
    if not holds:
        raise SystemExit(f"not true: {what}")
    print(f"          {what}", flush=True)


def digest(path: Path) -> str:
    """The sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _engine_of(parent: int) -> int:
    """The process of the window that is a spawned Python, 0 while there is none."""
    with contextlib.suppress(OSError):
        for child in Path(f"/proc/{parent}/task/{parent}/children").read_text().split():
            if b"--multiprocessing-fork" in Path(f"/proc/{child}/cmdline").read_bytes():
                return int(child)
    return 0


def _has_loaded(process: object, library: str) -> bool:
    with contextlib.suppress(OSError):
        return library in Path(f"/proc/{process}/maps").read_text()
    return False


def _end(program: subprocess.Popen[bytes]) -> None:
    if program.poll() is None:
        program.terminate()
        try:
            program.wait(10)
        except subprocess.TimeoutExpired:
            program.kill()
            program.wait(10)


def _claim_silence(program: subprocess.Popen[bytes]) -> None:
    """A child process that was started in the wrong way would tell how the command line is used."""
    words = _words(program)
    if any(word in words for word in ("usage:", "Traceback", "Warning")):
        raise SystemExit(words)


def _words(program: subprocess.Popen[bytes]) -> str:
    return program.stdout.read().decode("utf-8", "replace") if program.stdout else ""


def main() -> None:
    """Try it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path, help="The built folder, or the program itself.")
    parser.add_argument("--picture", type=Path, help="Keep a picture of the window here (needs ImageMagick).")
    parser.add_argument("--no-window", action="store_true", help="Only try the command line.")
    given = parser.parse_args()
    program = given.program.absolute()
    if program.is_dir():
        name = "restorer.exe" if IS_WINDOWS else "restorer"
        program /= f"Contents/MacOS/{name}" if program.suffix == ".app" else name
    with tempfile.TemporaryDirectory(prefix="restorer-smoke-", ignore_cleanup_errors=True) as folder:
        trial = Trial(program, Path(folder))
        photo = try_commands(trial)
        try_formats(trial)
        if sys.platform.startswith("linux") and not given.no_window:
            try_window_offscreen(trial, photo)
            if shutil.which("Xvfb") and shutil.which("xdotool"):
                try_window_on_x(trial, photo, given.picture.absolute() if given.picture else None)
            else:
                print("          the window was not tried on an X server: Xvfb or xdotool is not installed")
    print("It works.")


if __name__ == "__main__":
    main()
