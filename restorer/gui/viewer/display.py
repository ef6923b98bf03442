"""The colour space of the screen, from the profile that the system has for it."""

from __future__ import annotations

import ctypes
import ctypes.util
import logging
import sys

from PySide6.QtGui import QColorSpace, QGuiApplication

log = logging.getLogger(__name__)

_ATOM = b"_ICC_PROFILE"
_ANY_TYPE = 0
_LONGEST_WORDS = 1 << 22


def display_space() -> QColorSpace | None:
    """The first screen's colour space; None (meaning sRGB) where the system tells none.

    X servers tell it by the root window's `_ICC_PROFILE`, as colord and ArgyllCMS set it; Windows by its colour
    management. Wayland's compositors and macOS convert what a window shows from sRGB themselves.
    """
    try:
        icc = _profile()
    except (OSError, ValueError, AttributeError) as error:
        log.warning("The screen's profile cannot be read: %s", error)
        return None
    space = QColorSpace.fromIccProfile(icc) if icc else QColorSpace()
    return space if space.isValid() else None


def _profile() -> bytes:
    if QGuiApplication.platformName() == "xcb":
        return _x_profile()
    if sys.platform == "win32":
        from PIL import ImageCms

        found = ImageCms.get_display_profile()
        return found.tobytes() if found is not None else b""
    return b""


def _x_profile() -> bytes:
    """What stands in the property of the root window; nothing where there is none."""
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
        x.XGetWindowProperty(
            display, x.XDefaultRootWindow(display), x.XInternAtom(display, _ATOM, 0), 0, _LONGEST_WORDS, 0, _ANY_TYPE,
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
