"""`clean`: takes noise, grain, JPEG blocks and blur off a photograph, at its own size, as far as it is told of them."""

from __future__ import annotations

import itertools

import torch
from torch import Tensor, nn
from torch.nn import functional

from restorer.engine.nets.blocks import as_factor, zero_

_SIGMA_UNIT = 25.0 / 255.0
_QUALITY_UNIT = 50.0
_NO_JPEG = 100.0
_TOLD = 4


class Clean(nn.Module):
    """FFDNet, told by statistics of the whole photo how strong its noise is, and of what kind the rest of its wear.

    FFDNet (Zhang, Zuo and Zhang 2018) is a chain of 3x3 convolutions at half resolution that is told the deviation of
    the noise as one more plane. Its published weights fit `body` as they are. Deviations: four numbers (the deviation,
    a JPEG's quality, how alike neighbours are in grain, blur) also scale and shift the features of each layer (Perez
    et al. 2018, FiLM), through one small layer that begins at zero.

    What is learnt of one kind of wear costs some of what was known of another: JPEG and grain 0.3 dB of plain noise.
    So there are three chains. A photo with plain noise alone goes through `plain`, as it was published; one that was
    saved as JPEG, and has neither grain nor blur, through `saved`, which is longer; every other one through `body`.
    `saved` says what to change rather than what the picture is: one that was learnt in bfloat16 on pictures that went
    through every layer was 0.2 dB worse in float32 than in bfloat16 on JPEGs of quality 40.

    A statistic of a whole photo knows the strength of its noise within a few hundredths; an estimator in the network,
    which a tile must be enough for, was off by a third, and told 0.7 of the truth FFDNet loses 1.6 to 3 dB.

    Args:
        width: Channels of the chain.
        depth: Its convolutions.
        hidden: Channels of the layer that reads the four numbers.
        saved_depth: Convolutions of the chain for JPEGs; 0 for none, as in weights of before there was one.
    """

    multiple = 2
    told_numbers = ("sigma", "quality", "alike", "blur_px")
    """What differs with every photo."""

    def __init__(self, width: int = 96, depth: int = 12, hidden: int = 64, saved_depth: int = 0) -> None:
        super().__init__()
        self.config = {"width": width, "depth": depth, "hidden": hidden, "saved_depth": saved_depth}
        self.body = _chain(width, depth)
        self.plain = _chain(width, depth).requires_grad_(False)
        self.plain.load_state_dict(self.body.state_dict())
        self.told = nn.Linear(_TOLD, hidden)
        self.film = zero_(nn.Linear(hidden, 2 * width * (depth - 1)))
        self.saved = _chain(width, saved_depth) if saved_depth else None
        if saved_depth:
            self.saved_told = nn.Linear(_TOLD, hidden)
            self.saved_film = zero_(nn.Linear(hidden, 2 * width * (saved_depth - 1)))
        # In pixels of the input: 2 for each 3x3 convolution at half resolution, and 1 for a cell's width.
        self.halo_px = 2 * max(depth, saved_depth) + 1

    def correction(self, x: Tensor, told: Tensor) -> Tensor:
        """Returns what to add to x (N x 3 x H x W, [0, 1]) to clean it, float32; `told` is N x 4, see `forward`."""
        _, quality, alike, blur_px = told.float().unbind(1)
        # In training all goes through `body`, whatever a batch happens to hold.
        if self.training or bool(alike.any()) or bool(blur_px.any()):
            return self.through_body(x, told)
        # A batch is of one photo, or of photos of one kind.
        if not bool((quality != _NO_JPEG).any()):
            return _through(self.plain, x, told, None)
        return self.through_body(x, told) if self.saved is None else self.through_saved(x, told)

    def through_body(self, x: Tensor, told: Tensor) -> Tensor:
        """Returns the correction of the chain for every kind of wear; as `correction`."""
        return _through(self.body, x, told, (self.told, self.film))

    def through_saved(self, x: Tensor, told: Tensor) -> Tensor:
        """Returns the correction of the chain for JPEGs, of a network that has it; as `correction`."""
        assert self.saved is not None
        return _through(self.saved, x, told, (self.saved_told, self.saved_film), predicts_picture=False)

    def forward(
        self,
        x: Tensor,
        strength: float | Tensor = 1.0,
        sigma: float | Tensor = 0.0,
        quality: float | Tensor = 100.0,
        alike: float | Tensor = 0.0,
        blur_px: float | Tensor = 0.0,
    ) -> Tensor:
        """Returns the cleaned photo.

        Args:
            x: N x 3 x H x W float32, sRGB in [0, 1]; H and W multiples of `multiple`; a grey photo as three
                equal channels.
            strength: How much of the correction to apply: one number, or one for each of the N, as of the others; 0
                gives x itself.
            sigma: The deviation of the noise to take off, of the full range; of noise that is the same in all channels
                1.7 times as much (see `analysis.noise.white_noise`).
            quality: What a JPEG was saved at (libjpeg's 1 to 100) at worst; 100 for none.
            alike: The correlation of neighbouring pixels in the noise, 0 to 1.
            blur_px: The deviation of the blur to take back.

        Returns:
            N x 3 x H x W float32, not clipped. The addition is float32 even under autocast, so that sixteen bits
            of depth survive.
        """
        told = [torch.as_tensor(one, dtype=torch.float32, device=x.device) for one in (sigma, quality, alike, blur_px)]
        numbers = torch.stack([one.flatten().expand(len(x)) for one in told], 1)
        return x + as_factor(strength, x) * self.correction(x, numbers)


def _through(
    chain: nn.Sequential,
    x: Tensor,
    told: Tensor,
    heard: tuple[nn.Linear, nn.Linear] | None,
    predicts_picture: bool = True,
) -> Tensor:
    """Returns what a chain would add to x.

    Args:
        chain: Its convolutions.
        x: N x 3 x H x W, [0, 1].
        told: N x 4.
        heard: The layers that turn the numbers into scales and shifts; None for a chain that hears the first alone.
        predicts_picture: Whether it says what the picture is, rather than what to change.
    """
    cells = functional.pixel_unshuffle(x, 2)
    sigma, quality, alike, blur_px = told.float().unbind(1)
    plane = sigma.view(-1, 1, 1, 1).expand(-1, 1, *cells.shape[2:])
    convs = [layer for layer in chain if isinstance(layer, nn.Conv2d)]
    films: Tensor | None = None
    if heard is not None:
        numbers = torch.stack((sigma / _SIGMA_UNIT, (_NO_JPEG - quality) / _QUALITY_UNIT, alike, blur_px), 1)
        # In float32 under autocast too: it is nothing beside the rest, and everything follows what it says.
        with torch.autocast(x.device.type, enabled=False):
            film = heard[1](functional.relu(heard[0](numbers)))
        films = film.view(len(x), len(convs) - 1, 2, -1, 1, 1)
    features = torch.cat((cells, plane), 1)
    for number, conv in enumerate(convs[:-1]):
        features = conv(features)
        if films is not None:
            scale, shift = (part.to(features.dtype) for part in films[:, number].unbind(1))
            features = features * (1.0 + scale) + shift
        features = functional.relu(features)
    # The last sum in float32: the photo itself is in it, and bfloat16 has eight bits.
    with torch.autocast(x.device.type, enabled=False):
        result: Tensor = functional.pixel_shuffle(convs[-1](features.float()), 2)
    return result - x if predicts_picture else result


def _chain(width: int, depth: int) -> nn.Sequential:
    widths = [13, *(width for _ in range(depth - 1)), 12]
    layers: list[nn.Module] = []
    for inputs, outputs in itertools.pairwise(widths):
        layers += [nn.Conv2d(inputs, outputs, 3, padding=1), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers[:-1])
