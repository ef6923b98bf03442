import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import restorer
from restorer import __main__ as entry
from restorer.cli import main as boundary
from restorer.cli.exits import Exit
from restorer.cli.parser import build_parser, parse, walk
from restorer.errors import Cancelled, InputError, ModelError, ResourceError, StoreError
from tools import reference

CHECKOUT = Path(restorer.__file__).resolve().parents[1]
HEAVY = ("torch", "torchvision", "PySide6", "pyvips", "cv2", "numpy", "PIL", "rich", "scipy", "skimage", "spandrel")
COMMANDS = sorted({parser.prog for parser in walk(build_parser())})


def child(*arguments, **options):
    options = {"capture_output": True, "text": True, "timeout": 120} | options
    return subprocess.run([sys.executable, "-m", "restorer", *arguments], cwd=CHECKOUT, check=False, **options)


def run_failing(monkeypatch, error, *words):
    def raises(arguments):
        raise error

    monkeypatch.setattr("restorer.cli.commands.models.run_list", raises)
    return boundary.main(["models", "list", *words])


@pytest.mark.parametrize(
    "words", [["--help"], ["--version"], ["restore", "--help"], ["queue", "--help"], ["demo", "-h"]]
)
def test_help_imports_nothing_heavy(words):
    code = (
        "import sys\n"
        "from restorer.__main__ import main\n"
        f"code = main({words!r})\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
        "sys.exit(code)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=CHECKOUT, capture_output=True, text=True, check=False, timeout=60
    )
    assert (ended.returncode, ended.stderr.strip()) == (0, "[]")
    assert ended.stdout


def test_version_is_the_packages(capsys):
    assert boundary.main(["--version"]) == 0
    assert capsys.readouterr().out.strip() == f"Restorer {restorer.__version__}"


def test_known_commands_are_the_parsers():
    assert sorted(entry.COMMANDS) == sorted({prog.split()[1] for prog in COMMANDS})


@pytest.mark.parametrize(
    ("words", "is_for_window"),
    [([], True), (["restore", "x"], False), (["--help"], False), (["."], True), (["no such thing"], False)],
)
def test_window_opens_for_nothing_or_for_what_exists(words, is_for_window, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    assert entry.is_for_window(words) is is_for_window


def test_photo_opens_the_window_whatever_it_is_called(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("Oma & Opa's «Hochzeit» 1932.jpg", "祖母.png", "a b\nc"):
        (tmp_path / name).touch()
        assert entry.is_for_window([name])
    (tmp_path / "demo").touch()
    assert not entry.is_for_window(["demo"])


def test_missing_window_says_what_to_do_instead(monkeypatch, capsys):
    monkeypatch.setattr(entry, "WINDOW", "restorer.gui.not_there_yet")
    assert entry.main([]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "restorer restore" in told.err


def test_window_is_handed_the_photos(monkeypatch, tmp_path):
    seen = []
    window = type(sys)("a_window")
    window.main = lambda paths: seen.append(paths) or 0
    monkeypatch.setitem(sys.modules, "a_window", window)
    window.__spec__ = object()
    monkeypatch.setattr(entry, "WINDOW", "a_window")
    assert entry.main([str(tmp_path)]) == 0
    assert seen == [[str(tmp_path)]]


@pytest.mark.parametrize("words", [["restroe"], ["restore"], ["restore", "a", "-o", "b", "--exists", "perhaps"],
                                   ["restore", "a", "-o", "b", "--device", "tpu"], ["queue"], ["queue", "eat"],
                                   ["restore", "a", "-o", "b", "--no-such-option"]])  # fmt: skip
def test_what_is_not_understood_ends_with_2_and_words_on_stderr(words, capsys):
    assert boundary.main(words) == Exit.USAGE
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err


def test_misspelt_command_is_guessed(capsys):
    boundary.main(["isnpect", "x"])
    assert "Did you mean 'inspect'?" in capsys.readouterr().err


def test_paths_may_stand_on_both_sides_of_options():
    arguments = parse(["restore", "a.jpg", "-o", "out", "b c.jpg", "--quiet", "d.jpg"])
    assert arguments.paths == ["a.jpg", "b c.jpg", "d.jpg"]
    assert parse(["restore", "-o", "out", "--", "-odd name.jpg"]).paths == ["-odd name.jpg"]
    assert parse(["inspect", "a", "--json", "b", "--", "-c", "--json"]).paths == ["a", "b", "-c", "--json"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (InputError("It is torn.", "Glue it."), Exit.USAGE),
        (ModelError("It is torn.", "Glue it."), Exit.MODEL),
        (ResourceError("It is torn.", "Glue it."), Exit.RESOURCE),
        (StoreError("It is torn.", "Glue it."), Exit.FAULT),
    ],
)
def test_errors_are_told_with_their_hint(error, code, monkeypatch, capsys):
    assert run_failing(monkeypatch, error) == code
    told = capsys.readouterr()
    assert told.err.splitlines() == ["It is torn.", "Glue it."]
    assert told.out == ""


@pytest.mark.parametrize("error", [Cancelled(), KeyboardInterrupt()])
def test_interruption_is_130(error, monkeypatch, capsys):
    assert run_failing(monkeypatch, error) == Exit.INTERRUPTED
    assert "Traceback" not in capsys.readouterr().err


def test_reader_that_has_gone_is_no_failure(monkeypatch, capfd):
    monkeypatch.setattr(boundary, "_forget_stdout", lambda: None)
    assert run_failing(monkeypatch, BrokenPipeError()) == Exit.DONE
    assert capfd.readouterr().err == ""


def test_fault_is_one_sentence_and_the_log_has_the_rest(monkeypatch, capsys, own_home):
    assert run_failing(monkeypatch, ZeroDivisionError("oh")) == Exit.FAULT
    told = capsys.readouterr().err
    log = own_home / "logs" / "command-line.log"
    assert len(told.splitlines()) == 1
    assert "bug in Restorer" in told
    assert str(log) in told
    assert "ZeroDivisionError: oh" in log.read_text()
    assert "Traceback" in log.read_text()


def test_fault_without_a_log_is_still_told(monkeypatch, capsys, tmp_path):
    (tmp_path / "a file").touch()
    monkeypatch.setenv("RESTORER_HOME", str(tmp_path / "a file" / "home"))
    assert run_failing(monkeypatch, ZeroDivisionError("oh")) == Exit.FAULT
    assert "--verbose" in capsys.readouterr().err


def test_verbose_shows_where_it_came_from(monkeypatch, capsys):
    run_failing(monkeypatch, ModelError("It is torn."), "--verbose")
    assert "Traceback" in capsys.readouterr().err


def test_reader_that_stops_reading_leaves_no_traceback():
    reader, writer = os.pipe()
    os.close(reader)
    ended = child("models", "list", "--json", stdout=writer, stderr=subprocess.PIPE, capture_output=False)
    os.close(writer)
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no C locale")
@pytest.mark.parametrize("utf8", ["1", "0"])
def test_c_locale_tells_names_in_any_script(tmp_path, utf8):
    environment = os.environ | {"LC_ALL": "C", "PYTHONUTF8": utf8, "PYTHONCOERCECLOCALE": "0"}
    ended = child("inspect", str(tmp_path / "祖母 ü.jpg"), env=environment, text=False)
    assert ended.returncode == Exit.SOME_FAILED
    assert b"is not there" in ended.stderr
    assert b"Traceback" not in ended.stderr
    if utf8 == "1":
        assert "祖母 ü.jpg".encode() in ended.stderr


@pytest.mark.parametrize("parser", walk(build_parser()), ids=lambda parser: parser.prog)
def test_every_option_is_documented(parser):
    undocumented = [action.dest for action in parser._actions if not (action.help or "").strip()]
    assert undocumented == [], f"{parser.prog} has options without a word of help"
    assert parser.description


@pytest.mark.parametrize("parser", walk(build_parser()), ids=lambda parser: parser.prog)
def test_every_command_has_something_to_run(parser):
    assert callable(parser.get_default("run"))


def test_reference_is_up_to_date():
    page = (CHECKOUT / "docs" / "command-line.md").read_text(encoding="utf-8")
    assert page == reference.reference(), "run: python -m tools.reference > docs/command-line.md"


def test_reference_tells_every_option_and_exit_code():
    page = reference.reference()
    for parser in walk(build_parser()):
        section = page.split(f"## {parser.prog}\n")[1].split("\n## ")[0]
        for action in parser._actions:
            for option in action.option_strings:
                if action.dest != "help":
                    assert f"`{option}" in section
    for code in Exit:
        assert f"| {int(code)} |" in page


def test_json_commands_write_json_only(capsys):
    assert boundary.main(["models", "list", "--json"]) == 0
    infos = json.loads(capsys.readouterr().out)
    assert {"id", "task", "licence", "sha256", "is_here"} <= set(infos[0])
