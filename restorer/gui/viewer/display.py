"""The colour space of the screen, from the profile that the system has for it."""

from __future__ import annotations

import ctypes
import ctypes.util
import logging
import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColorSpace, QGuiApplication, QWindow

log = logging.getLogger(__name__)

_ATOM = "_ICC_PROFILE"
_ANY_TYPE = 0
_LONGEST_WORDS = 1 << 22


class DisplaySpace(QObject):
    """The colour space of the screen that a window is on. Main thread only.

    Attributes:
        space: It; None (meaning sRGB) where the system states none.
    """

    changed = Signal()
    """The window is on another screen, which has another colour space."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window: QWindow | None = None
        self.space = display_space()

    def follow(self, window: QWindow) -> None:
        """Follow this window from screen to screen."""
        if window is not self._window:
            self._window = window
            window.screenChanged.connect(self._read)
            self._read()

    def _read(self) -> None:
        space = display_space(self._window)
        if space != self.space:
            self.space = space
            self.changed.emit()


def display_space(window: QWindow | None = None) -> QColorSpace | None:
    """The colour space of a window's screen; None (meaning sRGB) where the system states none.

    Without a window it is that of the first screen. X servers state it by the root window's `_ICC_PROFILE`, and
    `_ICC_PROFILE_1` for the second screen, as colord and ArgyllCMS set them; Windows by its colour management.
    Wayland's compositors and macOS convert what a window shows from sRGB themselves.
    """
    try:
        icc = _profile(window)
    except (OSError, ValueError, AttributeError) as error:
        log.warning("The screen's profile cannot be read: %s", error)
        return None
    space = QColorSpace.fromIccProfile(icc) if icc else QColorSpace()
    return space if space.isValid() else None


def _profile(window: QWindow | None) -> bytes:
    if QGuiApplication.platformName() == "xcb":
        screens = QGuiApplication.screens()
        number = screens.index(window.screen()) if window is not None and window.screen() in screens else 0
        return _x_profile(f"{_ATOM}_{number}" if number else _ATOM)
    if sys.platform == "win32":
        from PIL import ImageCms

        found = ImageCms.get_display_profile(None if window is None else ImageCms.HWND(window.winId()))
        return found.tobytes() if found is not None else b""
    return b""


def _x_profile(name_of_property: str) -> bytes:
    """What stands in this property of the root window; nothing where there is none."""
    name = ctypes.util.find_library("X11")
    if name is None:
        return b""
    x = ctypes.CDLL(name)
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XOpenDisplay.argtypes = [ctypes.c_char_p]
    x.XDefaultRootWindow.restype = ctypes.c_ulong
    x.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
    x.XInternAtom.restype = ctypes.c_ulong
    x.XInternAtom.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int]
    long, pointer = ctypes.c_long, ctypes.POINTER
    x.XGetWindowProperty.argtypes = [
        ctypes.c_void_p, ctypes.c_ulong, ctypes.c_ulong, long, long, ctypes.c_int, ctypes.c_ulong,
        pointer(ctypes.c_ulong), pointer(ctypes.c_int), pointer(ctypes.c_ulong), pointer(ctypes.c_ulong),
        pointer(ctypes.c_void_p),
    ]  # fmt: skip
    x.XFree.argtypes = x.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = x.XOpenDisplay(None)
    if not display:
        return b""
    try:
        kind, width, count, left = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong()
        data = ctypes.c_void_p()
        atom = x.XInternAtom(display, name_of_property.encode(), 0)
        x.XGetWindowProperty(
            display, x.XDefaultRootWindow(display), atom, 0, _LONGEST_WORDS, 0, _ANY_TYPE,
            ctypes.byref(kind), ctypes.byref(width), ctypes.byref(count), ctypes.byref(left), ctypes.byref(data),
        )  # fmt: skip
        if not data.value:
            return b""
        # Bytes only: a property of another kind is none that anybody agreed on.
        icc = ctypes.string_at(data.value, count.value) if width.value == 8 else b""
        x.XFree(data)
        return icc
    finally:
        x.XCloseDisplay(display)
