"""What `doctor` looks at. Each examination yields its findings; none stops the others."""

from __future__ import annotations

import contextlib
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from restorer import __version__
from restorer.cli.exits import Exit
from restorer.cli.terminal.wording import size
from restorer.errors import RestorerError

PACKAGES = (
    "torch", "torchvision", "spandrel", "safetensors", "numpy", "opencv-python", "pillow", "pyvips",
    "PySide6-Essentials",
)  # fmt: skip
OPTIONAL_PACKAGES = {
    "c2pa-python": "content credentials",
    "openvino": "speed on Intel and AMD processors, and for Intel's graphics and NPU",
}
LOW_DISK_BYTES = 1 << 30


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at.

    Attributes:
        group: The heading that it stands under.
        name: What was looked at.
        found: What was found, for a person.
        is_fine: Whether it is as it should be.
        remedy: How to mend it; empty where it is fine.
        exit: The exit code, should it be the first problem.
    """

    group: str
    name: str
    found: str
    is_fine: bool = True
    remedy: str = ""
    exit: Exit = Exit.FAULT

    def to_json(self) -> dict[str, Any]:
        """The finding as plain JSON values."""
        return {
            "group": self.group,
            "name": self.name,
            "found": self.found,
            "is_fine": self.is_fine,
            "remedy": self.remedy,
        }


def examine(name: str) -> list[Check]:
    """Do one examination of `ALL`; one that breaks off is a finding itself."""
    found = list[Check]()
    try:
        found.extend(ALL[name]())
    except Exception as error:
        message = error.message if isinstance(error, RestorerError) else f"{type(error).__name__}: {error}"
        hint = error.hint if isinstance(error, RestorerError) else ""
        found.append(Check(name, "examination", message, False, hint or "Install Restorer again."))
    return found


def versions() -> Iterator[Check]:
    """Restorer, Python, the system and the packages, by their metadata: nothing of them is imported."""
    group = "Versions"
    yield Check(group, "Restorer", __version__)
    is_new_enough = sys.version_info >= (3, 11)
    yield Check(
        group, "Python", platform.python_version(), is_new_enough, "" if is_new_enough else "Install 3.11 or newer."
    )
    yield Check(group, "System", platform.platform())
    # A bundle holds what Restorer reaches, some of it under another name; what is missing, the examinations below find.
    is_bundle = getattr(sys, "frozen", False)
    for package in PACKAGES:
        found = _version(package)
        if is_bundle and not found:
            continue
        remedy = "" if found else f"Install it: pip install {package}"
        yield Check(group, package, found or "is not installed.", bool(found), remedy)
    for package, purpose in OPTIONAL_PACKAGES.items():
        yield Check(group, package, _version(package) or f"not installed; only needed for {purpose}")


def folders() -> Iterator[Check]:
    """Whether Restorer's own folders can be written, and how much room is there."""
    from restorer.store.folders import Folders

    places = Folders.default()
    for name, folder in (
        ("settings", places.config), ("queue and models", places.data), ("cache", places.cache), ("logs", places.logs),
    ):  # fmt: skip
        yield _folder(name, folder)


def formats() -> Iterator[Check]:
    """Whether each format can be written and read again, by doing it."""
    import numpy as np

    from restorer.imaging.codecs.registry import CODECS
    from restorer.imaging.decode import decode
    from restorer.imaging.encode import encode
    from restorer.imaging.photo import Photo

    photo = Photo(np.tile(np.arange(0, 256, 8, dtype=np.uint8)[np.newaxis, :, np.newaxis], (32, 1, 3)))
    with tempfile.TemporaryDirectory(prefix="restorer-doctor-") as folder:
        for codec in CODECS:
            path = Path(folder) / f"ramp{codec.suffix}"
            if codec.writer is None:
                yield Check("Formats", codec.id, _readable(codec.missing()))
                continue
            try:
                encode(photo, path, codec.id)
                decode(path)
                yield Check("Formats", codec.id, "is read and written")
            except Exception as error:
                yield Check(
                    "Formats", codec.id, f"does not work: {error}", False, "Install pyvips-binary and pillow again."
                )


def _readable(missing: str) -> str:
    """What is said of a format that is only read, for which this package is missing."""
    if not missing:
        return "is read"
    is_bundle = getattr(sys, "frozen", False)
    return "is not read by this build" if is_bundle else f"is not read; `pip install {missing}` adds it"


def networks() -> Iterator[Check]:
    """Whether the networks that come with Restorer are here and are what their cards name."""
    from restorer.models.catalogue import ModelCatalogue

    catalogue = ModelCatalogue()
    here = [info for info in catalogue.all() if info.card is not None or catalogue.is_here(info)]
    if not here:
        yield Check("Networks", "any", "none is on this computer.", False, "Install Restorer again.", Exit.MODEL)
    for info in here:
        try:
            catalogue.locate(info)
            yield Check("Networks", info.id, f"undamaged, {size(info.file.size_bytes)}, {info.licence.spdx}")
        except RestorerError as error:
            yield Check("Networks", info.id, error.message, False, error.hint, Exit.MODEL)


def devices() -> Iterator[Check]:
    """On what the networks run, and with which precision."""
    from restorer.engine.devices import describe
    from restorer.engine.fastest import FINDING
    from restorer.store.folders import Folders

    networks = Folders.default().networks
    # Doctor makes no file: what is the fastest was found out by a run before, or is not known.
    facts = describe(cache=networks if (networks / FINDING).exists() else None)
    for device in facts["devices"]:
        memory = f"{size(device['free_bytes'])} of {size(device['total_bytes'])} free"
        yield Check("Devices", device["id"], f"{device['name']}, {memory}")
    yield Check("Devices", "chosen", f"{facts['device']}, in {facts['precisions'][0]}")
    yield Check("Devices", "threads", f"{facts['threads']} of {os.cpu_count()} processor cores")


def graphics() -> Iterator[Check]:
    """The graphics cards, their drivers, the build of torch that is used, and what is missing."""
    from restorer.runtime.builds import fitting_builds, reason
    from restorer.runtime.cards import find_cards
    from restorer.runtime.environments import Environments
    from restorer.runtime.launch import is_up_to_date

    group, cards, active = "Graphics", find_cards(), Environments().active()
    builds = fitting_builds(cards)
    for card in cards:
        yield Check(group, card.name, f"driver {card.driver}" if card.driver else "no driver that can compute")
    if active is not None:
        is_current = is_up_to_date(active)
        found = f"{active.build}, torch {active.torch}" + ("" if is_current else " is out of date.")
        yield Check(group, "environment", found, is_current, "" if is_current else "Run: restorer gpu install")
    elif builds:
        yield Check(group, "environment", f"none; `restorer gpu install` brings {builds[0].id}, which fits")
    elif cards:
        yield Check(group, "environment", f"none; {reason(cards[0])}")
    else:
        yield Check(group, "cards", "none found; the processor is used")


def queue() -> Iterator[Check]:
    """Whether settings and queue can be read; what waits."""
    from restorer.jobs.job import JobState
    from restorer.jobs.store.job_store import JobStore
    from restorer.store.folders import Folders
    from restorer.store.settings import load_settings

    places = Folders.default()
    load_settings(places.settings_file)
    yield Check("Queue", "settings", "are read" if places.settings_file.exists() else "are the defaults")
    if not places.database.exists():
        yield Check("Queue", "jobs", "none")
        return
    with contextlib.closing(JobStore(places.database)) as store:
        counts = store.counts()
    parts = ", ".join(f"{counts[state]:,} {state.value}" for state in JobState if counts[state])
    yield Check("Queue", "jobs", parts or "none")


def _folder(name: str, folder: Path) -> Check:
    """A folder that is not there yet is fine if it could be made; doctor itself makes none."""
    nearest = folder
    while not nearest.exists() and nearest != nearest.parent:
        nearest = nearest.parent
    if not (nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK)):
        remedy = "Make it writable, or set RESTORER_HOME to a folder that is."
        return Check("Folders", name, f"{folder} cannot be written to.", False, remedy)
    free = shutil.disk_usage(nearest).free
    if free < LOW_DISK_BYTES:
        return Check("Folders", name, f"{folder} has only {size(free)} free.", False, "Free some space.", Exit.RESOURCE)
    return Check("Folders", name, f"{folder} ({size(free)} free)")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


ALL: dict[str, Callable[[], Iterator[Check]]] = {
    "Versions": versions,
    "Devices": devices,
    "Graphics": graphics,
    "Formats": formats,
    "Networks": networks,
    "Folders": folders,
    "Queue": queue,
}
"""The examinations, in the order in which they are printed."""
