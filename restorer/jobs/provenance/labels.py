"""What a result says of itself: the original's metadata, made true for it, and from what and how it was made."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from restorer import __version__
from restorer.errors import InputError
from restorer.imaging.codecs.codec import IPTC
from restorer.imaging.codecs.formats import writer_of
from restorer.imaging.metadata import digital_source_type, exif, face_regions, metadata_filter, provenance, sidecar
from restorer.imaging.metadata.description import with_sentence
from restorer.imaging.metadata.provenance import Provenance, StepRecord
from restorer.imaging.metadata.xmp_packet import Packet
from restorer.imaging.photo import Mask, Metadata, Photo
from restorer.message import Message
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.run import Result, complete_settings
from restorer.pipeline.step import MASK, REFERENCE, Catalogue, Field, Step, StepSettings, Value

if TYPE_CHECKING:
    from restorer.jobs.request import Request

SOFTWARE = f"Restorer {__version__}"
_ROWS = 256


@dataclass(frozen=True, slots=True, eq=False)
class RestorationResult:
    """How a result came to be.

    Attributes:
        request: What was asked for.
        source: The photo as decoded, in the working space.
        source_sha256: Of the original's bytes.
        recipe: What was done.
        result: What came of it.
        format: In which format it will be written.
        device: On what the networks ran, and by which library; empty where it is not known.
    """

    request: Request
    source: Photo
    source_sha256: str
    recipe: Recipe
    result: Result
    format: str
    device: str = ""


def labelled(restoration: RestorationResult, steps: Sequence[Step], catalogue: Catalogue) -> tuple[Photo, list[str]]:
    """The result with metadata that are true of it, and what could not be kept, a sentence each.

    Order matters: what the sidecar says counts more than what the file says; what is not wanted goes before anything
    is added; and nothing that is said of the making is ever stripped.
    """
    metadata, notes = _metadata_of(restoration)
    photo = _true(replace(restoration.result.photo, metadata=metadata), restoration)
    step_records = describe_steps(restoration.recipe, restoration.result, steps, catalogue)
    statement = Provenance(
        source_name="" if "all" in restoration.request.output.strip else Path(restoration.request.source).name,
        source_sha256=restoration.source_sha256,
        recipe=complete_recipe(restoration.recipe, steps).to_json(),
        software=SOFTWARE,
        step_records=step_records,
        page=restoration.request.page,
        source_type=source_type_of(step_records, steps, catalogue),
        device=restoration.device,
        transform=_numbers(restoration.result.transform),
    )
    if restoration.request.output.caption:
        photo = replace(photo, metadata=with_sentence(photo.metadata, sentence_on(step_records, steps)))
    limit = writer_of(restoration.format).max_xmp_bytes
    packet = provenance.label(photo.metadata.xmp, statement, datetime.now().astimezone(), limit)
    return replace(photo, metadata=replace(photo.metadata, xmp=packet)), notes


def _numbers(transform: NDArray[np.float64]) -> tuple[float, ...]:
    """A transform as the label has it: nothing where nothing moved."""
    is_still = np.allclose(transform, np.eye(3), atol=1e-9)
    return () if is_still else tuple(float(f"{number:.9g}") for number in transform.ravel())


def complete_recipe(recipe: Recipe, steps: Sequence[Step]) -> Recipe:
    """The recipe with every setting of every step, in the order in which they run: it means the same when those change.

    Raises:
        InputError: it names a step or a setting that does not exist, or a value out of range.
    """
    known = {step.id: step for step in steps}
    for one in recipe.steps:
        if one.step not in known:
            raise InputError(
                Message("There is no step called {step!r}.", step=one.step),
                Message("The steps are: {known}.", known=", ".join(known)),
            )
    places = {step_id: place for place, step_id in enumerate(known)}
    choices = sorted(recipe.steps, key=lambda one: places[one.step])
    return recipe.with_steps(StepChoice(one.step, complete_settings(known[one.step], one.settings)) for one in choices)


def describe_steps(
    recipe: Recipe, result: Result, steps: Sequence[Step], catalogue: Catalogue
) -> tuple[StepRecord, ...]:
    """What each step of a recipe did to a photo."""
    known = {step.id: step for step in steps}
    return tuple(_step_record(known[one.step], one.settings, result, catalogue) for one in recipe.steps)


def source_type_of(step_records: Sequence[StepRecord], steps: Sequence[Step], catalogue: Catalogue) -> str | None:
    """IPTC's word for what was done; None where nothing was.

    A trained model that is made to fill, colour, draw faces or invent texture makes a composite as soon as one pixel
    comes from it. Filling from what surrounds a scratch, cleaning, and enlarging without texture only enhance.
    """
    if not any(step_record.has_changed for step_record in step_records):
        return None
    known = {step.id: step for step in steps}
    for step_record in step_records:
        invents = known[step_record.step].invents(step_record.settings, catalogue)
        if step_record.has_changed and step_record.invented > 0 and invents:
            return digital_source_type.INVENTED
    return digital_source_type.ENHANCED


def differences(made: Provenance, steps: Sequence[Step], catalogue: Catalogue) -> list[str]:
    """Why a recipe that was read from a result may give other pixels than that has, a sentence each.

    Raises:
        InputError: what the result records of its steps does not fit them.
    """
    known = {step.id: step for step in steps}
    sentences: list[str] = []
    for step_record in made.step_records:
        step = known.get(step_record.step)
        if step is None:
            continue  # the recipe itself will be refused, in words
        settings = complete_settings(step, step_record.settings)
        models = tuple((model.id, model.file.sha256) for model in step.models(settings, catalogue))
        if step.version != step_record.version:
            sentences.append(
                Message("The step {step} has changed since that result was made: its pixels may differ.", step=step.id)
            )
        elif models != step_record.models:
            sentences.append(
                Message("The step {step} worked with other networks then: its pixels may differ.", step=step.id)
            )
    return sentences


def sentence_on(step_records: Sequence[StepRecord], steps: Sequence[Step]) -> str:
    """One sentence for a caption: `Restored with Restorer 0.1.0: cleaned, coloured.`; nothing where nothing was done.

    In ASCII, so that it fits whatever encoding an old block is in.
    """
    known = {step.id: step for step in steps}
    did = [known[step_record.step].past_tense for step_record in step_records if step_record.has_changed]
    return f"Restored with {SOFTWARE}: {', '.join(did)}." if did else ""


def _metadata_of(restoration: RestorationResult) -> tuple[Metadata, list[str]]:
    """What the original says, its sidecar included, without what is not wanted; and what could not be kept."""
    metadata = restoration.result.photo.metadata
    notes: list[str] = []
    kinds = restoration.request.output.strip
    if metadata.xmp and Packet.parse(metadata.xmp) is None:
        if kinds:
            metadata = replace(metadata, xmp=None)
            notes.append(Message("The original's XMP cannot be read, so it was left out."))
        else:
            notes.append(Message("The original's XMP cannot be read: its text was kept aside."))
    beside = _sidecar(restoration)
    over = Packet.parse(beside) if beside else None
    if over is not None:
        base = (Packet.parse(metadata.xmp) if metadata.xmp else None) or Packet.blank()
        base.lay_over(over)
        metadata = replace(metadata, xmp=base.to_bytes())
    elif beside is not None:
        notes.append(Message("The sidecar beside the original cannot be read, so it was left out."))
    metadata = metadata_filter.strip(metadata, kinds)
    return (metadata if IPTC in writer_of(restoration.format).holds else metadata_filter.as_xmp(metadata)), notes


def _sidecar(restoration: RestorationResult) -> bytes | None:
    """What the original's sidecar says, true for the picture upright."""
    from restorer.imaging.decode import read_orientation

    source = Path(restoration.request.source)
    data = sidecar.read(source)
    return face_regions.turned(data, *read_orientation(source, restoration.request.page)) if data else None


def _true(photo: Photo, restoration: RestorationResult) -> Photo:
    """The photo with profile, maker note, colour space and regions as they are right for its pixels."""
    from restorer.imaging.metadata.icc import srgb_profile

    source, metadata = restoration.source, photo.metadata
    was_colored = photo.channels > source.channels
    if was_colored and photo.icc is None:
        photo = replace(photo, icc=srgb_profile())
    if metadata.xmp and restoration.result.changed:
        moved = face_regions.moved(metadata.xmp, restoration.result.transform, source.extent, photo.extent)
        metadata = replace(metadata, xmp=moved)
    block = exif.Exif.parse(metadata.exif) if metadata.exif else None
    if block is not None:
        if source.extent != photo.extent or source.origin.format != restoration.format:
            block.drop_maker_note()
        is_converted = (
            was_colored or photo.icc != (source.origin.profile or source.icc) or source.origin.mode in ("cmyk", "lab")
        )
        if is_converted or (photo.icc is None and not block.is_adobe_rgb):
            block.set_color_space(photo.icc is None or photo.icc == srgb_profile())
        metadata = replace(metadata, exif=block.to_bytes())
    return replace(photo, metadata=metadata)


def _step_record(step: Step, given: StepSettings, result: Result, catalogue: Catalogue) -> StepRecord:
    settings = complete_settings(step, given)
    mask = result.invented.get(step.id)
    invented, weight = _shares(mask) if mask is not None else (0.0, 0.0)
    return StepRecord(
        step=step.id,
        version=step.version,
        note=result.notes.get(step.id, ""),
        # The recipe holds masks and pictures; that it was these is enough here.
        settings={item.name: _brief(item, settings[item.name]) for item in step.fields},
        models=tuple((model.id, model.file.sha256) for model in step.models(settings, catalogue)),
        has_changed=step.id in result.changed,
        invented=invented,
        weight=weight,
        details=tuple(result.details.get(step.id, ())),
    )


def _brief(item: Field, value: Value) -> Value:
    return (
        f"sha256:{hashlib.sha256(str(value).encode()).hexdigest()}"
        if item.kind in (MASK, REFERENCE) and value
        else value
    )


def _shares(mask: Mask) -> tuple[float, float]:
    """The share of pixels that a mask marks at all, and its mean, both 0..1. In strips: it may lie on the disk."""
    marked = total = 0
    for top in range(0, len(mask), _ROWS):
        strip = np.asarray(mask[top : top + _ROWS])
        marked += int(np.count_nonzero(strip))
        total += int(strip.sum(dtype=np.int64))
    return marked / max(1, mask.size), total / (255 * max(1, mask.size))


def read_provenance(path: Path) -> Provenance:
    """From what a result was made, and how.

    Raises:
        InputError: it cannot be read, or it is no result of Restorer's or has lost its label.
    """
    from restorer.imaging.decode import read_metadata

    made = provenance.read(read_metadata(path).xmp)
    if made is None:
        raise InputError(
            Message(
                '"{name}" does not say how it was made: it is no result of Restorer, or its metadata were removed.',
                name=path.name,
            ),
            "Choose a result that Restorer wrote.",
        )
    return made
