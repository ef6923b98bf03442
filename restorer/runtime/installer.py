"""Makes an environment: a Python by uv, the torch that fits the card, Restorer's own needs, and a test on a photo."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from restorer.errors import ResourceError
from restorer.message import Message
from restorer.progress import CancelToken
from restorer.runtime.builds import REQUIREMENTS, TorchBuild
from restorer.runtime.environments import Environment, Environments, python_of
from restorer.runtime.launch import clean_environment, command, requirements
from restorer.store.offline import demand_network
from restorer.store.resources import resource

SELF_TEST = "restorer.jobs.worker.self_test"
"""The module that tries an environment."""

_POLL_S = 0.5
_SYSTEM_CERTIFICATES = {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}
"""uv's newer and older name for it."""

_MB = 1_000_000
_PYTHON = "3.12"
_KEPT_LINES = 12

OnProgress = Callable[[str, int], None]
"""Hears what is being done (one of `STAGES`) and how many MB are on the disk so far."""

CARD_KINDS = ("cuda", "xpu")
"""Under which names torch reaches cards; those of AMD are `cuda`, too."""

STAGES = ("python", "torch", "packages", "test")


@dataclass(frozen=True, slots=True)
class InstallOptions:
    """What a person may overrule.

    Attributes:
        index_url: Where torch comes from instead of the table's; a `file://` folder, too.
        packages_url: Where everything else comes from; empty: uv's usual place.
        find_links: Folders of wheels that are looked through as well.
        torch: Requirements instead of the table's, such as `torch==2.9.1`.
        python: The Python to make it of: a version, or a path. Empty: this one, or in a bundle what uv finds.
        device: What the test is to run on; `auto` where it may be anything.
    """

    index_url: str = ""
    packages_url: str = ""
    find_links: tuple[str, ...] = ()
    torch: tuple[str, ...] = REQUIREMENTS
    python: str = ""
    device: str = "auto"


def find_uv() -> Path:
    """The program `uv`: the one that comes with Restorer, that of its package, or one on the path.

    Raises:
        ResourceError: there is none.
    """
    own = resource("bin/uv.exe" if sys.platform == "win32" else "bin/uv")
    if own.is_file():
        return own
    try:
        import uv

        return Path(uv.find_uv_bin())
    except (ImportError, FileNotFoundError):
        found = shutil.which("uv")
    if found is None:
        raise ResourceError("The program uv, which installs torch, is not here.", "Install it: pip install uv")
    return Path(found)


def install(
    builds: Sequence[TorchBuild],
    environments: Environments,
    options: InstallOptions | None = None,
    on_progress: OnProgress = lambda stage, megabytes: None,
    token: CancelToken | None = None,
) -> Environment:
    """Make an environment and use it from now on. Until it was tried, what is used now stays in use.

    Args:
        builds: Those that fit, the best first: where one is not to be had, the next is taken.
        environments: Where it goes.
        options: What a person overruled.
        on_progress: See `OnProgress`; called about twice a second.
        token: A request to stop.

    Raises:
        ResourceError: offline, no room, nothing could be installed, or the test failed.
        Cancelled: a stop was asked for. Nothing is left of it.
    """
    options = options or InstallOptions()
    if not _is_local(options):
        demand_network("torch")
    folder = environments.new_folder()
    _demand_room(folder.parent, builds[0].disk_mb if not options.index_url else 0)
    with tempfile.TemporaryDirectory(prefix="cache-", dir=folder.parent, ignore_cleanup_errors=True) as cache:
        run = _Run(folder, Path(cache), on_progress, token or CancelToken())
        try:
            build = _fill(run, builds, options)
            found = _try(run, options.device)
            _demand_card(build, found)
            environment = Environment(
                folder, build.id if not options.index_url else f"{build.id} (own index)", found["torch"],
                options.index_url or build.index_url, requirements(), _size_of(folder), found,
            )  # fmt: skip
            environments.activate(environment)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
    return environment


def _fill(run: _Run, builds: Sequence[TorchBuild], options: InstallOptions) -> TorchBuild:
    python = options.python or (_PYTHON if getattr(sys, "frozen", False) else sys.executable)
    try:
        run.uv("python", "venv", "--python", python, "--no-project", str(run.folder))
    except ResourceError as error:
        raise ResourceError("Python could not be installed.", error.hint) from error
    links = [word for folder in options.find_links for word in ("--find-links", folder)]
    packages = ["--default-index", options.packages_url] if options.packages_url else []
    tried: list[str] = []
    for build in builds:
        # torch's own needs (numpy, sympy ...) are in its index, too, but the usual place has newer ones.
        index = ["--index", options.index_url or build.index_url, "--index-strategy", "first-index"]
        try:
            run.uv("torch", *run.pip, *index, *packages, *links, *options.torch)
        except ResourceError as error:
            tried.append(f"{build.id}: {error.hint}")
            continue
        break
    else:
        raise ResourceError("torch could not be installed.", Message("{reasons}", reasons="; ".join(tried)))
    needed = requirements()
    if needed:
        try:
            run.uv("packages", *run.pip, *packages, *links, *needed)
        except ResourceError as error:
            raise ResourceError("What is needed beside torch could not be installed.", error.hint) from error
    return build


def _try(run: _Run, device: str) -> dict[str, Any]:
    """Restore a part of a photo in the new environment; what it prints."""
    run.say("test")
    words = command(python_of(run.folder), SELF_TEST, ["--device", device])
    try:
        told = run.wait(words, "test")
    except ResourceError as error:
        raise ResourceError("The test on a photo failed, and nothing was changed.", error.hint) from error
    try:
        found = json.loads(told.splitlines()[-1])
        if not isinstance(found, dict) or "torch" not in found:
            raise ValueError("it says nothing")
    except (ValueError, IndexError) as error:
        raise ResourceError("The test on a photo failed, and nothing was changed.", _last_line(told)) from error
    return found


def _demand_card(build: TorchBuild, found: dict[str, Any]) -> None:
    """Refuse an environment for a card whose test ran elsewhere: it would only take room."""
    if build.vendor and str(found.get("device", "")).partition(":")[0] not in CARD_KINDS:
        raise ResourceError(
            Message("torch was installed, but it does not reach the card of {vendor}.", vendor=build.vendor),
            "Nothing was changed. Update the driver, or try another build: restorer gpu install --build NAME",
        )


class _Run:
    """One installation: runs programs, watches the disk, and hears a request to stop."""

    def __init__(self, folder: Path, cache: Path, on_progress: OnProgress, token: CancelToken) -> None:
        self.folder, self.cache, self._on_progress, self._token = folder, cache, on_progress, token
        self._uv = find_uv()

    @property
    def pip(self) -> tuple[str, ...]:
        return ("pip", "install", "--python", str(python_of(self.folder)))

    def say(self, stage: str) -> None:
        self._on_progress(stage, _size_of(self.folder, self.cache) // _MB)

    def uv(self, stage: str, *words: str) -> None:
        """Run uv; its last words are the error's hint."""
        # Files are linked from the cache, so that nothing lies on the disk twice; the cache goes afterwards.
        shared = ("--cache-dir", str(self.cache), "--no-progress", "--color", "never", "--no-config")
        self.wait([str(self._uv), *words, *shared], stage)

    def wait(self, words: Sequence[str], stage: str) -> str:
        """Run a program to its end; returns what it printed."""
        with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as told:
            process = subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=told, stderr=subprocess.STDOUT,
                env=clean_environment() | _SYSTEM_CERTIFICATES,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )  # fmt: skip
            try:
                code = self._watch(process, stage)
            finally:
                if process.poll() is None:
                    process.kill()
                    process.wait()
            text = _all_of(told)
        if code:
            raise ResourceError(Message("{program} failed.", program=Path(words[0]).name), _last_line(text))
        return text

    def _watch(self, process: subprocess.Popen[bytes], stage: str) -> int:
        while True:
            self.say(stage)
            self._token.check()
            try:
                return process.wait(_POLL_S)
            except subprocess.TimeoutExpired:
                continue


def _all_of(file: IO[str]) -> str:
    file.seek(0)
    return file.read()


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return " ".join(lines[-_KEPT_LINES:]) or "It printed nothing."


def _is_local(options: InstallOptions) -> bool:
    return (
        bool(options.index_url)
        and all(not url or url.startswith("file:") for url in (options.index_url, options.packages_url))
        and bool(options.packages_url)
    )


def _demand_room(folder: Path, megabytes: int) -> None:
    free = shutil.disk_usage(folder).free // _MB
    if free < megabytes:
        raise ResourceError(
            Message("torch needs about {needed:,} MB, and {folder} has {left:,} MB left.", needed=megabytes,
                    folder=folder, left=free),
            "Free some space there, or set RESTORER_HOME to a folder on a larger disk.",
        )  # fmt: skip


def _size_of(*folders: Path) -> int:
    """Bytes of all files, those with several names counted once; those that come and go meanwhile are passed over."""
    total, waiting = 0, list(folders)
    seen: set[int] = set()
    while waiting:
        try:
            for path in waiting.pop().iterdir():
                status = path.lstat()
                if path.is_dir() and not path.is_symlink():
                    waiting.append(path)
                elif status.st_nlink == 1 or status.st_ino not in seen:
                    seen.add(status.st_ino)
                    total += status.st_size
        except OSError:
            continue
    return total
