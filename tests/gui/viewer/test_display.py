"""The screen's profile, as an X server tells it."""

import ctypes
import ctypes.util
import os
import shutil
import subprocess
import sys

import pytest
from PySide6.QtGui import QColorSpace, QImage, QWindow

from restorer.gui.viewer import display as display_module
from restorer.gui.viewer.display import DisplaySpace, display_space
from restorer.gui.viewer.pixels.pyramid_cache import PyramidCache
from restorer.gui.viewer.pixels.tiles import TileLoader
from restorer.gui.viewmodels.layers import FileSource, PhotoLayer

needs_x = pytest.mark.skipif(
    shutil.which("Xvfb") is None or ctypes.util.find_library("X11") is None, reason="needs Xvfb and libX11"
)

ASK = """
import sys
from PySide6.QtGui import QColorSpace
from PySide6.QtWidgets import QApplication
from restorer.gui.viewer.display import display_space
app = QApplication([])
space = display_space()
print(app.platformName(), None if space is None else space == QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb))
"""


def tell(display, icc):
    """Set the root window's property, as a colour manager does."""
    x = ctypes.CDLL(ctypes.util.find_library("X11"))
    x.XOpenDisplay.restype = ctypes.c_void_p
    x.XInternAtom.restype = x.XDefaultRootWindow.restype = ctypes.c_ulong
    opened = ctypes.c_void_p(x.XOpenDisplay(display.encode()))
    root = ctypes.c_ulong(x.XDefaultRootWindow(opened))
    atom = ctypes.c_ulong(x.XInternAtom(opened, b"_ICC_PROFILE", 0))
    x.XChangeProperty(opened, root, atom, ctypes.c_ulong(6), 8, 0, icc, len(icc))  # 6 is XA_CARDINAL
    x.XCloseDisplay(opened)


def asked(display):
    environment = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run([sys.executable, "-c", ASK], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.slow
@needs_x
def test_the_profile_of_an_x_screen_is_found(display):
    # The server resets itself, and forgets its properties, when its last client goes.
    keeper = ctypes.CDLL(ctypes.util.find_library("X11"))
    keeper.XOpenDisplay.restype = ctypes.c_void_p
    kept = keeper.XOpenDisplay(display.encode())
    assert asked(display) == ["xcb", "None"]
    tell(display, bytes(QColorSpace(QColorSpace.NamedColorSpace.AdobeRgb).iccProfile().data()))
    assert asked(display) == ["xcb", "True"]
    tell(display, b"no profile at all")
    assert asked(display) == ["xcb", "None"]
    keeper.XCloseDisplay(ctypes.c_void_p(kept))


def test_where_no_screen_tells_a_profile_it_is_srgb(qapp):
    assert display_space() is None


def test_on_another_screen_the_photo_is_opened_anew_in_its_colour_space(qapp, qtbot, monkeypatch, tmp_path):
    wide = QColorSpace(QColorSpace.NamedColorSpace.DisplayP3)
    spaces = iter([None, None, wide, wide])
    monkeypatch.setattr(display_module, "display_space", lambda window=None: next(spaces))
    space = DisplaySpace()
    window = QWindow()
    with qtbot.assertNotEmitted(space.changed):
        space.follow(window)
    with qtbot.waitSignal(space.changed, timeout=1000):
        window.screenChanged.emit(window.screen())
    assert space.space == wide
    with qtbot.assertNotEmitted(space.changed):
        window.screenChanged.emit(window.screen())
    loader = TileLoader(display=space)
    pyramids = PyramidCache(loader)
    path = tmp_path / "photo.png"
    QImage(8, 8, QImage.Format.Format_RGB32).save(str(path))
    layer = PhotoLayer("before", "Before", FileSource.of(path))
    before = pyramids.photo(layer)
    space.changed.emit()
    assert pyramids.photo(layer) is not before
    pyramids.close_all()
    loader.shutdown()
