"""What published networks cost, counted on their architecture without running it."""

import pytest
import torch

from benchmarks.networks import counting
from benchmarks.networks.architectures import ARCHITECTURES
from restorer.models.published import PUBLISHED


def test_every_entry_can_be_made():
    assert set(ARCHITECTURES) == {info.id for info in PUBLISHED}


@pytest.mark.parametrize("model_id", ["bopbtl-scratches", "siggraph17"])
def test_the_catalogue_says_what_is_counted(model_id):
    info = next(info for info in PUBLISHED if info.id == model_id)
    assert counting.count(info) == (info.cost.macs_per_px, info.cost.memory_bytes_per_px)


def test_only_what_is_alive_at_once_counts_and_views_count_once():
    with torch.no_grad(), counting.LiveBytes() as live:
        first = torch.zeros(1000)
        view = first.view(10, 100)
        second = first + 1
        del first, view
        third = second * 2
        del second, third
    assert live.most == 8000
