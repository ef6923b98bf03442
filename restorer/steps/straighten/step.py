"""Cuts the scanner's bed away from around a print and turns the print upright, and lays photos out as a person says."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from restorer.analysis.by_hand.geometry import FLIPS, NO_FLIP, ROTATIONS
from restorer.imaging.photo import Extent, Photo
from restorer.message import Message, joined
from restorer.pipeline.condition import Condition
from restorer.pipeline.step import (
    LAYOUT,
    STRENGTH,
    Assessment,
    ByHand,
    Field,
    Outcome,
    PreviewHints,
    Step,
    StepSettings,
    Work,
)
from restorer.steps.straighten.assessment import assess

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from restorer.analysis.borders import Frame
    from restorer.steps.straighten.placement import Placement


class Straighten(Step):
    """The step `straighten`.

    The lean is read off the print's own edges in the scan, never off what the picture shows: a leaning tower leans.
    What a person says comes first: where the picture was cut out by hand, nobody looks for its edges.
    """

    id = "straighten"
    label = "Straighten"
    help = "Cuts the scanner's bed away and turns the print upright."
    fields: tuple[Field, ...] = (
        STRENGTH,
        Field("deskew", "Turn upright", True, "Turns a print that lies askew on the scanner, by 8 degrees at most."),
        Field("crop", "Cut the border", True, "Cuts away what is not the print."),
        Field(
            "rotate",
            "Rotate",
            0,
            "By how many degrees the photo is turned, clockwise.",
            0,
            270,
            choices=ROTATIONS,
            unit="°",
            kind=LAYOUT,
        ),
        Field("flip", "Flip", NO_FLIP, "How the photo is mirrored, after it is turned.", choices=FLIPS, kind=LAYOUT),
        Field(
            "rectangle",
            "Crop",
            "",
            "What stays: left, top, width and height in pixels of the original.",
            kind=LAYOUT,
        ),
        Field(
            "corners",
            "Perspective",
            "",
            "Four corners, x and y in pixels of the original, that become those of the picture.",
            kind=LAYOUT,
        ),
    )
    version = 3
    past_tense = "straightened"
    preview = PreviewHints(needs_whole_photo=True)
    has_strength = False
    by_hand = ByHand(("rotate", "flip", "rectangle", "corners"), {"deskew": False, "crop": False})

    def assess(self, condition: Condition) -> Assessment:
        """Whether a photo needs it: see `assessment`."""
        return assess(condition)

    def promise(self, strength: float, settings: StepSettings) -> str:
        """What will be done, in full or in part."""
        return (
            Message("It will be straightened.")
            if strength == 1
            else Message("It will be straightened ({share:.0%}).", share=strength)
        )

    def apply(self, photo: Photo, settings: StepSettings, work: Work) -> Outcome:
        """Cut the picture out, as a person says or as it is found; then turn it by quarters and flip it.

        With a strength below 1 a print that was found is turned by that share of its lean.

        Raises:
            InputError: what a person says cannot be done.
        """
        from restorer.steps.straighten.layout import cut_out, read_layout, turn_by_quarters

        layout = read_layout(settings)
        if float(settings["strength"]) == 0:
            return Outcome(photo, "Turned off: nothing done.")
        outcome = cut_out(photo, layout, work) if layout.says_where else self._found(photo, settings, work)
        if not layout.is_turned:
            return outcome
        turned = turn_by_quarters(outcome.photo, layout, work)
        if outcome.photo is photo:
            return turned
        note = joined((outcome.note, turned.note), " ")
        return Outcome(turned.photo, note, transform=_chained(outcome.transform, turned.transform))

    def _found(self, photo: Photo, settings: StepSettings, work: Work) -> Outcome:
        """Find the print; turn and cut."""
        strength, deskew, crop = float(settings["strength"]), bool(settings["deskew"]), bool(settings["crop"])
        if not (deskew or crop):
            return Outcome(photo, "Turned off: nothing done.")
        from restorer.analysis.borders import find_frame
        from restorer.steps.straighten.placement import place

        frame = find_frame(photo.pixels)
        if frame is None:
            return Outcome(photo, "No border around the picture: nothing done.")
        placement = place(frame, photo.extent, strength * frame.skew_degrees if deskew else 0.0, crop)
        if placement.is_identity:
            return Outcome(photo, "Upright, and no border to cut: nothing done.")
        return self._moved(photo, frame, placement, work)

    def _moved(self, photo: Photo, frame: Frame, placement: Placement, work: Work) -> Outcome:
        from restorer.analysis.warp import cut, turn

        alpha = None
        if placement.degrees == 0:
            corner, extent = placement.corner, placement.extent
            pixels = cut(photo.pixels, corner, extent, allocate=work.allocate)
            if photo.alpha is not None:
                alpha = cut(photo.alpha, corner, extent, allocate=work.allocate)
            work.progress.report(1.0)
        else:
            where = (placement.matrix, placement.extent)
            pixels = turn(photo.pixels, *where, frame.color, allocate=work.allocate, progress=work.progress)
            if photo.alpha is not None:
                alpha = turn(photo.alpha, *where, (0.0,), allocate=work.allocate, progress=work.progress)
        moved = replace(photo, pixels=pixels, alpha=alpha)
        return Outcome(moved, _note(photo.extent, placement), transform=placement.matrix)


def _chained(first: NDArray[np.float64] | None, second: NDArray[np.float64] | None) -> NDArray[np.float64] | None:
    """One movement after the other."""
    return second if first is None else first if second is None else second @ first


def _note(before: Extent, placement: Placement) -> str:
    turned = Message("turned by {degrees:.1f}°", degrees=abs(placement.degrees)) if placement.degrees else ""
    size = placement.extent
    was_cut = size.width < before.width or size.height < before.height
    cut_words = (
        Message(
            "cut from {width} x {height} to {new_width} x {new_height}",
            width=before.width,
            height=before.height,
            new_width=size.width,
            new_height=size.height,
        )
        if was_cut
        else ""
    )
    text = Message("{what:capitalized}.", what=joined(word for word in (turned, cut_words) if word))
    return text if turned else joined((text, _border(before, placement)), " ")


def _border(before: Extent, placement: Placement) -> str:
    """What was cut on each side."""
    left, top = placement.corner
    right, bottom = before.width - left - placement.extent.width, before.height - top - placement.extent.height
    sides = (
        Message("{left} px left", left=left) if left else "",
        Message("{top} px top", top=top) if top else "",
        Message("{right} px right", right=right) if right else "",
        Message("{bottom} px bottom", bottom=bottom) if bottom else "",
    )
    return Message("Border cut: {sides}.", sides=joined(side for side in sides if side))
