"""CIELAB and back, for networks that predict chroma and must leave luminance alone (CIE 15, D65; IEC 61966-2-1)."""

from __future__ import annotations

import torch
from torch import Tensor

from restorer.imaging.color import TRAINED_WHITE, TRAINED_XYZ_OF_RGB


def rgb_to_lab(rgb: Tensor) -> Tensor:
    """Returns N x 3 x H x W float32 L (0 to 100), a and b of N x 3 x H x W sRGB in [0, 1]."""
    linear = torch.where(rgb > 0.04045, ((rgb.clamp_min(0.0) + 0.055) / 1.055) ** 2.4, rgb / 12.92)
    xyz = torch.einsum("ij,njhw->nihw", rgb.new_tensor(TRAINED_XYZ_OF_RGB), linear) / rgb.new_tensor(
        TRAINED_WHITE
    ).view(1, 3, 1, 1)
    f = torch.where(xyz > 0.008856, xyz.clamp_min(1e-6) ** (1 / 3), 7.787 * xyz + 16 / 116)
    x, y, z = f.unbind(1)
    return torch.stack((116 * y - 16, 500 * (x - y), 200 * (y - z)), 1)


def lab_to_rgb(lab: Tensor) -> Tensor:
    """Returns N x 3 x H x W float32 sRGB, clipped to [0, 1], of N x 3 x H x W L, a and b."""
    light, a, b = lab.unbind(1)
    y = (light + 16) / 116
    f = torch.stack((y + a / 500, y, y - b / 200), 1)
    xyz = torch.where(f > 0.206893, f**3, (f - 16 / 116) / 7.787) * lab.new_tensor(TRAINED_WHITE).view(1, 3, 1, 1)
    to_rgb = torch.linalg.inv(torch.tensor(TRAINED_XYZ_OF_RGB, dtype=torch.float64)).to(lab)
    linear = torch.einsum("ij,njhw->nihw", to_rgb, xyz).clamp(0.0, 1.0)
    return torch.where(linear > 0.0031308, 1.055 * linear.clamp_min(1e-8) ** (1 / 2.4) - 0.055, 12.92 * linear)
