"""`python -m training.detector`: the published face detector as a weight file of ours, every number as it was."""

from __future__ import annotations

import argparse
import hashlib
import os
from pathlib import Path

import torch

from restorer.engine.nets.face_detector import FaceDetector
from restorer.engine.nets.weights import save_net

PUBLISHED = "retinaface_mobilenet0.25.pth"
SHA256 = "ed6fa7d45a5179f03cb5ce82c73b0c6711372968e53782e88395acee88d319e1"
"""`weights/mobilenet0.25_Final.pth` of biubug6/Face-Detector-1MB-with-landmark (MIT)."""


def load_published(file: Path) -> FaceDetector:
    """Returns the published detector, in evaluation mode and on the CPU.

    Args:
        file: What the authors published. Its keys begin with `module.`, and it was saved on a card.

    Raises:
        ValueError: It is another file.
    """
    if hashlib.sha256(file.read_bytes()).hexdigest() != SHA256:
        raise ValueError(f"{file} is not the published detector: its sha256 is another")
    state = torch.load(file, map_location="cpu", weights_only=True)
    detector = FaceDetector()
    detector.load_state_dict({key.removeprefix("module."): value for key, value in state.items()})
    return detector.eval().requires_grad_(False)


def main(arguments: list[str] | None = None) -> None:
    """Writes `face_detector.safetensors`, and prints what its card must say of the file."""
    parser = argparse.ArgumentParser(prog="python -m training.detector", description=__doc__)
    weights = Path(os.environ.get("RESTORER_WEIGHTS", "../shared/weights"))
    parser.add_argument("--file", type=Path, default=weights / PUBLISHED, help="the published weights")
    parser.add_argument("--out", type=Path, default=Path("resources/models"))
    options = parser.parse_args(arguments)
    out = options.out / "face_detector.safetensors"
    # In float32, as published: half of 1.8 MB is not worth other numbers.
    save_net(load_published(options.file), "face_detector", out, torch.float32)
    out.chmod(0o644)  # safetensors leaves it to its owner alone
    content = out.read_bytes()
    print(f'{out}\nsha256 = "{hashlib.sha256(content).hexdigest()}"\nbytes = {len(content)}')


if __name__ == "__main__":
    main()
