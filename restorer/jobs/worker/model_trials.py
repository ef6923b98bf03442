"""Runs one part of a photo through several networks, and measures what each takes."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from restorer.errors import InputError, ModelError
from restorer.imaging.photo import Photo
from restorer.imaging.tiles import Bounds
from restorer.jobs.worker.restore import ProcessingContext
from restorer.message import Message
from restorer.models.info import ModelInfo, Task
from restorer.pipeline.run import complete_settings
from restorer.pipeline.step import Engine, Step, Value, Work
from restorer.progress import Progress
from restorer.store.memory import MemoryPeak

_WARM_UP_PX = 64


@dataclass(frozen=True, slots=True, eq=False)
class ModelTrial:
    """What one network made.

    Attributes:
        model: The network.
        step_id: The step that it worked in, with its usual settings.
        photo: The result.
        seconds: How long that took, without loading.
        memory_bytes: How much more memory was taken at most than before it was loaded; of the graphics card where it
            ran on one, else of this process.
        note: What the step says of it.
    """

    model: ModelInfo
    step_id: str
    photo: Photo
    seconds: float
    memory_bytes: int
    note: str


def cut(photo: Photo, region: Bounds) -> Photo:
    """A part of a photo, with its profile.

    Raises:
        InputError: it does not lie inside.
    """
    height, width = photo.pixels.shape[:2]
    is_inside = region.x >= 0 and region.y >= 0 and region.right <= width and region.bottom <= height
    if not is_inside or min(region.width, region.height) < 1:
        raise InputError(
            Message(
                "The region does not lie inside the photo of {width} x {height} pixels.", width=width, height=height
            ),
            "Give it as X,Y,WIDTH,HEIGHT in pixels of the photo.",
        )
    alpha = None if photo.alpha is None else photo.alpha[region.slices]
    return photo.with_pixels(photo.pixels[region.slices].copy(), alpha)


def try_models(
    photo: Photo, models: Sequence[ModelInfo], processing: ProcessingContext, engine: Engine
) -> Iterator[ModelTrial]:
    """What each network makes of a photo, one after the other; each is forgotten before the next.

    Args:
        photo: In the space that photos are restored in.
        models: The networks.
        processing: The steps there are.
        engine: Where they run.

    Raises:
        InputError: no step works with a network of this kind.
        ModelError, ResourceError: as steps raise them.
    """
    for model in models:
        step, settings = _choice(model, processing.steps)
        engine.forget()
        before = engine.memory_bytes()
        with MemoryPeak(engine.memory_bytes) as peak:
            # The first run loads the network and finds out how large its windows may be.
            _apply(step, settings, _corner(photo), processing, engine)
            begin = time.perf_counter()
            made, note = _apply(step, settings, photo, processing, engine)
            seconds = time.perf_counter() - begin
        yield ModelTrial(model, step.id, made, seconds, max(0, peak.most_bytes - before), note)
        engine.forget()


def _choice(model: ModelInfo, steps: Sequence[Step]) -> tuple[Step, dict[str, Value]]:
    """The step that a network works in, told to use it."""
    for step in steps:
        field = next((item for item in step.fields if item.task is model.task), None)
        # Who guards likeness makes no picture.
        if field is None or model.task is Task.FACE_EMBEDDING:
            continue
        settings: dict[str, Value] = {field.name: model.id}
        if any(item.name == "scale" for item in step.fields):
            settings["scale"] = max((scale for scale in model.scales if scale in (2, 4)), default=2)
        return step, complete_settings(step, settings)
    raise InputError(
        Message("{model} cannot be compared by itself: it is for {task}.", model=model.id, task=model.task.value),
        "Compare networks that make a picture.",
    )


def _apply(
    step: Step, settings: dict[str, Value], photo: Photo, processing: ProcessingContext, engine: Engine
) -> tuple[Photo, str]:
    work = Work(engine, processing.catalogue, processing.allocate, Progress())
    outcome = step.apply(photo, settings, work)
    if outcome.photo.pixels.size == 0:
        raise ModelError(Message("The step {step} made nothing.", step=step.id))
    return outcome.photo, outcome.note


def _corner(photo: Photo) -> Photo:
    extent = photo.extent
    return cut(photo, Bounds(0, 0, min(extent.width, _WARM_UP_PX), min(extent.height, _WARM_UP_PX)))
