"""`inspect` and `restore`, with decoder, condition, steps and queue as they are; without networks."""

import json
import os
import subprocess
import sys
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from restorer.analysis.face_detection import Face
from restorer.cli.exits import Exit
from restorer.cli.inspection import face_to_json
from restorer.imaging.photo import Photo
from restorer.steps import STEPS

pytestmark = pytest.mark.usefixtures("kept_networks")

CHECKOUT = Path(__file__).parents[3]


def scratches():
    """Where eight scratches lie on 180 x 240 pixels, this way and that."""
    rng, drawn = np.random.default_rng(3), np.zeros((180, 240), np.uint8)
    for _ in range(8):
        start = rng.uniform(0, 1, 2) * (240, 180)
        end = start + rng.normal(size=2) * 60
        cv2.line(drawn, tuple(int(v) for v in start), tuple(int(v) for v in end), 255, 1)
    return drawn > 0


@pytest.fixture
def photo(tmp_path):
    """Waves under grain, with eight white scratches."""
    y, x = np.mgrid[0:180, 0:240]
    rng = np.random.default_rng(1)
    waves = 120 + 60 * np.sin(x / 23.0) * np.cos(y / 31.0)
    pixels = np.stack([waves + 20, waves, waves - 20], 2) + rng.normal(0, 6, (180, 240, 3))
    pixels[scratches()] = 250
    path = tmp_path / "in" / "Oma & Opa.png"
    path.parent.mkdir()
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(path)
    return path


def test_condition_and_a_reason_for_every_step_in_words(run, photo):
    code, out, err = run("inspect", photo)
    assert (code, err) == (Exit.DONE, "")
    assert f"{photo}  (240 x 180, png, 8 bits)" in out
    for words in ("Noise and grain", "Blur", "Colour cast", "Damage", "Proposed:"):
        assert words in out
    for step in STEPS:
        (words,) = [words for line in out.splitlines() if (words := line.split())[1:2] == [step.id]]
        assert words[0] in "+-"
        assert len(words) > 3, f"{step.id} has no reason"


@pytest.mark.slow
def test_faces_are_counted_and_a_worn_photo_with_faces_has_them_restored(run, tmp_path):
    path = tmp_path / "woman.png"
    pixels = np.asarray(Image.open(CHECKOUT / "resources" / "demo" / "astronaut.png").convert("L"), np.float32)
    pixels = pixels + np.random.default_rng(0).normal(0, 9, pixels.shape)
    Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8)).save(path)
    code, out, _ = run("inspect", path, "--json")
    assert code == Exit.DONE
    (facts,) = json.loads(out)
    assert facts["condition"]["faces"] == len(facts["faces"]) == 1
    (face,) = facts["faces"]
    left, top, width, height = face["box"]
    assert left < 223 < left + width, "the bridge of her nose"
    assert top < 115 < top + height
    assert 40 < width < height < 160
    assert 0.8 <= face["confidence"] <= 1
    assert "face" in facts["reasons"]["faces"] or "no model" in facts["reasons"]["faces"]
    assert "Faces" in run("inspect", path)[1]


def test_boxes_are_in_pixels_of_the_photo_as_it_is_seen(run, tmp_path):
    """Stored lying on its side, and told so: the box is where a person sees the face."""
    seen = Image.open(CHECKOUT / "resources" / "demo" / "astronaut.png").convert("RGB").crop((60, 0, 512, 300))
    exif = Image.Exif()
    exif[0x0112] = 6
    seen.save(tmp_path / "upright.png")
    seen.transpose(Image.Transpose.ROTATE_90).save(tmp_path / "turned.png", exif=exif)
    _, out, _ = run("inspect", tmp_path, "--json")
    turned, upright = json.loads(out)
    assert (turned["condition"]["width"], turned["condition"]["height"]) == (452, 300)
    assert turned["faces"] == upright["faces"]
    (face,) = upright["faces"]
    assert face["box"][0] < 163 < face["box"][0] + face["box"][2]


def test_a_box_ends_where_the_photo_ends():
    face = Face(np.array([-8.5, 3.46, 20.0, 70.0]), np.zeros((5, 2)), 0.98765)
    photo = Photo(np.zeros((50, 40, 3), np.uint8))
    assert face_to_json(face, photo) == {"box": [0.0, 4.0, 20.5, 46.0], "confidence": 0.9877}


def test_json_holds_condition_recipe_and_reasons(run, photo):
    code, out, _ = run("inspect", photo.parent, "--json")
    assert code == Exit.DONE
    (facts,) = json.loads(out)
    assert (facts["path"], facts["page"], facts["format"]) == (str(photo), 0, "png")
    assert (facts["condition"]["width"], facts["condition"]["height"]) == (240, 180)
    assert facts["condition"]["noise_sigma"] > 1
    assert set(facts["reasons"]) == {step.id for step in STEPS}
    assert facts["recipe"]["version"] == 1
    assert facts["mask"] is None
    assert facts["faces"] == []


def test_every_page_is_a_photo(run, tmp_path):
    pages = [Image.fromarray(np.full((40, 50), 60 * number, np.uint8)) for number in range(3)]
    pages[0].save(tmp_path / "album.tif", save_all=True, append_images=pages[1:])
    _, out, _ = run("inspect", tmp_path / "album.tif", "--json")
    assert [facts["page"] for facts in json.loads(out)] == [0, 1, 2]
    _, out, _ = run("inspect", tmp_path / "album.tif")
    assert "page 3 of 3" in out


def test_masks_are_pngs_of_the_photos_size(run, photo, tmp_path):
    (photo.parent / "b").mkdir()
    code, out, err = run("inspect", photo, "--mask", tmp_path / "masks", "--json")
    assert code == Exit.DONE, err
    (facts,) = json.loads(out)
    assert facts["mask"] == str(tmp_path / "masks" / "Oma & Opa-damage.png")
    with Image.open(facts["mask"]) as image:
        mask = np.asarray(image)
    assert mask.shape == (180, 240)
    with Image.open(tmp_path / "masks" / "Oma & Opa-possible.png") as image:
        possible = np.asarray(image)
    assert facts["possible_mask"] == str(tmp_path / "masks" / "Oma & Opa-possible.png")
    assert np.maximum(mask, possible)[scratches()].mean() > 200, "the scratches are in neither mask"
    assert (mask > 0).mean() < 0.1


def test_inspect_tells_what_restore_does(run, photo, tmp_path):
    gray = Image.open(photo).convert("L").point(lambda value: min(255, 40 + value * 3 // 4))
    gray.save(photo)
    (facts,) = json.loads(run("inspect", photo, "--json")[1])
    code, out, err = run("restore", photo, "-o", tmp_path / "out", "--jsonl", "--preset", "auto")
    assert code == Exit.DONE, err
    events = [json.loads(line) for line in out.splitlines()]
    (note,) = [event["notes"]["repair"] for event in events if "repair" in event.get("notes", {})]
    condition = facts["condition"]
    lines, specks, possible = (condition[name] for name in ("scratches", "specks", "possible_damage"))
    assert f"{possible:,} mark" in note or not possible
    if lines + specks:
        assert note.startswith(f"Filled {lines} scratch")
        assert f" and {specks} speck" in note
        assert f"{condition['damage_fraction']:.2%}" in note
    else:
        assert note.startswith("Nothing that is certain" if possible else "No scratches or dust found")


def test_bad_files_get_their_sentence_and_the_others_their_reading(run, photo):
    (photo.parent / "empty.jpg").touch()
    (photo.parent / "lying.png").write_bytes(b"\xff\xd8\xff\xe0 not a png and not whole")
    code, out, err = run("inspect", photo.parent, "--json")
    assert code == Exit.SOME_FAILED
    assert len(json.loads(out)) == 1
    assert "empty.jpg" in err
    assert "lying.png" in err
    assert "Traceback" not in err


def test_nothing_named_is_usage_and_nothing_there_is_4(run, tmp_path):
    assert run("inspect")[0] == Exit.USAGE
    assert run("inspect", tmp_path)[0] == Exit.NOTHING_TO_DO
    code, out, _ = run("inspect", tmp_path, "--json")
    assert (code, json.loads(out)) == (Exit.NOTHING_TO_DO, [])


def test_unknown_preset_is_usage(run, photo):
    code, _, err = run("inspect", photo, "--preset", "no such preset")
    assert code == Exit.USAGE
    assert "no such preset" in err


@pytest.mark.slow
def test_dry_run_tells_the_recipe_that_runs(run, photo, tmp_path):
    """What a dry run says and what `--jsonl` then reports are the same steps and reasons."""
    words = [
        "restore",
        photo,
        "-o",
        tmp_path / "out",
        "--jsonl",
        "--steps",
        "tone,repair",
        "--set",
        "tone.strength=0.5",
    ]
    code, out, _ = run(*words, "--dry-run")
    assert code == Exit.DONE
    foretold = json.loads(out.splitlines()[0])
    assert not (tmp_path / "out").exists()
    code, out, err = run(*words)
    assert code == Exit.DONE, err
    (planned,) = [event for line in out.splitlines() if (event := json.loads(line))["event"] == "job_planned"]
    assert [choice["step"] for choice in foretold["recipe"]["steps"]] == planned["steps"] == ["repair", "tone"]
    assert foretold["reasons"] == planned["reasons"]
    assert foretold["recipe"]["steps"][1]["settings"]["strength"] == 0.5
    assert Path(foretold["target"]).is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has names that are no text")
def test_name_that_is_no_text_goes_through(tmp_path, photo, own_home):
    name = os.fsdecode(b"caf\xe9.png")
    photo.rename(tmp_path / "in" / name)
    (tmp_path / "in" / os.fsdecode(b"br\xf6ken.png")).write_bytes(b"no picture")
    words = ["restore", tmp_path / "in", "-o", tmp_path / "out", "--steps", "tone"]
    ended = subprocess.run(
        [sys.executable, "-m", "restorer", *words], cwd=CHECKOUT, capture_output=True, check=False, timeout=120
    )
    assert ended.returncode == Exit.SOME_FAILED
    assert (tmp_path / "out" / name).is_file()
    assert b"br\xf6ken.png" in ended.stderr
    assert b"Traceback" not in ended.stderr
