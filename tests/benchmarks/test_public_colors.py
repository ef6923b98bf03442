"""Hues by sector, kinds of things, shares of hues: the figures that colours are judged by."""

from pathlib import Path

import cv2
import numpy as np
import pytest

from benchmarks.public import colors


def plane(light: float, chroma: float, hue: float) -> np.ndarray:
    """Pixels of one colour, 40 x 40 x 3 CIELAB."""
    angle = np.radians(hue)
    return np.tile(np.array((light, chroma * np.cos(angle), chroma * np.sin(angle)), np.float32), (40, 40, 1))


def test_every_sector_counts_the_same() -> None:
    true = np.concatenate([np.tile(plane(50, 30, 60), (3, 1, 1)), plane(50, 30, 240)]).reshape(-1, 3)
    brown = np.tile(plane(50, 30, 60), (4, 1, 1)).reshape(-1, 3)
    shares = colors.right_by_sector(brown, true)
    assert shares[0] == 1
    assert shares[3] == 0
    assert np.isnan([shares[1], shares[2], shares[4], shares[5]]).all()
    assert colors.mean_right(brown, true) == pytest.approx(0.5)


def test_brown_and_gray_are_no_other_hues() -> None:
    lab = np.concatenate([plane(50, 30, 60), plane(50, 4, 240), plane(50, 30, 240), plane(50, 30, 120)])
    assert colors.other_share(lab.reshape(-1, 3)) == pytest.approx(0.5)


def test_kinds_are_told_by_their_true_colors() -> None:
    skin, foliage, sky = colors.KINDS[1:]
    assert skin(plane(60, 25, 55)).all()
    assert foliage(plane(40, 30, 120)).all()
    assert sky(plane(70, 25, 260)).all()
    assert not any(kind(plane(50, 3, 60)).any() for kind in (skin, foliage, sky))


def test_tables_of_the_truth_itself_are_perfect(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    small = rng.integers(0, 255, (8, 12, 3), dtype=np.uint8)
    cv2.imwrite(str(tmp_path / "a.png"), cv2.resize(small, (600, 400), interpolation=cv2.INTER_LINEAR))
    (tmp_path / "notes.txt").write_text("no picture")
    named = colors.read_set(list(tmp_path.iterdir()))
    assert [picture.shape for picture in named.values()] == [(341, 512, 3)]
    truths = list(named.values())
    row = colors.tables(truths, [colors.Colored("truth", tuple(truths))])[0].rows[0]
    assert row[:4] == ("truth", "60.00", "0.00", "100%")
    assert row[-1] == "100%"


def test_a_set_that_is_not_here_is_told() -> None:
    class Empty:
        def pictures(self, name: str) -> list[Path]:
            return []

    class Bench:
        sets = Empty()

    assert colors.measure(Bench()).missing == ("the set Kodak24",)
