"""Compares networks on a part of a photo, in a process of its own: its memory is measured, and it can be ended."""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import multiprocessing.connection
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING, Any

from restorer.errors import ModelError, RestorerError
from restorer.imaging.tiles import Bounds
from restorer.jobs.engine_process.other_python import OtherPythonProcess
from restorer.message import Message
from restorer.progress import CancelToken

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from restorer.imaging.photo import Extent, Photo
    from restorer.jobs.engine_process.client import OpenServices

log = logging.getLogger(__name__)

_LOOK_S = 0.1
_MODULE = "restorer.jobs.engine_process.trials"


@dataclass(frozen=True, slots=True)
class TrialOrder:
    """What is to be compared. Plain, since it crosses a pipe.

    Attributes:
        path: The photo.
        page: Which of its pages.
        center: The middle of the part, in pixels of the photo (x, y).
        side_px: The side of the square part; cut where the photo ends.
        models: The networks' ids.
    """

    path: str
    page: int
    center: tuple[float, float]
    side_px: int
    models: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TrialPicture:
    """What one network made of the part, or (an empty `model`) the part as it is.

    Attributes:
        model: The network's id.
        pixels: H x W x 3 uint8, sRGB.
        seconds: How long it took, without loading.
        memory_bytes: How much more memory it took at most.
        note: What the step says of it.
    """

    model: str
    pixels: NDArray[np.uint8]
    seconds: float = 0.0
    memory_bytes: int = 0
    note: str = ""


def part_of(extent: Extent, order: TrialOrder) -> Bounds:
    """The square that an order asks for, moved into the photo, and smaller where the photo is."""
    width, height = min(order.side_px, extent.width), min(order.side_px, extent.height)
    left = min(max(0, round(order.center[0] - width / 2)), extent.width - width)
    top = min(max(0, round(order.center[1] - height / 2)), extent.height - height)
    return Bounds(left, top, width, height)


def run_trials(
    order: TrialOrder,
    open_services: OpenServices,
    on_picture: Callable[[TrialPicture], object],
    token: CancelToken,
    python: Path | None = None,
) -> None:
    """Have networks compared; returns when all were. Blocks: not for the main thread.

    Args:
        order: What is to be compared.
        open_services: Called in the child; picklable.
        on_picture: Hears each picture as it comes, the untouched part first.
        token: Ends the process at once.
        python: Another interpreter to run in, with packages of its own; None: this one.

    Raises:
        InputError, ModelError, ResourceError: as `worker.model_trials` raises them; or the process was ended from
            outside, as where the memory was too small.
        Cancelled: it was asked for.
    """
    near, far = multiprocessing.get_context("spawn").Pipe()
    process: Any
    if python is not None:
        process = OtherPythonProcess(python, far, _MODULE)
    else:
        process = multiprocessing.get_context("spawn").Process(target=serve_trials, args=(far,), daemon=True)
    process.start()
    far.close()
    try:
        near.send((open_services, order))
        while True:
            token.check()
            if not near.poll(_LOOK_S):
                continue
            said = near.recv()
            if said is None:
                return
            if isinstance(said, RestorerError):
                raise said
            on_picture(said)
    except (EOFError, OSError) as error:
        raise ModelError(
            "The comparison was broken off; the networks may be too large for the memory.",
            "Close other programs, or compare a smaller part.",
        ) from error
    finally:
        if process.is_alive():
            process.kill()
        process.join(5)
        process.close()
        near.close()


def serve_trials(pipe: Connection) -> None:
    """The child's main function: reads the order, sends pictures, then None or what went wrong."""
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        open_services, order = pipe.recv()
    except (EOFError, OSError):
        return
    with contextlib.suppress(BrokenPipeError):
        try:
            services = open_services()
            try:
                _compare(services, order, pipe)
            finally:
                services.close()
        except RestorerError as error:
            pipe.send(error)
        except Exception as error:
            # A mistake of a network's code: said here, and written where a terminal shows it.
            log.exception("A comparison failed")
            pipe.send(ModelError(Message("The comparison failed: {reason}.", reason=error), "Compare the others."))
        else:
            pipe.send(None)


def _compare(services: Any, order: TrialOrder, pipe: Connection) -> None:
    from restorer.jobs.worker.model_trials import cut, try_models

    processing = services.processing
    models = [processing.catalogue.get(model_id) for model_id in order.models]
    for model in models:
        processing.catalogue.locate(model)
    photo = processing.decode(Path(order.path), order.page)
    photo = cut(photo, part_of(photo.extent, order))
    pipe.send(TrialPicture("", _shown(photo)))
    for trial in try_models(photo, models, processing, services.make_engine(services.device)):
        pipe.send(TrialPicture(trial.model.id, _shown(trial.photo), trial.seconds, trial.memory_bytes, trial.note))


def _shown(photo: Photo) -> NDArray[np.uint8]:
    import numpy as np

    from restorer.imaging.metadata.icc import to_srgb

    pixels = to_srgb(photo).pixels
    eight = pixels if pixels.dtype == np.uint8 else (pixels.astype(np.uint32) + 128) // 257
    colored = eight if eight.shape[2] >= 3 else np.repeat(eight[:, :, :1], 3, axis=2)
    return np.ascontiguousarray(colored[:, :, :3], np.uint8)


def main() -> int:
    """Where it begins in another Python: takes its end of the pipe and serves; returns the exit code."""
    # By its own name: what it sends is of that module, not of `__main__`.
    from restorer.jobs.engine_process import trials

    handle = int(sys.argv[1])
    ends: Any = multiprocessing.connection
    trials.serve_trials(ends.PipeConnection(handle) if sys.platform == "win32" else Connection(handle))
    return 0


if __name__ == "__main__":
    sys.exit(main())
