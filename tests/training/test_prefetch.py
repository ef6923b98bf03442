"""Batches come in order and do not depend on who draws them."""

import itertools

import numpy as np
import pytest
import torch

from training.photos import Crops, PhotoBank
from training.prefetch import Prefetch


def finish(step, drawn):
    return (torch.from_numpy(drawn[0]).permute(0, 3, 1, 2).float() + step,)


def first(draw, count, **options):
    prefetch = Prefetch(draw, finish, **options)
    try:
        return [batch[0] for batch in itertools.islice(prefetch, count)]
    finally:
        prefetch.close()


def test_workers_draw_what_the_thread_would(cache) -> None:
    draw = Crops(PhotoBank(cache, ("people",), validation=False), 2, 64, seed=3)
    alone, helped = (first(draw, 7, step=5, workers=workers) for workers in (0, 2))
    assert all(torch.equal(a, b) for a, b in zip(alone, helped, strict=True))
    assert torch.equal(alone[0], finish(5, draw(5))[0])


def test_a_batch_that_is_used_again_is_turned(cache) -> None:
    draw = Crops(PhotoBank(cache, ("people",), validation=False), 1, 32, seed=3)
    one, two, other = first(draw, 3, step=0, batch_reuse=2)
    assert torch.equal(torch.rot90(one, 1, (2, 3)), two)
    assert not torch.equal(one, other)


def fail(step):
    raise ValueError(f"no photo for {step}")


@pytest.mark.parametrize("workers", [0, 1])
def test_what_goes_wrong_is_told_to_who_waits(workers) -> None:
    with pytest.raises(ValueError, match="no photo for 4"):
        first(fail, 1, step=4, workers=workers)


def test_whole_photos_are_cut_at_any_size(cache) -> None:
    bank = PhotoBank(cache, ("people",), validation=False)
    # Made-up photos are smooth: the larger the part, the steeper it is once reduced.
    steep = [np.abs(np.diff(crop.astype(int), axis=1)).mean() for crop in bank.batch(24, 64, (1,), 1.0, whole=True)]
    plain = [np.abs(np.diff(crop.astype(int), axis=1)).mean() for crop in bank.batch(24, 64, (1,), 0.0)]
    assert max(steep) > 1.5 * max(plain)
