"""What must not happen at all: foreign weights loaded, a socket opened, finished steps done again."""

from __future__ import annotations

import re
import shutil
import signal
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

from benchmarks.faults.album import END_S, Album
from benchmarks.faults.disasters import Disaster, Impossible, Setting
from benchmarks.faults.processes import CHECKOUT, Watched

_NETWORK = "clean"
WARY = (sys.executable, "-m", "benchmarks.faults.wary")
"""The command line with an ear on every socket that Python opens."""


def foreign_weights(setting: Setting) -> tuple[str, list[str]]:
    """The weights that come along, changed in one bit, cut, exchanged, or a pickle."""
    if setting.program[:2] != (sys.executable, "-m"):
        raise Impossible("this takes the real command line")
    tree = setting.folder / "tree"
    shutil.copytree(CHECKOUT / "restorer", tree / "restorer", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(CHECKOUT / "resources", tree / "resources")
    place = tree / "resources" / "models" / f"{_NETWORK}.safetensors"
    whole, other = place.read_bytes(), place.with_name("upscale.safetensors").read_bytes()
    flipped = bytearray(whole)
    flipped[len(whole) // 2] ^= 1
    harms = {
        "a bit changed": bytes(flipped),
        "cut short": whole[:-5],
        "another network's": other,
        "a pickle": b"\x80\x04cos\nsystem\n(S'touch harmed'\ntR.".ljust(len(whole), b"\0"),
        "empty": b"",
    }
    album = Album(setting.folder / "weights", 1, size=(64, 48), steps=("--steps", _NETWORK, "--device", "cpu"))
    told: list[str] = []
    for harm, content in harms.items():
        place.write_bytes(content)
        with album.restore(checkout=tree) as run:
            code = run.wait(END_S)
        if code != 5 or "card" not in run.stderr:
            told.append(f"{harm}: exit code {code}, {run.stderr[-200:]!r}")
        if list(album.out.glob("*")) or (tree / "harmed").exists() or (CHECKOUT / "harmed").exists():
            told.append(f"{harm}: something came of it")
    told += _foreign_download(album)
    return "each refused with exit code 5, before it was read; no result", told + album.problems()


def _foreign_download(album: Album) -> list[str]:
    """A downloaded file with other content is kept aside and never loaded."""
    from restorer.models.catalogue import ModelCatalogue

    info = next(info for info in ModelCatalogue().all() if info.card is None and info.file.urls)
    place = album.home / "data" / "models" / info.id / info.file.name
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"not these")
    with album.run("models", "verify", info.id) as run:
        code = run.wait(END_S)
    is_aside = place.with_name(place.name + ".refused").is_file() and not place.exists()
    return [] if code == 5 and is_aside else [f"a foreign download: exit code {code}, kept aside: {is_aside}"]


def no_sockets(setting: Setting) -> tuple[str, list[str]]:
    """No command opens a socket to anywhere; watched by strace where it is there, else by Python's audit hook."""
    folder = setting.folder / "sockets"
    album = Album(folder, 2, size=(96, 64))
    seen: list[str] = []
    strace = shutil.which("strace")
    log = folder / "sockets.txt"
    program: Sequence[str] = WARY
    if strace is not None:
        program = (strace, "-f", "-qq", "-e", "trace=socket,connect,sendto", "-o", str(log), *WARY)
    commands = (
        ("restore", album.folder / "in", "-o", album.out, "--steps", "clean,tone,colorize,upscale", "--manifest"),
        ("restore", album.folder / "in", "-o", album.out, "--dry-run"),
        ("inspect", album.folder / "in"),
        ("verify", album.out),
        ("queue", "list"),
        ("models", "list"),
        ("doctor",),
    )
    told = []
    for words in commands:
        with Watched(words, album.home, program=program, settings={"RESTORER_WARY": str(folder / "heard.txt")}) as run:
            code = run.wait(END_S)
        if code is None or code in (1, 2) or code < 0:
            told.append(f"{words[0]} ended with {code}: {run.stderr[-200:]}")
        for place in (log, folder / "heard.txt"):
            with suppress(OSError):
                seen += [f"{words[0]}: {line}" for line in place.read_text().splitlines() if _is_inet(line)]
    watched = "strace" if strace else "an audit hook"
    return f"{len(commands)} commands, watched by {watched}: no socket", told + seen + album.problems(
        out=folder / "none"
    )


def _is_inet(line: str) -> bool:
    return bool(re.search(r"AF_INET|socket\.", line))


def power_cut(setting: Setting) -> tuple[str, list[str]]:
    """SIGKILL in the middle of a photo: finished steps come from the stage cache."""
    steps = ("--steps", "clean,tone,upscale", "--device", "cpu")
    album = Album(setting.folder / "power cut", 1, size=(200, 150), steps=steps)
    album.expect({})
    with album.restore() as run:
        _wait_for_step(run, "upscale")
        run.send(signal.SIGKILL)
        run.wait(END_S)
    before = _steps_run(run)
    with album.resume() as run:
        told = [] if run.wait(END_S) == 0 else [f"the resumed run failed: {run.stderr[-300:]}"]
    after = _steps_run(run)
    told += album.problems(is_finished=True)
    if before != ["clean", "tone", "upscale"] or after != ["upscale"]:
        told.append(f"before the kill {before} ran, afterwards {after}")
    return f"killed in {before[-1]}; afterwards only {', '.join(after)} ran, with the same pixels", told


def _wait_for_step(run: Watched, step: str) -> None:
    count = 1
    while run.wait_for("job_progressed", END_S, count):
        if any(event.get("step") == step for event in run.events):
            return
        count = sum(event["event"] == "job_progressed" for event in run.events) + 1


def _steps_run(run: Watched) -> list[str]:
    return list(dict.fromkeys(event["step"] for event in run.events if event["event"] == "job_progressed"))


GUARDS: Mapping[str, Disaster] = {
    "weights that are not the card's": foreign_weights,
    "no socket": no_sockets,
    "power cut within a photo": power_cut,
}
"""What is tried, by name."""
