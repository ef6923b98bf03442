"""The face detector, as the application searches photos, held against faces marked by hand."""

from __future__ import annotations

import statistics
import time

import cv2
import numpy as np
import torch

from benchmarks.quality.figures import Picture
from benchmarks.quality.lab import Lab, missing_model
from benchmarks.quality.marked import SIZES, Boxes, Tally, read_marks, tally
from benchmarks.quality.report import Bar, Part, Table, number
from restorer.analysis.face_detection import find_faces
from restorer.imaging.decode import decode
from restorer.imaging.photo import Pixels
from restorer.models.info import ModelInfo, Task

LEAST_F1 = 0.94
MOST_SECONDS = 0.2
TIMED_PIXELS = 1_000_000
TIMES = 3

HOW = """{photos} old photographs, none of which trained anything, with {faces} faces that were marked by hand; those
that a person may overlook, too (blurred, hidden, painted), count neither way. They are searched as the application
does (`restorer/analysis/face_detection.py`). A find is the same as a mark where each holds the other's middle, or where
they overlap by 0.4; each mark counts once. Precision is the share of the finds that are faces, recall the share of the
faces that are found, F1 their harmonic mean. Seconds: each photo at one megapixel, one thread, the best of {times}
searches; the middle of all photos."""


def measure(lab: Lab) -> Part:
    """Run the part."""
    title = "Face detector"
    what = ("face detector: F1 on faces marked by hand", "face detector: seconds for a megapixel, one thread")
    info, marks = lab.model(Task.FACE_DETECTOR), read_marks(lab.marked)
    if info is None or not marks:
        line = missing_model(Task.FACE_DETECTOR) if info is None else "photos with faces marked by hand: not here"
        reason = "there is no such model yet" if info is None else "no photos with faces marked by hand"
        none = Bar(what[0], None, LEAST_F1, reason=reason)
        return Part(title, "", (none, Bar(what[1], None, MOST_SECONDS, " s", True, reason=reason)), missing=(line,))
    tallies: dict[str, Tally] = {}
    seconds = []
    for marked in marks:
        pixels = decode(marked.path).pixels
        tally(marked, search(lab, info, pixels), tallies)
        seconds.append(_seconds(lab, info, pixels))
    pace = statistics.median(seconds)
    rows = tuple(_row(name, tallies[name]) for name, _, _ in SIZES)
    how = HOW.format(photos=len(marks), faces=tallies[SIZES[0][0]].there, times=TIMES)
    bars = (
        Bar(what[0], tallies[SIZES[0][0]].f1, LEAST_F1, digits=3),
        Bar(what[1], pace, MOST_SECONDS, " s", is_most=True),
    )
    columns = ("faces", "found", "false", "recall", "precision", "F1")
    return Part(title, how, bars, (Table("faces by size", columns, rows),))


def search(lab: Lab, info: ModelInfo, pixels: Pixels) -> Boxes:
    """K x 4: the boxes that the application finds, from the corner of the first pixel."""
    faces = find_faces(pixels, model=info, engine=lab.engine)
    return np.array([face.box + 0.5 for face in faces], np.float64).reshape(-1, 4)


def _row(name: str, count: Tally) -> tuple[str, ...]:
    figures = (number(value, 3) for value in (count.recall, count.precision, count.f1))
    return name, str(count.there), str(count.found), str(count.false), *figures


def _seconds(lab: Lab, info: ModelInfo, pixels: Pixels) -> float:
    """How long a search of the photo takes when it has a megapixel: the least of some, since others use the cores."""
    picture = _at_size(pixels)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        paces = []
        for _ in range(TIMES):
            began = time.perf_counter()
            search(lab, info, picture)
            paces.append(time.perf_counter() - began)
    finally:
        torch.set_num_threads(threads)
    return min(paces)


def _at_size(pixels: Pixels) -> Picture:
    values = pixels if pixels.dtype == np.uint8 else (pixels >> 8).astype(np.uint8)
    factor = (TIMED_PIXELS / (values.shape[0] * values.shape[1])) ** 0.5
    size = (max(1, round(values.shape[1] * factor)), max(1, round(values.shape[0] * factor)))
    way = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(values, size, interpolation=way), np.uint8).reshape(size[1], size[0], -1)
