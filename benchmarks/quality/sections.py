"""Pages of tables that several commands write: each owns one section between two marks, and leaves the others alone."""

from __future__ import annotations

import re
from pathlib import Path

from restorer.imaging.atomic import write_atomic

_SECTION = re.compile(r"<!-- begin (?P<name>[\w-]+) -->\n.*?<!-- end (?P=name) -->\n?", re.DOTALL)


def write_section(page: Path, name: str, text: str) -> None:
    """Put a section into a page: in place of its former self, or at the page's end.

    Args:
        page: A Markdown file; made where it is not there.
        name: Whose section, letters and hyphens only.
        text: Markdown.
    """
    old = page.read_text(encoding="utf-8") if page.is_file() else ""
    section = f"<!-- begin {name} -->\n{text.strip()}\n<!-- end {name} -->\n"
    found = next((match for match in _SECTION.finditer(old) if match["name"] == name), None)
    if found is None:
        new = f"{old.rstrip()}\n\n{section}".lstrip()
    else:
        new = old[: found.start()] + section + old[found.end() :]
    _write(page, new)


def write_page(page: Path, text: str) -> None:
    """Write what no section holds, and keep the sections that are there behind it.

    Args:
        page: A Markdown file; made where it is not there.
        text: Markdown.
    """
    old = page.read_text(encoding="utf-8") if page.is_file() else ""
    sections = [match.group().strip() for match in _SECTION.finditer(old)]
    _write(page, "\n\n".join([text.strip(), *sections]) + "\n")


def _write(page: Path, text: str) -> None:
    with write_atomic(page.absolute()) as temporary:
        temporary.write_text(text, encoding="utf-8")
