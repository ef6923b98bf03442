"""How far a result is from the truth."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

FAINT = 0.01
"""Detail of less than this deviation hardly counts in `energy`: where a picture is calm, who is told to have as much of
it weaves a pattern."""


def charbonnier(result: Tensor, truth: Tensor, epsilon: float = 1e-3) -> Tensor:
    """Returns the mean of sqrt(error^2 + epsilon^2) over N x C x H x W pictures: L1, smooth near zero."""
    return torch.sqrt((result - truth).square() + epsilon * epsilon).mean()


def frequency(result: Tensor, truth: Tensor) -> Tensor:
    """Returns the mean distance between the pictures' Fourier coefficients (N x C x H x W).

    Cho et al. 2021 (MIMO-UNet): where the pixel loss is content with blur, fine detail still counts here.
    """
    difference = torch.fft.rfft2(result.float() - truth.float(), norm="ortho")
    return torch.view_as_real(difference).abs().mean()


def likeness(result: Tensor, truth: Tensor) -> Tensor:
    """Returns how far N x 3 x H x W pictures are apart at a quarter of their size, and a fifth as much at full size.

    What a texture recipe keeps to: at full size, the surest way to a small distance is to have no texture at all.
    """
    coarse = charbonnier(functional.avg_pool2d(result, 4), functional.avg_pool2d(truth, 4))
    return coarse + 0.2 * charbonnier(result, truth)


def balanced(result: Tensor, near: Tensor, *others: tuple[Tensor, float]) -> Tensor:
    """Returns a loss that pulls at a result as `near` does, and as others do, each as hard as is said.

    The gradients of judges that learnt apart from each other differ a hundredfold in size, and one that learns along
    changes: as fixed shares of a sum, one of them alone would be heard. After Esser et al. 2021 (VQGAN), who weigh an
    adversary by the ratio of the gradients.

    Args:
        result: What all of them judge, N x C x H x W; not a leaf.
        near: A loss of it; its value is what is returned.
        others: Losses of it, each with how long its gradient shall be beside that of `near`.
    """
    (total,) = torch.autograd.grad(near, result, retain_graph=True)
    length = total.norm()
    for loss, share in others:
        (slope,) = torch.autograd.grad(loss, result, retain_graph=True)
        total = total + slope * (share * length / slope.norm().clamp_min(1e-12))
    pull = (result * total.detach()).sum()
    return near.detach() + pull - pull.detach()


def blurred(picture: Tensor, deviation_px: float) -> Tensor:
    """Returns N x C x H x W pictures, less what is finer than a Gaussian."""
    reach = round(3 * deviation_px)
    far = torch.arange(-reach, reach + 1, device=picture.device)
    weights = torch.exp(-(far**2) / (2 * deviation_px**2))
    kernel = (weights / weights.sum()).expand(picture.shape[1], 1, 1, -1)
    wide = functional.pad(picture, (reach, reach, reach, reach), mode="reflect")
    across = functional.conv2d(wide, kernel, groups=picture.shape[1])
    return functional.conv2d(across, kernel.mT, groups=picture.shape[1])


def energy(result: Tensor, truth: Tensor) -> Tensor:
    """Returns how far N x 3 x H x W pictures are apart in how much fine detail there is in each place.

    Of a texture nobody knows where each thread lies, and the mean of all likely ones, which a distance between pixels
    teaches, is smooth. How much of it there is can be known: the deviation of two bands of detail around each place.
    """
    distances = []
    for fine, coarse in ((0.0, 1.0), (1.0, 2.0)):
        found, wanted = (
            torch.sqrt(functional.avg_pool2d(_band(picture, fine, coarse).square(), 8, 4) + FAINT**2)
            for picture in (result, truth)
        )
        distances.append((found - wanted).abs().mean())
    return torch.stack(distances).sum()


def _band(picture: Tensor, fine_px: float, coarse_px: float) -> Tensor:
    whole = blurred(picture, fine_px) if fine_px else picture
    return whole - blurred(picture, coarse_px)


def regularity(result: Tensor, truth: Tensor, period_px: int) -> Tensor:
    """Returns how far N x 3 x H x W pictures are apart in fine detail that comes back every so many pixels.

    A network that shuffles pixels out of channels can have detail by a pattern, the same in every cell. So what is the
    same in the cells of a neighbourhood, 6 x 6 of them, is compared.
    """
    found, wanted = (
        functional.avg_pool2d(functional.pixel_unshuffle(_band(picture, 0.0, 2.0), period_px), 6, 3)
        for picture in (result, truth)
    )
    return (found - wanted).abs().mean()
