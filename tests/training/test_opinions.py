"""What another network makes of small crops is packed once, and drawn as it was packed."""

import numpy as np
import pytest
import torch

from tests.training.conftest import enlarged
from training.opinions import RECORD_BYTES, DrawnOpinions, open_opinions, pack_opinions

PACKS = ("scenes", "people")


def test_packing_goes_on_where_it_was_stopped(opinions, tmp_path) -> None:
    asked = []

    def ask(small):
        asked.append(small)
        return enlarged(small)

    for name in ("photos.bin", "photos.json"):
        (tmp_path / name).symlink_to(opinions / name)
    whole = (opinions / "opinions.bin").read_bytes()
    (tmp_path / "opinions.bin").write_bytes(whole[: 5 * RECORD_BYTES + 100])
    pack_opinions(tmp_path, 16, PACKS, ask)
    assert len(asked) == 2, "what was written in part is made anew"
    packed = (tmp_path / "opinions.bin").read_bytes()
    assert packed[: len(whole)] == whole
    assert len(packed) == 16 * RECORD_BYTES
    pack_opinions(tmp_path, 16, PACKS, ask)
    assert len(asked) == 2, "nothing is left to do"


@pytest.mark.parametrize("step", range(6))
def test_the_three_show_the_same_part_the_same_way_round(opinions, step) -> None:
    small, truth, opinion = DrawnOpinions(opinions, 4, 40, 1)(step)
    assert small.shape == (4, 40, 40, 3)
    assert truth.shape == opinion.shape == (4, 160, 160, 3)
    again = enlarged(torch.from_numpy(small).permute(0, 3, 1, 2) / 255.0)
    inside = (slice(None), slice(8, -8), slice(8, -8))
    made = np.rint(again.permute(0, 2, 3, 1).numpy() * 255)[inside]
    assert np.abs(made - opinion[inside]).max() <= 1
    apart = [np.abs(small.astype(int) - truth[:, row::4, column::4]).mean() for row in (1, 2) for column in (1, 2)]
    assert max(apart) < 20


def test_nothing_packed_is_said(tmp_path) -> None:
    with pytest.raises(FileNotFoundError, match=r"training\.opinions"):
        open_opinions(tmp_path)
