"""How a person laid a photo out: the part of `straighten` that is done by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.by_hand.geometry import NO_FLIP, turn_matrix, upright_matrix
from restorer.analysis.by_hand.layout_text import Rectangle, read_corners, read_rectangle
from restorer.analysis.mark_points import MarkPoint, move_mark_points
from restorer.analysis.warp import cut, rearrange, turn
from restorer.errors import InputError
from restorer.imaging.photo import Extent, Photo, Pixels
from restorer.message import Message, joined
from restorer.pipeline.step import Outcome, StepSettings, Work

if TYPE_CHECKING:
    from restorer.pipeline.step import Allocator
    from restorer.progress import Progress


@dataclass(frozen=True, slots=True)
class ManualLayout:
    """What a person asked for.

    Attributes:
        rotation: Degrees clockwise: 0, 90, 180, 270.
        flip: `none`, `horizontal` or `vertical`; done after the rotation.
        rectangle: What stays, in pixels of the source; None: all.
        corners: The corners of what becomes the picture, in pixels of the source; empty: its own.
    """

    rotation: int = 0
    flip: str = NO_FLIP
    rectangle: Rectangle | None = None
    corners: tuple[MarkPoint, ...] = ()

    @property
    def says_where(self) -> bool:
        """Whether a person said what the picture is, so that nobody else needs to find it."""
        return self.rectangle is not None or bool(self.corners)

    @property
    def is_turned(self) -> bool:
        """Whether it is turned by quarters or flipped."""
        return self.rotation != 0 or self.flip != NO_FLIP


def read_layout(settings: StepSettings) -> ManualLayout:
    """The layout in the step's settings.

    Raises:
        InputError: rectangle or corners are not spelled right, or both are given.
    """
    rectangle, corners = read_rectangle(str(settings["rectangle"])), read_corners(str(settings["corners"]))
    if rectangle is not None and corners:
        raise InputError(
            Message("A photo is cut by a rectangle or by four corners, not by both."), "Leave one of them out."
        )
    return ManualLayout(int(settings["rotate"]), str(settings["flip"]), rectangle, corners)


def cut_out(photo: Photo, layout: ManualLayout, work: Work) -> Outcome:
    """The rectangle, or what lies between the corners made upright; pixels of a rectangle stay as they are.

    Raises:
        InputError: it lies outside of the photo.
    """
    if layout.rectangle is not None:
        return _cut_rectangle(photo, _moved(layout.rectangle, work.transform).cut_to(photo.extent), work)
    matrix, extent = upright_matrix(move_mark_points(layout.corners, work.transform))
    shift = matrix - np.eye(3)
    shift[:2, 2] = 0
    corner = -matrix[:2, 2]
    if np.abs(shift).max() < 1e-9 and np.abs(corner - np.rint(corner)).max() < 1e-6:
        rectangle = Rectangle(round(corner[0]), round(corner[1]), *extent)
        if rectangle.cut_to(photo.extent) == rectangle:
            return _cut_rectangle(photo, rectangle, work)

    def upright(plane: Pixels, fill: tuple[float, ...], progress: Progress) -> Pixels:
        return turn(plane, matrix, extent, fill, allocate=work.allocate, progress=progress)

    pixels = upright(photo.pixels, _edge_color(photo.pixels), work.progress)
    alpha = None if photo.alpha is None else upright(photo.alpha, (0.0,), work.progress)
    note = Message("Made upright by its corners: {width} x {height}.", width=extent.width, height=extent.height)
    return Outcome(replace(photo, pixels=pixels, alpha=alpha), note, transform=matrix)


def turn_by_quarters(photo: Photo, layout: ManualLayout, work: Work) -> Outcome:
    """The photo turned by quarters and flipped; every pixel keeps its value."""
    matrix, _ = turn_matrix(layout.rotation, layout.flip, photo.extent)
    options = (layout.rotation, layout.flip)
    pixels = rearrange(photo.pixels, *options, allocate=work.allocate, progress=work.progress)
    alpha = None if photo.alpha is None else rearrange(photo.alpha, *options, allocate=work.allocate)
    metadata = photo.metadata
    if layout.rotation in (90, 270) and metadata.dpi is not None:
        metadata = replace(metadata, dpi=metadata.dpi[::-1])
    flips = {"horizontal": Message("flipped horizontally"), "vertical": Message("flipped vertically")}
    words = (
        Message("rotated by {degrees}°", degrees=layout.rotation) if layout.rotation else "",
        flips.get(layout.flip, ""),
    )
    note = Message("{what:capitalized}.", what=joined(word for word in words if word))
    return Outcome(replace(photo, pixels=pixels, alpha=alpha, metadata=metadata), note, transform=matrix)


def _cut_rectangle(photo: Photo, rectangle: Rectangle, work: Work) -> Outcome:
    x, y, width, height = rectangle
    matrix = np.array([[1, 0, -x], [0, 1, -y], [0, 0, 1.0]])
    if (width, height) == photo.extent:
        return Outcome(photo, "The rectangle is the whole photo: nothing cut.")
    place = ((x, y), Extent(width, height))

    def part(plane: Pixels, allocate: Allocator) -> Pixels:
        return cut(plane, *place, allocate=allocate)

    alpha = None if photo.alpha is None else part(photo.alpha, work.allocate)
    moved = replace(photo, pixels=part(photo.pixels, work.allocate), alpha=alpha)
    work.progress.report(1.0)
    note = Message(
        "Cut from {width} x {height} to {new_width} x {new_height}.",
        width=photo.extent.width,
        height=photo.extent.height,
        new_width=width,
        new_height=height,
    )
    return Outcome(moved, note, transform=matrix)


def _moved(rectangle: Rectangle, transform: NDArray[np.float64]) -> Rectangle:
    """A rectangle of the source in a photo that is a part of it, or smaller."""
    x, y, width, height = rectangle
    # The outer edges of its pixels, and not their centres, are what scales.
    ends = [MarkPoint(x - 0.5, y - 0.5), MarkPoint(x + width - 0.5, y + height - 0.5)]
    (left, top), (right, bottom) = move_mark_points(ends, transform)
    column, row = round(left + 0.5), round(top + 0.5)
    return Rectangle(column, row, max(1, round(right + 0.5) - column), max(1, round(bottom + 0.5) - row))


def _edge_color(pixels: Pixels) -> tuple[float, ...]:
    """What lies outside of the photo, where corners reach there: the middle colour of its edges, 0..1 a channel."""
    edges = np.concatenate((pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]))
    return tuple((np.median(edges, axis=0) / np.iinfo(pixels.dtype).max).tolist())
