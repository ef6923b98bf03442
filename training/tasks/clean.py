"""`clean`: begins with FFDNet, and is taught JPEG, grain and blur of which it is told, without losing what it knew."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn

from restorer.engine.nets import Clean
from training.damage.mixture import Shares, mixed_wear
from training.damage.random_source import RandomSource
from training.damage.tone import fade, to_old_print
from training.damage.wear import MARGIN_PX, Severity, wear
from training.losses import frequency
from training.metrics import psnr, ssim
from training.photos import Crops, PhotoBank, Pixels
from training.prefetch import Batch, Drawn
from training.task import PhotoTask

FFDNET = "ffdnet_color_clip.safetensors"
"""The published weights (keys `body.N.weight`), in `RESTORER_WEIGHTS`."""


SAVED_DEPTH = 16
"""Convolutions of the chain for JPEGs: 296 thousand multiply-adds a pixel, where the others have 213."""


class CleanTask(PhotoTask):
    """Trains all of `clean` on the mixture; begins with FFDNet."""

    name = "clean"
    borrowed = (
        "FFDNet's weights (MIT): 400 pictures of BSD500, 400 of ImageNet's validation set, 4,744 of the Waterloo "
        "Exploration Database, as its authors say",
    )
    batch_size = 16
    patch_px = 64
    peak_rate = 4e-4
    batch_reuse = 2
    ema_decay = 0.99
    slow: tuple[str | tuple[str, ...], float] | None = ("body", 0.05)
    """What FFDNet knows: enough to bend it, too little to forget."""
    shares = Shares()

    def build(self) -> nn.Module:
        """Returns the network as it begins: FFDNet's weights in all chains, where they are at hand."""
        net = Clean(saved_depth=SAVED_DEPTH)
        published = Path(os.environ.get("RESTORER_WEIGHTS", "../shared/weights")) / FFDNET
        if published.is_file():
            state = load_file(published)
            net.body.load_state_dict({name.removeprefix("body."): value for name, value in state.items()})
            net.plain.load_state_dict(net.body.state_dict())
        # `clean-saved` teaches it.
        for name, parameter in net.named_parameters():
            parameter.requires_grad_(not name.startswith(("plain", "saved")))
        begin_as_body(net)
        return net

    def drawing(self) -> Callable[[int], Drawn]:
        """Returns what draws the crops of a step, with a margin."""
        return Crops(self.photos, self.batch_size, self.patch_px + 2 * MARGIN_PX, self.seed)

    def finish(self, step: int, drawn: Batch | Drawn) -> Batch:
        """Returns worn patches, what they were, and what is told, N x 4 x 1 x 1; as `mixed_wear`."""
        pixels = torch.as_tensor(drawn[0]).to(self.device).permute(0, 3, 1, 2).float() / 255.0
        worn, truth, told = mixed_wear(pixels, hash((self.seed, step)) & 0x7FFFFFFF, self.shares)
        layout = torch.channels_last
        return worn.contiguous(memory_format=layout), truth.contiguous(memory_format=layout), torch.cat(told, 1)

    def loss(self, net: nn.Module, batch: Batch, step: int) -> Tensor:
        """Returns the distance to the truth, each patch by how worn it is."""
        worn, truth, told = batch
        with self.autocast():
            result = net(worn, 1.0, *told.unbind(1))
        # A patch that is hopeless must not drown those where a tenth of a decibel can be had.
        before = (worn - truth).abs().mean((1, 2, 3), keepdim=True)
        weight = (before + 0.004).rsqrt() * 0.15
        near = ((result - truth).square() + 1e-6).sqrt()
        total: Tensor = (near * weight).mean() + 0.05 * frequency(result * weight, truth * weight)
        return total

    def validate(self, net: nn.Module) -> dict[str, float]:
        """Returns the gain of each kind of wear, and the SSIM of undamaged crops to themselves, told of no wear."""
        crops = torch.from_numpy(self.held_back.batch(8, 128, (8, 0)))
        truth = crops.to(self.device).permute(0, 3, 1, 2).float() / 255.0
        with self.autocast():
            result = net(truth.contiguous(memory_format=torch.channels_last))
        return {"ssim_undamaged": float(ssim(result, truth).mean()), **self._mixture(net)}

    def _mixture(self, net: nn.Module) -> dict[str, float]:
        """Returns the mean gain in dB over the input of each kind of the mixture, on crops held back."""
        gains = {}
        for number, kind in enumerate(Shares._fields):
            shares = Shares(*(1.0 if field == kind else 0.0 for field in Shares._fields))
            crops = torch.from_numpy(self.held_back.batch(12, 96 + 2 * MARGIN_PX, (9, number)))
            worn, truth, told = mixed_wear(
                crops.to(self.device).permute(0, 3, 1, 2).float() / 255.0, 9 + number, shares
            )
            with self.autocast():
                result = net(worn.contiguous(memory_format=torch.channels_last), 1.0, *told)
            gains[f"gain_{kind}"] = float((psnr(result, truth) - psnr(worn, truth)).mean())
        return gains


def make_pair(
    photos: PhotoBank,
    count: int,
    size_px: int,
    seed: tuple[int, ...],
    device: torch.device,
    severity: Severity = Severity(),  # noqa: B008 - immutable
) -> Batch:
    """Returns worn crops and what they were: two of count x 3 x size x size, [0, 1], channels last."""
    return worn_pair(photos.batch(count, size_px + 2 * MARGIN_PX, seed), seed, device, severity)


def worn_pair(
    crops: Pixels,
    seed: tuple[int, ...],
    device: torch.device,
    severity: Severity = Severity(),  # noqa: B008 - immutable
) -> Batch:
    """Returns crops (N x S x S x 3, RGB) worn and as they were, both without their margins; as `make_pair`."""
    pixels = torch.from_numpy(crops).to(device)
    rng = RandomSource(len(crops), hash(seed) & 0x7FFFFFFF, device)
    truth = to_old_print(pixels.permute(0, 3, 1, 2).float() / 255.0, rng, share=0.4)
    truth = fade(truth, rng, rng.chance(0.15) * rng.uniform(0.1, 1.0))
    worn = wear(truth, rng, severity)
    inside = (..., slice(MARGIN_PX, -MARGIN_PX), slice(MARGIN_PX, -MARGIN_PX))
    pair = (worn[inside], truth[inside])
    return tuple(half.contiguous(memory_format=torch.channels_last) for half in pair)


def begin_as_body(net: Clean) -> None:
    """Gives the chain for JPEGs the weights of `body` but for the last, which is 0: at first it changes nothing.

    The convolutions that it has more pass on what they are given: that comes from a ReLU, and another follows, so it
    is not below 0, and stays what it is.
    """
    assert net.saved is not None
    own = [layer for layer in net.saved if isinstance(layer, nn.Conv2d)]
    body = [layer for layer in net.body if isinstance(layer, nn.Conv2d)]
    inner, spare = len(body) - 1, len(own) - len(body)
    # Behind each of the last inner convolutions one that passes on.
    places = [number + max(0, number - (inner - spare)) for number in range(inner)] + [len(own) - 1]
    films = [(part.weight, part.bias) for part in (net.film, net.saved_film)]
    with torch.no_grad():
        for conv in own:
            nn.init.dirac_(conv.weight)
            assert conv.bias is not None
            conv.bias.zero_()
        for place, conv in zip(places[:-1], body[:-1], strict=True):
            own[place].load_state_dict(conv.state_dict())
        # It says what to change, where `body` says what the picture is.
        own[-1].weight.zero_()
        for known, grown in zip(*films, strict=True):
            grown.zero_()
            grown.unflatten(0, (len(own) - 1, -1))[places[:-1]] = known.unflatten(0, (inner, -1))
        net.saved_told.load_state_dict(net.told.state_dict())
