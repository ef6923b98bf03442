"""Imports a weight file in a process of its own: what opens foreign files must not take the window along."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from restorer.errors import ModelError
from restorer.message import Message


def import_weights(source: Path, folder: Path) -> str:
    """Import a weight file; returns the network's id. Takes seconds.

    Args:
        source: The file; stays where it is.
        folder: The user's folder of models.

    Raises:
        ModelError, InputError, ResourceError: as `engine.import_model` raises them, or the process was ended by it.
    """
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(1, mp_context=context) as pool:
            return pool.submit(_import, source, folder).result()
    except BrokenProcessPool as error:
        raise ModelError(
            Message("{name} could not be read; it may be too large for the memory.", name=source.name),
            "Close other programs, or fetch the file again.",
        ) from error


def _import(source: Path, folder: Path) -> str:
    from restorer.engine import import_model

    return import_model(source, folder).id
