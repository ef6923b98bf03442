"""Imports modules that load torch, in less time than a plain import takes."""

from __future__ import annotations

from types import ModuleType


def import_with_torch(name: str) -> ModuleType:
    """Import a module by its full name.

    Torch makes some hundred thousand objects that stay: looking through them again and again takes a sixth of the 1.3 s
    that importing it costs, so that nothing is collected meanwhile.
    """
    import gc
    from importlib import import_module

    was_enabled = gc.isenabled()
    gc.disable()
    try:
        return import_module(name)
    finally:
        if was_enabled:
            gc.freeze()  # or the next collection would take the time that was spared
            gc.enable()
