"""`python -m training NAME`: trains one of the networks, or goes on with it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

import torch

from training.loop import Budget, TrainingRun
from training.photos import pack_photos
from training.tasks import TASKS


def parse(arguments: list[str] | None = None) -> argparse.Namespace:
    """Returns what the command line asks for."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("name", choices=sorted(TASKS), help="the network")
    parser.add_argument("--minutes", type=float, help="train for so long in all")
    parser.add_argument("--steps", type=int, help="train for so many steps in all")
    parser.add_argument("--device", default="auto", help="auto, cpu, cuda or cuda:N (default: auto)")
    parser.add_argument("--threads", type=int, help="CPU threads (default: all)")
    parser.add_argument("--workers", type=int, default=0, help="processes that draw batches (default: 0)")
    parser.add_argument("--batch", type=int, help="photos in a batch (default: the recipe's, for a processor)")
    parser.add_argument("--patch", type=int, metavar="PX", help="the side of a patch (default: the recipe's)")
    parser.add_argument("--rate", type=float, help="the peak learning rate (default: the recipe's)")
    parser.add_argument(
        "--batch-reuse", type=int, metavar="N", help="how many steps share a batch (default: the recipe's)"
    )
    parser.add_argument("--fresh", action="store_true", help="begin anew; without it a run resumes its checkpoint")
    parser.add_argument("--start", type=Path, help="a checkpoint or exported weights to begin with")
    parser.add_argument("--seed", type=int, default=1, help="the source of all chance (default: 1)")
    parser.add_argument("--photos", type=Path, default=Path(os.environ.get("RESTORER_PHOTOS", "../shared/photos")))
    parser.add_argument("--cache", type=Path, default=Path("training/runs/photos"), help="where to pack the photos")
    parser.add_argument("--out", type=Path, help="the run's folder (default: training/runs/NAME)")
    options = parser.parse_args(arguments)
    if options.minutes is None and options.steps is None:
        options.minutes = 60.0
    return options


def main(arguments: list[str] | None = None) -> None:
    """Packs the photos if need be, then trains."""
    options = parse(arguments)
    if options.threads:
        torch.set_num_threads(options.threads)
    if options.device == "auto":
        options.device = "cuda" if torch.cuda.is_available() else "cpu"
    if not (options.cache / "photos.json").is_file():
        print(f"packing {options.photos} into {options.cache}", flush=True)
        pack_photos(options.photos, options.cache)
    if options.device.startswith("cuda"):
        torch.backends.cudnn.benchmark = True
        torch.set_float32_matmul_precision("high")
    recipe = TASKS[options.name](options.cache, torch.device(options.device), options.seed)
    recipe.batch_size = options.batch or recipe.batch_size
    recipe.patch_px = options.patch or recipe.patch_px
    recipe.peak_rate = options.rate or recipe.peak_rate
    recipe.batch_reuse = options.batch_reuse or recipe.batch_reuse
    out = options.out or Path("training/runs") / options.name
    budget = Budget(options.steps, options.minutes)
    run = TrainingRun(recipe, out, budget, not options.fresh, options.start, options.workers)
    run.train()


if __name__ == "__main__":
    main()
