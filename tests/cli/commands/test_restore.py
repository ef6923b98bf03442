import hashlib
import io
import json
import os
import sys
from pathlib import Path

import pytest

from restorer.app import Services
from restorer.cli.commands import queue
from restorer.cli.exits import Exit
from restorer.cli.parser import parse
from restorer.errors import InputError, ModelError, ResourceError
from restorer.jobs.job import JobState
from restorer.jobs.output_options import OutputOptions
from tests.jobs.fakes import draw, pixels_of

pytestmark = pytest.mark.usefixtures("processing")


def digests(folder):
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in Path(folder).rglob("*") if path.is_file()}


def lines_of(text):
    return [json.loads(line) for line in text.splitlines()]


def test_choices_are_those_of_jobs():
    assert tuple(state.value for state in JobState) == queue.STATES


def test_folder_is_restored_and_originals_stay(run, tmp_path):
    for number in range(3):
        draw(tmp_path / "in" / f"scan {number}.png", number)
    before = digests(tmp_path / "in")
    code, out, err = run("restore", tmp_path / "in", "-o", tmp_path / "out")
    assert (code, out) == (Exit.DONE, "")
    assert "Restored 3 photos" in err
    assert str(tmp_path / "out") in err
    assert digests(tmp_path / "in") == before
    for number in range(3):
        result = pixels_of(tmp_path / "out" / f"scan {number}.png")
        assert (result == 255 - pixels_of(tmp_path / "in" / f"scan {number}.png")).all()


@pytest.mark.parametrize(
    "name",
    ["Oma & Opa's \"Hochzeit\" 1932.png", "祖母の写真.png", "صورة قديمة.png", "क्षत्रिय.png",
     " leading and trailing .png",
     "a\nb.png", "per%cent {stem}.png", "[bold]markup [red].png", "🏛️.png", "-dash.png"],
)  # fmt: skip
def test_names_in_any_script_go_through(run, tmp_path, name):
    draw(tmp_path / "in" / name)
    code, _, err = run("restore", "-o", tmp_path / "out", "--", tmp_path / "in" / name)
    assert code == Exit.DONE, err
    assert (tmp_path / "out" / name).is_file()


def test_very_long_paths_and_names_go_through(run, tmp_path):
    folder = tmp_path / "in"
    for _ in range(8):
        folder /= "d" * 100
    draw(folder / ("n" * 251 + ".png"))
    code, _, err = run("restore", tmp_path / "in", "-o", tmp_path / "out", "--recursive")
    assert code == Exit.DONE, err
    assert len(list((tmp_path / "out").rglob("*.png"))) == 1


def test_broken_photo_is_told_and_the_others_are_done(run, tmp_path):
    draw(tmp_path / "in" / "good.png")
    (tmp_path / "in" / "bad.jpg").write_bytes(b"\xff\xd8\xff\xe0 cut off")
    code, _, err = run("restore", tmp_path / "in", "-o", tmp_path / "out")
    assert code == Exit.SOME_FAILED
    assert '"bad.jpg" is damaged. Scan it again.' in err
    assert "Restored 1 photo " in err
    assert "1 failed" in err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["good.png"]


def test_named_file_that_is_not_there_does_not_stop_the_others(run, tmp_path):
    draw(tmp_path / "good.png")
    code, _, err = run("restore", tmp_path / "good.png", tmp_path / "gone.png", "-o", tmp_path / "out")
    assert code == Exit.SOME_FAILED
    assert "gone.png" in err
    assert (tmp_path / "out" / "good.png").is_file()


@pytest.mark.parametrize("quiet", [[], ["--quiet"]])
def test_folder_without_photos_is_nothing_to_do(run, tmp_path, quiet):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "notes.txt").write_text("no photo")
    code, out, err = run("restore", tmp_path / "in", "-o", tmp_path / "out", *quiet)
    assert (code, out) == (Exit.NOTHING_TO_DO, "")
    assert "No photos were found." in err
    assert not (tmp_path / "out").exists()


def test_photos_in_inner_folders_only_hint_at_recursive(run, tmp_path):
    draw(tmp_path / "in" / "1932" / "a.png")
    code, _, err = run("restore", tmp_path / "in", "-o", tmp_path / "out")
    assert code == Exit.NOTHING_TO_DO
    assert "--recursive" in err
    code, _, _ = run("restore", tmp_path / "in", "-o", tmp_path / "out", "--recursive")
    assert code == Exit.DONE
    assert (tmp_path / "out" / "1932" / "a.png").is_file()


def test_all_skipped_is_nothing_to_do(run, tmp_path):
    draw(tmp_path / "a.png")
    assert run("restore", tmp_path / "a.png", "-o", tmp_path / "out")[0] == Exit.DONE
    code, _, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", "--exists", "skip")
    assert code == Exit.NOTHING_TO_DO
    assert "skipped 1" in err


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (ModelError("No weights.", "Install again."), Exit.MODEL),
        (ResourceError("No memory.", "Close programs."), Exit.RESOURCE),
        (InputError("Bad.", "Else."), Exit.SOME_FAILED),
        (ZeroDivisionError("oh"), Exit.FAULT),
    ],
)
def test_all_failed_for_one_reason_says_which(run, tmp_path, step, error, code):
    for name in ("a.png", "b.png"):
        draw(tmp_path / name)
        step.raises[name] = error
    ended, _, err = run("restore", tmp_path / "a.png", tmp_path / "b.png", "-o", tmp_path / "out")
    assert ended == code
    assert getattr(error, "message", "bug in Restorer") in err
    assert getattr(error, "hint", "report it") in err


def test_some_failed_for_want_of_memory_is_3(run, tmp_path, step):
    for name in ("a.png", "b.png"):
        draw(tmp_path / name)
    step.raises["a.png"] = ResourceError("No memory.")
    assert run("restore", tmp_path / "a.png", tmp_path / "b.png", "-o", tmp_path / "out")[0] == Exit.SOME_FAILED


def test_quiet_says_nothing_but_what_went_wrong(run, tmp_path):
    draw(tmp_path / "in" / "a.png")
    assert run("restore", tmp_path / "in", "-o", tmp_path / "out", "--quiet") == (Exit.DONE, "", "")
    (tmp_path / "in" / "bad.jpg").write_bytes(b"\xff\xd8\xff")
    code, out, err = run("restore", tmp_path / "in", "-o", tmp_path / "out", "--quiet")
    assert (code, out) == (Exit.SOME_FAILED, "")
    assert len(err.splitlines()) == 1


def test_plain_lines_count_and_tell_what_was_done(run, tmp_path):
    for name in ("a.png", "b.png"):
        draw(tmp_path / name)
    _, _, err = run("restore", tmp_path / "a.png", tmp_path / "b.png", "-o", tmp_path / "out")
    assert "Restoring 2 photos." in err
    assert "[2/2]" in err
    assert "inverted" in err


def test_events_are_one_json_line_each(run, tmp_path):
    draw(tmp_path / "in" / "a.png")
    (tmp_path / "in" / "bad.jpg").write_bytes(b"\xff\xd8\xff")
    code, out, _ = run("restore", tmp_path / "in", "-o", tmp_path / "out", "--jsonl")
    events = lines_of(out)
    names = [event["event"] for event in events]
    assert names[0] == "batch_started"
    assert {"job_started", "job_planned", "job_progressed", "job_done", "job_failed"} <= set(names)
    ended = events[-1]
    assert ended["event"] == "batch_ended"
    assert (ended["done"], ended["failed"], ended["exit_code"]) == (1, 1, code)
    assert ended["failures"][0]["hint"] == "Scan it again."


def test_reader_of_events_that_goes_does_not_stop_the_work(run, tmp_path, monkeypatch):
    draw(tmp_path / "a.png")

    class Closed(io.StringIO):
        def write(self, text):
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Closed())
    code, _, _ = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", "--jsonl")
    assert code == Exit.DONE
    assert (tmp_path / "out" / "a.png").is_file()


def test_list_of_files_is_read_from_stdin_and_from_a_file(run, tmp_path, monkeypatch):
    first, second = draw(tmp_path / "a b.png", 1), draw(tmp_path / "ü.png", 2)
    (tmp_path / "list.txt").write_text(f"{first}\r\n\r\n{second}\r\n", encoding="utf-8")
    assert run("restore", "--files-from", tmp_path / "list.txt", "-o", tmp_path / "out")[0] == Exit.DONE
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"a b.png", "ü.png"}
    stdin = io.TextIOWrapper(io.BytesIO(os.fsencode(f"{first}\0{second}\0")))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert run("restore", "--files-from", "-", "-o", tmp_path / "out2")[0] == Exit.DONE
    assert len(list((tmp_path / "out2").iterdir())) == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--set", "clean.strength=2"], "clean.strength"),
        (["--set", "clean.strength"], "STEP.FIELD=VALUE"),
        (["--set", "polish.strength=1"], "polish"),
        (["--set", "clean.shine=1"], "shine"),
        (["--set", "upscale.scale=3"], "upscale.scale"),
        (["--steps", "clean,polish"], "polish"),
        (["--preset", "no such preset"], "no such preset"),
        (["--name", "../{stem}"], "../{stem}"),
        (["--name", "{nonsense}"], "{nonsense}"),
        (["--files-from", "/no/such/list"], "/no/such/list"),
    ],
)
def test_values_that_cannot_be_used_end_with_2_before_anything_is_written(run, tmp_path, words, told):
    draw(tmp_path / "a.png")
    code, out, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", *words)
    assert (code, out) == (Exit.USAGE, "")
    assert told in err
    assert not (tmp_path / "out").exists()
    assert run("queue", "list")[2] == "The queue is empty.\n"


def test_no_photos_named_is_usage(run, tmp_path):
    code, _, err = run("restore", "-o", tmp_path / "out")
    assert code == Exit.USAGE
    assert "--files-from" in err


def test_settings_get_their_fields_types():
    from restorer.cli.restore_options import overrides_from

    words = ["clean.strength=0.5", "upscale.scale=4", "upscale.texture=1"]
    overrides = overrides_from(words)
    assert overrides == {"clean.strength": 0.5, "upscale.scale": 4, "upscale.texture": 1.0}
    assert type(overrides["upscale.texture"]) is float
    assert overrides_from([], scale=2) == {"upscale.scale": 2}


def test_request_carries_every_option(tmp_path, monkeypatch):
    from restorer.cli.restore_options import options_from

    monkeypatch.chdir(tmp_path)
    draw(tmp_path / "in" / "a.tif")
    words = ["restore", "in", "-o", "out", "--steps", "clean, upscale,clean", "--scale", "4", "--device", "cpu"]
    words += ["--exists", "update", "--format", "webp", "--name", "{stem}-new", "--preset", "gentle"]
    words += ["--caption", "--manifest"]
    options = options_from(parse(words))
    (request,) = options.requests(options.find_sources().sources)
    assert request.source == str(tmp_path / "in" / "a.tif")
    assert request.target == str(tmp_path / "out" / "a-new.webp")
    assert request.steps == ("clean", "upscale")
    assert dict(request.overrides) == {"upscale.scale": 4}
    assert (request.device, request.preset) == ("cpu", "gentle")
    assert request.output == OutputOptions(format="webp", exists="update", caption=True, manifest=str(tmp_path / "out"))


def test_preset_may_be_a_file_and_never_shadows_those_that_come_along(tmp_path, monkeypatch):
    from restorer.cli.restore_options import preset_name
    from restorer.store import resource

    monkeypatch.chdir(tmp_path)
    (tmp_path / "auto").write_text("not a preset")
    (tmp_path / "mine.json").write_text(resource("presets/gentle.json").read_text())
    assert preset_name("auto") == "auto"
    assert preset_name("mine.json") == str(tmp_path / "mine.json")


def test_device_that_is_not_there_fails_before_anything_is_queued(run, tmp_path, monkeypatch):

    def missing(self, device):
        raise ResourceError(f"This computer has no device {device!r}.", "It has: cpu.")

    monkeypatch.setattr(Services, "make_engine", missing)
    draw(tmp_path / "a.png")
    code, _, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", "--device", "cuda:7")
    assert code == Exit.RESOURCE
    assert "cuda:7" in err
    assert run("queue", "list")[2] == "The queue is empty.\n"


def test_fault_in_a_photo_is_in_the_log_and_shown_on_demand(run, tmp_path, step, own_home):
    draw(tmp_path / "a.png")
    step.raises["a.png"] = ZeroDivisionError("oh")
    _, _, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out")
    assert "Traceback" not in err
    assert "ZeroDivisionError: oh" in (own_home / "logs" / "command-line.log").read_text()
    _, _, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", "--verbose")
    assert "Traceback" in err


def test_scans_of_one_print_are_flagged_before_and_after(run, tmp_path):
    from PIL import Image

    from tests.imaging.test_perceptual_hash import scene

    (tmp_path / "in").mkdir()
    scene(1).save(tmp_path / "in" / "a.png")
    scene(2).save(tmp_path / "in" / "b.png")
    scene(1).resize((300, 220), Image.Resampling.BICUBIC).save(tmp_path / "in" / "c.jpg", quality=60)
    words = "These look like scans of one print: a.png, c.jpg."
    assert words in run("restore", tmp_path / "in", "-o", tmp_path / "out", "--dry-run")[2]
    assert words in run("restore", tmp_path / "in", "-o", tmp_path / "out")[2]
    _, out, _ = run("restore", tmp_path / "in", "-o", tmp_path / "more", "--jsonl")
    assert lines_of(out)[-1]["alike"] == [[str(tmp_path / "in" / name) for name in ("a.png", "c.jpg")]]


def test_names_are_previewed_and_nothing_is_read_or_written(run, tmp_path, step):
    for name in ("a.png", "b.png"):
        draw(tmp_path / "in" / name)
    draw(tmp_path / "out" / "old-b.png")
    before = digests(tmp_path)
    code, out, _ = run("restore", tmp_path / "in", "-o", tmp_path / "out", "--name", "old-{stem}", "--preview-names")
    assert code == Exit.DONE
    assert out.splitlines() == [
        f"{tmp_path / 'in' / 'a.png'} -> {tmp_path / 'out' / 'old-a.png'}",
        f"{tmp_path / 'in' / 'b.png'} -> {tmp_path / 'out' / 'old-b.png'}  [taken: version]",
    ]
    assert (digests(tmp_path), step.seen) == (before, [])
    _, out, _ = run("restore", tmp_path / "in", "-o", tmp_path / "out", "--preview-names", "--jsonl")
    assert [line["target"] for line in lines_of(out)] == [str(tmp_path / "out" / name) for name in ("a.png", "b.png")]
    code, _, err = run("restore", tmp_path / "in", "-o", tmp_path / "out", "--name", "{no}", "--preview-names")
    assert (code, "is not known" in err) == (Exit.USAGE, True)


def test_a_certificate_without_its_key_is_told_before_anything_is_done(run, tmp_path):
    draw(tmp_path / "a.png")
    code, _, err = run("restore", tmp_path / "a.png", "-o", tmp_path / "out", "--certificate", tmp_path / "c.pem")
    assert code == Exit.USAGE
    assert "needs its key" in err
    assert not (tmp_path / "out").exists()


def test_what_a_folder_holds_beside_its_photos_is_counted(run, tmp_path):
    draw(tmp_path / "in" / "a.png")
    draw(tmp_path / "in" / "x.png").rename(tmp_path / "in" / "a.png~")
    for name in ("b.djvu", "c.djvu"):
        (tmp_path / "in" / name).write_bytes(b"AT&TFORM" + bytes(40))
    (tmp_path / "in" / "d.xcf").write_bytes(b"gimp xcf file" + bytes(40))
    code, out, err = run("restore", tmp_path / "in", "-o", tmp_path / "out", "--jsonl")
    assert code == Exit.DONE
    assert lines_of(out)[-1]["left_out"] == {"DjVu": 2, "GIMP": 1, "backup": 1}
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["a.png"]
    code, out, err = run("restore", tmp_path / "in", "-o", tmp_path / "out", "--preview-names")
    assert code == Exit.DONE
    assert "Left out: 3 pictures of kinds that are not read (2 DjVu, 1 GIMP)." in err
    assert "Left out: 1 backup that other programs kept (a.png~)." in err
