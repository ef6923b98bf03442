"""How far a result is from the truth."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional


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
