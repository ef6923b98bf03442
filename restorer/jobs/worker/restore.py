"""The way of one photo, in three parts that a pool can overlap: load, process, save."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from restorer.errors import InputError
from restorer.imaging.codecs.formats import find_codec, format_for, suffix_of
from restorer.imaging.perceptual_hash import fingerprint
from restorer.imaging.photo import Photo
from restorer.imaging.working_space import to_stored
from restorer.jobs.events import Event, JobPlanned, JobProgressed
from restorer.jobs.files.addresses import is_address
from restorer.jobs.files.publish import (
    NoOutputRegistry,
    OutputRegistry,
    StagingFolder,
    late_name,
    publish,
    refuse_original,
)
from restorer.jobs.files.sidecars import settle_sidecar
from restorer.jobs.provenance.c2pa import C2paStatement, Signing, sign
from restorer.jobs.provenance.labels import SOFTWARE, RestorationResult, describe_steps, labelled, source_type_of
from restorer.jobs.request import Request
from restorer.jobs.store.rows import OutputRecord, PendingOutput
from restorer.jobs.worker.alike import earlier_alike
from restorer.jobs.worker.up_to_date import changed, is_left, record_source, settings_digest, stage_source, status_of
from restorer.message import Message, joined
from restorer.pipeline.cache import StageCache
from restorer.pipeline.recipe import Recipe, StepChoice
from restorer.pipeline.run import Result, run
from restorer.pipeline.step import Allocator, Catalogue, Detail, Engine, Step, Value, Work
from restorer.progress import Progress
from restorer.store.hashing import read_sha256

if TYPE_CHECKING:  # reading a photo's condition needs more than handing it on
    from restorer.condition.propose import Proposal


class Planner(Protocol):
    """Decides what is to be done to a photo. Implemented by `restorer.condition`, and wired in `context`."""

    def propose(self, photo: Photo, request: Request, progress: Progress) -> Proposal:
        """Read the photo's condition and propose a recipe by the request's preset and steps."""
        ...

    def override(self, recipe: Recipe, overrides: Mapping[str, Value]) -> Recipe:
        """The recipe with these settings changed; `InputError` where one does not exist or is out of range."""
        ...


@dataclass(frozen=True, slots=True)
class ProcessingContext:
    """All that the way of a photo needs beside an engine. Shared by all threads; each part is safe for that.

    Attributes:
        measure: About how many bytes a page's pixels take, from its file's header.
        decode: Reads a page (path, page; with `partial=True` what is there of it) into the space that photos are
            restored in (`imaging.working_space`).
        encode: Writes a photo in a format, atomically; returns, in words, what the format could not hold.
        planner: Decides what is to be done.
        steps: All the steps there are.
        catalogue: The models.
        allocate: Arrays for pictures.
        cache: Where stages are kept; None keeps none.
    """

    measure: Callable[[Path, int], int]
    decode: Callable[..., Photo]
    encode: Callable[[Photo, Path, str], Sequence[str]]
    planner: Planner
    steps: tuple[Step, ...]
    catalogue: Catalogue
    allocate: Allocator
    cache: StageCache | None = None


def _ignore_event(event: Event) -> None:
    pass


def _admit_all(size_bytes: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class JobContext:
    """One request under way.

    Attributes:
        request: What is wanted.
        registry: Where its output is written down.
        progress: Asked whether to stop.
        job: The store's number, for events; 0 outside of a queue.
        on_event: Called with what happens, on the working thread.
        admit: Called with the bytes that decoding will take; returns when there is room for them.
    """

    request: Request
    registry: OutputRegistry
    progress: Progress = field(default_factory=Progress)
    job: int = 0
    on_event: Callable[[Event], None] = _ignore_event
    admit: Callable[[int], None] = _admit_all

    @property
    def staging(self) -> StagingFolder:
        """Where the result is made."""
        return StagingFolder(Path(self.request.target), self.registry.tag)


@dataclass(frozen=True, slots=True)
class Skipped:
    """The target was there already, and the request said to leave it."""

    target: Path


@dataclass(frozen=True, slots=True, eq=False)
class Loaded:
    """A photo that is decoded and planned for."""

    photo: Photo
    recipe: Recipe
    record: OutputRecord
    seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class Processed:
    """A photo that is restored and not yet written.

    Attributes:
        result: What the steps made.
        loaded: From what.
        seconds: How long it took so far.
        device: On what its networks ran, and by which library.
    """

    result: Result
    loaded: Loaded
    seconds: float
    device: str = ""

    @property
    def size_bytes(self) -> int:
        """What its arrays take, memory-mapped ones included."""
        photo = self.result.photo
        arrays = [photo.pixels, photo.alpha, *self.result.invented.values(), *self.result.masks.values()]
        return sum(int(array.nbytes) for array in arrays if array is not None)


@dataclass(frozen=True, slots=True)
class Saved:
    """A result that is complete under its final name.

    Attributes:
        result: Where.
        pending: What was written down of it.
        notes: What each step did; under `save`, what the format could not hold.
        seconds: How long the three parts took together.
        details: As `pipeline.run.Result` has them.
    """

    result: Path
    pending: PendingOutput
    notes: Mapping[str, str]
    seconds: float
    details: Mapping[str, Sequence[Detail]] = field(default_factory=dict)


def restore_photo(
    request: Request,
    processing: ProcessingContext,
    engine: Engine,
    *,
    progress: Progress | None = None,
    on_event: Callable[[Event], None] = _ignore_event,
) -> Saved | Skipped:
    """Restore one photo in the calling thread, outside of any queue.

    Raises:
        InputError, ModelError, ResourceError: as decoding, the steps and encoding raise them; nothing is left behind.
        Cancelled: a stop was asked for.
    """
    context = JobContext(request, NoOutputRegistry(), progress or Progress(), on_event=on_event)
    loaded = load(context, processing)
    if isinstance(loaded, Skipped):
        return loaded
    try:
        return save(context, processing, process(context, processing, engine, loaded))
    finally:
        context.staging.clear()


def load(context: JobContext, processing: ProcessingContext) -> Loaded | Skipped:
    """Decode the photo and settle its recipe; finds out at once whether the target can be written.

    Raises:
        InputError, ResourceError: the source cannot be read, the target's folder cannot be written, or the request
            names a step or setting that does not exist.
        Cancelled: a stop was asked for.
    """
    started = time.perf_counter()
    request, source, target = context.request, Path(context.request.source), Path(context.request.target)
    context.progress.check()
    if is_address(request.source) or is_address(request.target):
        raise InputError(
            Message("{source} or its result lies at an address.", source=request.source),
            "Only a cluster's workers read those: restorer queue retry --cluster local:1",
        )
    refuse_original(target, source, context.registry, exists=request.output.exists)
    if is_left(request, context.registry):
        return Skipped(target)
    context.staging.open()
    try:
        context.admit(processing.measure(source, request.page))
        record = record_source(request)
        more = {"partial": True} if request.partial else {}
        photo = processing.decode(source, request.page, **more)
        context.progress.check()
        if status_of(source) != (record.source_size, record.source_mtime_ns):
            raise changed(source)
        recipe = _settle(context, processing, photo)
        return Loaded(photo, recipe, record, time.perf_counter() - started)
    except BaseException:
        context.staging.clear()
        raise


def process(context: JobContext, processing: ProcessingContext, engine: Engine, loaded: Loaded) -> Processed:
    """Run the recipe.

    Raises:
        ModelError, ResourceError: as the steps raise them. The staging folder stays, for another try.
        Cancelled: a stop was asked for.
    """
    started = time.perf_counter()
    work = Work(engine, processing.catalogue, processing.allocate, context.progress, loaded.recipe.seed)
    result = run(
        loaded.photo,
        loaded.recipe,
        processing.steps,
        work,
        cache=processing.cache,
        source_digest=stage_source(loaded.record.source_sha256, context.request.page),
        on_step=lambda step, fraction, overall: context.on_event(JobProgressed(context.job, step, fraction, overall)),
    )
    device = engine.label
    return Processed(result, loaded, loaded.seconds + time.perf_counter() - started, device)


def save(context: JobContext, processing: ProcessingContext, processed: Processed) -> Saved | Skipped:
    """Encode the result and give it its name; the staging folder is gone afterwards, whatever happens.

    One that differs in nothing from the version that is kept makes no other version: that stays, and a note says so.
    A photo that no step changed is copied byte for byte where its format is the wanted one: nothing is lost by
    encoding it once more, nothing is labelled, and its sidecar goes along.

    Raises:
        InputError: the target is an original or cannot be written.
        ResourceError: the disk is full.
        StoreError: the pending output could not be written down.
    """
    started = time.perf_counter()
    request, record, result = context.request, processed.loaded.record, processed.result
    try:
        target, format_ = Path(request.target), format_for(request.output.format, result.photo)
        if not find_codec(format_).has_name(target):
            # `same`, and grown beyond what that format holds.
            target = late_name(target, suffix_of(format_), context.registry, Path(request.source), request.page)
        temporary = context.staging.folder / f"result{target.suffix}"
        if _may_copy(processed, request, format_):
            shutil.copyfile(request.source, temporary)
            if read_sha256(temporary) != record.source_sha256:
                raise changed(Path(request.source))
            losses: Sequence[str] = ()
        else:
            losses = _encode(context, processing, processed, temporary, format_)
        notes = {**result.notes, **({"save": joined(losses, " ")} if losses else {})}
        if (same := _nothing_new(context, processing, target, temporary, processed.loaded)) is not None:
            notes["save"] = joined([*losses, same], " ")
        pending = PendingOutput(str(target), read_sha256(temporary), joined(notes.values(), " "), record)
        if same is not None:
            return Saved(target, pending, notes, processed.seconds + time.perf_counter() - started, result.details)
        name = publish(temporary, pending, context.registry, exists=request.output.exists)
    finally:
        context.staging.clear()
    if name is None:
        return Skipped(target)
    settle_sidecar(request, pending.named(name))
    seconds = processed.seconds + time.perf_counter() - started
    return Saved(name, pending.named(name), notes, seconds, result.details)


def _nothing_new(
    context: JobContext, processing: ProcessingContext, target: Path, made: Path, loaded: Loaded
) -> Message | None:
    """Where a photo came out as it was kept before, so that a version of it would differ in nothing: what to say."""
    request = context.request
    known = context.registry.record_of(target) if request.output.exists == "version" else None
    if known is None or not target.is_file():
        return None
    # Asked for by a preset or by the recipe that it proposes: with the same options for files it is the same.
    spelled = (request, replace(request, recipe=loaded.recipe, overrides={}), replace(request, recipe=None))
    if known.settings_digest not in map(settings_digest, spelled):
        return None
    return earlier_alike(target, made, processing.allocate)


def _encode(
    context: JobContext, processing: ProcessingContext, processed: Processed, temporary: Path, format_: str
) -> Sequence[str]:
    """Write the result with its label; returns, in words, what could not be kept."""
    loaded = processed.loaded
    result = replace(processed.result, photo=to_stored(processed.result.photo, processing.allocate))
    restoration = RestorationResult(
        context.request,
        loaded.photo,
        loaded.record.source_sha256,
        loaded.recipe,
        result,
        format_,
        processed.device,
    )
    photo, lost = labelled(restoration, processing.steps, processing.catalogue)
    if loaded.photo.origin.note:
        lost = [*lost, Message(loaded.photo.origin.note)]
    missing = loaded.photo.origin.missing_rows
    if missing:
        lost = [*lost, Message("It was cut off: its last {count:,} rows of pixels are not there.", count=missing)]
    losses = [*lost, *processing.encode(photo, temporary, format_)]
    if context.request.output.certificate:
        # Last of all: whatever changes the file afterwards breaks the signature.
        output = context.request.output
        signing = Signing(Path(output.certificate), Path(output.key))
        sign(temporary, format_, signing, statement_of(restoration, processing))
    return losses


def statement_of(restoration: RestorationResult, processing: ProcessingContext) -> C2paStatement:
    """The content of a result's C2PA credentials."""
    step_records = describe_steps(restoration.recipe, restoration.result, processing.steps, processing.catalogue)
    return C2paStatement(
        Path(restoration.request.target).name,
        SOFTWARE,
        Path(restoration.request.source),
        restoration.source.origin.format,
        "" if "all" in restoration.request.output.strip else Path(restoration.request.source).name,
        step_records,
        source_type_of(step_records, processing.steps, processing.catalogue),
        {step.id: step.c2pa_action for step in processing.steps},
    )


def _settle(context: JobContext, processing: ProcessingContext, photo: Photo) -> Recipe:
    request = context.request
    if request.recipe is not None:
        recipe, reasons = _reduced(request.recipe, request.steps, processing.steps), dict[str, str]()
    else:
        proposal = processing.planner.propose(photo, request, context.progress)
        recipe, reasons = proposal.recipe, dict(proposal.reasons)
    recipe = processing.planner.override(recipe, request.overrides)
    steps = tuple(choice.step for choice in recipe.steps)
    context.on_event(JobPlanned(context.job, steps, reasons, fingerprint(photo) or ""))
    return recipe


def _reduced(recipe: Recipe, wanted: Sequence[str], steps: Sequence[Step]) -> Recipe:
    """Just the wanted steps, as the recipe sets them or with their defaults; all of the recipe where none is named."""
    if not wanted:
        return recipe
    places = {step.id: place for place, step in enumerate(steps)}
    names = sorted(wanted, key=lambda name: places.get(name, 0))
    return recipe.with_steps(recipe.find(name) or StepChoice(name) for name in names)


def _may_copy(processed: Processed, request: Request, format_: str) -> bool:
    origin = processed.loaded.photo.origin
    is_unchanged = processed.result.photo is processed.loaded.photo
    is_alone = origin.pages == 1 and not origin.missing_rows and find_codec(format_).has_name(Path(request.target))
    # Metadata that is to be stripped would be copied with the bytes.
    return is_unchanged and is_alone and origin.format == format_ and not request.output.strip
