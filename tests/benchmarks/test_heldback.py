"""Only photos that were never trained on are measured, and the same ones however they were packed."""

import numpy as np
import pytest

from benchmarks.quality.heldback import HeldBack, as_pictures, as_tensor, batches, open_bank, reduced
from training.photos import is_validation, pack_photos
from training.tasks.clean import make_pair

ALL = ("people", "portraits", "scenes", "small")


def test_no_photo_was_trained_on(packed) -> None:
    held = HeldBack(packed)
    names = [name for name, _ in held.whole(ALL, seed=1, longest_px=64)]
    assert len(names) == held.count(ALL) == 16
    assert all(is_validation(name) for name in names)


def test_the_tenth_alone_gives_the_pictures_of_the_whole(photos, packed, tmp_path) -> None:
    pack_photos(photos, tmp_path)
    assert open_bank(photos, tmp_path, tmp_path / "unused") == tmp_path
    whole, tenth = HeldBack(tmp_path), HeldBack(packed)
    assert np.array_equal(whole.bank().batch(3, 128, (1, 2)), tenth.bank().batch(3, 128, (1, 2)))
    for (name, picture), (other, same) in zip(
        whole.whole(ALL, seed=3, longest_px=99), tenth.whole(ALL, seed=3, longest_px=99), strict=True
    ):
        assert name == other
        assert np.array_equal(picture, same)


def test_without_archives_it_says_so(tmp_path) -> None:
    with pytest.raises(FileNotFoundError, match="no archive of photos"):
        open_bank(tmp_path, None, tmp_path)


def test_the_same_seed_wears_the_same_way(packed) -> None:
    import torch

    def worn():
        return make_pair(HeldBack(packed).bank(), 2, 64, (7, 1), torch.device("cpu"))[0]

    assert torch.equal(worn(), worn())


def test_pictures_survive_the_way_to_tensors_and_back() -> None:
    picture = np.random.default_rng(0).integers(0, 256, (8, 6, 3)).astype(np.uint8)
    assert np.array_equal(as_pictures(as_tensor([picture]))[0], picture)


def test_batches_hold_every_picture_once() -> None:
    assert list(batches(19)) == [(0, 8), (1, 8), (2, 3)]


def test_reducing_keeps_small_pictures_as_they_are() -> None:
    picture = np.zeros((30, 40, 3), np.uint8)
    assert reduced(picture, 40).shape == (30, 40, 3)
    assert reduced(picture, 20).shape == (15, 20, 3)
