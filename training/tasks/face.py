"""`face`: aligned faces made small and worn, against the same faces before."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.analysis.face_alignment import FACE_PX
from restorer.engine.nets import Face
from training.damage.random_source import RandomSource
from training.damage.resample import resize
from training.damage.tone import to_old_print
from training.damage.wear import Severity, wear
from training.faces import is_packed, pack_faces
from training.losses import balanced, charbonnier, energy, frequency, likeness, regularity
from training.metrics import psnr, ssim
from training.perceptual import BORROWED, EncoderFeatures, FaceLikeness
from training.photos import Crops, PhotoBank, Pixels
from training.prefetch import Batch, Drawn
from training.task import TrainingTask
from training.tasks.texture import SEEN, Adversarial, difference, mean_figures, textured

SIZES_PX = (96, 128, 192, 256, 384)
"""How small the whole 512-pixel face was in the old photo, drawn for each batch."""

JUDGED_PX = 192

PERSON, ENERGY, FOOLING = 0.5, 2.0, 3.0
"""How hard the face embedding pulls in `face-texture`, beside the pixels; how much fine detail there is; and the
discriminator."""

PERIODS = {4: 4.0, 8: 2.0, 16: 1.0}
"""How hard it pulls that detail is no pattern that comes back every so many pixels: the network works at a quarter, an
eighth and a sixteenth of the size."""

WORN = Severity(untouched=0.1, light=0.3, grain_max=0.1, noise_max=0.05, quality_min=30.0)


class FaceTask(TrainingTask):
    """Trains `face` at fidelity 1."""

    name = "face"
    packs = ("people", "portraits")
    batch_size = 4

    def __init__(self, cache: Path, device: torch.device, seed: int) -> None:
        super().__init__(cache, device, seed)
        if not is_packed(cache):
            pack_faces(cache)
        self.photos = PhotoBank(cache / "faces", ("faces",), validation=False)
        self.held_back = PhotoBank(cache / "faces", ("faces",), validation=True)

    def build(self) -> nn.Module:
        """Returns the untrained network."""
        return Face()

    def parameters(self, net: nn.Module) -> list[tuple[str, nn.Parameter]]:
        """Returns the weights at fidelity 1."""
        return [(name, p) for name, p in net.named_parameters() if "delta" not in name]

    def drawing(self) -> Crops:
        """Returns what draws the faces of a step."""
        return Crops(self.photos, self.batch_size, FACE_PX, self.seed, 0.0)

    def finish(self, step: int, drawn: Drawn) -> Batch:
        """Returns worn faces and what they were: two of N x 3 x 512 x 512, [0, 1]."""
        return worn_pair(drawn[0], (self.seed, step), self.device)

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns Charbonnier and a tenth of the frequency loss."""
        worn, truth = batch
        with self.autocast():
            result = net(worn)
        return charbonnier(result, truth) + 0.1 * frequency(result, truth)

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns PSNR and SSIM of worn faces and of the restored ones."""
        rows = []
        for step in range(6):
            worn, truth = make_pair(self.held_back, 4, (7, step), self.device)
            with self.autocast():
                result = net(worn)
            scores = (psnr(worn, truth), psnr(result, truth), ssim(worn, truth), ssim(result, truth))
            rows.append(torch.stack([score.mean() for score in scores]))
        keys = ("psnr_before", "psnr_after", "ssim_before", "ssim_after")
        return dict(zip(keys, torch.stack(rows).mean(0).tolist(), strict=True))


class FaceTextureTask(Adversarial, FaceTask):
    """Trains what fidelity 0 adds to a finished network; fidelity 1 stays as it is.

    A discriminator, an encoder and a face embedding look at it, and how much fine detail there is in each place counts:
    without, the result is soft. Without the discriminator what the encoder likes is a pattern of dots.
    """

    name = "face-texture"
    batch_size = 2
    peak_rate = 3e-4
    ema_decay = 0.995
    matching = 0.0
    borrowed = (
        BORROWED,
        "the face embedding that comes with the application, in the loss",
    )

    def __init__(self, cache: Path, device: torch.device, seed: int) -> None:
        super().__init__(cache, device, seed)
        self.features = EncoderFeatures.published(device)
        self.person = FaceLikeness(device)

    def parameters(self, net: nn.Module) -> list[tuple[str, nn.Parameter]]:
        """Returns the difference between the two sets of weights."""
        return difference(net)

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns a pixel loss, pulled at by what an encoder, a face embedding and the adversary, taught first, see."""
        worn, truth = batch
        with self.autocast():
            result = net(worn, fidelity=0.0)
        # Skin and hair are local, and the discriminator costs more than the network: it sees a part of each face.
        top, left = corner_of(step)
        part = (..., slice(top, top + JUDGED_PX), slice(left, left + JUDGED_PX))
        seen, expected = result[part], truth[part]
        self.adversary.teach(seen, expected)
        others = (
            (energy(seen, expected), ENERGY),
            *((regularity(seen, expected, period), share) for period, share in PERIODS.items()),
            (self.features.loss(seen, expected), SEEN),
            (self.person.loss(result, truth), PERSON),
            (self.adversary.loss(seen, expected), FOOLING * self.adversary.certainty),
        )
        return balanced(result, likeness(result, truth), *others)

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns the figures at fidelity 1, and PSNR, sharpness, and distance of persons at fidelity 0."""
        rows = []
        for step in range(6):
            worn, truth = make_pair(self.held_back, 4, (7, step), self.device)
            with self.autocast():
                result = net(worn, fidelity=0.0)
            before, after = (self.person.distance(face.clamp(0, 1), truth).mean() for face in (worn, result))
            distances = {"embedding_before": float(before), "texture_embedding": float(after)}
            rows.append(textured(result, truth) | distances)
        return super().validate(net) | mean_figures(rows)


def corner_of(step: int) -> tuple[int, int]:
    """Returns the top and left of the part that the discriminator sees: eyes, nose, mouth, cheeks, hair in turn."""
    rng = np.random.default_rng(step)
    top, left = rng.integers(96, 416 - JUDGED_PX, 2)
    return int(top), int(left)


def make_pair(photos: PhotoBank, count: int, seed: tuple[int, ...], device: torch.device) -> Batch:
    """Returns worn faces and what they were: two of count x 3 x 512 x 512, [0, 1], channels last."""
    return worn_pair(photos.batch(count, FACE_PX, seed, 0.0), seed, device)


def worn_pair(faces: Pixels, seed: tuple[int, ...], device: torch.device) -> Batch:
    """Returns faces (N x 512 x 512 x 3, RGB) worn and as they were; as `make_pair`."""
    pixels = torch.from_numpy(faces).to(device)
    rng = RandomSource(len(faces), hash(seed) & 0x7FFFFFFF, device)
    truth = to_old_print(pixels.permute(0, 3, 1, 2).float() / 255.0, rng, share=0.5)
    size = SIZES_PX[rng.whole(0, len(SIZES_PX) - 1)]
    small = wear(resize(truth, size, size, "area"), rng, WORN)
    worn = functional.interpolate(small, (FACE_PX, FACE_PX), mode="bicubic").clamp(0.0, 1.0)
    pair = (worn, truth)
    return tuple(half.contiguous(memory_format=torch.channels_last) for half in pair)
