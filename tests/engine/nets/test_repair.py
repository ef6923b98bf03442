"""`damage` and `inpaint`: probabilities, holes, halos."""

import pytest
import torch
from torch import nn

from restorer.engine.nets import Damage, Inpaint
from restorer.engine.nets.inpaint import spread


def alive(net, seed: int = 0):
    torch.manual_seed(seed)
    for parameter in net.parameters():
        if not parameter.any():
            nn.init.normal_(parameter, std=0.1)
    return net.eval()


def picture(height: int, width: int) -> torch.Tensor:
    return torch.rand(1, 3, height, width, generator=torch.Generator().manual_seed(0))


@pytest.fixture
def inpaint() -> Inpaint:
    return alive(Inpaint(4, 4, 4, (1, 2)))


def hole(height: int, width: int) -> torch.Tensor:
    mask = torch.zeros(1, 1, height, width)
    mask[..., 8:20, 10:30] = 1.0
    return mask


def test_damage_gives_a_probability_for_each_pixel() -> None:
    with torch.inference_mode():
        odds = alive(Damage(4, 4, 4, 4, 1, 1))(picture(32, 48))
    assert odds.shape == (1, 1, 32, 48)
    assert float(odds.min()) >= 0.0
    assert float(odds.max()) <= 1.0


def test_untrained_damage_finds_nothing() -> None:
    with torch.inference_mode():
        assert float(Damage(8, 8, 8, 8, 1, 1)(picture(32, 32)).max()) < 0.5


def test_nothing_beyond_the_halo_reaches_a_pixel_of_damage() -> None:
    net = alive(Damage(4, 4, 4, 4, 2, 1))
    photo = picture(16, (net.halo_px // 16 + 3) * 16)
    changed = photo.clone()
    changed[..., net.halo_px + 1 :] = 0.0
    with torch.inference_mode():
        assert torch.allclose(net(photo)[..., 0], net(changed)[..., 0], atol=1e-6)


def test_inpaint_keeps_every_pixel_outside_the_mask(inpaint: Inpaint) -> None:
    photo, mask = picture(48, 64), hole(48, 64)
    with torch.inference_mode():
        filled = inpaint(photo, mask)
    outside = (mask < 0.5).expand_as(photo)
    assert torch.equal(filled[outside], photo[outside])
    assert not torch.equal(filled, photo)


def test_inpaint_does_not_read_the_hole(inpaint: Inpaint) -> None:
    photo, mask = picture(48, 64), hole(48, 64)
    other = torch.where(mask > 0.5, torch.zeros_like(photo), photo)
    with torch.inference_mode():
        assert torch.equal(inpaint(photo, mask), inpaint(other, mask))


def test_inpaint_without_a_mask_changes_nothing(inpaint: Inpaint) -> None:
    photo = picture(16, 16)
    with torch.inference_mode():
        assert torch.equal(inpaint(photo, torch.zeros(1, 1, 16, 16)), photo)


def test_inpaint_survives_a_photo_that_is_all_hole(inpaint: Inpaint) -> None:
    with torch.inference_mode():
        filled = inpaint(picture(16, 16), torch.ones(1, 1, 16, 16))
    assert torch.isfinite(filled).all()


def test_nothing_beyond_the_halo_reaches_a_filled_pixel(inpaint: Inpaint) -> None:
    photo = picture(8, (inpaint.halo_px // 8 + 3) * 8)
    mask = torch.zeros_like(photo[:, :1])
    mask[..., : inpaint.halo_px // 2] = 1.0
    changed = photo.clone()
    changed[..., inpaint.halo_px + 1 :] = 0.0
    with torch.inference_mode():
        assert torch.allclose(inpaint(photo, mask)[..., 0], inpaint(changed, mask)[..., 0], atol=1e-5)


def test_the_rough_fill_of_a_flat_photo_is_flat() -> None:
    known = (hole(48, 64) < 0.5).float()
    flat = torch.full((1, 3, 48, 64), 0.3)
    assert torch.allclose(spread(flat * known, known), flat, atol=1e-5)
