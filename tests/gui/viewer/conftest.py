"""Pictures whose every pixel says where it is, and viewers that end with their test."""

import numpy as np
import pytest
from PIL import Image

from restorer.gui.viewer.viewer import PhotoViewer
from restorer.gui.viewmodels.layers import ArraySource, FileSource, Overlay, PhotoLayer


def gradient(width, height, blue=0):
    """Red grows to the right, green downwards, by one a pixel (wrapping)."""
    pixels = np.empty((height, width, 3), np.uint8)
    pixels[:, :, 0] = np.arange(width)[None, :]
    pixels[:, :, 1] = np.arange(height)[:, None]
    pixels[:, :, 2] = blue
    return pixels


def flat(width, height, color):
    return np.full((height, width, 3), color, np.uint8)


def layer(name, pixels, transform=None):
    return PhotoLayer(name, name.title(), ArraySource(pixels), transform)


def overlay(name, mask, color="#ff0000"):
    return Overlay(name, name.title(), color, ArraySource(mask))


@pytest.fixture
def make_file(tmp_path):
    """Writes a picture file and gives its layer."""

    def make(name, pixels, **options):
        path = tmp_path / name
        Image.fromarray(pixels if pixels.ndim == 2 or pixels.shape[2] != 1 else pixels[:, :, 0]).save(path, **options)
        return PhotoLayer("before", "Before", FileSource.of(path))

    return make


@pytest.fixture
def viewer(qtbot):
    made = PhotoViewer()
    made.resize(800, 600)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.shutdown()
    made.close()


@pytest.fixture
def settled(qtbot, viewer):
    """Waits until everything in view is as sharp as it gets."""

    def is_settled():
        items = [item for pane in viewer.panes for item in pane.items_by_layer().values()]
        in_sight = [item.pyramid for item in items]
        # What the threads did is one thing, that the main thread heard of it another.
        if any(item.boundingRect().width() != item.pyramid.extent.width for item in items):
            return False
        chosen = [viewer._pyramid_of(name) for stack in viewer.model.panes() for name in stack]
        opened = all(p.error is not None or (p.preview is not None and p.is_ready) for p in (*in_sight, *chosen))
        return (
            opened
            and bool(viewer.model.photo.width)
            and set(chosen) <= set(in_sight)
            and viewer._loader.wanted_count() == 0
        )

    def wait():
        qtbot.waitUntil(is_settled, timeout=5000)
        # Tiles that came last are painted by the next pass of the event loop.
        viewer.grab()
        qtbot.waitUntil(is_settled, timeout=5000)

    return wait


@pytest.fixture
def color_at(viewer):
    """The colour that a person sees at a point of a pane."""

    def look(x, y, pane=0):
        image = viewer.panes[pane].viewport().grab().toImage()
        ratio = image.devicePixelRatio()
        color = image.pixelColor(round(x * ratio), round(y * ratio))
        return color.red(), color.green(), color.blue()

    return look
