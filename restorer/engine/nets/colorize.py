"""`colorize`: gives a grey photo colours, heeding hints, in as many plausible versions as asked for."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets.blocks import ResBlock, zero_
from restorer.engine.nets.efficientnet import EfficientNetLite

AB_SCALE = 110.0
"""CIELAB a and b are divided by this inside networks."""

HINT_SCALE = (16.0, 16.0, 0.5)
"""Hints are divided by this: the weights that take them begin at zero, and must not have far to go."""

LEANING = 1.5
"""How much codes lean: what is sure of its colour keeps it, what could have several takes another. With 2, and the same
leaning everywhere, photos were green or violet from side to side."""

GRID = 12.0
"""The distance of neighbouring classes of colour in CIELAB a and b."""

MOST_CHROMA = 80.0
"""Classes lie within this: 5 of 10,000 pixels of photographs are farther out, and are counted with the nearest."""


def color_classes() -> Tensor:
    """Returns K x 2 float32: a* and b* of the classes, the points of a grid within a circle."""
    reach = int(MOST_CHROMA // GRID)
    points = [(GRID * a, GRID * b) for a in range(-reach, reach + 1) for b in range(-reach, reach + 1)]
    return torch.tensor([point for point in points if math.hypot(*point) <= MOST_CHROMA])


class Rise(nn.Module):
    """One step of the decoder: what is known from below, what the encoder saw here, and the hints; then a block."""

    def __init__(self, below: int, seen: int, channels: int) -> None:
        super().__init__()
        self.below = nn.Conv2d(below, channels, 1)
        self.seen = nn.Conv2d(seen, channels, 1, bias=False)
        self.hints = zero_(nn.Conv2d(3, channels, 1, bias=False))
        self.block = ResBlock(channels)

    def forward(self, below: Tensor, seen: Tensor, hints: Tensor) -> Tensor:
        """Returns N x channels at the size of `seen` and `hints`; `below` has half of that."""
        up = functional.interpolate(self.below(below), scale_factor=2, mode="bilinear")
        x: Tensor = self.block(functional.relu(up + self.seen(seen) + self.hints(hints)))
        return x


class Colorize(nn.Module):
    """Eyes that were trained on ImageNet, and a decoder that says how likely each colour is at a quarter of the size.

    After Zhang, Isola and Efros, "Colorful image colorization" (2016): a mean of possible colours is brown, so the
    network learns their distribution, and colours are read as the mean of its sharpened form.

    Not to be tiled: the photo is given at about `working_px`, and its chroma enlarged beside the full-size luminance.

    Args:
        widths: The decoder's channels at a thirty-second, a sixteenth, an eighth and a quarter.
        code: The size of the latent code.
        temperature: Hues are read from the mean of the classes' chances to the power of 1 / `temperature`.
        balance: How much of the training's preference for rare colours stays: 1 all, 0 none.
        vividness: Where a colour's strength lies between that of the mean, 0, and the mean of strengths, 1: what may
            be red or green alike has a mean of grey, and would be as strong as either.
        encoder: Which EfficientNet-Lite; weights that say nothing of it are of "lite0".

    The three are chosen for harm first. 0.8, 0.2 and 0.3 give hues other than brown to 18 % of the pixels of greyed
    Kodak photos (truth 30 %) at 23.0 dB; a balance of 0.8 and a vividness of 0.25 to 23 % at 22.7 dB, the hue right as
    often (59 %), but with purple corners and yellow lawns on real photos; 0.5 and 0.4 with maroon coats.
    """

    multiple = 32
    working_px = 192
    classes: Tensor
    leanings: Tensor
    mixture: Tensor
    preference: Tensor

    def __init__(
        self,
        widths: tuple[int, ...] = (256, 192, 128, 64),
        code: int = 8,
        temperature: float = 0.8,
        balance: float = 0.2,
        vividness: float = 0.3,
        encoder: str = "lite0",
    ) -> None:
        super().__init__()
        thirtysecond, sixteenth, eighth, quarter = widths
        self.config = {
            "widths": list(widths),
            "code": code,
            "temperature": temperature,
            "balance": balance,
            "vividness": vividness,
            "encoder": encoder,
        }
        self.halo_px = 0
        self.code = code
        self.temperature = temperature
        self.balance = balance
        self.vividness = vividness
        self.encoder = EfficientNetLite(planes=1, size=encoder)
        seen = self.encoder.seen
        self.deep = nn.Conv2d(seen.thirtysecond, thirtysecond, 1)
        self.deep_hints = zero_(nn.Conv2d(3, thirtysecond, 1, bias=False))
        self.scene = nn.Linear(thirtysecond, thirtysecond)
        self.deep_block = ResBlock(thirtysecond)
        self.to_sixteenth = Rise(thirtysecond, seen.sixteenth, sixteenth)
        self.to_eighth = Rise(sixteenth, seen.eighth, eighth)
        self.to_quarter = Rise(eighth, seen.quarter + 1, quarter)
        classes = color_classes()
        self.tail = zero_(nn.Conv2d(quarter, len(classes), 1))
        self.register_buffer("classes", classes, persistent=False)
        self.register_buffer("leanings", _leanings(classes, code), persistent=False)
        self.register_buffer("mixture", _mixture(quarter, code), persistent=False)
        self.register_buffer("preference", torch.zeros(len(classes)))

    def forward(self, light: Tensor, hints: Tensor | None = None, code: Tensor | None = None) -> dict[str, Tensor]:
        """Returns the photo's chroma, and what looks alike.

        Args:
            light: N x 1 x H x W float32, CIELAB L, 0 to 100; H and W multiples of `multiple`.
            hints: N x 3 x H x W float32: a and b where the user gave a colour, else 0; and 1 there, else 0.
                None for no hints.
            code: N x `code` float32; zeros (and None) ask for the likeliest colours, others for variations:
                draw them from a normal distribution.

        Returns:
            `result`: N x 2 x H x W float32: CIELAB a and b. `likeness`: N x K x H x W float32 of length 1, K the
            decoder's last width: the nearer two places are, the more they are one kind of thing to the network.
        """
        known = self.known(light, hints)
        own = known.float() - known.float().mean((2, 3), keepdim=True)
        likeness = own / own.norm(dim=1, keepdim=True).clamp_min(1e-6)
        parts = {"result": self.read(self.tail(known), code, likeness), "likeness": likeness}
        return {name: functional.interpolate(part, scale_factor=4, mode="bilinear") for name, part in parts.items()}

    def logits(self, light: Tensor, hints: Tensor | None = None) -> Tensor:
        """Returns N x K x H/4 x W/4: how likely each class is, as logarithms; arguments as for `forward`."""
        result: Tensor = self.tail(self.known(light, hints))
        return result

    def known(self, light: Tensor, hints: Tensor | None) -> Tensor:
        """Returns N x C x H/4 x W/4: what the decoder knows of each place; arguments as for `forward`."""
        count, _, height, width = light.shape
        hints = light.new_zeros(count, 3, height, width) if hints is None else hints
        given = _smaller(hints / hints.new_tensor(HINT_SCALE).view(1, 3, 1, 1), 4)
        quarter, eighth, sixteenth, thirtysecond = self.encoder(_as_seen(light))
        deep = self.deep(thirtysecond) + self.deep_hints(_smaller(given, 8))
        deep = functional.relu(deep + self.scene(deep.mean((2, 3)))[..., None, None])
        x = self.to_sixteenth(self.deep_block(deep), sixteenth, _smaller(given, 4))
        x = self.to_eighth(x, eighth, _smaller(given, 2))
        fine = functional.avg_pool2d(light / 50.0 - 1.0, 4).to(quarter.dtype)
        x = self.to_quarter(x, torch.cat((quarter, fine), 1), given)
        return functional.relu(x)

    def read(self, logits: Tensor, code: Tensor | None = None, likeness: Tensor | None = None) -> Tensor:
        """Returns N x 2 x h x w float32, a and b, of N x K x h x w; `code` as for `forward`, with what looks alike.

        Each kind of thing leans its own way, and all of them to no side: a photo does not get a tint.
        """
        # Sums of small chances times large numbers: half precision would show as a tint.
        with torch.autocast(logits.device.type, enabled=False):
            shifted = logits.float() + (self.balance - 1.0) * self.preference.view(1, -1, 1, 1)
            if code is not None and likeness is not None:
                ways = torch.einsum("nchw,ck->nkhw", likeness.float(), self.mixture)
                lean = torch.tanh(code.float()[:, :, None, None] * ways)
                shifted = shifted + LEANING * torch.einsum("nchw,kc->nkhw", lean, self.leanings)
            mean = torch.einsum("nkhw,kc->nchw", torch.softmax(shifted / self.temperature, 1), self.classes)
            strength = torch.einsum("nkhw,k->nhw", torch.softmax(shifted, 1), self.classes.norm(dim=1))[:, None]
            own = mean.norm(dim=1, keepdim=True).clamp_min(1e-3)
            vivid: Tensor = mean * (strength / own).clamp_min(1e-3) ** self.vividness
        return vivid

    @staticmethod
    def example(size_px: int) -> tuple[Tensor]:
        """Returns inputs of the right shape, for counting what the network costs."""
        return (torch.zeros(1, 1, size_px, size_px),)


def _leanings(classes: Tensor, code: int) -> Tensor:
    """Returns K x code: how far each class lies towards the hues that each number of a code leans to.

    The first two lean to opposite ends of the circle of hues, the next to opposite quarters, and so on: one number may
    stand for warm against cold, another for red and green against yellow and blue.
    """
    strength, hue = classes.norm(dim=1) / MOST_CHROMA, torch.atan2(classes[:, 1], classes[:, 0])
    waves = [(torch.sin if number % 2 else torch.cos)(hue * (number // 2 + 1)) for number in range(code)]
    return torch.stack([strength * wave for wave in waves], 1)


def _mixture(channels: int, code: int) -> Tensor:
    """Returns channels x code: by how much each feature of a thing turns each number of a code; fixed once for all."""
    return torch.randn(channels, code, generator=torch.Generator().manual_seed(5))


def _as_seen(light: Tensor) -> Tensor:
    """Returns sRGB values of greys of some L, as the encoder takes them."""
    scaled = (light + 16.0) / 116.0
    linear = torch.where(light > 8.0, scaled.clamp_min(0.0) ** 3, light * (27.0 / 24389.0))
    srgb = torch.where(linear > 0.0031308, 1.055 * linear.clamp_min(1e-8) ** (1 / 2.4) - 0.055, 12.92 * linear)
    return (srgb * 255.0 - 127.0) / 128.0


def _smaller(hints: Tensor, factor: int) -> Tensor:
    """Returns hints at a size smaller by `factor`: in a cell the mean of the colours that were given there."""
    sums = functional.avg_pool2d(hints, factor)
    share = sums[:, 2:]
    there = (share > 0).to(hints.dtype)
    # The third plane is what it was where there is a hint at all.
    most = functional.max_pool2d(hints[:, 2:], factor)
    return torch.cat((most * sums[:, :2] / share.clamp_min(1e-6) * there, most), 1)
