"""Takes single modules out of packages, without what those import beside them, or out of sources that were checked."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import ModuleType

_LOCK = threading.Lock()


def import_alone(name: str) -> ModuleType:
    """Import `package.inner.module` without running what `package` and `package.inner` do when they are imported.

    facexlib's own start imports filterpy, numba and a downloader, none of which its networks need. Where the package is
    imported already, it is taken as it is.

    Raises:
        ImportError: it is not installed, or something that the module itself needs is not.
    """
    package, *inner = name.split(".")[:-1]
    with _LOCK, _forgotten_after(package):
        for depth in range(len(inner) + 1):
            _stand_in(".".join((package, *inner[:depth])))
        return importlib.import_module(name)


def import_sources(package: str, sources: Mapping[str, bytes], name: str) -> ModuleType:
    """The module `name` of a package that is made of Python sources in memory.

    Args:
        package: What the package is called; its modules import one another by `from .other import ...`.
        sources: The modules by their names, those that others need first. They must have been checked: they are run.
        name: The module that is wanted.
    """
    with _LOCK, _forgotten_after(package):
        holder = sys.modules[package] = ModuleType(package)
        holder.__path__ = []
        for short, source in sources.items():
            full = f"{package}.{short}"
            module = sys.modules[full] = ModuleType(full)
            module.__package__ = package
            exec(compile(source, f"<{full}>", "exec"), module.__dict__)
        return sys.modules[f"{package}.{name}"]


def _stand_in(name: str) -> None:
    """Let a package be known by its place alone."""
    if name in sys.modules:
        return
    spec = importlib.util.find_spec(name)
    if spec is None or spec.submodule_search_locations is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    # `module_from_spec` runs nothing of the module, and sets `__path__`.
    sys.modules[name] = importlib.util.module_from_spec(spec)


@contextmanager
def _forgotten_after(package: str) -> Iterator[None]:
    """Take out of `sys.modules` what was added of this package: whoever imports it later gets it whole."""
    known = set(sys.modules)
    try:
        yield
    finally:
        for name in set(sys.modules) - known:
            if name == package or name.startswith(f"{package}."):
                del sys.modules[name]
