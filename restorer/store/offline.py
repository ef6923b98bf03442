"""Whether Restorer may use the network at all. It does so only when asked for a download, and not even then offline."""

from __future__ import annotations

import os

from restorer.errors import ResourceError
from restorer.message import Message
from restorer.store.folders import Folders
from restorer.store.settings import load_settings

VARIABLE = "RESTORER_OFFLINE"
"""Names the environment variable that forbids the network: any value but nothing, `0`, `no` and `false`."""

_NO = ("", "0", "no", "false")


def is_offline() -> bool:
    """Whether the environment or the settings forbid to use the network.

    Raises:
        StoreError: the settings are there and cannot be read.
    """
    if os.environ.get(VARIABLE, "").strip().lower() not in _NO:
        return True
    return load_settings(Folders.default().settings_file).offline


def demand_network(name: str) -> None:
    """Go on only where the network may be used.

    Args:
        name: What is to be fetched, for a person.

    Raises:
        ResourceError: it may not.
        StoreError: as `is_offline` raises it.
    """
    if is_offline():
        raise ResourceError(
            Message("{name} was not downloaded: Restorer is set to stay offline.", name=name),
            Message("Switch that off in the settings (and unset {variable}), or import a file.", variable=VARIABLE),
        )
