"""The learning rate over a budget of steps or of minutes."""

from __future__ import annotations


def rate(progress: float, warm: float = 0.01, cool: float = 0.4) -> float:
    """Returns the share of the peak learning rate at `progress` in [0, 1]: warm-up, plateau, fall to nothing.

    The plateau lets a longer budget take up an earlier checkpoint without unlearning (Hu et al. 2024, WSD).
    """
    if progress < warm:
        return max(progress, 0.002) / warm
    if progress < 1.0 - cool:
        return 1.0
    return float(max(0.0, (1.0 - progress) / cool) ** 0.8)
