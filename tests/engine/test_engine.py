from pathlib import Path

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from restorer.engine import TorchEngine
from restorer.engine.nets import Clean, Upscale
from restorer.engine.plan import TileCost
from restorer.errors import Cancelled, InputError, ModelError, ResourceError
from restorer.models.info import Tiling
from restorer.progress import CancelToken, Progress
from tests.engine.fakes import (
    SMALL,
    WHOLE,
    Blocks,
    Enlarge,
    Hungry,
    Identity,
    largest_difference,
    make_engine,
    make_info,
    noise,
    run_with,
)


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 260), st.integers(1, 260), st.sampled_from([1, 3]), st.sampled_from([np.uint8, np.uint16]),
    st.integers(40, 120), st.sampled_from([0, 3, 16]),
)  # fmt: skip
def test_the_identity_returns_its_input_bit_by_bit(height, width, channels, dtype, side, halo_px):
    pixels = noise(height, width, channels, dtype, seed=height)
    cost = TileCost(fixed_px=0, cache_fit_px=1, growth=1.0, largest_px=side * side)
    result = run_with(cost, Identity(), pixels, halo_px=halo_px)
    assert result.dtype == dtype
    np.testing.assert_array_equal(result, pixels)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 300), st.integers(1, 300), st.sampled_from([1, 3]), st.integers(60, 160))
def test_tiled_equals_whole(height, width, channels, side):
    # In 16 bits, where one step is 1/65535: far sharper than the promised 1/255.
    pixels = noise(height, width, channels, np.uint16, seed=width)
    net = Blocks()
    whole = run_with(WHOLE, net, pixels)
    tiled = run_with(TileCost(fixed_px=0, cache_fit_px=1, growth=1.0, largest_px=side * side), net, pixels)
    assert largest_difference(whole, tiled) <= 2
    assert largest_difference(whole, pixels) > 50, "the network does something"


@settings(max_examples=12, deadline=None)
@given(st.integers(1, 150), st.integers(1, 150), st.sampled_from([2, 3]))
def test_tiled_equals_whole_when_it_enlarges(height, width, scale):
    pixels = noise(height, width, 3, np.uint16, seed=width)
    net = Enlarge()
    whole = run_with(WHOLE, net, pixels, scale=scale)
    tiled = run_with(SMALL, net, pixels, scale=scale)
    assert whole.shape == (height * scale, width * scale, 3)
    assert largest_difference(whole, tiled) <= 2


def test_a_halo_too_small_would_be_noticed():
    """Shows that the tests above can fail."""
    pixels = noise(200, 200, 3, np.uint16)
    whole = run_with(WHOLE, Blocks(), pixels)
    assert largest_difference(whole, run_with(SMALL, Blocks(), pixels, halo_px=0)) > 300


@pytest.mark.parametrize(("net", "scale"), [(Clean(16, 4, 6), 1), (Upscale(8, 12, 1, 1), 2), (Upscale(8, 12), 4)])
def test_our_own_networks_tile_without_a_seam(net, scale):
    torch.manual_seed(3)
    for parameter in net.parameters():
        if parameter.ndim == 4 and not parameter.any():
            torch.nn.init.normal_(parameter, std=0.05)
    pixels = noise(150, 170, 3, np.uint16)
    cost = TileCost(fixed_px=0, cache_fit_px=1, growth=1.0, largest_px=1)
    tiled = run_with(cost, net, pixels, scale=scale)
    whole = run_with(WHOLE, net, pixels, scale=scale)
    assert largest_difference(whole, tiled) <= 4
    if scale == 1:
        assert largest_difference(whole, pixels) > 500


def test_the_mirror_at_the_edge_is_that_of_the_whole_picture():
    pixels = noise(37, 53, 3, np.uint16)
    result = run_with(WHOLE, Blocks(), pixels)
    padded = np.pad(pixels, ((0, 3), (0, 3), (0, 0)), mode="reflect")
    np.testing.assert_array_equal(run_with(WHOLE, Blocks(), padded)[:37, :53], result)


def test_gray_goes_in_as_three_channels_and_comes_out_as_luminance():
    class Tint(Identity):
        def forward(self, x):
            return x * torch.tensor([1.0, 0.5, 0.0]).reshape(1, 3, 1, 1)

    gray = np.full((9, 9, 1), 200, np.uint8)
    result = run_with(WHOLE, Tint(), gray)
    assert result.shape == (9, 9, 1)
    assert set(np.unique(result)) == {round(200 * (0.2126 + 0.5 * 0.7152))}


def test_conditions_reach_the_network():
    pixels = noise(64, 64, 3, np.uint16)
    np.testing.assert_array_equal(run_with(WHOLE, Blocks(), pixels, conditions={"strength": 0.0}), pixels)
    half = run_with(WHOLE, Blocks(), pixels, conditions={"strength": 0.5})
    assert largest_difference(half, pixels) > 100
    with pytest.raises(InputError, match="no input 'colour'"):
        run_with(WHOLE, Blocks(), pixels, conditions={"colour": 1.0})


def test_strength_blends_networks_that_have_no_such_dial():
    class Black(Identity):
        def forward(self, x):
            return x * 0.0

    pixels = np.full((16, 16, 3), 200, np.uint8)
    result = run_with(WHOLE, Black(), pixels, conditions={"strength": 0.25})
    assert set(np.unique(result)) == {150}


def test_a_scale_that_the_network_lacks_is_refused_in_words():
    with pytest.raises(InputError, match="does not enlarge 4 times"):
        run_with(WHOLE, Enlarge(), noise(8, 8), scale=4)


def test_the_result_may_go_into_a_mapped_file_and_the_input_stays(tmp_path):
    pixels = np.memmap(tmp_path / "in", np.uint8, "w+", shape=(150, 130, 3))
    pixels[:] = noise(150, 130)
    before = pixels.copy()
    out = np.memmap(tmp_path / "out", np.uint8, "w+", shape=(300, 260, 3))
    result = run_with(SMALL, Enlarge(), pixels, scale=2, out=out)
    assert result is out
    np.testing.assert_array_equal(pixels, before)
    np.testing.assert_array_equal(out, run_with(SMALL, Enlarge(), before, scale=2))


def test_only_a_window_of_the_picture_is_touched_at_a_time():
    largest = 0

    class Watched(np.ndarray):
        def __getitem__(self, key):
            nonlocal largest
            result = super().__getitem__(key)
            largest = max(largest, np.size(result))
            return result.view(np.ndarray)

    pixels = noise(400, 400).view(Watched)
    run_with(SMALL, Blocks(), pixels)
    assert 0 < largest <= 96 * 96 * 3


@pytest.mark.parametrize(
    "wrong", [np.zeros((4, 4, 4), np.uint8), np.zeros((4, 4, 3), np.float32), np.zeros((0, 4, 3), np.uint8)]
)
def test_what_is_no_picture_is_refused(wrong):
    with pytest.raises(ValueError, match="no picture"):
        run_with(WHOLE, Identity(), wrong)


def test_a_wrong_out_is_refused():
    pixels = noise(8, 8)
    for out in (np.zeros((8, 9, 3), np.uint8), np.zeros((8, 8, 3), np.uint16), pixels):
        with pytest.raises(ValueError, match="out must be"):
            run_with(WHOLE, Identity(), pixels, out=out)


class Darkness(Blocks):
    """One channel, as a map of damage has."""

    def forward(self, x):
        return 1.0 - super().forward(x).mean(1, keepdim=True)


@pytest.mark.parametrize("channels", [1, 3])
def test_a_network_may_give_one_channel(channels):
    pixels = noise(130, 150, channels, np.uint16)
    whole, tiled = (run_with(cost, Darkness(), pixels) for cost in (WHOLE, SMALL))
    assert whole.shape == (130, 150, 1)
    assert largest_difference(whole, tiled) <= 2
    assert largest_difference(whole, np.zeros_like(whole)) > 10_000


def test_a_network_that_gives_no_picture_is_refused_in_words():
    class Score(Identity):
        def forward(self, x):
            return x.mean(dim=(2, 3))

    with pytest.raises(ModelError, match="picture of a picture"):
        run_with(WHOLE, Score(), noise(20, 20))


# Memory


OUT_OF_MEMORY = [
    torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 20.00 GiB"),
    RuntimeError("[enforce fail at alloc_cpu.cpp:127] DefaultCPUAllocator: can't allocate memory: you tried to"),
    RuntimeError("MPS backend out of memory (MPS allocated: 17.16 GB"),
    RuntimeError("CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`"),
    MemoryError(),
]


@pytest.mark.parametrize("error", OUT_OF_MEMORY, ids=lambda error: type(error).__name__ + str(error)[:12])
def test_windows_are_halved_when_memory_runs_out(error):
    pixels = noise(230, 300, 3, np.uint16)
    net = Hungry(90 * 90, error)
    result = run_with(WHOLE, net, pixels)
    assert max(net.areas) == 300 * 232
    assert largest_difference(result, run_with(WHOLE, Blocks(), pixels)) <= 2


def test_a_network_that_ran_out_once_starts_smaller_the_next_time():
    net = Hungry(120 * 120, MemoryError())
    engine = make_engine(net)
    engine.cost = WHOLE
    pixels = noise(230, 300)
    first = engine.run(make_info(net), pixels)
    failures = sum(area > net.largest_px for area in net.areas)
    net.areas.clear()
    second = engine.run(make_info(net), pixels)
    assert failures >= 1
    assert max(net.areas) <= net.largest_px
    assert largest_difference(first, second) <= 1


def test_when_not_even_the_smallest_fits_it_is_an_error_in_words():
    class Starved(Hungry):
        def forward(self, x, strength=1.0):
            self.largest_px = 64 * 64 if x.shape[-1] == 64 else 0
            return super().forward(x, strength)

    with pytest.raises(ResourceError, match="not enough") as caught:
        run_with(WHOLE, Starved(0, MemoryError()), noise(100, 100))
    assert caught.value.hint
    with pytest.raises(ResourceError):
        run_with(WHOLE, Hungry(0, MemoryError()), noise(100, 100))


def test_other_errors_are_not_taken_for_a_lack_of_memory():
    with pytest.raises(RuntimeError, match="shapes"):
        run_with(WHOLE, Hungry(64 * 64, RuntimeError("shapes do not match")), noise(100, 100))


def test_free_memory_sets_the_size_before_anything_fails(monkeypatch):
    from restorer.engine import run

    net = Hungry(1 << 40, MemoryError())
    engine = make_engine(net)
    engine.cost = WHOLE
    info = make_info(net)
    bytes_per_px = engine.network(info).memory_profile(1, {}).bytes_per_px
    assert 12 + 24 < bytes_per_px < 2000
    monkeypatch.setattr(run, "budget_bytes", lambda device: int(bytes_per_px * 100 * 100))
    net.areas.clear()
    engine.run(info, noise(300, 300))
    assert max(net.areas) <= 100 * 100


def test_a_stage_knows_its_device_library_and_formats(monkeypatch):
    plain = TorchEngine("cpu").cache_key
    assert plain == TorchEngine("cpu").cache_key
    assert plain.startswith(f"cpu, torch {torch.__version__}")
    monkeypatch.setenv("RESTORER_PRECISION", "float16")
    assert TorchEngine("cpu").cache_key != plain


def test_the_same_photo_gives_the_same_pixels():
    pixels = noise(150, 260)
    np.testing.assert_array_equal(run_with(SMALL, Blocks(), pixels), run_with(SMALL, Blocks(), pixels))


# Progress


def test_cancel_is_answered_within_one_window():
    token = CancelToken()
    calls = []

    class Slow(Blocks):
        def forward(self, x, strength=1.0):
            calls.append(x.shape)
            if len(calls) == 5:
                token.cancel()
            return super().forward(x, strength)

    with pytest.raises(Cancelled):
        run_with(SMALL, Slow(), noise(400, 400), progress=Progress(token=token))
    assert len(calls) == 5


def test_cancelled_before_the_start_loads_nothing():
    token = CancelToken()
    token.cancel()
    engine = TorchEngine("cpu", loader=lambda info: pytest.fail("loaded"))
    with pytest.raises(Cancelled):
        engine.run(make_info(Blocks()), noise(10, 10), progress=Progress(token=token))


def test_progress_rises_to_one():
    told = []
    run_with(SMALL, Blocks(), noise(300, 200), progress=Progress(told.append, interval_s=0.0))
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert len(told) > 4


# Loading


def test_a_network_is_loaded_once_and_the_oldest_makes_room():
    nets = {name: Blocks() for name in "abc"}
    loads = []

    def load(info):
        loads.append(info.id)
        return nets[info.id]

    size = sum(parameter.numel() * 4 for parameter in Blocks().parameters())
    engine = TorchEngine("cpu", loader=load, keep_bytes=2 * size)
    infos = {name: make_info(nets[name], id=name) for name in "abc"}
    for name in "abaacab":
        engine.run(infos[name], noise(8, 8))
    assert loads == ["a", "b", "c", "b"]
    engine.forget()
    engine.run(infos["a"], noise(8, 8))
    assert loads[-1] == "a"
    assert len(loads) == 5


def test_a_missing_model_is_an_error_in_words(tmp_path: Path):
    from restorer.models.catalogue import ModelCatalogue

    with pytest.raises(ModelError, match="is not on this computer"):
        TorchEngine("cpu", ModelCatalogue(tmp_path)).run(make_info(Blocks(), id="none"), noise(8, 8))


def test_a_model_that_cuts_pictures_itself_gets_them_whole():
    sizes = []

    class Own(Identity):
        def forward(self, x):
            sizes.append(tuple(x.shape[-2:]))
            return x

    net = Own()
    engine = make_engine(net)
    engine.cost = SMALL
    engine.run(make_info(net, tiling=Tiling.INTERNAL), noise(300, 200))
    assert sizes[-1] == (300, 200)


def test_several_threads_share_one_engine():
    from concurrent.futures import ThreadPoolExecutor

    net = Blocks()
    engine = make_engine(net)
    engine.cost = SMALL
    pictures = [noise(100 + 10 * number, 120, seed=number) for number in range(4)]
    alone = [engine.run(make_info(net), picture) for picture in pictures]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda picture: engine.run(make_info(net), picture), pictures))
    for left, right in zip(alone, together, strict=True):
        np.testing.assert_array_equal(left, right)
