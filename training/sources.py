"""Whose photographs the networks learnt from, and under which terms: the data sheet of every card."""

from __future__ import annotations

SOURCES: dict[str, tuple[str, ...]] = {
    "people": (
        "OpenStax textbook figures (CC BY 4.0; single figures CC BY-SA or public domain)",
        "US government sites: PIF, 18F, USDS, MapGive (public domain, CC0)",
        "Unsplash, people (Unsplash licence)",
        "Dollar Street by Gapminder (CC BY 4.0)",
    ),
    "portraits": ("Pixabay portraits (Pixabay licence)", "interfaces portraits (CC0)"),
    "scenes": (
        "CID22 by Cloudinary (CC BY-SA 4.0)",
        "CLIC 2025 validation and Unsplash (Unsplash licence)",
        "CQ100 (CC BY-SA 4.0, CC BY, CC0, public domain)",
    ),
    "small": ("Unsplash Lite, 256 pixels (Unsplash licence)",),
}
"""The sources of each pack of photos."""

SHARE_ALIKE = "CID22, part of CQ100, and six figures of OpenStax textbooks"
"""The share-alike sets, which every network trained on all packs has seen; hence its licence."""

LICENCE = "CC-BY-SA-4.0"


def sources_of(packs: tuple[str, ...]) -> list[str]:
    """Returns the sources of the packs, in the order of the data sheet."""
    return [source for pack in packs for source in SOURCES[pack]]
