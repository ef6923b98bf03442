"""A sentence that names a command names one that there is."""

import ast
import re
from pathlib import Path

import pytest

import restorer
from restorer.cli.parser import parse
from restorer.errors import InputError

_COMMAND = re.compile(r"`restorer ([a-z][a-z-]*)(?: ([a-z][a-z-]*))?")


def named_commands():
    """(file, words) of each command that a text of the program names between backticks."""
    root = Path(restorer.__file__).parent
    for path in sorted(root.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                for first, second in _COMMAND.findall(node.value):
                    yield path.relative_to(root).as_posix(), [word for word in (first, second) if word]


def exists(words):
    """Whether the command's help is there."""
    try:
        parse([*words, "--help"])
    except SystemExit as ended:
        return ended.code == 0
    except InputError:
        return False
    return True


def test_commands_that_are_named_exist(capsys):
    named = list(named_commands())
    assert named, "the texts are found"
    wrong = {(path, *words) for path, words in named if not exists(words)}
    assert wrong == set()


@pytest.mark.parametrize(("words", "is_there"), [(["models", "list"], True), (["models", "bake"], False)])
def test_a_command_that_is_not_there_is_noticed(words, is_there, capsys):
    assert exists(words) is is_there
