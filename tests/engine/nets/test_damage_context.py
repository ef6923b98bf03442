"""`damage_context` leaves odds as they are until it has learnt something, and sees far."""

import torch

from restorer.engine.nets import DamageContext
from restorer.engine.nets.damage_context import MOST_ODDS, odds_of


def net() -> DamageContext:
    torch.manual_seed(1)
    return DamageContext().eval()


def test_untrained_it_says_what_it_heard() -> None:
    odds = torch.linspace(-6, 6, 64 * 96).view(1, 1, 64, 96)
    with torch.inference_mode():
        found = net()(torch.rand(1, 3, 64, 96), odds)
    assert torch.allclose(found, torch.sigmoid(odds), atol=1e-5)


def test_what_it_heard_is_bounded() -> None:
    with torch.inference_mode():
        found = net().logits(torch.rand(1, 3, 32, 32), torch.full((1, 1, 32, 32), 40.0))
    assert float(found.max()) == MOST_ODDS


def test_what_lies_far_away_counts() -> None:
    made = net()
    torch.nn.init.normal_(made.tail[0].weight, std=0.1)
    photo = torch.rand(1, 3, 256, 256)
    other = photo.clone()
    other[..., :32] = 1 - other[..., :32]
    odds = torch.zeros(1, 1, 256, 256)
    with torch.inference_mode():
        change = (made.logits(photo, odds) - made.logits(other, odds)).abs()
    assert float(change[..., 224:].max()) > 0


def test_odds_of_stored_chances_are_numbers() -> None:
    odds = odds_of(torch.tensor([0.0, 0.5, 1.0]))
    assert torch.isfinite(odds).all()
    assert float(odds[1]) == 0.0
    assert abs(float(odds[2]) + float(odds[0])) < 1e-3
