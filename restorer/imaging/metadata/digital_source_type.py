"""IPTC's digital source types: what a picture is made of, and which of two words says more.

https://cv.iptc.org/newscodes/digitalsourcetype/ (version of 2024-09-17). Why which word: docs/decisions/0005.
"""

from __future__ import annotations

VOCABULARY = "http://cv.iptc.org/newscodes/digitalsourcetype/"
ENHANCED = "algorithmicallyEnhanced"
"""Altered by an algorithm that invents nothing."""
INVENTED = "compositeWithTrainedAlgorithmicMedia"
"""A photo, with content in it that a trained model invented."""

_RANKS = {
    **dict.fromkeys(("negativeFilm", "positiveFilm", "print", "digitalCapture", "computationalCapture"), 0),
    **dict.fromkeys((ENHANCED, "minorHumanEdits", "humanEdits"), 1),
    **dict.fromkeys(("composite", "compositeCapture", "dataDrivenMedia", "screenCapture", "virtualRecording"), 2),
    **dict.fromkeys(("digitalCreation", "digitalArt", "softwareImage"), 2),
    **dict.fromkeys((INVENTED, "compositeSynthetic"), 3),
    **dict.fromkeys(("trainedAlgorithmicMedia", "algorithmicMedia"), 4),
}
_UNKNOWN = 2


def stronger(told: str | None, ours: str | None) -> str | None:
    """The value to write, as a full URI: ours, unless what the file states already says as much or more.

    A value of nobody's vocabulary gives way only to `INVENTED`. None where neither says anything.

    Args:
        told: What the source's metadata say: a URI, or its last part.
        ours: What was done, as the last part of a URI; None where nothing was.
    """
    told = (told or "").strip() or None
    if told is None or ours is None:
        return told if ours is None else VOCABULARY + ours
    rank = _RANKS.get(told.rstrip("/").rpartition("/")[2], _UNKNOWN)
    return VOCABULARY + ours if rank < _RANKS[ours] else told
