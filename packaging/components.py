"""What a bundle is made of, by whom, and under which terms: from the files that PyInstaller is about to collect."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterable
from dataclasses import replace
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions, version
from importlib.util import find_spec
from pathlib import Path

from restorer.store.licences import INDEX, Component, describe, write_index

Entry = tuple[str, str, str]

OURS = "restorer"
_HERE = Path(__file__).resolve().parent
_COMMON_LICENCES = Path("/usr/share/common-licenses")
_OURS_AT_HAND = {"LGPL-3": ("LGPL-3.0.txt", "GPL-3.0.txt")}
"""Texts for those who name a licence and bring no text (Qt's packages). The LGPL is an addition to the GPL."""


def version_of(name: str) -> str:
    """The version of a package that must be installed."""
    return version(name)


def is_installed(name: str) -> bool:
    """Whether a package is there."""
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def has_module(name: str) -> bool:
    """Whether a module, or a package, is there; it is found but not imported."""
    package, _, module = name.rpartition(".")
    if not package:
        return find_spec(name) is not None
    found = find_spec(package)
    folders = [Path(folder) for folder in (found.submodule_search_locations or ())] if found else []
    return any(path.name.partition(".")[0] == module for folder in folders for path in folder.glob(f"{module}.*"))


def write_licences(folder: Path, entries: Iterable[Entry]) -> list[Path]:
    """Collect the terms of everything that the entries come from.

    Args:
        folder: Emptied and filled: `components.json` and one text file for each component.
        entries: PyInstaller's (name in the bundle, file on disk, kind).

    Returns:
        The files that were written.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    sources = {Path(source).resolve() for _, source, _ in entries if source}
    found = [_with_text_at_hand(describe(item)) for item in python_packages(sources)]
    found += [_python(), *_bootloader(), *system_packages(sources)]
    kept = [_with_text_in(folder, component) for component in sorted(found, key=lambda item: item.name.lower())]
    write_index(folder / INDEX, tuple(kept))
    return sorted(folder.iterdir())


def python_packages(sources: set[Path]) -> list[Distribution]:
    """The installed Python packages that at least one of these files belongs to, but for Restorer itself."""
    found = []
    for item in distributions():
        if item.metadata["Name"] == OURS:
            continue
        files = (
            Path(str(item.locate_file(file))).resolve() for file in item.files or () if ".dist-info" not in str(file)
        )
        if any(file in sources for file in files):
            found.append(item)
    return found


def system_packages(sources: set[Path]) -> list[Component]:
    """The Debian packages that files of the system come from; none elsewhere."""
    if shutil.which("dpkg-query") is None:
        return []
    prefix = Path(sys.prefix).resolve()
    paths = [path for path in sources if path.is_relative_to("/usr") and not path.is_relative_to(prefix)]
    names = sorted({name for path in paths if (name := _package_of(path))})
    return [_system_package(name) for name in names]


def _package_of(path: Path) -> str:
    # Merged /usr: dpkg knows a file of /lib by its old name only.
    for spelled in (str(path), str(path).removeprefix("/usr")):
        answer = subprocess.run(["dpkg-query", "--search", spelled], capture_output=True, text=True, check=False)
        if answer.returncode == 0:
            return answer.stdout.split(":", 1)[0].split(",")[0].strip()
    return ""


def _system_package(name: str) -> Component:
    shown = "${Version}\n${Homepage}\n"
    answer = subprocess.run(
        ["dpkg-query", "--show", f"--showformat={shown}", name], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    copyright_file = Path("/usr/share/doc") / name / "copyright"
    words = copyright_file.read_text("utf-8", errors="replace") if copyright_file.is_file() else ""
    licences = dict.fromkeys(re.findall(r"^License:[ \t]*(\S.*)$", words, re.MULTILINE))
    texts = [str(copyright_file)] if words else []
    # Debian's files name the GPL, LGPL, Apache by their place on a Debian system, which others have not.
    texts += [str(path) for name in dict.fromkeys(re.findall(r"/usr/share/common-licenses/([\w.+-]*\w)", words))
              if (path := _COMMON_LICENCES / name).is_file()]  # fmt: skip
    return Component(
        f"{name} (Debian)", answer[0], ", ".join(licences), answer[1] if len(answer) > 1 else "", tuple(texts)
    )


def _python() -> Component:
    places = (Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt",
              Path("/usr/share/doc") / f"python{sys.version_info[0]}.{sys.version_info[1]}" / "copyright")  # fmt: skip
    texts = tuple(str(path) for path in places if path.is_file())[:1]
    return Component("Python", sys.version.split()[0], "PSF-2.0", "https://www.python.org", texts)


def _bootloader() -> list[Component]:
    """The part of PyInstaller that is in every program that it makes; nothing where it is not what builds."""
    if not is_installed("pyinstaller"):
        return []
    item = describe(distribution("pyinstaller"))
    licence = "GPL-2.0-or-later WITH Bootloader-exception"
    return [Component("PyInstaller's bootloader", item.version, licence, item.home, item.texts)]


def _with_text_at_hand(component: Component) -> Component:
    """The component with the licence's own text, where its makers only named it."""
    for licence, names in _OURS_AT_HAND.items():
        if licence in component.licence and not component.texts:
            return replace(component, texts=tuple(str(_HERE / "licences" / name) for name in names))
    return component


def _with_text_in(folder: Path, component: Component) -> Component:
    """The component with its terms in one file in the folder."""
    parts = [Path(text).read_text("utf-8", errors="replace").strip() for text in component.texts]
    if not parts:
        return component
    name = re.sub(r"[^\w.+-]+", "-", component.name).strip("-") + ".txt"
    (folder / name).write_text("\n\n".join(dict.fromkeys(parts)) + "\n", "utf-8")
    return Component(component.name, component.version, component.licence, component.home, (name,))
