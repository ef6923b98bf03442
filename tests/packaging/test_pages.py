"""The manual page and the completions say what the parser says."""

import re
import shutil
import subprocess

import pytest

from restorer.cli.exits import MEANINGS
from restorer.cli.parser import build_parser, walk

PARSERS = walk(build_parser())


@pytest.fixture
def page(script):
    return script("manual").manual()


def shown(page):
    """The page as a reader sees it, without its marks."""
    return re.sub(r"\\f[BIR]|\\&", "", page).replace(r"\-", "-").replace(r"\(ti", "~").replace(r"\e", "\\")


def test_manual_tells_every_command_option_and_exit_code(page):
    text = shown(page)
    for parser in PARSERS:
        assert f".SS {parser.prog}" in text
        for action in parser._actions:
            for option in action.option_strings:
                assert action.dest == "help" or option in text, (parser.prog, option)
    for code, meaning in MEANINGS.items():
        assert f".B {int(code)}\n" in page
        assert meaning.replace("`", "") in text


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="needs mandoc")
def test_manual_is_sound(page):
    ended = subprocess.run(["mandoc", "-T", "lint", "-W", "warning"], input=page, capture_output=True, text=True)
    complaints = [line for line in ended.stdout.splitlines() if "missing date" not in line]
    assert complaints == []


def test_completions_know_every_command_and_option(script):
    completion = script("completion")
    for shell in completion.NAMES:
        text = completion.completion(shell)
        for parser in PARSERS:
            assert parser.prog.split()[-1] in text
            for action in parser._actions:
                for option in action.option_strings:
                    assert option.lstrip("-") in text, (shell, option)


def complete(script, tmp_path, shell, *words):
    """What the shell offers for the last word."""
    if shutil.which(shell) is None:
        pytest.skip(f"needs {shell}")
    script("completion").write(tmp_path)
    if shell == "bash":
        code = (
            f'source {tmp_path}/bash/restorer; COMP_WORDS=("$@"); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); '
            "_shtab_restorer; printf '%s\\n' \"${COMPREPLY[@]}\""
        )
        command = ["bash", "--norc", "-c", code, "bash", *words]
    else:
        command = [
            "fish",
            "--no-config",
            "-c",
            f"source {tmp_path}/fish/restorer.fish; complete -C '{' '.join(words)}'",
        ]
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path)}
    ended = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path, env=environment)
    return {line.split("\t")[0].strip() for line in ended.stdout.splitlines()} - {""}


@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_shells_offer_what_fits(script, tmp_path, shell):
    assert complete(script, tmp_path, shell, "restorer", "rest") == {"restore"}
    assert {"list", "resume", "retry", "clear"} <= complete(script, tmp_path, shell, "restorer", "queue", "")
    assert complete(script, tmp_path, shell, "restorer", "restore", "--pres") == {"--preset"}


@pytest.mark.skipif(shutil.which("zsh") is None, reason="needs zsh")
def test_zsh_understands_its_completion(script, tmp_path):
    script("completion").write(tmp_path)
    subprocess.run(["zsh", "-f", "-n", str(tmp_path / "zsh" / "_restorer")], check=True)
