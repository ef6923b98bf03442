"""Reads the file of `restore --faces`: what a person says of single faces, or an edited `inspect --json`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from restorer.analysis.by_hand.face_choices import read_face_choices, write_face_choices
from restorer.cli.hints import page_name
from restorer.errors import InputError

HOW = (
    'Write [{"box": [120, 80, 64, 72], "on": false}] for one photo, {"scan.png": [...]} for several, '
    "or edit what `inspect --json` wrote."
)


def read_face_file(path: Path) -> dict[str, str]:
    """The choices in a file, as the step `faces` takes them: by the photo's name or path; by "" for the only photo.

    Raises:
        InputError: it cannot be read, or holds no choices.
    """
    try:
        content = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise InputError(
            f"The faces {str(path)!r} cannot be read: {error.strerror}.", "Check the file's name."
        ) from error
    except ValueError as error:
        raise InputError(f"The faces {str(path)!r} are not JSON: {error}.", HOW) from error
    texts = {}
    for name, faces in _by_photo(content).items():
        try:
            texts[name] = write_face_choices(read_face_choices(json.dumps(faces)))
        except InputError as error:
            where = f" for {name!r}" if name else ""
            raise InputError(f"In {str(path)!r}{where}: {error.message}", HOW) from error
    if not any(texts.values()):
        raise InputError(f"There are no faces in {str(path)!r}.", HOW)
    return texts


def _by_photo(content: Any) -> dict[str, Any]:
    """The lists of faces by the photos' names, one for each page."""
    is_inspection = isinstance(content, list) and any(_is_reading(item) for item in content)
    if not is_inspection:
        return content if isinstance(content, dict) else {"": content}
    found: dict[str, Any] = {}
    for item in content:
        if _is_reading(item):
            page = item.get("page")
            found[page_name(str(item["path"]), page if isinstance(page, int) else 0)] = item["faces"] or []
    return found


def _is_reading(item: object) -> bool:
    return isinstance(item, Mapping) and "path" in item and "faces" in item
