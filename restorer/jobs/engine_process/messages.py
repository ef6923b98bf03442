"""What the window and its engine process say to each other. Frozen and plain: everything here crosses a pipe.

Commands go to the engine, replies come back beside the jobs' own events. A command that wants an answer carries a
`ticket`, a number of the window's choice, and its answer carries it back. Arrays never cross: their files' paths do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from restorer.imaging.tiles import Bounds
from restorer.jobs.events import Event
from restorer.jobs.output_options import OutputOptions
from restorer.pipeline.recipe import Recipe


@dataclass(frozen=True, slots=True)
class Command:
    """Something that the engine process is asked to do."""


@dataclass(frozen=True, slots=True)
class Query(Command):
    """A command that wants an answer; the answer carries its ticket back."""

    ticket: int


@dataclass(frozen=True, slots=True)
class PhotoRequest:
    """A photo to be restored: by a recipe, or (None) by what the preset proposes for it; `partial` as in `Request`."""

    path: str
    preset: str = "auto"
    recipe: Recipe | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Destination:
    """Where results go.

    Attributes:
        folder: Absolute path of the folder for results; empty: a folder `beside` each original.
        beside: The name of that folder.
        fallback: Absolute path of the folder for results whose originals lie where nothing can be written.
        template: As in `jobs.files.targets.Naming`.
    """

    folder: str = ""
    beside: str = "Restored"
    fallback: str = ""
    template: str = "{stem}"


@dataclass(frozen=True, slots=True)
class AddJobs(Query):
    """Queue these; answered by `JobsAdded` with the same ticket. `device` as in `Request`."""

    photo_requests: tuple[PhotoRequest, ...]
    destination: Destination = field(default_factory=Destination)
    output: OutputOptions = field(default_factory=OutputOptions)
    device: str = "auto"


@dataclass(frozen=True, slots=True)
class ListJobs(Command):
    """List all jobs; answered by several `JobsListed`."""


@dataclass(frozen=True, slots=True)
class Pause(Command):
    """Start no further photo; those in hand go on."""


@dataclass(frozen=True, slots=True)
class Resume(Command):
    """Go on after a pause, or start."""


@dataclass(frozen=True, slots=True)
class CancelJobs(Command):
    """Stop these, running or waiting."""

    jobs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RetryJobs(Command):
    """Queue these again, which failed or were cancelled."""

    jobs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class RemoveJobs(Command):
    """Forget these; running ones are cancelled first. Results that were written stay."""

    jobs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ReorderJobs(Command):
    """Take the waiting ones in this order, before any other."""

    jobs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class InspectPhoto(Query):
    """Read a photo's condition and propose a recipe; answered by `PhotoInspected`."""

    path: str
    page: int = 0
    preset: str = "auto"


@dataclass(frozen=True, slots=True)
class PreviewRegion(Query):
    """Run a recipe on a photo of which this region is in view; answered by `PreviewMade`s. A newer one stops it.

    Drafts of about `budget_px` pixels come first, then the photo as it will be restored. Where `is_aside`, one draft of
    the whole photo is all, and the preview in view goes on.
    """

    path: str
    recipe: Recipe
    region: Bounds
    page: int = 0
    budget_px: int = 120_000
    is_aside: bool = False


@dataclass(frozen=True, slots=True)
class FindStages(Query):
    """Say what is kept of the photo's stages under a recipe, or (None) under what the preset proposes.

    Answered by `StagesFound`; nothing is computed.
    """

    path: str
    page: int = 0
    preset: str = "auto"
    recipe: Recipe | None = None


@dataclass(frozen=True, slots=True)
class FindFaces(Query):
    """Find the faces in a photo, and cut them and `boxes` out of it; answered by `FacesFound`.

    Boxes are left, top, width and height in the original's pixels, from the corner of the first one.
    """

    path: str
    page: int = 0
    boxes: tuple[tuple[float, float, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class SplitPhoto(Query):
    """Write each print of a scan that holds several as a photo of its own; answered by `PhotoSplit`.

    They go to a folder of their own beside the scan, or in the `destination`.
    """

    path: str
    prints: tuple[Bounds, ...]
    destination: Destination
    page: int = 0


@dataclass(frozen=True, slots=True)
class Configure(Command):
    """Settings were saved: read them again. Device, memory and disk budgets follow at once."""


@dataclass(frozen=True, slots=True)
class ShutDown(Command):
    """Stop what is in hand, so that it is queued again at the next start, and end the process."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Something that the engine process has to say beside the jobs' events."""


@dataclass(frozen=True, slots=True)
class EngineReady(Reply):
    """The engine answers commands. `warning` says what was wrong with the queue's file and what was done about it."""

    warning: str = ""


@dataclass(frozen=True, slots=True)
class DevicesFound(Reply):
    """Where networks can run: (id, name in words); comes some seconds after `EngineReady`."""

    devices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class JobFacts:
    """One job of the store, as the window needs it; `state` is the value of a `JobState`."""

    job: int
    source: str
    state: str
    page: int = 0
    message: str = ""
    hint: str = ""
    result: str = ""
    preset: str = "auto"
    recipe: Recipe | None = None


@dataclass(frozen=True, slots=True)
class JobsListed(Reply):
    """Some of the jobs that the store knows, in running order; the last portion says so."""

    jobs: tuple[JobFacts, ...]
    is_last: bool = True


@dataclass(frozen=True, slots=True)
class JobsAdded(Reply):
    """What became of the photos of `AddJobs`.

    Attributes:
        ticket: That of the command.
        jobs: For each photo, in order, the ids of its jobs: one for each page; none where it was refused.
        refused: (index of the request, message, hint) of those that are no photos that can be read.
    """

    ticket: int
    jobs: tuple[tuple[int, ...], ...]
    refused: tuple[tuple[int, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class PhotoInspected(Reply):
    """What was read and what is proposed for one photo; reasons with figures, and headlines without."""

    ticket: int
    path: str
    page: int
    preset: str
    recipe: Recipe
    reasons: Mapping[str, str] = field(default_factory=dict)
    condition: Mapping[str, object] = field(default_factory=dict)
    headlines: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PreviewProgressed(Reply):
    """How far the step in hand of a preview is, 0..1. Throttled. No step: the networks are being loaded."""

    ticket: int
    path: str
    step: str
    fraction: float


@dataclass(frozen=True, slots=True)
class PreviewEnded(Reply):
    """Nothing more comes of a preview: it is complete, it failed, or a newer one took its place."""

    ticket: int


@dataclass(frozen=True, slots=True)
class PreviewMade(Reply):
    """A photo, or a region of it, after a recipe.

    Attributes:
        ticket: That of the command.
        path, page: The photo.
        region: What is shown of the source: all of it, or the region asked for, cut at the photo's edges.
        after: `.npy` file of H x W x C pixels, uint8 or uint16, in the source's colour space; it may be larger than the
            region (upscale) or smaller (a draft).
        masks: (name, `.npy` file of an H x W mask at the size of `after`).
        transform: The nine numbers, row by row, of a 3 x 3 matrix from the source's pixel centres to those of `after`.
        icc: The profile of `after`, or None for sRGB.
        is_draft: Whether it only comes near what will be restored.
        seconds: How long the recipe took.
        left_out: The steps of the recipe that are not shown, being too slow for the whole photo.
        folder: Files in here belong to the receiver, which deletes them; others are the stage cache's, and may go at
            any time.
        is_whole: Whether all of the photo is shown.
        details: What was done to each thing that a step worked on, by step, as in `JobDone`.
    """

    ticket: int
    path: str
    page: int
    region: Bounds
    after: str
    masks: tuple[tuple[str, str], ...]
    transform: tuple[float, ...]
    icc: bytes | None
    is_draft: bool
    seconds: float
    left_out: tuple[str, ...] = ()
    folder: str = ""
    is_whole: bool = True
    details: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class StageFile:
    """An array of the stage cache: a photo after a step, or a mask.

    Attributes:
        name: The step's id, or `STEP.WHAT` of a mask.
        path: The `.npy` file; it may go at any time, and belongs to the cache.
        transform: From the source's pixel centres to the array's, as in `PreviewMade`; empty where nothing moved.
        icc: The profile of a photo's pixels, or None for sRGB.
    """

    name: str
    path: str
    transform: tuple[float, ...] = ()
    icc: bytes | None = None


@dataclass(frozen=True, slots=True)
class StagesFound(Reply):
    """What is kept of a photo's way: after each step (in running order) and where something was found or invented.

    `details` are those of the last stage, as in `JobDone`.
    """

    ticket: int
    path: str
    page: int
    stages: tuple[StageFile, ...]
    masks: tuple[StageFile, ...]
    details: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FacesFound(Reply):
    """The faces in a photo, the largest first.

    Attributes:
        ticket: That of the command.
        path, page: The photo.
        faces: The boxes of those that were found, spelled as in `FindFaces`.
        boxes: Those that were asked for.
        pictures: `.npy` file of N x S x S x C pixels, those of `faces` and then of `boxes`, each around its face as
            `faces.around` says. It belongs to the receiver, which deletes it. Empty where there are none.
        icc: Their profile, or None for sRGB.
    """

    ticket: int
    path: str
    page: int
    faces: tuple[tuple[float, float, float, float], ...]
    boxes: tuple[tuple[float, float, float, float], ...]
    pictures: str = ""
    icc: bytes | None = None


@dataclass(frozen=True, slots=True)
class PhotoSplit(Reply):
    """The files that a scan's prints were written to, in reading order."""

    ticket: int
    path: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CommandFailed(Reply):
    """A command could not be carried out; the words are for a person, `details` for a report."""

    ticket: int
    kind: str
    message: str
    hint: str = ""
    details: str = ""


@dataclass(frozen=True, slots=True)
class EngineLost(Reply):
    """The engine process has gone unasked. Said by the window's side of the pipe; nothing follows it."""

    exit_code: int | None = None


EngineEvent = Event | Reply
"""Whatever comes out of the pipe."""
