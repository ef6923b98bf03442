"""`restore --mask`, `--possible`, `--keep-out`: pictures of masks reach their photos, and the results' records."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from restorer.cli.exits import Exit
from restorer.cli.mask_files import masks_of, read_mask_file
from restorer.errors import InputError
from restorer.imaging.mask_text import read_mask
from restorer.jobs.files.targets import SourcePage
from restorer.jobs.provenance.labels import read_provenance
from tests.steps.fakes import faded, picture


def source(path, folder):
    return SourcePage(path, path.relative_to(folder), "png")


def saved(path, box=(slice(10, 20), slice(30, 60)), size=(64, 96), mode="L"):
    mask = np.zeros(size, np.uint8)
    mask[box] = 255
    Image.fromarray(mask).convert(mode).save(path)
    return path, mask


@pytest.mark.parametrize("mode", ["L", "1", "RGB", "P", "I;16"])
def test_white_is_marked_in_any_kind_of_png(tmp_path, mode):
    path, mask = saved(tmp_path / "m.png", mode="L" if mode == "I;16" else mode)
    if mode == "I;16":
        Image.fromarray(mask.astype(np.uint16) * 257).save(path)
    assert np.array_equal(read_mask(read_mask_file(path)), mask)


def test_what_is_transparent_is_not_marked(tmp_path):
    pixels = np.full((8, 9, 4), 255, np.uint8)
    pixels[:4, :, 3] = 0
    Image.fromarray(pixels).save(tmp_path / "m.png")
    assert read_mask(read_mask_file(tmp_path / "m.png"))[:, 0].tolist() == [0] * 4 + [255] * 4


def test_one_picture_is_for_one_photo_and_a_folder_for_several(tmp_path):
    sources = [source(tmp_path / name, tmp_path) for name in ("a.tif", "b.jpg", "c.png")]
    path, _ = saved(tmp_path / "m.png")
    assert masks_of(sources[:1], path) == [read_mask_file(path)]
    with pytest.raises(InputError, match="for one photo, and there are 3"):
        masks_of(sources, path)
    folder = tmp_path / "masks"
    folder.mkdir()
    with pytest.raises(InputError, match=r"such as 'a\.png'"):
        masks_of(sources, folder, "-damage")
    saved(folder / "a.png")
    saved(folder / "c-damage.png", size=(8, 8), box=0)
    found = masks_of(sources, folder, "-damage")
    assert found == [read_mask_file(path), "", read_mask_file(folder / "c-damage.png")]
    assert masks_of(sources, None) == ["", "", ""]


def test_a_mask_is_for_one_page_of_a_file(tmp_path):
    sources = [SourcePage(tmp_path / "a.tif", Path("a.tif"), "tiff", page, 2) for page in range(2)]
    path, _ = saved(tmp_path / "m.png")
    assert masks_of(sources, path) == [read_mask_file(path), ""]
    folder = tmp_path / "masks"
    folder.mkdir()
    saved(folder / "a-damage-p2.png")
    assert masks_of(sources, folder, "-damage") == ["", read_mask_file(path)], "as inspect --mask names it"
    saved(folder / "a.png")
    assert masks_of(sources, folder, "-damage") == [read_mask_file(path)] * 2


def test_a_mask_says_what_is_filled_and_the_result_can_be_made_again(run, tmp_path):
    pixels = picture(longest_px=96)[:64]
    Image.fromarray(pixels).save(tmp_path / "a.png")
    path, mask = saved(tmp_path / "m.png")
    words = ["--steps", "repair", "--device", "cpu"]
    code, _, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", "--mask", path, *words)
    assert code == Exit.DONE, err
    made = np.asarray(Image.open(tmp_path / "out" / "a.png"))
    assert np.array_equal(made[mask == 0], pixels[mask == 0])
    assert not np.array_equal(made, pixels)
    told = read_provenance(tmp_path / "out" / "a.png")
    assert np.array_equal(read_mask(told.recipe["steps"][0]["settings"]["mask"]), mask)
    assert told.step_records[0].settings["mask"].startswith("sha256:")
    again = ["-o", tmp_path / "again", "--recipe-from", tmp_path / "out" / "a.png", "--device", "cpu"]
    assert run("restore", tmp_path / "a.png", *again)[0] == Exit.DONE
    assert np.array_equal(np.asarray(Image.open(tmp_path / "again" / "a.png")), made)


def test_what_is_kept_out_stays_as_it_was(run, tmp_path):
    pixels = faded(picture(longest_px=96)[:64])
    Image.fromarray(pixels).save(tmp_path / "a.png")
    path, mask = saved(tmp_path / "m.png")
    words = ["--steps", "tone", "--set", "tone.is_faded=true", "--device", "cpu"]
    code, _, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", "--keep-out", path, *words)
    assert code == Exit.DONE, err
    made = np.asarray(Image.open(tmp_path / "out" / "a.png"))
    assert np.array_equal(made[mask > 0], pixels[mask > 0])
    assert np.abs(made.astype(int) - pixels)[40:].mean() > 5
    assert np.array_equal(read_mask(read_provenance(tmp_path / "out" / "a.png").recipe["keep_out"]), mask)


def test_a_mask_of_another_size_fails_with_both_sizes(run, tmp_path):
    Image.fromarray(picture(longest_px=96)).save(tmp_path / "a.png")
    path, _ = saved(tmp_path / "m.png")
    for flag in ("--mask", "--possible", "--keep-out"):
        words = [flag, path, "--steps", "repair", "--device", "cpu"]
        code, _, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", *words)
        assert code == Exit.SOME_FAILED
        assert "96 x 64" in err
        assert "96 x 96" in err


def test_what_is_no_picture_is_refused(run, tmp_path):
    Image.fromarray(picture(longest_px=96)).save(tmp_path / "a.png")
    (tmp_path / "m.png").write_text("white")
    code, _, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", "--mask", tmp_path / "m.png")
    assert code == Exit.USAGE
    assert "m.png" in err


def test_an_area_of_possible_marks_reaches_the_recipe(run, tmp_path):
    Image.fromarray(faded(picture(longest_px=96)[:64])).save(tmp_path / "a.png")
    path, mask = saved(tmp_path / "m.png")
    words = ["--steps", "repair,tone", "--set", "tone.is_faded=true", "--device", "cpu", "--possible", path]
    code, _, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", *words)
    assert code == Exit.DONE, err
    told = read_provenance(tmp_path / "out" / "a.png")
    assert np.array_equal(read_mask(told.recipe["steps"][0]["settings"]["within"]), mask)
