"""`face_detector`: taught by a teacher that sees the photo before it was worn."""

from __future__ import annotations

import math
import os
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets.face_detector import VARIANCES, FaceDetector, anchors_px
from training.boxes import kept, overlap
from training.damage.dice import Dice
from training.damage.tone import to_old_print
from training.damage.wear import Severity, wear
from training.photos import Crops, PhotoBank, Pixels
from training.prefetch import Batch, Drawn
from training.recipe import Recipe

TEACHER = "retinaface_mobilenet0.25.pth"

TAUGHT = Severity(untouched=0.5)
"""Enough photos stay as they are that what the teacher knew of them is not forgotten for what it did not."""


class FaceDetectorRecipe(Recipe):
    """Trains `face_detector` to say on worn grey prints what the teacher says on the photo itself.

    It begins as a copy of the teacher. From nothing it found 14 % of the faces after 200 steps: on a CPU, a day's work.
    """

    name = "face_detector"
    packs = ("people", "portraits")
    batch_size = 12
    patch_px = 256
    peak_rate = 2e-4

    def __init__(self, cache: Path, device: torch.device, seed: int) -> None:
        super().__init__(cache, device, seed)
        self.photos = PhotoBank(cache, self.packs, validation=False)
        self.held_back = PhotoBank(cache, self.packs, validation=True)
        self.teacher = load_teacher().to(device)

    def build(self) -> nn.Module:
        """Returns the network as its teacher is."""
        return load_teacher().requires_grad_(True)

    def drawing(self) -> Crops:
        """Returns what draws the crops of a step."""
        return Crops(self.photos, self.batch_size, self.patch_px, self.seed, 0.7, whole=True)

    def finish(self, step: int, drawn: Drawn) -> Batch:
        """Returns worn patches, and the teacher's boxes, log-odds and landmarks for the same before wear."""
        return self._taught(drawn[0], (self.seed, step))

    def _taught(self, crops: Pixels, seed: tuple[int, ...], severity: Severity = TAUGHT, old: float = 0.4) -> Batch:
        count = len(crops)
        pixels = torch.from_numpy(crops).to(self.device)
        truth = pixels.permute(0, 3, 1, 2).float() / 255.0
        dice = Dice(count, hash(seed) & 0x7FFFFFFF, self.device)
        with torch.inference_mode():
            # Twice as large or as small now and then: faces come at every size.
            factor = (0.5, 1.0, 1.0)[dice.whole(0, 2)]
            size = int(crops.shape[1] * factor) // 32 * 32
            truth = functional.interpolate(truth, (size, size), mode="bilinear", antialias=True)
            lesson = self.teacher.raw(truth)
            worn = wear(to_old_print(truth, dice, share=old), dice, severity)
        return tuple(tensor.clone() for tensor in (worn, *lesson))

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns how far from the teacher: its doubts everywhere, its boxes and landmarks where it sees a face."""
        worn, boxes, odds, marks = batch
        with self.autocast():
            guess_boxes, guess_odds, guess_marks = net.raw(worn)  # type: ignore[operator]
        sure = odds.softmax(-1)
        doubt = functional.kl_div(guess_odds.log_softmax(-1), sure, reduction="none").sum(-1)
        face = sure[..., 1:]
        # Faces are rare: without weights nothing found is nearly right.
        weight = 1.0 + 30.0 * face[..., 0]
        total = face.sum().clamp_min(1.0)
        near = functional.smooth_l1_loss(guess_boxes, boxes, reduction="none").mean(-1, keepdim=True)
        points = functional.smooth_l1_loss(guess_marks, marks, reduction="none").mean(-1, keepdim=True)
        hard = doubt.flatten(1).topk(200, 1).values.mean()
        return (weight * doubt).sum() / (10.0 * total) + 0.5 * hard + (face * (2.0 * near + points)).sum() / total

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns recall and precision beside the teacher's faces, on plain and on worn photos."""
        figures: dict[str, float] = {}
        for name, student, severity, old in (
            ("plain", net, Severity(untouched=1.0), 0.0),
            ("worn", net, Severity(), 0.5),
            ("worn_teacher", self.teacher, Severity(), 0.5),
        ):
            recall, precision = self._score(student, severity, old)
            figures |= {f"{name}_recall": recall, f"{name}_precision": precision}
        return figures

    def _score(self, net: nn.Module, severity: Severity, old: float) -> tuple[float, float]:
        found = theirs = ours = true = 0
        for step in range(6):
            crops = self.held_back.batch(16, self.patch_px, (7, step), 0.5)
            worn, boxes, odds, _ = self._taught(crops, (7, step), severity, old)
            with self.autocast():
                guess, chance, _ = net(worn)
            anchors = decoded(boxes, worn)
            for number in range(len(worn)):
                taught = kept(anchors[number], odds[number].softmax(-1)[:, 1], 0.8)
                guessed = kept(guess[number], chance[number], 0.6)
                theirs, ours = theirs + len(taught), ours + len(guessed)
                if len(taught) and len(guessed):
                    near = overlap(taught, guessed) > 0.5
                    found, true = found + int(near.any(1).sum()), true + int(near.any(0).sum())
        return found / max(theirs, 1), true / max(ours, 1)


def load_teacher() -> FaceDetector:
    """Returns the published detector; `RESTORER_WEIGHTS` names its folder (default `../shared/weights`)."""
    file = Path(os.environ.get("RESTORER_WEIGHTS", "../shared/weights")) / TEACHER
    state = torch.load(file, map_location="cpu", weights_only=True)
    teacher = FaceDetector()
    teacher.load_state_dict(to_standard_anchors({key.removeprefix("module."): value for key, value in state.items()}))
    return teacher.eval().requires_grad_(False)


def to_standard_anchors(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Returns the published weights as they would be had they been trained on facexlib's anchors.

    Face-Detector-1MB used anchors of 10, 20, 32, 64, 128 and 256 pixels; facexlib (and `FaceDetector`) decode with 16
    to 512, which would make every box and its landmarks up to twice too large. Offsets are linear in the anchor's size
    and sizes logarithmic, so the last layers can make up for it exactly.
    """
    state = dict(state)
    for level, ratio in enumerate((10 / 16, 32 / 64, 128 / 256)):
        for part in ("weight", "bias"):
            points = f"LandmarkHead.{level}.conv1x1.{part}"
            state[points] = state[points] * ratio
            box = f"BboxHead.{level}.conv1x1.{part}"
            # Two anchors of four numbers each: centre x and y, then log width and height.
            numbers = state[box].clone().reshape(2, 4, *state[box].shape[1:])
            numbers[:, :2] *= ratio
            if part == "bias":
                numbers[:, 2:] += math.log(ratio) / VARIANCES[1]
            state[box] = numbers.reshape(state[box].shape)
    return state


def decoded(boxes: Tensor, picture: Tensor) -> Tensor:
    """Returns N x A x 4 boxes in pixels of N x A x 4 offsets; see `FaceDetector.forward`."""
    anchors = anchors_px(picture.shape[-2], picture.shape[-1], picture.device)
    middle = anchors[:, :2] + boxes[..., :2] * VARIANCES[0] * anchors[:, 2:]
    reach = anchors[:, 2:] * torch.exp(boxes[..., 2:] * VARIANCES[1]) / 2
    return torch.cat((middle - reach, middle + reach), -1)
