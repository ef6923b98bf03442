"""Reads the card that lies beside every weight file: Markdown for people, with TOML front matter for us."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from restorer.errors import ModelError
from restorer.message import Message, os_reason

_FENCE = "+++"

_NO_COMMERCE = ("-NC", "NONCOMMERCIAL", "NTU-S-LAB", "S-LAB")


@dataclass(frozen=True, slots=True)
class Card:
    """What a card says.

    Attributes:
        id: The model's id; the weight file is `<id>.safetensors` beside the card.
        net: The name of the network in `restorer.engine.nets`.
        sha256: Of the weight file, 64 lower-case hexadecimal digits.
        size_bytes: Of the weight file.
        halo_px: How many input pixels around a tile change its result.
        multiple: Sides of the input must be multiples of this.
        scales: How many times larger the result may be.
        licence: An SPDX identifier.
        precisions: Those in which the weights were checked.
        macs_per_pixel: Multiply-adds for each pixel of the input; 0 where nobody counted.
        steps: How many training steps the weights have seen; 0 where nobody counted.
        data: What they were trained on, source by source.
        source: A link to who made them; empty for our own.
        measured: Figures of quality by name, a table to a group of figures.
        text: The Markdown below the front matter.
    """

    id: str
    net: str
    sha256: str
    size_bytes: int
    halo_px: int
    multiple: int
    scales: tuple[int, ...]
    licence: str
    precisions: tuple[str, ...] = ("float32", "bfloat16", "float16")
    macs_per_pixel: int = 0
    steps: int = 0
    data: tuple[str, ...] = ()
    source: str = ""
    measured: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""


def read_card(path: Path) -> Card:
    """Read a card.

    Raises:
        ModelError: it cannot be read, lacks a fact or has one of the wrong kind.
    """
    hint = "Install Restorer again, or write the card again with the command that exported the weights."
    try:
        front, text = _split(path.read_text(encoding="utf-8"))
        facts = tomllib.loads(front)
        card = Card(
            id=_fact(facts, "id", str),
            net=_fact(facts, "net", str),
            sha256=_fact(facts, "sha256", str),
            size_bytes=_fact(facts, "bytes", int),
            halo_px=_fact(facts, "halo_px", int),
            multiple=_fact(facts, "multiple", int),
            scales=tuple(int(scale) for scale in _fact(facts, "scales", list)),
            licence=_fact(facts, "licence", str),
            precisions=tuple(str(name) for name in facts.get("precisions", ("float32", "bfloat16", "float16"))),
            macs_per_pixel=int(facts.get("macs_per_pixel", 0)),
            steps=int(facts.get("steps", 0)),
            data=_texts(facts.get("data", ())),
            source=str(facts.get("source", "")),
            measured=dict(facts.get("measured", {})),
            text=text,
        )
        _check(card, path)
    except OSError as error:
        raise ModelError(
            Message("The model's card {path} cannot be read: {reason}.", path=path, reason=os_reason(error)), hint
        ) from error
    except (ValueError, TypeError) as error:  # tomllib's error is a ValueError
        raise ModelError(
            Message("The model's card {name} is not usable: {reason}.", name=path.name, reason=error), hint
        ) from error
    return card


def allows_commerce(spdx: str) -> bool:
    """Whether a licence, by its SPDX identifier, allows commercial use of the weights."""
    return not any(mark in spdx.upper() for mark in _NO_COMMERCE)


def _split(document: str) -> tuple[str, str]:
    lines = document.lstrip("\ufeff").splitlines()
    fences = [number for number, line in enumerate(lines) if line.strip() == _FENCE]
    if len(fences) < 2 or any(line.strip() for line in lines[: fences[0]]):
        raise ValueError(f"it does not begin with facts between two lines of {_FENCE}")
    return "\n".join(lines[fences[0] + 1 : fences[1]]), "\n".join(lines[fences[1] + 1 :]).strip()


def _fact(facts: Mapping[str, Any], name: str, kind: type) -> Any:
    if name not in facts:
        raise ValueError(f"{name!r} is missing")
    value = facts[name]
    if not isinstance(value, kind) or isinstance(value, bool):
        raise ValueError(f"{name!r} is no {kind.__name__}")
    return value


def _texts(value: Any) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(str(item) for item in value)


def _check(card: Card, path: Path) -> None:
    if card.id != path.stem:
        raise ValueError(f"it is the card of {card.id!r}")
    if len(card.sha256) != 64 or set(card.sha256) - set("0123456789abcdef"):
        raise ValueError("'sha256' is not 64 lower-case hexadecimal digits")
    if card.size_bytes < 1 or card.halo_px < 0 or card.multiple < 1:
        raise ValueError("a size is negative")
    if not card.scales or min(card.scales) < 1:
        raise ValueError("'scales' holds no scale")
    if "float32" not in card.precisions:
        raise ValueError("every network runs in float32, and 'precisions' leaves it out")
