"""Runs Restorer's own code in another Python: that of the environment which was made for the graphics card."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import restorer
from restorer.runtime.environments import Environment, Environments

SWITCH = "RESTORER_GPU"
"""Names the environment variable that, as `off`, keeps the engine in the program's own Python."""

_BOOTSTRAP = (
    "import sys, runpy; sys.path.append(sys.argv[1]); module = sys.argv[2]; del sys.argv[1:3]; "
    "runpy.run_module(module, run_name='__main__', alter_sys=True)"
)


def requirements() -> tuple[str, ...]:
    """What the engine needs beside torch: Restorer's own requirements without the window's."""
    listed = _listed()
    found = []
    for line in listed:
        name = line.partition(";")[0].strip()
        if "extra ==" in line or name.lower().startswith(("pyside6", "torch")):
            continue
        # The same cv2 without a second Qt.
        found.append(name.replace("opencv-python>", "opencv-python-headless>"))
    return tuple(sorted(found))


def _listed() -> list[str]:
    import tomllib
    from importlib import metadata

    project = Path(restorer.__file__).resolve().parents[1] / "pyproject.toml"
    if project.is_file():  # a checkout, whose installed record may be older than it is
        listed: list[str] = tomllib.loads(project.read_text("utf-8"))["project"]["dependencies"]
        return listed
    try:
        return metadata.requires("restorer") or []
    except metadata.PackageNotFoundError:
        return []


def usable_environment(environments: Environments | None = None) -> Environment | None:
    """The environment in which the engine is to run; None: in this Python.

    None, too, inside of that environment itself, where `RESTORER_GPU=off`, and where Restorer was updated and needs
    more than the environment has.
    """
    if os.environ.get(SWITCH, "").strip().lower() == "off":
        return None
    found = (environments or Environments()).active()
    if found is None or Path(sys.prefix).resolve() == found.folder.resolve():
        return None
    return found if is_up_to_date(found) else None


def is_up_to_date(environment: Environment) -> bool:
    """Whether it was made for what this Restorer needs."""
    return environment.requirements == requirements()


def command(python: Path, module: str, arguments: Sequence[str] = ()) -> list[str]:
    """What runs a module of this very Restorer in another Python, whose own packages come first.

    In a bundle the sources lie in the folder of the resources for that.
    """
    parent = Path(restorer.__file__).resolve().parent.parent
    return [str(python), "-I", "-X", "utf8", "-c", _BOOTSTRAP, str(parent), module, *arguments]


def clean_environment(environment: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment's variables without what a bundle or another Python has put there for itself."""
    clean = dict(os.environ if environment is None else environment)
    for name in ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV"):
        clean.pop(name, None)
    for name in ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"):
        # PyInstaller's bundles put their own libraries first, and keep what was there.
        original = clean.pop(f"{name}_ORIG", None)
        if getattr(sys, "frozen", False):
            clean.pop(name, None)
        if original:
            clean[name] = original
    return clean
