"""Tries the engine on a photo: `python -m restorer.jobs.worker.self_test`. Prints one line of JSON."""

from __future__ import annotations

import argparse
import json
import sys
import time
from typing import Any

import numpy as np

from restorer.errors import ModelError, RestorerError
from restorer.imaging.decode import decode
from restorer.imaging.metrics import psnr
from restorer.imaging.worn_sample import PHOTO
from restorer.message import Message
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import Task
from restorer.store.resources import resource

LEAST_DB = 40.0
"""A device that gives another picture than the processor computes wrongly, and not only in lower precision."""

_SIDE_PX = 256


def self_test(device: str = "auto") -> dict[str, Any]:
    """Clean a part of the sample photo on a device and on the processor, and compare.

    Raises:
        RestorerError: it does not work, or gives another picture.
    """
    from restorer.engine import TorchEngine, describe

    catalogue = ModelCatalogue()
    model = catalogue.for_task(Task.UPSCALE)
    if model is None:
        raise ModelError("The networks that come with Restorer are not here.", "Install Restorer again.")
    pixels = np.ascontiguousarray(decode(resource(PHOTO)).pixels[:_SIDE_PX, :_SIDE_PX])
    scale = max(model.scales)
    engine = TorchEngine(device, catalogue)
    begin = time.perf_counter()
    made = engine.run(model, pixels, scale=scale)
    first_s = time.perf_counter() - begin
    begin = time.perf_counter()
    made = engine.run(model, pixels, scale=scale)
    seconds = time.perf_counter() - begin
    expected = made if engine.device_id == "cpu" else TorchEngine("cpu", catalogue).run(model, pixels, scale=scale)
    likeness_db = min(psnr(made, expected), 99.0)
    if likeness_db < LEAST_DB:
        raise ModelError(
            Message("{device} computes wrongly ({db:.1f} dB).", device=engine.device_id, db=likeness_db),
            "Update its driver.",
        )
    facts = describe(engine.device_id)
    name = next(item["name"] for item in facts["devices"] if item["id"] == engine.device_id)
    return {
        "torch": facts["torch"], "cuda": facts["cuda"], "device": engine.device_id, "name": name,
        "first_seconds": round(first_s, 3), "seconds": round(seconds, 3), "likeness_db": round(likeness_db, 1),
        "python": sys.prefix,
    }  # fmt: skip


def main() -> int:
    """Print what `self_test` finds, or why it fails; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--device", default="auto", help="What to try it on.")
    try:
        print(json.dumps(self_test(parser.parse_args().device)))
    except RestorerError as error:
        print(f"{error.message} {error.hint}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
