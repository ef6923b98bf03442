"""How strongly a proposal tells `clean` to work."""

from restorer.pipeline.condition import Condition
from restorer.steps.clean.assessment import MOST_GRAIN, assess


def test_coarse_grain_is_not_told_in_full_since_detail_would_go_with_it() -> None:
    told = assess(Condition(width=350, height=537, noise_sigma=13.0, white_noise=6.0, grain_px=1.3)).settings

    assert told["noise"] == MOST_GRAIN


def test_white_noise_is_told_as_strong_as_it_is() -> None:
    told = assess(Condition(width=350, height=537, noise_sigma=25.0, white_noise=25.0, grain_px=0.5)).settings

    assert float(told["noise"]) > 2 * MOST_GRAIN
