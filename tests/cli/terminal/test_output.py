import io
import json
import sys

import pytest

from restorer.cli.exits import MEANINGS, Exit, exit_for
from restorer.cli.terminal import output
from restorer.cli.terminal.output import shown
from restorer.cli.terminal.table import columns, display_width
from restorer.cli.terminal.wording import count_of, describe_end, duration
from restorer.errors import InputError, ModelError, ResourceError, StoreError, WorkerCrashed
from restorer.jobs.events import JobDone, JobFailed, JobProgressed, JobSkipped


def written(monkeypatch, encoding, text):
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding=encoding))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), encoding=encoding))
    output.prepare_streams()
    output.print_data(text)
    return raw.getvalue()


def test_name_that_is_no_text_leaves_as_it_came(monkeypatch):
    name = b"caf\xe9 \xff.jpg".decode("utf-8", "surrogateescape")
    assert written(monkeypatch, "utf-8", name) == b"caf\xe9 \xff.jpg\n"


def test_letters_that_the_terminal_lacks_are_spelled_out(monkeypatch):
    assert written(monkeypatch, "ascii", "父 x") == rb"\u7236 x" + b"\n"
    assert written(monkeypatch, "latin-1", "é父") == b"\xe9" + rb"\u7236" + b"\n"


def test_mixture_of_both_comes_through(monkeypatch):
    assert written(monkeypatch, "ascii", "\udcff父\udcfe") == b"\xff" + rb"\u7236" + b"\xfe\n"


def test_json_is_ascii_and_reads_back(capsys):
    output.print_json({"path": "\udcff父"})
    text = capsys.readouterr().out
    assert text.isascii()
    assert json.loads(text) == {"path": "\udcff父"}


def test_closed_stderr_stops_nothing(monkeypatch):
    stream = io.StringIO()
    stream.close()
    monkeypatch.setattr(sys, "stderr", stream)
    output.print_status("nobody hears this")
    monkeypatch.setattr(sys, "stderr", None)
    output.print_status("nobody hears this either")


def test_control_characters_in_names_cannot_move_the_cursor():
    assert shown("a\x1b[2Jb\nc.jpg") == "a\\x1b[2Jb\\nc.jpg"
    assert shown("Großmutter 祖母 'x'.jpg") == "Großmutter 祖母 'x'.jpg"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.04, "0.0 s"), (59.94, "59.9 s"), (59.97, "1 min 00 s"), (185, "3 min 05 s"), (7 * 3600 + 120, "7 h 02 min"),
     (3599.7, "1 h 00 min")],
)  # fmt: skip
def test_durations_are_said_as_people_do(seconds, words):
    assert duration(seconds) == words


def test_counts_have_their_plural():
    assert [count_of(n, "photo") for n in (0, 1, 2, 12000)] == ["0 photos", "1 photo", "2 photos", "12,000 photos"]


def test_columns_stand_under_each_other_in_any_script():
    lines = columns([("祖母", "a", "1"), ("x", "bb", "20")], is_right=(2,))
    assert {display_width(line) for line in lines} == {len("祖母") * 2 + 2 + 2 + 2 + 2}
    assert lines[0].endswith(" 1")


@pytest.mark.parametrize(
    ("error", "code"),
    [(InputError, Exit.USAGE), (ModelError, Exit.MODEL), (ResourceError, Exit.RESOURCE), (StoreError, Exit.FAULT),
     (WorkerCrashed, Exit.FAULT)],
)  # fmt: skip
def test_every_error_has_its_exit_code(error, code):
    assert exit_for(error("x")) is code


def test_exit_codes_are_those_of_the_design():
    assert [int(code) for code in Exit] == [0, 1, 2, 3, 4, 5, 6, 7, 130]
    assert all(MEANINGS[code] for code in Exit)


def test_ends_are_told_with_their_reason():
    failed = JobFailed(1, "/x/a b.jpg", "InputError", "It is cut off.", "Scan it again.")
    assert describe_end(failed, "") == "Failed: a b.jpg: It is cut off."
    failed = JobFailed(1, "/x/a b.jpg", "InputError", '"a b.jpg" is cut off.', "Scan it again.")
    assert describe_end(failed, "") == 'Failed: "a b.jpg" is cut off.'
    done = JobDone(1, "/out/a.jpg", {"clean": "Cleaned.", "tone": "Evened."}, 2.0)
    assert describe_end(done, "/x/a.jpg") == "a.jpg (2.0 s): Cleaned. Evened."
    assert "nothing" in describe_end(JobDone(1, "/out/a.jpg", {}, 2.0), "/x/a.jpg").lower()
    assert "/out/a.jpg already exists" in describe_end(JobSkipped(1, "/out/a.jpg"), "/x/a.jpg")
    assert describe_end(JobProgressed(1, "clean", 0.5, 0.2), "/x/a.jpg") == ""
