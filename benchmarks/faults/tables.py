"""Tables in Markdown, printed and, on request, put into a page between two marks."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from restorer.imaging.atomic import write_atomic


def table(head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table of Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", r"\|") for cell in line) + " |" for line in lines)


def put_into(page: Path, name: str, text: str) -> None:
    """Replace what stands in a page between `<!-- NAME -->` and `<!-- end of NAME -->`.

    Raises:
        ValueError: the page has no such marks.
    """
    told = page.read_text("utf-8")
    begin, end = f"<!-- {name} -->", f"<!-- end of {name} -->"
    if begin not in told or end not in told:
        raise ValueError(f"{page} has no marks {begin} and {end}")
    before, _, rest = told.partition(begin)
    _, _, after = rest.partition(end)
    with write_atomic(page) as temporary:
        temporary.write_text(f"{before}{begin}\n{text.strip()}\n{end}{after}", "utf-8")
