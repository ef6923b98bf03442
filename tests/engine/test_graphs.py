"""Windows whose shape repeats are computed by a graph: with a pretended one here, with a real one on a card."""

import numpy as np
import pytest
import torch

from restorer.engine import TorchEngine, network
from restorer.engine.graphs import GRAPHS_KEPT, REPEATS, GraphedCalls
from restorer.engine.plan import TileCost
from restorer.engine.precision import Precision
from restorer.models.catalogue import ModelCatalogue
from restorer.models.info import Task
from tests.engine.fakes import Blocks, make_engine, make_info, noise

CPU = torch.device("cpu")


class Pretended:
    """Takes computations down as a card does: fixed places for input and result, which every replay writes over."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.shapes: list[torch.Size] = []
        self.replays = 0
        self.failure = failure

    def __call__(self, work, x):
        if self.failure is not None:
            raise self.failure
        self.shapes.append(x.shape)
        given = x.clone()
        result = work(given)

        def replay(other):
            self.replays += 1
            given.copy_(other)
            result.copy_(work(given))
            return result.clone()

        return replay


def run_often(calls, count, shape=(1, 3, 8, 8), work=lambda x: x * 2, **arguments):
    results = []
    for number in range(count):
        x = torch.full(shape, float(number))
        result = calls(work, x, Precision.float32, arguments)
        assert torch.equal(result, work(x))
        results.append(result)
    return results


def test_a_shape_that_repeats_is_taken_down_once_and_replayed():
    pretended = Pretended()
    calls = GraphedCalls(CPU, pretended)
    results = run_often(calls, REPEATS + 4)
    assert len(pretended.shapes) == 1
    assert pretended.replays == 4
    assert [float(one.max()) for one in results] == [2.0 * number for number in range(REPEATS + 4)], (
        "each its own memory"
    )


def test_a_shape_that_comes_seldom_is_not_taken_down():
    pretended = Pretended()
    run_often(GraphedCalls(CPU, pretended), REPEATS)
    assert not pretended.shapes


def test_other_numbers_and_formats_have_graphs_of_their_own():
    pretended = Pretended()
    calls = GraphedCalls(CPU, pretended)
    for factor in (2.0, 3.0):
        run_often(calls, REPEATS + 1, work=lambda x, factor=factor: x * factor, factor=factor)
    for precision in (Precision.float16, Precision.bfloat16):
        for _ in range(REPEATS + 1):
            calls(lambda x: x, torch.zeros(1, 3, 8, 8), precision, {})
    assert len(pretended.shapes) == 4


def test_channels_last_is_another_shape():
    pretended = Pretended()
    calls, x = GraphedCalls(CPU, pretended), torch.rand(1, 3, 8, 8)
    for _ in range(REPEATS + 1):
        calls(lambda x: x, x, Precision.float32, {})
        calls(lambda x: x, x.contiguous(memory_format=torch.channels_last), Precision.float32, {})
    assert len(pretended.shapes) == 2


def test_only_the_last_graphs_are_kept():
    pretended = Pretended()
    calls = GraphedCalls(CPU, pretended)
    for side in range(8, 8 + GRAPHS_KEPT + 1):
        run_often(calls, REPEATS + 1, (1, 3, side, side))
    run_often(calls, 1, (1, 3, 8 + GRAPHS_KEPT, 8 + GRAPHS_KEPT))
    assert len(pretended.shapes) == GRAPHS_KEPT + 1, "the last one is still there"
    run_often(calls, 1, (1, 3, 8, 8))
    assert len(pretended.shapes) == GRAPHS_KEPT + 2, "the first one had gone"


def test_what_cannot_be_taken_down_runs_as_it_did():
    pretended = Pretended(RuntimeError("operation not permitted when stream is capturing"))
    run_often(GraphedCalls(CPU, pretended), REPEATS + 3)
    assert not pretended.replays


def test_where_memory_runs_out_graphs_give_theirs_back():
    pretended = Pretended()
    calls = GraphedCalls(CPU, pretended)
    run_often(calls, REPEATS + 1)

    def large(x):
        raise torch.OutOfMemoryError

    with pytest.raises(RuntimeError):
        calls(large, torch.rand(1, 3, 64, 64), Precision.float32, {})
    run_often(calls, REPEATS)
    assert len(pretended.shapes) == 1, "counted anew"


def test_on_the_processor_nothing_is_taken_down():
    calls = GraphedCalls(CPU)
    run_often(calls, REPEATS + 2)
    assert calls._capture is None


def test_a_photo_comes_out_the_same(monkeypatch):
    pixels = noise(300, 340, 3, np.uint16)
    expected = restored(pixels)
    pretended = Pretended()
    monkeypatch.setattr(network, "GraphedCalls", lambda device: GraphedCalls(device, pretended))
    assert np.array_equal(restored(pixels), expected)
    assert pretended.replays > 10


def restored(pixels):
    net = Blocks()
    engine = make_engine(net)
    engine.cost = TileCost(fixed_px=0, cache_fit_px=1, growth=1.0, largest_px=1)
    return engine.run(make_info(net), pixels, conditions={"strength": 0.5})


@pytest.mark.gpu
@pytest.mark.parametrize("task", [Task.CLEAN, Task.DAMAGE, Task.UPSCALE])
def test_on_a_card_graphs_give_the_same_pixels(task, monkeypatch):
    if not torch.cuda.is_available() or not torch.version.cuda:
        pytest.skip("needs a CUDA device")
    catalogue = ModelCatalogue()
    info, pixels = catalogue.for_task(task), noise(1500, 1900, 3, np.uint16)
    results = []
    for is_graphed in (False, True):
        if not is_graphed:
            monkeypatch.setattr(network, "GraphedCalls", lambda device: GraphedCalls(torch.device("cpu")))
        else:
            monkeypatch.undo()
        engine = TorchEngine("cuda", catalogue)
        engine.cost = TileCost(0, 1, 1.0, 512 * 512)
        results.append(engine.run(info, pixels, scale=info.scales[0]))
        assert bool(engine.network(info)._graphs._graphs) == is_graphed
    assert np.abs(results[0].astype(int) - results[1].astype(int)).max() <= 16, "of 65535"
