"""The split never moves, crops are seeded, nothing that is held back is trained on."""

import numpy as np

from training.photos import PhotoBank, is_validation


def test_the_split_is_by_name_and_stays() -> None:
    held_back = [name for name in (f"photo-{n}.jpg" for n in range(40)) if is_validation(name)]
    assert held_back == ["photo-4.jpg", "photo-5.jpg", "photo-19.jpg"]


def test_training_and_validation_share_no_photo(cache) -> None:
    training, validation = (PhotoBank(cache, ("scenes", "people"), held_back) for held_back in (False, True))
    names = {photo.name for photo in training.photos}
    assert names
    assert validation.photos
    assert not names & {photo.name for photo in validation.photos}


def test_crops_are_seeded(cache) -> None:
    bank = PhotoBank(cache, ("scenes",), validation=False)
    assert np.array_equal(bank.batch(3, 64, (1, 2)), bank.batch(3, 64, (1, 2)))
    assert not np.array_equal(bank.batch(3, 64, (1, 2)), bank.batch(3, 64, (1, 3)))


def test_soft_photos_are_packed_at_half_size(cache) -> None:
    assert {photo.height for photo in PhotoBank(cache, ("people",), validation=False).photos} == {320}
    assert {photo.height for photo in PhotoBank(cache, ("scenes",), validation=False).photos} == {320}
