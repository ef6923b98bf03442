"""What a person saw on the sheets: better, same or worse, photo by photo, kept as a file beside the code."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.report import Bar, Table

JUDGED = Path(__file__).with_name("judged.json")
VERDICTS = ("better", "same", "worse")

LEAST_BETTER = 60.0
MOST_WORSE = 3.0
"""The bars: per cent of the photos that are visibly worn, and of all photos."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One photo by eye.

    Attributes:
        is_worn: Whether the photo as it came is visibly worn.
        verdict: `better`, `same` or `worse`.
        words: What was seen.
    """

    is_worn: bool
    verdict: str
    words: str


@dataclass(frozen=True, slots=True)
class Judged:
    """All that were looked at.

    Attributes:
        when: The day, and what the program was then.
        photos: By file name.
    """

    when: str
    photos: Mapping[str, Judgement]


def read_judged(path: Path = JUDGED) -> Judged | None:
    """The judgement that was written down; None where there is none.

    Raises:
        ValueError: a verdict is none of `VERDICTS`.
    """
    if not path.is_file():
        return None
    data = json.loads(path.read_text(encoding="utf-8"))
    photos = {name: Judgement(bool(row["worn"]), row["verdict"], row["words"]) for name, row in data["photos"].items()}
    unknown = {row.verdict for row in photos.values()} - set(VERDICTS)
    if unknown:
        raise ValueError(f"{path.name} has verdicts that are none: {', '.join(sorted(unknown))}")
    return Judged(data["when"], photos)


def bars(judged: Judged) -> tuple[Bar, ...]:
    """The two promises that an eye holds the preset to."""
    worn = [row for row in judged.photos.values() if row.is_worn]
    better, worse = _share(worn, "better"), _share(list(judged.photos.values()), "worse")
    return (
        Bar("`auto` by eye: visibly worn photos that are visibly better", better, LEAST_BETTER, " %", digits=0),
        Bar("`auto` by eye: photos that are worse", worse, MOST_WORSE, " %", is_most=True, digits=0),
    )


def tables(judged: Judged) -> tuple[Table, ...]:
    """How many of each verdict, and every photo with what was seen."""
    rows = []
    for title, chosen in (
        ("visibly worn", [row for row in judged.photos.values() if row.is_worn]),
        ("not visibly worn", [row for row in judged.photos.values() if not row.is_worn]),
    ):
        counts = Counter(row.verdict for row in chosen)
        rows.append((title, str(len(chosen)), *(str(counts[verdict]) for verdict in VERDICTS)))
    photos = tuple(
        (name, "yes" if row.is_worn else "no", row.verdict, row.words) for name, row in sorted(judged.photos.items())
    )
    return (
        Table(f"by eye, {judged.when}", ("photos", *VERDICTS), tuple(rows)),
        Table("photo", ("worn", "by eye", "what was seen"), photos),
    )


def _share(rows: list[Judgement], verdict: str) -> float | None:
    return 100 * sum(row.verdict == verdict for row in rows) / len(rows) if rows else None
