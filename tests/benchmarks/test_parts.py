"""Every part measures something on made-up pictures, names what is missing, and the command writes its page."""

import numpy as np
import pytest

from benchmarks.quality import command, repairing, trial
from benchmarks.quality.colorizing import hints_of, to_gray
from benchmarks.quality.heldback import HeldBack
from benchmarks.quality.lab import Effort, Lab
from benchmarks.quality.peers import bicubic, non_local_means, telea
from benchmarks.quality.trial import Case, Trial
from restorer.imaging.color import to_lab
from restorer.steps.colorize.hints import read_hints


@pytest.fixture(scope="module")
def lab(packed, tmp_path_factory):
    return Lab(HeldBack(packed), Effort(pictures=2, crop_px=128, searched=2), tmp_path_factory.mktemp("none"), 1)


def noisy(seed: int = 0):
    rng = np.random.default_rng(seed)
    truth = np.full((96, 96, 3), 120, np.uint8)
    truth[:, 48:] = 180
    return Case(np.clip(truth + rng.normal(0, 15, truth.shape), 0, 255).astype(np.uint8), truth)


def test_trials_keep_the_figures_of_every_picture() -> None:
    nothing, means = Trial("nothing", lambda case: case.worn), Trial("means", lambda case: non_local_means(case.worn))
    trial.compare([nothing, means], [noisy(0), noisy(1)], wants_niqe=False)
    assert len(means.psnr) == len(means.paces) == 2
    assert nothing.pace == 0.0
    assert min(means.gain(nothing)) > 1.0
    assert trial.table("t", [nothing, means]).rows[1][0] == "means"


def test_peers_do_what_their_names_say() -> None:
    case = noisy()
    assert bicubic(case.truth, 2).shape == (192, 192, 3)
    mask = np.zeros((96, 96), np.uint8)
    mask[20:24, 10:40] = 255
    scratched = np.where(mask[:, :, None] > 0, np.uint8(255), case.truth)
    filled = telea(scratched, mask)
    assert np.abs(filled.astype(int) - case.truth).max() <= 2
    assert np.array_equal(filled[mask == 0], scratched[mask == 0])


def test_marked_crops_differ_from_their_truth_inside_the_mask(lab) -> None:
    for index in (0, 1):
        for case in repairing.marked_cases(lab, index):
            assert case.mask is not None
            apart = np.abs(case.worn.astype(int) - case.truth).max(axis=2)
            if (case.mask > 0).any():
                assert apart[case.mask > 0].mean() > 3 * apart[case.mask == 0].mean()


def test_a_change_outside_the_mask_is_seen() -> None:
    case = noisy()
    masked = Case(case.worn, case.truth, np.zeros((96, 96), np.uint8))

    def careless(picture):
        mask = np.zeros((96, 96), np.uint8)
        mask[:10] = 255
        changed = picture.copy()
        changed[:11] = 0
        return changed, mask

    finder = repairing.Finder("careless", careless)
    trial.compare([finder.trial], [masked], wants_niqe=False)
    assert finder.changed_outside == pytest.approx(1 / 96, abs=1e-4)
    assert finder.overlap.found == 10 * 96


def test_gray_keeps_the_lightness_and_hints_the_color() -> None:
    truth = np.random.default_rng(0).integers(0, 256, (24, 24, 3)).astype(np.uint8)
    gray = to_gray(truth)
    light = to_lab(truth / np.float32(255))[:, :, 0]
    assert np.abs(to_lab(np.repeat(gray, 3, axis=2) / np.float32(255))[:, :, 0] - light).max() < 0.5
    hints = read_hints(hints_of(truth, 7, seed=1))
    assert len(hints) == 7
    first = to_lab(truth[int(hints[0].y), int(hints[0].x)] / np.float32(255))
    assert (hints[0].a, hints[0].b) == pytest.approx((first[1], first[2]), abs=1e-3)


@pytest.mark.parametrize("name", sorted(set(command.PARTS) - {"harmless", "repair"}))
def test_a_part_without_models_or_peers_says_what_is_missing(lab, name, monkeypatch) -> None:
    monkeypatch.setattr(lab, "models", {})
    part = command.PARTS[name](lab)
    assert part.bars
    assert all("not measured" in bar.verdict for bar in part.bars)
    assert part.missing


@pytest.mark.slow
def test_the_command_writes_the_page(photos, tmp_path, capsys) -> None:
    page = tmp_path / "quality.md"
    arguments = ["clean", "repair", "harmless", "--photos", str(photos), "--cache", str(tmp_path), "--quick"]
    weights = ["--weights", str(tmp_path), "--count", "1", "--threads", "1"]
    assert command.main([*arguments, *weights, "--write", str(page)]) == 0
    text = page.read_text("utf-8")
    assert "python -m benchmarks quality clean repair harmless --quick --count 1" in text
    assert "the anchor: its weights" in text
    assert "| `repair`, thin marks: pixels changed outside its mask | 0.000 % |" in text
    assert "few" in text
    assert "`clean`" in capsys.readouterr().out


def test_the_command_refuses_what_it_cannot_do(tmp_path, capsys) -> None:
    with pytest.raises(SystemExit):
        command.main(["polish"])
    assert "no part polish" in capsys.readouterr().err
    assert command.main(["--photos", str(tmp_path), "--cache", str(tmp_path)]) == 1
    assert "--photos" in capsys.readouterr().err
