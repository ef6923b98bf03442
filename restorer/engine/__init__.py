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
    import gc
    from importlib import import_module

    # Torch makes some hundred thousand objects that stay: looking through them again and again takes a sixth of the
    # 1.3 s that importing it costs.
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        module = import_module(f"{__name__}.{_HOMES[name]}")
    finally:
        if was_enabled:
            gc.freeze()  # or the next collection would take the time that was spared
            gc.enable()
    return getattr(module, name)
