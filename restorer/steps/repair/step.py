"""Finds scratches, cracks, dust and tears, and fills them from what surrounds them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from restorer.imaging.photo import Mask, Photo
from restorer.message import Message, joined
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.condition import Condition
from restorer.pipeline.model_choice import chosen_model, model_field
from restorer.pipeline.step import (
    MARK_POINTS,
    MASK,
    STRENGTH,
    Assessment,
    Catalogue,
    Engine,
    Field,
    MarkClick,
    MaskInfo,
    MaskKind,
    Outcome,
    PreviewHints,
    Step,
    StepSettings,
    Work,
)
from restorer.steps.repair.assessment import assess

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from restorer.analysis.face_detection import Face
    from restorer.analysis.mark_points import MarkPoint
    from restorer.steps.repair.damage_segmentation import Marks, MarkSurvey
    from restorer.steps.repair.filling.holes import Painter

LEAST_WIDTH_PX = 24.0

PAINTED, ERASED, WITHIN = "painted", "erased", "within"
"""The fields for what is painted by hand over what is found."""

_COUNTED = ("sensitivity", "max_width", "also", "except", "model")
"""The settings that decide what is found."""

_NOTHING = Message("No scratches or dust found: nothing done.")
_NOTHING_SURE = Message("Nothing that is certain to be damage: nothing filled.")


class Repair(Step):
    """The step `repair`. Where nothing was found, and everywhere beside it, every pixel stays as it was.

    Finding (`detect_damage`, with the catalogue's networks for damage and for faces, whose eyes are no marks) and
    filling (`inpainting.fill`) meet in a mask only, so that either may be replaced. Without a network for damage
    nothing is done; without one for filling, wide marks are filled as thin ones are. What may be damage is left, and
    given back as the mask `possible`, for a person to choose from.
    """

    id = "repair"
    label = "Repair"
    help = "Finds scratches, cracks and dust, and fills them."
    fields: tuple[Field, ...] = (
        STRENGTH,
        Field(
            "sensitivity",
            "Sensitivity",
            0.5,
            "0 fills only what is certain to be damage, 1 all that may be; what may be and is left is shown.",
            0.0,
            1.0,
        ),
        Field("max_width", "Widest mark", 20.0, "In percent of the photo's longer side.", 0.1, 50.0, unit="%"),
        Field("also", "Fill as well", "", "Possible marks to be filled, as points.", kind=MARK_POINTS),
        Field("except", "Leave alone", "", "Marks to be left, as points.", kind=MARK_POINTS),
        Field(
            WITHIN, "Fill possible marks here", "", "Where all that may be damage is filled, drawn by hand.", kind=MASK
        ),
        Field(PAINTED, "Fill this, too", "", "What is filled besides what is found, painted by hand.", kind=MASK),
        Field(ERASED, "Leave this", "", "What is left whatever is found there, painted by hand.", kind=MASK),
        Field("mask", "Mask", "", "What is filled, painted by hand: this, and nothing that is found.", kind=MASK),
        model_field(
            Task.DAMAGE, what="Which network finds damage, by its id; empty for the one that comes with Restorer."
        ),
        model_field(
            Task.INPAINT,
            "filler",
            "Filling network",
            "Which network fills wide marks, by its id; empty for the one that comes with Restorer.",
        ),
    )
    version = 18
    past_tense = "filled scratches and dust"
    tasks = (Task.DAMAGE,)
    # A reduced photo has lost the dust and shows other scratches: a draft must promise no more than the result.
    preview = PreviewHints(is_quick=False)
    masks = (
        MaskInfo("damage", "Damage found", MaskKind.FOUND, MarkClick(adds_to="except", takes_from="also")),
        MaskInfo(
            "possible",
            "Possible damage: click to fill",
            MaskKind.POSSIBLE,
            MarkClick(adds_to="also", takes_from="except"),
        ),
    )

    def assess(self, condition: Condition) -> Assessment:
        """Whether a photo needs it: see `assessment`."""
        return assess(condition)

    def promise(self, strength: float, settings: StepSettings) -> str:
        """What will be done, in full or in part."""
        return (
            Message("They will be repaired.")
            if strength == 1
            else Message("They will be repaired ({share:.0%}).", share=strength)
        )

    def models(self, settings: StepSettings, catalogue: Catalogue) -> tuple[ModelInfo, ...]:
        """The catalogue's networks for damage, for filling and for faces, where there are any.

        Where a mask says what is filled, nobody looks for damage.
        """
        if settings["mask"] and settings["strength"] != 0:
            filler = self.model(Task.INPAINT, settings, catalogue)
            return () if filler is None else (filler,)
        if settings["strength"] == 0 or (
            self.model(Task.DAMAGE, settings, catalogue) is None and not settings[PAINTED]
        ):
            return ()
        found = (self.model(task, settings, catalogue) for task in (Task.DAMAGE, Task.INPAINT, Task.FACE_DETECTOR))
        return tuple(model for model in found if model is not None)

    def apply(self, photo: Photo, settings: StepSettings, work: Work) -> Outcome:
        """Find and fill."""
        strength = float(settings["strength"])
        if strength == 0:
            return Outcome(photo, "Strength 0: nothing done.")
        found = detect_damage(photo, settings, work.with_progress(work.progress.part(0.0, 0.7)))
        if found is None:
            return Outcome(photo, "No model yet: nothing repaired.")
        possible = {"possible": found.possible} if found.marks.possible else {}
        if found.share == 0:
            nothing = "Nothing was painted to be filled." if found.is_painted else _nothing(found.marks)
            return Outcome(photo, nothing, masks=possible or None)
        from restorer.steps.repair.filling.fill_cache import FillCache
        from restorer.steps.repair.inpainting import fill

        filler = self.model(Task.INPAINT, settings, work.catalogue)
        pixels = fill(
            photo.pixels,
            found.mask,
            strength,
            seed=work.seed,
            allocate=work.allocate,
            progress=work.progress.part(0.7, 1.0),
            paint=_painter(filler, work.engine),
            known=FillCache.of(work.engine),
            painter=filler.file.sha256 if filler is not None else "",
        )
        return Outcome(photo.with_pixels(pixels), _note(found), found.mask, {"damage": found.mask, **possible})


class FoundDamage(NamedTuple):
    """What damage a photo has.

    Attributes:
        mask: H x W uint8: 255 where damage is that is to be filled, else 0.
        possible: H x W uint8: 255 where something may be damage and is left, else 0.
        marks: How many marks there are.
        share: The share of the photo that `mask` covers, 0..1.
        is_painted: Whether a person painted the mask, and nobody looked for damage.
    """

    mask: Mask
    possible: Mask
    marks: Marks
    share: float
    is_painted: bool = False

    def as_possible(self) -> FoundDamage:
        """The same with nothing filled: all of it is possible damage."""
        import numpy as np

        marks = self.marks._replace(
            specks=0, lines=0, possible=self.marks.specks + self.marks.lines + self.marks.possible
        )
        return FoundDamage(np.zeros_like(self.mask), np.maximum(self.mask, self.possible), marks, 0.0)


def detect_damage(photo: Photo, settings: StepSettings, work: Work) -> FoundDamage | None:
    """Find a photo's damage, or take the mask that a person painted, and change nothing.

    None where the catalogue has no network that could find any.

    The step and `restorer inspect` both call it, so that the one tells what the other does.

    Args:
        photo: At any size.
        settings: The step's: all but `strength` count here.
        work: As the step takes it.

    Raises:
        InputError: `also` or `except` holds no points, or a field for a mask none of this photo.
        Cancelled, ModelError, ResourceError: as the engine raises them.
    """
    import numpy as np

    from restorer.steps.repair.damage_segmentation import Marks
    from restorer.steps.repair.found_cache import FoundCache
    from restorer.steps.repair.painted import choose_within, lay_paint

    if settings["mask"]:
        return _painted(photo, settings, work)
    masks = [work.allocate(photo.pixels.shape[:2], np.uint8) for _ in range(2)]
    model = chosen_model(Repair.fields, settings, work.catalogue, Task.DAMAGE)
    if model is None:
        if not settings[PAINTED]:
            return None
        masks[0][:], masks[1][:] = 0, 0
        marks = Marks()
    else:
        cache = FoundCache.of(work.engine)
        key = cache.key(photo.pixels, [model.id, *(settings[name] for name in _COUNTED)], work.transform)
        known = cache.recall(key, masks)
        marks = known or _find_marks(photo, settings, work, model, masks)
        if known is None:
            cache.remember(key, masks, marks)
        marks = choose_within(masks, str(settings[WITHIN]), work.transform, photo.extent, marks)
    lay_paint(masks, str(settings[PAINTED]), str(settings[ERASED]), work.transform, photo.extent)
    _spare_kept(masks, work.keep_out)
    return FoundDamage(masks[0], masks[1], marks, _share(masks[0]))


def _find_marks(photo: Photo, settings: StepSettings, work: Work, model: ModelInfo, masks: Sequence[Mask]) -> Marks:
    """Look for damage, and write what is filled and what is possible into the two masks."""
    from restorer.analysis.look_cache import DiskForm, LookCache
    from restorer.analysis.mark_points import move_mark_points, read_mark_points
    from restorer.steps.repair.damage_choice import DamageChoice, choose
    from restorer.steps.repair.damage_probability import damage_probability
    from restorer.steps.repair.damage_segmentation import survey_from_arrays, survey_marks, survey_to_arrays

    also, exempt = (move_mark_points(read_mark_points(str(settings[name])), work.transform) for name in _POINTS)

    def look() -> MarkSurvey:
        opinion = damage_probability(
            photo.pixels, model=model, engine=work.engine, allocate=work.allocate, progress=work.progress.part(0.0, 0.9)
        )
        return survey_marks(opinion, photo.pixels, work.progress.part(0.9, 0.95))

    # Whatever is wanted of the marks, what the network sees is the same: a click need not wait for it again.
    what = f"damage by {model.file.sha256}"
    form = DiskForm(f"{Repair.version} {work.engine.cache_key}", survey_to_arrays, survey_from_arrays)
    survey = LookCache.of(work.engine).look(what, photo.pixels, look, lambda seen: seen.size_bytes, form)
    choice = DamageChoice(
        sensitivity=float(settings["sensitivity"]),
        widest_px=max(LEAST_WIDTH_PX, float(settings["max_width"]) / 100 * max(photo.extent)),
        also=also,
        exempt=exempt,
    )
    chosen = choose(survey, choice, lambda: _find_faces(photo, work))
    for mask, is_chosen in zip(masks, (chosen.is_filled, chosen.is_possible), strict=True):
        survey.write(is_chosen, mask)
    is_crack = chosen.is_filled & survey.is_crack
    if is_crack.any():
        _follow_cracks(photo, survey, is_crack, exempt, list(masks), work)
    return chosen.marks


def _painted(photo: Photo, settings: StepSettings, work: Work) -> FoundDamage:
    """What a person painted, where the pixels went."""
    import numpy as np

    from restorer.pipeline.keep_out import laid_over
    from restorer.steps.repair.damage_segmentation import Marks
    from restorer.steps.repair.painted import lay_paint

    mask, possible = (work.allocate(photo.pixels.shape[:2], np.uint8) for _ in range(2))
    mask[:], possible[:] = laid_over(str(settings["mask"]), work.transform, photo.extent), 0
    lay_paint((mask, possible), str(settings[PAINTED]), str(settings[ERASED]), work.transform, photo.extent)
    _spare_kept((mask,), work.keep_out)
    return FoundDamage(mask, possible, Marks(), _share(mask), is_painted=True)


def _spare_kept(masks: Sequence[Mask], keep_out: Mask | None) -> None:
    """Take off masks what is to stay as it is."""
    if keep_out is None:
        return
    for mask in masks:
        for top in range(0, mask.shape[0], 1024):
            rows = slice(top, top + 1024)
            mask[rows][keep_out[rows] == 255] = 0


def _share(mask: Mask) -> float:
    """The share of a mask that is not 0."""
    import numpy as np

    covered = sum(int(np.count_nonzero(mask[row : row + 1024])) for row in range(0, mask.shape[0], 1024))
    return covered / mask.size


def _follow_cracks(
    photo: Photo,
    survey: MarkSurvey,
    is_crack: NDArray[np.bool_],
    exempt: Sequence[MarkPoint],
    masks: Sequence[Mask],
    work: Work,
) -> None:
    """Add to the first mask what goes on beyond the ends of sure cracks, and take it off the second."""
    import numpy as np

    from restorer.steps.repair.crack_tracing import trace_cracks

    known, more = (work.allocate(photo.pixels.shape[:2], np.uint8) for _ in range(2))
    survey.write(is_crack, known)
    more[:] = 0
    if trace_cracks(photo.pixels, known, more, exempt):
        filled, possible = masks
        for top in range(0, filled.shape[0], 1024):
            rows = slice(top, top + 1024)
            np.maximum(filled[rows], more[rows], out=filled[rows])
            possible[rows][more[rows] > 0] = 0


_POINTS = ("also", "except")


def _find_faces(photo: Photo, work: Work) -> Sequence[Face]:
    """The photo's faces; none without a detector."""
    detector = work.catalogue.for_task(Task.FACE_DETECTOR)
    if detector is None:
        return ()
    from restorer.analysis.face_detection import look_for_faces

    progress = work.progress.part(0.95, 1.0)
    return look_for_faces(photo.pixels, model=detector, engine=work.engine, progress=progress)


def _painter(model: ModelInfo | None, engine: Engine) -> Painter | None:
    """A network for filling as `inpainting.fill` wants it."""
    if model is None:
        return None
    import numpy as np

    from restorer.analysis.downscale import Floats
    from restorer.imaging.photo import Pixels

    def paint(patch: Pixels, hole: Mask) -> Floats:
        top = np.float32(np.iinfo(patch.dtype).max)
        known = patch.astype(np.float32) / top
        x = known if known.shape[2] == 3 else known.repeat(3, axis=2)
        filled = engine.predict(model, {"x": x, "mask": (hole[:, :, np.newaxis] > 0).astype(np.float32)})["result"]
        gray_or_color = filled if known.shape[2] == 3 else filled.mean(axis=2, keepdims=True)
        return np.asarray(gray_or_color * top, np.float32)

    return paint


def _note(found: FoundDamage) -> str:
    if found.is_painted:
        return Message("Filled what was painted, {share:.2%} of the photo.", share=found.share)
    lines = Message("1 scratch") if found.marks.lines == 1 else Message("{count:,} scratches", count=found.marks.lines)
    specks = Message("1 speck") if found.marks.specks == 1 else Message("{count:,} specks", count=found.marks.specks)
    return _joined(
        Message(
            "Filled {lines} and {specks}, {share:.2%} of the photo.", lines=lines, specks=specks, share=found.share
        ),
        found.marks,
    )


def _nothing(marks: Marks) -> str:
    """What is said where nothing is filled."""
    return _joined(_NOTHING_SURE if marks.too_wide or marks.possible else _NOTHING, marks)


def _joined(first: str, marks: Marks) -> str:
    """The first sentence, and those about what was left."""
    sentences = [first]
    if marks.too_wide:
        sentences.append(
            Message("1 damaged place is too wide to be filled.")
            if marks.too_wide == 1
            else Message("{count:,} damaged places are too wide to be filled.", count=marks.too_wide)
        )
    if marks.possible:
        sentences.append(
            Message("1 mark that may be damage was left.")
            if marks.possible == 1
            else Message("{count:,} marks that may be damage were left.", count=marks.possible)
        )
    return joined(sentences, " ")
