"""Damage is seeded, keeps shapes and ranges, and its masks say where it is."""

import cv2
import numpy as np
import pytest
import torch

from training.damage.belongings import bordered, lettered
from training.damage.blur import convolve, gaussian_kernel, motion_kernel, random_kernel, sharpen
from training.damage.cracked import CRACKED, cracked_print
from training.damage.jpeg import jpeg
from training.damage.marks import KINDS, THIN, add_mark, add_marks, add_thin_marks
from training.damage.noise import add_grain
from training.damage.ornament import ORNAMENTS, ornamented
from training.damage.random_source import RandomSource
from training.damage.shrink import shrink
from training.damage.surface import embossed, halftone, silvering
from training.damage.tone import fade, harden, to_old_print, uneven_light
from training.damage.wear import Severity, wear

CPU = torch.device("cpu")


def photos(count: int = 4, side: int = 64) -> torch.Tensor:
    noise = torch.rand(count, 3, 8, 8, generator=torch.Generator().manual_seed(3))
    return torch.nn.functional.interpolate(noise, (side, side), mode="bicubic").clamp(0, 1)


def rng(seed: int = 1, count: int = 4) -> RandomSource:
    return RandomSource(count, seed, CPU)


def test_wear_is_seeded() -> None:
    assert torch.equal(wear(photos(), rng(1)), wear(photos(), rng(1)))
    assert not torch.equal(wear(photos(), rng(1)), wear(photos(), rng(2)))


def test_wear_leaves_untouched_photos_exactly_as_they_were() -> None:
    assert torch.equal(wear(photos(), rng(), Severity(untouched=1.0)), photos())


@pytest.mark.parametrize("seed", range(5))
def test_wear_stays_in_range(seed: int) -> None:
    worn = wear(photos(), rng(seed), Severity(untouched=0.0))
    assert worn.shape == photos().shape
    assert float(worn.min()) >= 0.0
    assert float(worn.max()) <= 1.0
    assert torch.isfinite(worn).all()


@pytest.mark.parametrize("scale", [2, 4])
def test_shrink_divides_the_size(scale: int) -> None:
    assert shrink(photos(side=128), rng(), scale).shape[-1] == 128 // scale


def test_kernels_keep_the_light() -> None:
    kernel = random_kernel(rng(), torch.ones(4, 1, 1, 1))
    assert torch.allclose(kernel.sum((-2, -1)), torch.ones(4, 1))
    assert torch.allclose(convolve(photos(), kernel).mean((1, 2, 3)), photos().mean((1, 2, 3)), atol=1e-5)
    still = motion_kernel(torch.zeros(1, 1, 1, 1), torch.zeros(1, 1, 1, 1), torch.zeros(1, 1, 1, 1))
    assert float(still.max()) == 1.0


def test_a_tiny_blur_leaves_the_photo_in_place() -> None:
    sigma = torch.full((4, 1, 1, 1), 0.2)
    assert torch.allclose(convolve(photos(), gaussian_kernel(sigma, sigma, sigma)), photos(), atol=1e-2)


def test_grain_on_gray_photos_is_gray() -> None:
    gray = photos()[:, :1].expand(-1, 3, -1, -1)
    grainy = add_grain(gray, rng(), torch.full((4, 1, 1, 1), 0.1))
    assert torch.allclose(grainy[:, 0], grainy[:, 2], atol=1e-5)
    assert float((grainy - gray).std()) > 0.01


@pytest.mark.parametrize("quality", [20, 60, 95])
def test_jpeg_is_as_lossy_as_the_real_one(quality: int) -> None:
    rough = (photos(1) + 0.05 * torch.randn(1, 3, 64, 64, generator=torch.Generator().manual_seed(1))).clamp(0, 1)
    levels = (rough[0].permute(1, 2, 0) * 255).round()
    _, file = cv2.imencode(".jpg", levels.numpy().astype(np.uint8)[..., ::-1], [cv2.IMWRITE_JPEG_QUALITY, quality])
    real = torch.from_numpy(cv2.imdecode(file, cv2.IMREAD_COLOR)[..., ::-1].copy()).float()
    ours = jpeg(rough, torch.full((1, 1, 1, 1), float(quality)), torch.ones(1, 1, 1, 1))[0].permute(1, 2, 0) * 255
    assert float((ours - real).abs().mean()) < 1.5
    assert float((ours - levels).square().mean()) == pytest.approx(float((real - levels).square().mean()), rel=0.15)


def test_tone_stays_in_range() -> None:
    full = torch.ones(4, 1, 1, 1)
    for toned in (
        to_old_print(photos(), rng(), 1.0),
        fade(photos(), rng(), full),
        uneven_light(photos(), rng(), full),
        harden(photos(), rng(), 1.0),
        sharpen(photos(), rng(), full),
    ):
        assert float(toned.min()) >= 0.0
        assert float(toned.max()) <= 1.0


def array() -> np.ndarray:
    return np.ascontiguousarray(photos(1, 96)[0].permute(1, 2, 0).numpy())


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_masks_mark_what_changed(kind: str) -> None:
    before = array()
    seen = 0.0
    for seed in range(6):
        after, mask = add_mark(before, kind, np.random.default_rng(seed))
        change = np.abs(after - before).max(-1)
        assert after.shape == before.shape
        assert after.dtype == np.float32
        assert set(np.unique(mask)) <= {0.0, 1.0}
        assert (change[mask == 0] <= KINDS[kind].visible).all()
        assert (change[mask == 1] > KINDS[kind].visible).all()
        seen += mask.sum()
    assert seen > 0


def test_marks_are_seeded_and_leave_some_photos_alone() -> None:
    first, again = (add_marks(array(), np.random.default_rng(7), undamaged=0.0) for _ in range(2))
    assert np.array_equal(first.picture, again.picture)
    whole = add_marks(array(), np.random.default_rng(7), undamaged=1.0)
    assert np.array_equal(whole.picture, array())
    assert not whole.mask.any()


def test_thin_marks_cover_little() -> None:
    assert set(THIN) <= set(KINDS)
    for seed in range(6):
        marked = add_thin_marks(array(), np.random.default_rng(seed))
        assert 0 <= marked.mask.mean() < 0.4
        assert np.array_equal(marked.mask > 0, marked.mask == 1)


def test_nothing_hardened_or_sharpened_by_nothing_changes() -> None:
    assert torch.equal(harden(photos(), rng(), 0.0), photos())
    assert torch.equal(sharpen(photos(), rng(), torch.zeros(4, 1, 1, 1)), photos())


def test_sharpening_raises_fine_contrast() -> None:
    sharp = sharpen(photos(), rng(), torch.ones(4, 1, 1, 1))
    assert float(sharp.diff(dim=-1).abs().mean()) > float(photos().diff(dim=-1).abs().mean())


@pytest.mark.parametrize("cover", [halftone, silvering, embossed, bordered, lettered])
def test_surfaces_keep_shape_and_range(cover) -> None:
    covered = cover(array(), np.random.default_rng(1))
    assert covered.shape == (96, 96, 3)
    assert covered.min() >= 0.0
    assert covered.max() <= 1.0


@pytest.mark.parametrize("crack", CRACKED)
def test_cracks_keep_shape_and_range_and_are_seeded(crack) -> None:
    changed = 0.0
    for seed in range(4):
        first, again = (crack(array(), np.random.default_rng(seed)) for _ in range(2))
        assert np.array_equal(first, again)
        assert first.shape == (96, 96, 3)
        assert first.dtype == np.float32
        assert first.min() >= 0.0
        assert first.max() <= 1.0
        changed += float((np.abs(first - array()).max(-1) > 0.08).mean())
    assert 0.0 < changed / 4 < 0.6


def test_a_cracked_print_is_cracked() -> None:
    for seed in range(6):
        after = cracked_print(array(), np.random.default_rng(seed))
        assert (np.abs(after - array()).max(-1) > 0.08).any()


@pytest.mark.parametrize("draw", ORNAMENTS)
def test_ornament_keeps_shape_and_shows(draw) -> None:
    seen = 0
    for seed in range(6):
        after = draw(array(), np.random.default_rng(seed))
        assert after.shape == (96, 96, 3)
        assert np.isfinite(after).all()
        seen += int((np.abs(after - array()).max(-1) > 0.05).sum())
    assert seen > 0
    both = [ornamented(array(), np.random.default_rng(3)) for _ in range(2)]
    assert np.array_equal(*both)
    assert both[0].min() >= 0.0
    assert both[0].max() <= 1.0
