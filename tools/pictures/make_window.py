"""Makes the pictures of the window: `python tools/pictures/make_window.py [FOLDER]`.

The real window and its real engine restore photographs that come with scikit-image and matplotlib and are in the public
domain: an astronaut (Eileen Collins, NASA), Grace Hopper (US Navy), a launch (SpaceX, CC0), a photographer, a cat and a
cup of coffee (CC0). Our own damage generator (`training/damage`) wore them, with fixed seeds.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np  # noqa: E402 - the path comes first
from PIL import Image  # noqa: E402

if TYPE_CHECKING:
    from restorer.gui.app_controller import AppController

SIZE = (1180, 760)
COLORS, QUALITY = 256, 90
GRAIN = 0.025
_LIMIT_S = 600.0

KNOWN = (
    (0.45, 0.45, "#3b3a52"), (0.06, 0.93, "#6f8a4a"), (0.9, 0.9, "#6f8a4a"), (0.75, 0.62, "#6f8a4a"),
    (0.46, 0.27, "#c68c64"), (0.7, 0.2, "#9db9d8"),
)  # fmt: skip
"""What is known of the photographer's colours: shares of width and height, and the colour."""
_FONTS = ("Inter", "Cantarell", "Noto Sans")

PHOTOS = {
    "Grace, 1984.png": ("matplotlib", "grace_hopper.jpg", ("scratches", "dust", "hairs"), 8, 0.35),
    "The photographer.png": ("skimage", "camera.png", ("scratches", "dust"), 5, 0.0),
    "Sunday morning.png": ("skimage", "coffee.png", ("dust",), 6, 0.3),
    "Chelsea.png": ("skimage", "chelsea.png", ("scratches", "hairs"), 4, 0.3),
    "The launch.png": ("skimage", "rocket.jpg", ("dust", "scratches"), 11, 0.3),
    "Eileen, 1992.png": ("skimage", "astronaut.png", ("scratches", "dust"), 3, 0.5),
}
"""From the file's name to where the photo comes from, which marks it gets, the seed, and how far it has faded."""


def original(package: str, name: str) -> Any:
    """A photo as its package brings it: H x W x 3, RGB, float32, 0..1."""
    if package == "matplotlib":
        import matplotlib

        path = Path(matplotlib.get_data_path()) / "sample_data" / name
    else:
        import skimage.data

        path = Path(skimage.data.__file__).parent / name
    return np.asarray(Image.open(path).convert("RGB"), np.float32) / 255


def worn(picture: Any, marks: tuple[str, ...], seed: int, faded: float) -> Any:
    """The photo faded, grained and marked; uint8."""
    import torch

    from training.damage.marks import add_mark
    from training.damage.noise import add_grain
    from training.damage.random_source import RandomSource
    from training.damage.tone import fade

    rng = RandomSource(1, seed, torch.device("cpu"))
    tensor = torch.from_numpy(picture.transpose(2, 0, 1))[None]
    tensor = add_grain(fade(tensor, rng, torch.full((1, 1, 1, 1), faded)), rng, torch.full((1, 1, 1, 1), GRAIN))
    aged = tensor.clamp(0, 1)[0].numpy().transpose(1, 2, 0)
    random = np.random.default_rng(seed)
    for mark in marks:
        aged = add_mark(aged, mark, random).picture
    return np.round(np.clip(aged, 0, 1) * 255).astype(np.uint8)


def make_album(folder: Path) -> list[str]:
    """Write the worn photos; returns their paths."""
    paths = []
    for name, (package, file, marks, seed, faded) in PHOTOS.items():
        Image.fromarray(worn(original(package, file), marks, seed, faded)).save(folder / name)
        paths.append(str(folder / name))
    return paths


def wait(until: Callable[[], object], limit_s: float = _LIMIT_S) -> None:
    """Let the window live until something is so."""
    from PySide6.QtCore import QCoreApplication

    end = time.monotonic() + limit_s
    while not until():
        if time.monotonic() > end:
            raise TimeoutError("the window did not come so far")
        QCoreApplication.processEvents()
        time.sleep(0.005)


def settle(controller: AppController) -> None:
    """Wait until everything that is in view is painted in full."""
    viewer, store = controller.main_view.viewer, controller.main_view._thumbnails
    wait(lambda: store.waiting_count == 0 and viewer._loader.wanted_count() == 0)
    rest = time.monotonic() + 0.6
    wait(lambda: time.monotonic() > rest and viewer._loader.wanted_count() == 0)


def keep(controller: AppController, folder: Path, name: str) -> None:
    """Save the window as a small PNG, or as a JPEG, which keeps more colours, if its name says so."""
    settle(controller)
    private = folder / f"{name}.raw.png"
    controller.window.grab().save(str(private))
    picture = Image.open(private).convert("RGB")
    if name.endswith(".jpg"):
        picture.save(folder / name, quality=QUALITY, optimize=True)
    else:
        few = picture.quantize(COLORS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.FLOYDSTEINBERG)
        few.save(folder / f"{name}.png", optimize=True)
    private.unlink()


def shoot(controller: AppController, paths: list[str], folder: Path) -> None:
    """Use the window as a person would, and look at it five times."""
    from restorer.gui.viewmodels.viewer import Mode

    session, strip, viewer = controller.session, controller.main_view.strip, controller.main_view.viewer
    keep(controller, folder, "window-empty")
    session.add_paths(paths)
    wait(lambda: session.library.rowCount() == len(paths))
    wait(lambda: session.recipe.recipe is not None and viewer.model.layer("preview") is not None)
    session.start()
    first, second = (session.library.find(path) for path in paths[:2])
    assert first is not None
    assert second is not None
    wait(lambda: first.result and viewer.model.overlays and any(item.step for item in session.library.running))
    viewer.divider = 0.45
    keep(controller, folder, "window-divider")
    wait(lambda: session.queue.pending == 0)

    for overlay in viewer.model.overlays:
        viewer.model.toggle_overlay(overlay.id, overlay.id == "repair.damage")
    viewer.divider = 0.5
    keep(controller, folder, "window-overlays")

    controller.window.theme.choose("dark")
    strip.choose(second.path)
    # The overlays come last of all: what was proposed and the size of the result are known by then.
    wait(lambda: bool(viewer.model.overlays) and not session.recipe.is_waiting)
    viewer.model.toggle_overlay("repair.damage", False)
    viewer.mode = Mode.SIDE_BY_SIDE
    settle(controller)
    viewer.zoom = 1.25
    photo = viewer.model.photo
    viewer.model.look_at(photo.width * 0.47, photo.height * 0.29)
    keep(controller, folder, "window-side-by-side")

    controller.window.theme.choose("light")
    viewer.mode = Mode.DIVIDER
    viewer.model.fit()
    give_colors(controller)
    viewer.divider = 0.3
    keep(controller, folder, "window-colours.jpg")


def give_colors(controller: AppController) -> None:
    """Colour the photo in view as one who knows some of its colours: his coat, the lawn, his face, the sky."""
    from PySide6.QtWidgets import QScrollArea

    from restorer.gui.viewmodels.layers import ColorPoint
    from restorer.gui.widgets.colors_editor import ColorsEditor

    session, main_view = controller.session, controller.main_view
    made: list[object] = []
    session.preview.made.connect(made.append)
    session.recipe.set_on("colorize", True)
    photo = main_view.viewer.model.photo
    for x, y, color in KNOWN:
        main_view.hints.add(ColorPoint(x * photo.width, y * photo.height, color))
    assert main_view.color_tool is not None
    main_view.viewer.take_up(main_view.color_tool)
    panel, editor = main_view.panel, main_view.panel.editor(ColorsEditor)
    wait(lambda: any(not getattr(one, "is_draft", True) for one in made))
    area = panel.findChild(QScrollArea)
    assert area is not None
    assert editor is not None
    area.ensureWidgetVisible(editor)


def main(arguments: list[str]) -> int:
    """Make the pictures in a folder, by default beside this file."""
    from PySide6.QtGui import QFont, QFontDatabase

    from restorer.app import open_services
    from restorer.gui.app_controller import AppController
    from restorer.gui.bridge import EngineBridge
    from restorer.gui.language import install_language
    from restorer.gui.main import Application
    from restorer.gui.main_window import MainWindow
    from restorer.gui.theme import Theme
    from restorer.store.folders import Folders
    from restorer.store.settings import Settings

    target = Path(arguments[0]) if arguments else ROOT / "docs" / "pictures"
    target.mkdir(parents=True, exist_ok=True)
    app = Application(sys.argv[:1])
    install_language(app, "en")
    font = next((name for name in _FONTS if name in QFontDatabase.families()), app.font().family())
    app.setFont(QFont(font, 10))
    with tempfile.TemporaryDirectory(prefix="restorer-pictures-") as place:
        home, album = Path(place) / "home", Path(place) / "Shoebox"
        album.mkdir()
        paths = make_album(album)
        window = MainWindow(Theme(app, "light"))
        window.resize(*SIZE)
        window.show()
        bridge = EngineBridge(partial(open_services, home))
        controller = AppController(window, bridge, Folders.under(home).ready(), Settings(language="en"))
        controller.start()
        try:
            shoot(controller, paths, target)
        finally:
            window.hide()
            controller.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
