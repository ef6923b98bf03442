"""How the brush follows the hand on a large scan: real mouse events on the real viewer, every stroke in the recipe."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable

from benchmarks.window.loop import after, memory_mb, spin
from benchmarks.window.measures import WINDOW_PX

_STROKES = 60
_MOVES = 12
_ZOOMS = (0.1, 0.5, 1.0)


def measure_brush(chosen: argparse.Namespace) -> dict[str, float]:
    """Sixty strokes all over 100 megapixels, seen whole, at half and at full size."""
    import numpy as np
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtGui import QUndoStack
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from restorer.gui.tools.brush.brush_model import STEP, BrushModel
    from restorer.gui.tools.brush.brush_tool import BrushTool
    from restorer.gui.viewer.viewer import PhotoViewer
    from restorer.gui.viewmodels.item import Item
    from restorer.gui.viewmodels.layers import FileSource, PhotoLayer
    from restorer.gui.viewmodels.library import LibraryModel
    from restorer.gui.viewmodels.recipe import RecipeModel
    from restorer.pipeline.recipe import Recipe, StepChoice
    from restorer.steps import STEPS

    app = QApplication([])
    path = chosen.folder / "painted.tif"
    library = LibraryModel()
    library.insert([Item(str(path))])
    recipe = RecipeModel(STEPS, library, QUndoStack())
    recipe.show(str(path))
    recipe.take_proposal(str(path), "auto", Recipe((StepChoice(STEP),)), {})
    viewer = PhotoViewer(scratch=chosen.folder)
    viewer.resize(*WINDOW_PX)
    viewer.show()
    viewer.show_photo(PhotoLayer("before", "Before", FileSource.of(path)))
    spin(lambda: viewer.model.source.width > 0)
    model = BrushModel(recipe, lambda: viewer.model.source)
    viewer.take_up(BrushTool(model, viewer))
    pane = viewer.panes[0].viewport()
    rng = np.random.default_rng(0)
    moves: list[float] = []
    work: list[float] = []
    ends: list[float] = []
    end_work: list[float] = []

    def timed(act: Callable[[], object], into: list[float]) -> None:
        began, worked = time.perf_counter(), time.thread_time()
        act()
        QApplication.processEvents()
        into.append(1e3 * (time.perf_counter() - began))
        (work if into is moves else end_work).append(1e3 * (time.thread_time() - worked))

    left = Qt.MouseButton.LeftButton
    for number in range(_STROKES):
        viewer.zoom = _ZOOMS[number % len(_ZOOMS)]
        viewer.model.look_at(*(rng.uniform(0.1, 0.9, 2) * (viewer.model.photo.width, viewer.model.photo.height)))
        spin(after(0.02))
        at = np.array([pane.width(), pane.height()]) * rng.uniform(0.3, 0.6, 2)
        way = rng.uniform(-12, 12, 2)
        QTest.mousePress(pane, left, Qt.KeyboardModifier.NoModifier, QPoint(*at.astype(int).tolist()))
        for _ in range(_MOVES):
            at = at + way
            place = QPoint(*at.astype(int).tolist())
            timed(lambda place=place: QTest.mouseMove(pane, place), moves)  # type: ignore[misc]
        place = QPoint(*at.astype(int).tolist())
        timed(lambda: QTest.mouseRelease(pane, left, Qt.KeyboardModifier.NoModifier, place), ends)  # noqa: B023
    model.finish()
    painted = next(row for row in recipe.rows() if row.step.id == STEP).values["painted"]
    if not painted:
        raise RuntimeError("nothing was painted")
    result = {
        "median": float(np.median(moves)), "p99": float(np.percentile(moves, 99)),
        "cpu": float(np.percentile(work, 99)), "end": max(ends), "end cpu": max(end_work),
        "memory": memory_mb(), "text": len(str(painted)) / 1e3,
    }  # fmt: skip
    viewer.shutdown()
    viewer.close()
    del app
    return result
