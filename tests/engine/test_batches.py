"""Windows that run together, and are read ahead, give the picture that each gives by itself."""

import threading

import numpy as np
import pytest
import torch

from restorer.engine import TorchEngine, run
from restorer.engine.plan import GPU_COST, TileCost, cpu_cost
from restorer.errors import Cancelled
from restorer.imaging.photo import Extent
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import Task
from restorer.progress import Progress
from tests.engine.fakes import Blocks, Enlarge, make_engine, make_info, noise

ONE = TileCost(fixed_px=0, cache_fit_px=1, growth=1.0, largest_px=1)


class Watched(Blocks):
    """Notes how many windows it sees at once; runs out of memory beyond some area of all of them."""

    def __init__(self, largest_px: int = 1 << 60) -> None:
        super().__init__()
        self.largest_px, self.seen = largest_px, []

    def forward(self, x, strength: float = 1.0):
        if x.shape[0] * x.shape[2] * x.shape[3] > self.largest_px:
            raise MemoryError
        self.seen.append(x.shape[0])
        return super().forward(x, strength)


def restored(net, pixels, cost, **options):
    engine = make_engine(net)
    engine.cost = cost
    scale = options.get("scale", 1)
    engine.plan(make_info(net), Extent(8, 8), scale=scale)  # what a first run settles is not counted
    if isinstance(net, Watched):
        net.seen.clear()
    return engine.run(make_info(net), pixels, **options), engine.plan(
        make_info(net), Extent(*pixels.shape[1::-1]), scale=scale
    )


@pytest.mark.parametrize("reads_ahead", [False, True])
@pytest.mark.parametrize("at_once", [2, 3, 100])
def test_windows_together_give_what_each_gives_by_itself(at_once, reads_ahead):
    pixels = noise(190, 230, 3, np.uint16)
    expected, plan = restored(Watched(), pixels, ONE)
    area = plan.window.width * plan.window.height
    cost = together(at_once * area, reads_ahead)
    net, fractions = Watched(), []
    found, _ = restored(net, pixels, cost, progress=Progress(fractions.append, interval_s=0.0))
    assert np.abs(found.astype(int) - expected.astype(int)).max() <= 2, "of 65535"
    groups = [min(at_once, len(plan) - first) for first in range(0, len(plan), at_once)]
    assert net.seen == groups
    assert fractions[-1] == 1.0
    assert threading.active_count() == 1 or not any(one.name.startswith("windows") for one in threading.enumerate())


def together(batch_px, reads_ahead=True):
    return TileCost(0, 1, 1.0, 1, batch_px=batch_px, reads_ahead=reads_ahead)


def test_enlarging_together_is_enlarging_by_itself():
    pixels = noise(90, 110, 1)
    expected, found = (restored(Enlarge(), pixels, cost, scale=2)[0] for cost in (ONE, together(1 << 40)))
    assert np.abs(found.astype(int) - expected.astype(int)).max() <= 1


def test_where_memory_is_short_each_window_runs_by_itself():
    pixels = noise(190, 230)
    expected, plan = restored(Watched(), pixels, ONE)
    net = Watched(2 * plan.window.width * plan.window.height - 1)
    found, _ = restored(net, pixels, together(1 << 40))
    np.testing.assert_array_equal(found, expected)
    assert net.seen == [1] * len(plan), "and not one is tried together again"


def test_a_stop_is_answered_between_groups_and_leaves_no_thread():
    progress, net = Progress(), Watched()
    forward = net.forward

    def stop(x, strength: float = 1.0):
        progress.token.cancel()
        return forward(x, strength)

    engine = make_engine(net)
    engine.network(make_info(net)).memory_profile(1, {})
    net.forward = stop
    engine.cost = together(1)
    with pytest.raises(Cancelled):
        engine.run(make_info(net), noise(190, 230), progress=progress)
    assert not any(one.name.startswith("windows") for one in threading.enumerate())


def test_what_cannot_be_read_ahead_is_an_error_of_the_run(monkeypatch):
    def fail(*_):
        raise OSError("the disk is gone")

    monkeypatch.setattr(run, "read_window", fail)
    with pytest.raises(OSError, match="disk"):
        restored(Watched(), noise(190, 230), together(1 << 40))


def test_a_card_runs_windows_together_and_a_processor_does_not():
    window = Extent(512, 512)
    assert GPU_COST.at_once(window, 1 << 40) == 16
    assert GPU_COST.at_once(window, 3 * 512 * 512) == 3
    assert GPU_COST.at_once(window, 1) == 1
    assert cpu_cost(100.0).at_once(window, 1 << 40) == 1
    assert GPU_COST.reads_ahead
    assert not cpu_cost(100.0).reads_ahead


@pytest.mark.gpu
@pytest.mark.parametrize("task", [Task.CLEAN, Task.DAMAGE, Task.UPSCALE])
def test_a_card_gives_what_the_processor_gives(task):
    if not torch.cuda.is_available():
        pytest.skip("needs a CUDA device")
    catalogue = ModelCatalogue()
    info, pixels = catalogue.for_task(task), noise(700, 900, 3, np.uint16)
    card, processor = TorchEngine("cuda", catalogue), TorchEngine("cpu", catalogue)
    card.cost = TileCost(0, 1, 1.0, 1, batch_px=1 << 21, reads_ahead=True)
    results = [engine.run(info, pixels, scale=info.scales[0]).astype(int) for engine in (card, processor)]
    assert np.abs(results[0] - results[1]).max() <= 3 * 65535 / 255
