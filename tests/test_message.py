"""A message is its English text, and remembers its template and values wherever it goes."""

import ast
import copy
import json
import pickle
from pathlib import Path

import numpy as np
import pytest

from restorer.errors import InputError
from restorer.message import Message, from_json, from_text, joined, os_reason, to_json, to_text
from restorer.steps import STEPS
from tools.translations.templates import arguments, templates

ROOT = Path(__file__).resolve().parents[1] / "restorer"


def filled():
    found = Message("black at {black:.0%}", black=np.float32(0.25))
    return Message('"{name}" has {count:,} pages, {found}; {path!r}', name="a", count=1234, found=found, path=Path("b"))


def test_a_message_is_its_english_text():
    message = filled()
    assert message == "\"a\" has 1,234 pages, black at 25%; 'b'"
    assert str(message) == message
    assert type(str(message)) is str
    assert message.values["count"] == 1234


def test_without_values_braces_mean_nothing():
    assert Message("{stem}-restored") == "{stem}-restored"


def test_a_part_may_begin_a_sentence():
    assert Message("{part:capitalized}.", part=Message("grainy")) == "Grainy."


def test_parts_are_joined_and_stay_messages():
    both = joined([Message("{n} px", n=3), "faded", Message("{n} px", n=4)], "; ")
    assert both == "3 px; faded; 4 px"
    assert [part.template for part in both.values.values()] == ["{n} px", "faded", "{n} px"]
    assert joined([]) == ""
    assert joined(["alone"]) == "alone"


def test_it_does_not_change():
    message = filled()
    with pytest.raises(AttributeError):
        message.template = "other"
    with pytest.raises(TypeError):
        message.values["name"] = "other"


@pytest.mark.parametrize(
    "carry",
    [
        lambda message: pickle.loads(pickle.dumps(message)),
        copy.deepcopy,
        lambda message: from_text(to_text(message)),
        lambda message: from_json(json.loads(json.dumps(to_json(message)))),
    ],
)
def test_template_and_values_survive_a_pipe_and_a_file(carry):
    message, again = filled(), carry(filled())
    assert again == message
    assert again.template == message.template
    assert again.values == message.values
    assert again.values["found"].template == "black at {black:.0%}"


def test_names_with_bytes_of_no_encoding_survive_a_file():
    message = Message('"{name}" is empty.', name="a\udcff.png")
    text = to_text(message)
    text.encode("utf-8")
    assert from_text(text) == message


def test_finished_text_of_an_earlier_version_stays_as_it_came():
    for text in ('"a.png" is empty.', "{0} of {1}", '{"template": oh', "[1]", ""):
        assert from_text(text) == text
        assert from_json(text) == text


@pytest.mark.parametrize(
    "data",
    [
        {"template": "{name}", "values": {}},
        {"template": "{gone}", "values": {"name": "a"}},
        {"template": "{name", "values": {"name": "a"}},
        {"template": "{name.__class__}", "values": {"name": "a"}},
        {"template": "{name:999999999}", "values": {"name": "a"}},
        {"template": "{name}", "values": [1]},
        {"values": {"name": "a"}},
        {},
    ],
)
def test_a_damaged_message_is_shown_as_its_template(data):
    assert from_json(data) == data.get("template", "")


def test_a_template_must_fit_its_values():
    with pytest.raises(KeyError):
        Message("{name}", other="a")
    with pytest.raises(ValueError, match="no format"):
        Message("{name:>9}", name="a")


def test_an_error_carries_messages_through_a_pipe():
    error = InputError(Message('"{name}" is empty.', name="a.png"), "Copy or scan it again.")
    again = pickle.loads(pickle.dumps(error))
    assert (again.message.template, again.message.values["name"]) == ('"{name}" is empty.', "a.png")
    assert again.hint == "Copy or scan it again."
    assert str(again) == '"a.png" is empty.'


def test_what_the_system_says_is_a_message_of_its_own():
    inner = InputError(Message('"{name}" is empty.', name="a.png"))
    outer = Message("{first}; {second}", first=os_reason(PermissionError(13, "Permission denied")), second=inner)
    assert outer == 'Permission denied; "a.png" is empty.'
    assert outer.values["second"].template == '"{name}" is empty.'


def test_templates_are_literals():
    """What is put together where it is said could not be translated."""
    bad = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path, node in arguments(ROOT)
        for inner in [node, *((node.body, node.orelse) if isinstance(node, ast.IfExp) else ())]
        if isinstance(inner, ast.JoinedStr | ast.BinOp) or (isinstance(inner, ast.Call) and _is_format(inner))
    ]
    assert bad == []


def _is_format(call):
    return isinstance(call.func, ast.Attribute) and call.func.attr in ("format", "join")


def test_templates_are_found():
    found = templates(ROOT)
    for template in ('"{name}" is empty.', "{count:,} faces", "It was excluded.", "Permission denied"):
        assert template in found
    assert len(found) == len(set(found))
    assert STEPS[0].help not in found
