"""The promises that every network of ours makes, on random hyperparameters and random weights."""

import random

import pytest
import torch
from torch import Tensor, nn

from restorer.engine.nets import NETS, Clean, Upscale
from restorer.engine.nets.facts import macs_per_pixel
from restorer.engine.nets.upscale import KEPT
from restorer.engine.nets.weights import read_net, save_net


def random_clean(seed: int) -> Clean:
    rng = random.Random(seed)
    net = Clean(rng.choice([4, 6, 8]), rng.randint(3, 5), 6, rng.choice([0, 6]))
    return alive(net, seed)


def random_upscale(seed: int) -> Upscale:
    rng = random.Random(seed)
    return alive(Upscale(rng.choice([4, 6]), rng.choice([6, 8]), rng.randint(0, 2), rng.randint(1, 2)), seed)


def alive(net, seed: int):
    torch.manual_seed(seed)
    for parameter in net.parameters():
        if not parameter.any():
            nn.init.normal_(parameter, std=0.1)
    if isinstance(net, Clean):
        nn.init.normal_(net.body[0].weight, std=0.2)  # no longer what was published
    return net.eval()


def picture(height: int, width: int) -> Tensor:
    return torch.rand(1, 3, height, width, generator=torch.Generator().manual_seed(0))


@pytest.mark.parametrize("seed", range(4))
def test_clean_at_strength_zero_is_the_photo_itself(seed: int) -> None:
    photo = picture(24, 40)
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16):
        assert torch.equal(random_clean(seed)(photo, strength=0.0), photo)


def test_clean_takes_a_strength_for_each_photo() -> None:
    net, photos = random_clean(1), torch.rand(2, 3, 16, 16)
    with torch.inference_mode():
        result = net(photos, strength=torch.tensor([0.0, 1.0]))
    assert torch.equal(result[0], photos[0])
    assert not torch.equal(result[1], photos[1])


def test_untrained_networks_change_nothing() -> None:
    photo = picture(16, 16)
    bicubic = nn.functional.interpolate(photo, scale_factor=4, mode="bicubic")
    assert (Upscale(4, 4)(photo, texture=1.0, strength=0.0) - bicubic).abs().max() < 1e-6


def test_clean_begins_as_ffdnet_that_is_told_the_noise() -> None:
    net, photo = Clean(8, 4, 6).eval(), picture(32, 48)
    with torch.inference_mode():
        halves = nn.functional.pixel_unshuffle(photo, 2)
        told = nn.functional.pixel_shuffle(net.body(torch.cat((halves, torch.full((1, 1, 16, 24), 0.1)), 1)), 2)
        assert torch.allclose(net(photo, sigma=0.1, quality=20.0), told, atol=1e-6)


def test_plain_noise_goes_through_the_chain_as_it_was_published() -> None:
    net, photo = random_clean(3), picture(32, 48)
    with torch.inference_mode():
        halves = nn.functional.pixel_unshuffle(photo, 2)
        told = nn.functional.pixel_shuffle(net.plain(torch.cat((halves, torch.full((1, 1, 16, 24), 0.1)), 1)), 2)
        assert torch.allclose(net(photo, sigma=0.1), told, atol=1e-6)
        assert not torch.allclose(net(photo, sigma=0.1, quality=90.0), told, atol=1e-3)


def test_a_jpeg_without_grain_or_blur_goes_through_a_chain_of_its_own() -> None:
    torch.manual_seed(0)
    net, photo = Clean(8, 4, 6, saved_depth=6).eval(), picture(16, 24)
    before = {"width": 8, "depth": 4, "hidden": 6}
    old = Clean(**before).eval()
    old.load_state_dict({name: value for name, value in net.state_dict().items() if not name.startswith("saved")})
    wear = {"none": {}, "saved": {"quality": 50.0}, "grainy": {"quality": 50.0, "alike": 0.5}, "soft": {"blur_px": 1.0}}
    with torch.inference_mode():
        same = {
            name: torch.equal(net(photo, sigma=0.1, **told), old(photo, sigma=0.1, **told))
            for name, told in wear.items()
        }
    assert same == {"none": True, "saved": False, "grainy": True, "soft": True}
    assert (net.halo_px, old.halo_px) == (13, 9)


def test_every_number_that_clean_is_told_counts_for_each_photo() -> None:
    net, photos = random_clean(2), picture(16, 16).expand(2, -1, -1, -1)
    given = {"sigma": (0.0, 0.1), "quality": (100.0, 20.0), "alike": (0.0, 0.6), "blur_px": (0.0, 1.5)}
    with torch.inference_mode():
        nothing = net(photos, quality=torch.tensor([100.0, 50.0]))[:1]
        for name, values in given.items():
            worn = {"quality": torch.tensor([100.0, 50.0])} | {name: torch.tensor(values)}
            result = net(photos, **worn)
            assert torch.allclose(result[:1], nothing, atol=1e-6), name
            assert not torch.allclose(result[1:], nothing, atol=1e-4), name


@pytest.mark.parametrize(("scale", "least"), [(2, 1.7), (4, 1.3)])
def test_what_was_enlarged_is_the_photo_again_once_it_is_reduced(scale: int, least: float) -> None:
    photo = picture(16, 16)
    with torch.inference_mode():
        bicubic = nn.functional.interpolate(photo, scale_factor=scale, mode="bicubic")
        away = [
            float((nn.functional.avg_pool2d(result, scale) - photo).abs().mean())
            for result in (bicubic, Upscale(4, 4)(photo, scale=scale))
        ]
    assert away[0] > least * away[1]


@pytest.mark.parametrize("scale", [2, 4])
@pytest.mark.parametrize("strength", [0.4, 1.0])
def test_enlarging_at_the_small_size_is_enlarging(scale: int, strength: float) -> None:
    net, photo = random_upscale(5), picture(12, 18)
    with torch.inference_mode():
        correction = nn.functional.pixel_shuffle(net.body(photo, 0.3, scale), scale)
        enlarged = nn.functional.interpolate(photo, scale_factor=scale, mode="bicubic") + strength * correction
        lacking = photo - nn.functional.avg_pool2d(enlarged, scale)
        given = nn.functional.interpolate(lacking, scale_factor=scale, mode="bicubic")
        expected = enlarged + strength * KEPT[scale] * given
        assert (net(photo, 0.3, scale, strength) - expected).abs().max() < 2e-6


@pytest.mark.parametrize("scale", [2, 4])
@pytest.mark.parametrize("seed", range(3))
def test_upscale_multiplies_the_size(scale: int, seed: int) -> None:
    net = random_upscale(seed)
    with torch.inference_mode():
        assert net(picture(10, 14), texture=0.5, scale=scale).shape == (1, 3, 10 * scale, 14 * scale)


def test_upscale_blends_its_two_sets_of_weights() -> None:
    net = random_upscale(3)
    photo = picture(16, 16)
    with torch.inference_mode():
        plain, textured = net(photo, texture=0.0), net(photo, texture=1.0)
        near = net(photo, texture=0.01)
    assert (near - plain).abs().max() < (textured - plain).abs().max()
    assert not torch.equal(near, plain)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("make", [random_clean, random_upscale])
def test_nothing_beyond_the_halo_reaches_a_pixel(make: type, seed: int) -> None:
    net = make(seed)
    side = 2 * net.halo_px + 4 * net.multiple
    side += -side % net.multiple
    photo = picture(net.multiple, side)
    changed = photo.clone()
    changed[..., net.halo_px + 1 :] = 0.0
    with torch.inference_mode():
        before, after = net(photo), net(changed)
    scale = before.shape[-1] // side
    assert torch.allclose(before[..., :scale], after[..., :scale], atol=1e-6)


@pytest.mark.parametrize("make", [random_clean, random_upscale])
def test_a_tile_with_its_halo_equals_the_whole_picture(make: type) -> None:
    net = make(2)
    margin = net.halo_px + -net.halo_px % net.multiple
    photo = picture(4 * net.multiple, 2 * margin + 8 * net.multiple)
    with torch.inference_mode():
        whole = net(photo)
        tile = net(photo[..., 4 * net.multiple :])
    scale = whole.shape[-1] // photo.shape[-1]
    inner = slice(scale * (4 * net.multiple + margin), None)
    assert torch.allclose(whole[..., inner], tile[..., scale * margin :], atol=1e-5)


@pytest.mark.parametrize("name", sorted(NETS))
def test_a_saved_network_comes_back_the_same(name: str, tmp_path) -> None:
    net = alive(NETS[name](), 5)
    file = tmp_path / "net.safetensors"
    save_net(net, name, file, torch.float32)
    again = read_net(file, NETS)
    assert again.config == net.config
    assert all(torch.equal(a, b) for a, b in zip(net.state_dict().values(), again.state_dict().values(), strict=True))


@pytest.mark.parametrize("name", sorted(NETS))
def test_the_cost_of_every_network_can_be_counted(name: str) -> None:
    assert 1_000 < macs_per_pixel(NETS[name]()) < 600_000


def test_networks_keep_to_their_budget() -> None:
    assert macs_per_pixel(Clean(saved_depth=16)) <= 350_000
    assert macs_per_pixel(Clean(saved_depth=16), quality=50.0) <= 350_000
    assert macs_per_pixel(Upscale(), scale=4) <= 500_000
    assert macs_per_pixel(Upscale(), scale=2) <= 500_000
    assert Clean(saved_depth=16).halo_px <= 33
