"""The kinds of metadata that can be left out of a result, by name. Imports nothing."""

from __future__ import annotations

from collections.abc import Mapping

ALL = "all"

LABELS: Mapping[str, str] = {
    "gps": "GPS position",
    "place": "Names of places",
    "people": "People and their faces",
    "people-tags": "Keywords that name people",
    "captions": "Captions",
    "keywords": "Keywords",
    "dates": "Dates of photo and scan",
    "rights": "Author and copyright",
    "camera": "Camera and its settings",
    ALL: "All metadata",
}
"""What can be left out of results, in the order of the page; `metadata_filter.KINDS` says where it stands."""
