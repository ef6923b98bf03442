"""Networks are compared in a process of its own: which part, what comes back, and how it ends."""

import multiprocessing
import threading
from functools import partial

import numpy as np
import pytest

from restorer.app import open_services
from restorer.engine import inspect_weights
from restorer.errors import Cancelled, ModelError
from restorer.imaging.encode import encode
from restorer.imaging.photo import Extent, Photo
from restorer.imaging.tiles import Bounds
from restorer.jobs.engine_process.trials import TrialOrder, part_of, run_trials, serve_trials
from restorer.models.catalogue import ModelCatalogue
from restorer.models.imported import add_imported
from restorer.progress import CancelToken
from tests.models.weight_files import compact
from tests.steps.fakes import picture


@pytest.fixture
def order(tmp_path):
    path = tmp_path / "photo.png"
    encode(Photo(picture(longest_px=160)), path, "png")
    source = compact(tmp_path / "theirs.pth")
    add_imported(inspect_weights(source), source, ModelCatalogue().folder)
    return TrialOrder(str(path), 0, (80.0, 60.0), 64, ("theirs", "clean"))


@pytest.mark.parametrize(
    ("center", "side", "part"),
    [
        ((80, 60), 64, Bounds(48, 28, 64, 64)),
        ((0, 0), 64, Bounds(0, 0, 64, 64)),
        ((159, 119), 64, Bounds(96, 56, 64, 64)),
        ((80, 60), 512, Bounds(0, 0, 160, 120)),
    ],
)
def test_the_part_lies_inside_and_around_the_middle(center, side, part):
    assert part_of(Extent(160, 120), TrialOrder("", 0, center, side, ())) == part


def served(order, services=open_services):
    """What the process sends, run in a thread of this one."""
    near, far = multiprocessing.Pipe()
    thread = threading.Thread(target=serve_trials, args=(far,))
    near.send((services, order))
    thread.start()
    said = []
    while not said or not (said[-1] is None or isinstance(said[-1], Exception)):
        said.append(near.recv())
    thread.join()
    near.close()
    far.close()
    return said


def test_the_part_comes_first_and_then_what_each_network_made(order):
    original, theirs, own, end = served(order)
    assert end is None
    assert [one.model for one in (original, theirs, own)] == ["", "theirs", "clean"]
    assert original.pixels.shape == own.pixels.shape == (64, 64, 3)
    assert theirs.pixels.shape == (128, 128, 3)
    np.testing.assert_array_equal(original.pixels, picture(longest_px=160)[28:92, 48:112])
    assert own.seconds > 0
    assert all(one.pixels.dtype == np.uint8 for one in (original, theirs, own))


def test_what_is_not_here_is_said_before_anything_runs(order):
    said = served(TrialOrder(order.path, 0, order.center, 64, ("clean", "big-lama")))
    assert len(said) == 1
    assert isinstance(said[0], ModelError)
    assert "not on this computer" in said[0].message


def test_a_mistake_in_a_networks_code_is_said(order, monkeypatch):
    def fail(*args):
        raise RuntimeError("subscript c has size 32")
        yield

    monkeypatch.setattr("restorer.jobs.worker.model_trials.try_models", fail)
    *_, said = served(order)
    assert isinstance(said, ModelError)
    assert said.message == "The comparison failed: subscript c has size 32."


@pytest.mark.slow
def test_a_process_of_its_own_does_it_and_is_ended_when_asked(order, tmp_path):
    came, token = [], CancelToken()
    services = partial(open_services, device="cpu")
    run_trials(order, services, came.append, token)
    assert [one.model for one in came] == ["", "theirs", "clean"]
    assert came[1].memory_bytes > 0
    with pytest.raises(Cancelled):
        run_trials(order, services, lambda _: token.cancel(), token)
    with pytest.raises(ModelError, match="broken off"):
        run_trials(order, _die, came.append, CancelToken())
    with pytest.raises(ModelError, match="not on this computer"):
        run_trials(TrialOrder(order.path, 0, order.center, 64, ("big-lama",)), services, came.append, CancelToken())


def _die():
    import os

    os._exit(9)
