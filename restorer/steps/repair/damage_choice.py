"""Which of a photo's marks are filled, and which are offered only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.analysis.face_detection import Face
from restorer.analysis.mark_points import MarkPoint
from restorer.steps.repair.damage_model import odds_wanted
from restorer.steps.repair.damage_segmentation import Marks, MarkSurvey
from restorer.steps.repair.facial_features import on_facial_features, within_faces


@dataclass(frozen=True, slots=True)
class DamageChoice:
    """What a person wants of the marks.

    Attributes:
        sensitivity: 0..1: how much of what may be damage is filled.
        widest_px: What is wider is left, unless it was clicked.
        also: Where marks are that shall be filled, whatever is thought of them.
        exempt: Where marks are that shall be left; this goes before all.
    """

    sensitivity: float
    widest_px: float
    also: tuple[MarkPoint, ...] = ()
    exempt: tuple[MarkPoint, ...] = ()


class ChosenMarks(NamedTuple):
    """N bool each, and how many there are."""

    is_filled: NDArray[np.bool_]
    is_possible: NDArray[np.bool_]
    marks: Marks


def choose(survey: MarkSurvey, choice: DamageChoice, find_faces: Callable[[], Sequence[Face]]) -> ChosenMarks:
    """Choose the marks to be filled.

    Args:
        survey: All marks.
        choice: What is wanted.
        find_faces: Gives the photo's faces; called only where something would be filled.
    """
    is_wide = survey.width_px > choice.widest_px
    is_damage = survey.odds >= odds_wanted(choice.sensitivity)
    is_filled = is_damage & ~is_wide
    if is_filled.any():
        faces = find_faces()
        is_mole = within_faces(survey.boxes, faces) & survey.is_dark & ~survey.is_line
        is_filled &= ~on_facial_features(survey.boxes, faces) & ~is_mole
    is_filled[survey.at(choice.also)] = True
    is_filled[survey.at(choice.exempt)] = False
    is_possible = (survey.odds >= odds_wanted(1.0)) & ~is_filled
    is_line = survey.is_line
    too_wide = is_damage & is_wide & ~is_filled
    marks = Marks(
        specks=int((is_filled & ~is_line).sum()),
        lines=int((is_filled & is_line).sum()),
        too_wide=int(too_wide.sum()),
        possible=int((is_possible & ~too_wide).sum()),
    )
    return ChosenMarks(is_filled, is_possible, marks)
