"""What touches the disk and is not a photo: folders, settings, resources, memory and scratch files."""

from typing import TYPE_CHECKING

from restorer.store.folders import Folders
from restorer.store.memory import Memory, read_memory
from restorer.store.option import Option
from restorer.store.resources import resource
from restorer.store.settings import OPTIONS, Settings, load_settings, save_settings

if TYPE_CHECKING:
    from restorer.imaging.atomic import write_atomic
    from restorer.store.scratch import Scratch

__all__ = [
    "OPTIONS",
    "Folders",
    "Memory",
    "Option",
    "Scratch",
    "Settings",
    "load_settings",
    "read_memory",
    "resource",
    "save_settings",
    "write_atomic",
]


def __getattr__(name: str) -> object:
    # NumPy costs a tenth of a second: `restorer --help` must not pay for it.
    if name == "Scratch":
        from restorer.store.scratch import Scratch

        return Scratch
    if name == "write_atomic":
        from restorer.imaging.atomic import write_atomic

        return write_atomic
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
