"""The only home of torch: devices, precision, tiles, loading, and our own networks.

The names below load torch when they are first used, so that importing this package costs nothing.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from restorer.engine.devices import Device, describe, list_devices
    from restorer.engine.engine import TorchEngine
    from restorer.engine.importing import import_model
    from restorer.engine.openvino.ready_engine import open_engine
    from restorer.engine.third_party import inspect_weights

__all__ = ["Device", "TorchEngine", "describe", "import_model", "inspect_weights", "list_devices", "open_engine"]

_HOMES = {
    "Device": "devices",
    "TorchEngine": "engine",
    "describe": "devices",
    "import_model": "importing",
    "inspect_weights": "third_party",
    "list_devices": "devices",
    "open_engine": "openvino.ready_engine",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from restorer.engine.torch_import import import_with_torch

    return getattr(import_with_torch(f"{__name__}.{_HOMES[name]}"), name)
