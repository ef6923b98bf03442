"""Public sets are found by name, worn by their protocol, and the command says what is missing."""

import cv2
import numpy as np
import pytest
import torch
from torch import nn

from benchmarks.public import command, noise
from benchmarks.public.enlarging import CUT_PX
from benchmarks.public.jpegs import saved
from benchmarks.public.peers import Residual, Told
from benchmarks.public.registry import TABLES
from benchmarks.public.scores import INPUT, Scores, luma, table
from benchmarks.public.sets import TestSets


@pytest.fixture(scope="module")
def sets(tmp_path_factory):
    root = tmp_path_factory.mktemp("sets")
    rng = np.random.default_rng(0)
    coarse = cv2.resize(rng.integers(0, 230, (9, 9, 3)).astype(np.uint8), (64, 48), interpolation=cv2.INTER_CUBIC)
    files = [root / "a" / "b" / "CBSD68" / f"{n}.png" for n in "abcd"]
    files += [root / "c" / "LIVE1_gray" / "x.bmp", root / "Set5" / "image_SRF_4" / "i_SRF_4_HR.png"]
    for file in files:
        file.parent.mkdir(parents=True, exist_ok=True)
        cv2.imwrite(str(file), coarse)
    cv2.imwrite(str(root / "Set5" / "image_SRF_4" / "i_SRF_4_LR.png"), cv2.resize(coarse, (16, 12)))
    return root


def test_sets_are_found_at_any_depth_and_thinned(sets) -> None:
    assert [file.stem for file in TestSets(sets).pictures("CBSD68")] == ["a", "b", "c", "d"]
    assert [file.stem for file in TestSets(sets, 3).pictures("CBSD68")] == ["a", "d"]
    assert [file.stem for file in TestSets(sets).pictures("Set5")] == ["i_SRF_4_HR"]
    assert TestSets(sets).missing(("CBSD68", "Kodak24")) == ("Kodak24: no folder `Kodak24`",)


def test_noise_depends_on_the_index_alone_and_is_clipped(sets) -> None:
    file = TestSets(sets).pictures("CBSD68")[0]
    worn, truth = noise.noisy(file, 3, 25)
    again, _ = noise.noisy(file, 3, 25)
    assert np.array_equal(worn, again)
    assert worn.dtype == np.uint8
    assert 20 < (worn.astype(float) - truth).std() < 26


def test_a_jpeg_is_worse_the_lower_its_quality(sets) -> None:
    file = TestSets(sets).pictures("LIVE1")[0]
    apart = [np.abs(worn.astype(float) - truth).mean() for worn, truth in (saved(file, 10), saved(file, 40))]
    assert apart[0] > apart[1] > 0


def test_a_chain_is_read_from_its_file(tmp_path) -> None:
    nets = {"grey": (1, 1), "told": (13, 12)}
    for name, (inputs, outputs) in nets.items():
        layers = nn.Sequential(nn.Conv2d(inputs, 4, 3, padding=1), nn.ReLU(), nn.Conv2d(4, outputs, 3, padding=1))
        nn.init.zeros_(layers[2].weight)
        nn.init.zeros_(layers[2].bias)
        state = {f"model.{key}": value for key, value in layers.state_dict().items()}
        torch.save(state, tmp_path / f"{name}.pth")
    picture = np.arange(15 * 17, dtype=np.uint8).reshape(15, 17)
    assert np.array_equal(Residual(tmp_path / "grey.pth")(picture), picture)
    assert not Told(tmp_path / "told.pth")(np.stack([picture] * 3, 2), 25.0).any()


def test_luma_is_in_video_range() -> None:
    picture = np.stack([np.full((4, 4), value, np.uint8) for value in (255, 255, 255)], 2)
    assert (luma(picture) == 235).all()
    assert (luma(np.zeros((4, 4, 3), np.uint8)) == 16).all()
    assert CUT_PX == 4


def test_a_table_shows_what_ran_and_what_was_printed() -> None:
    scores = Scores(INPUT)
    scores.add(15, np.zeros((16, 16), np.uint8), np.full((16, 16), 10, np.uint8))
    rows = table("t", "sigma ", (15, 50), [scores], noise.published.NOISE["CBSD68"]).rows
    assert rows[0][-1] == "run here"
    assert rows[0][1].startswith("28.13")
    assert [row[0] for row in rows[1:]] == ["DnCNN", "SCUNet", "SwinIR"]
    assert rows[2][2] == "–"


def test_the_command_measures_what_is_there_and_names_what_is_not(sets, tmp_path, capsys) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Quality\n\nAs it was.\n")
    given = ["--sets", str(sets), "--weights", str(tmp_path), "--threads", "1", "--write", str(page)]
    for _ in range(2):
        assert command.main([*given, "--only", "jpeg,sr"]) == 0
    text = page.read_text()
    assert text.startswith("# Quality\n\nAs it was.\n\n<!-- begin public -->\n## Public test sets")
    assert text.count("## Public test sets") == 1
    assert "Classic5: no folder `Classic5`" in text
    assert "LIVE1, 1 pictures" in text
    assert "dncnn3.safetensors" in capsys.readouterr().err


def test_a_table_is_written_anew_and_the_others_stay(sets, tmp_path) -> None:
    page, other = tmp_path / "page.md", tmp_path / "other.md"
    given = ["--sets", str(sets), "--weights", str(tmp_path), "--threads", "1", "--write", str(page)]
    assert command.main([*given, "--only", "jpeg,sr"]) == 0
    before = page.read_text()
    assert command.main([*given, "--only", "jpeg", "--every", "2", "--bars", str(other)]) == 0
    after = page.read_text()
    assert "`python -m benchmarks public --sets DIR --only jpeg --every 2`" in after
    assert "Of each set every second picture only." in after
    assert after[after.index("begin public-sr") :] == before[before.index("begin public-sr") :]
    assert other.read_text().count("LIVE1: PSNR over the input") == 1


def test_every_table_has_a_name_of_its_own() -> None:
    names = [name for name, _ in TABLES]
    assert len(set(names)) == len(names)
    with pytest.raises(SystemExit):
        command.parse(["--sets", ".", "--only", "nothing"])
