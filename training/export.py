"""`python -m training.export NAME`: a run's averaged weights, measured once more as stored, with their card."""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from restorer.engine.nets import NETS
from restorer.engine.nets.facts import macs_per_pixel
from restorer.engine.nets.weights import read_net, save_net
from training.sources import LICENCE, SHARE_ALIKE, sources_of
from training.task import TrainingTask
from training.tasks import TASKS

CARDS = Path(__file__).parent / "cards"
LARGEST_BYTES = 16_000_000


def export(recipe: TrainingTask, run: Path, out: Path, halfway: Path | None = None) -> Path:
    """Writes NAME.safetensors and its card NAME.md, and returns the weights' path.

    Args:
        recipe: What was trained; its validation photos measure the file as it was stored, in float16.
        run: The run's folder, with its checkpoint.
        out: Where to; both files are replaced whole.
        halfway: Weights that were exported before: the mean of them and the run's is exported. Where the run began
            with them it is often better than either (Wortsman et al. 2022).

    Raises:
        ValueError: The file would be larger than what may come with the application.
    """
    state = torch.load(run / "checkpoint.pt", map_location="cpu", weights_only=True)
    name = next(key for key, kind in NETS.items() if kind is type(recipe.build()))
    net = recipe.build()
    net.load_state_dict(state["ema"] if halfway is None else _mean(state["ema"], load_file(halfway)))
    out.mkdir(parents=True, exist_ok=True)
    unfinished = out / f"{name}.safetensors.tmp"
    save_net(net, name, unfinished)
    if unfinished.stat().st_size > LARGEST_BYTES:
        raise ValueError(f"{unfinished.stat().st_size} bytes; at most {LARGEST_BYTES} may come with the application")
    stored = read_net(unfinished, NETS).to(recipe.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    with torch.inference_mode():
        measured = recipe.validate(stored)
    weights = out / f"{name}.safetensors"
    card = _card(name, stored.cpu(), unfinished, state, measured, sources_of(recipe.packs) + list(recipe.borrowed))
    unfinished.chmod(0o644)  # safetensors leaves it to its owner alone
    unfinished.replace(weights)
    (out / f"{name}.md").write_text(card, encoding="utf-8")
    return weights


def _mean(first: dict[str, Tensor], second: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: value.lerp(second[name].to(value.dtype), 0.5) for name, value in first.items()}


def _card(
    name: str, net: nn.Module, file: Path, state: dict[str, object], measured: dict[str, float], sources: list[str]
) -> str:
    content = file.read_bytes()
    facts = {
        "id": name,
        "net": name,
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
        "halo_px": net.halo_px,
        "multiple": net.multiple,
        "scales": list(getattr(net, "scales", (1,))),
        "macs_per_pixel": macs_per_pixel(net),
        "steps": state["step"],
        "licence": LICENCE,
        "data": sources,
    }
    front = "".join(f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in facts.items())
    figures = "".join(f"{key} = {value:.4f}\n" for key, value in measured.items())
    prose = (
        (CARDS / f"{name}.md")
        .read_text(encoding="utf-8")
        .format(
            minutes=round(float(str(state["elapsed_s"])) / 60),
            steps=state["step"],
            share_alike=SHARE_ALIKE,
            licence=LICENCE,
            sources="\n".join(f"- {source}" for source in sources),
        )
    )
    return f"+++\n{front}\n[measured]\n{figures}+++\n\n{prose}"


def main(arguments: list[str] | None = None) -> None:
    """Exports one run."""
    parser = argparse.ArgumentParser(prog="python -m training.export", description=__doc__)
    parser.add_argument("name", choices=sorted(TASKS), help="the recipe that was trained last")
    parser.add_argument("--cache", type=Path, default=Path("training/runs/photos"), help="the packed photos")
    parser.add_argument("--run", type=Path, help="the run's folder (default: training/runs/NAME)")
    parser.add_argument("--out", type=Path, default=Path("resources/models"))
    parser.add_argument("--halfway", type=Path, help="exported weights: the mean of them and the run's is exported")
    parser.add_argument("--threads", type=int, help="CPU threads (default: all)")
    options = parser.parse_args(arguments)
    if options.threads:
        torch.set_num_threads(options.threads)
    recipe = TASKS[options.name](options.cache, torch.device("cpu"), seed=1)
    weights = export(recipe, options.run or Path("training/runs") / options.name, options.out, options.halfway)
    print(weights)


if __name__ == "__main__":
    main()
