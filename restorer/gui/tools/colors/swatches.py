"""Swatches: named colours that are common in old photos, in rows of one kind."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication


class Swatch(NamedTuple):
    """A colour as `#rrggbb`, and what has it."""

    color: str
    name: str


def swatch_rows() -> tuple[tuple[str, tuple[Swatch, ...]], ...]:
    """Rows of colours with their names, in the window's language.

    They are usual values of our own choosing, not measured ones: the photo's lightness stays, so that each serves for
    light and dark things of its kind.
    """
    translate = QCoreApplication.translate
    return (
        (
            translate("Swatches", "Skin"),
            (
                Swatch("#f0c8a8", translate("Swatches", "Skin, light")),
                Swatch("#c68c64", translate("Swatches", "Skin, medium")),
                Swatch("#8a5a3c", translate("Swatches", "Skin, dark")),
                Swatch("#c4767a", translate("Swatches", "Lips")),
            ),
        ),
        (
            translate("Swatches", "Hair"),
            (
                Swatch("#e0c080", translate("Swatches", "Hair, blond")),
                Swatch("#8c5a34", translate("Swatches", "Hair, light brown")),
                Swatch("#5a3d28", translate("Swatches", "Hair, dark brown")),
                Swatch("#a4532c", translate("Swatches", "Hair, red")),
                Swatch("#2a2624", translate("Swatches", "Hair, black")),
                Swatch("#a8a49e", translate("Swatches", "Hair, grey")),
            ),
        ),
        (
            translate("Swatches", "Nature"),
            (
                Swatch("#6f9a4a", translate("Swatches", "Grass")),
                Swatch("#3f6b3a", translate("Swatches", "Leaves")),
                Swatch("#8fb4dc", translate("Swatches", "Sky")),
                Swatch("#4f7f96", translate("Swatches", "Water")),
                Swatch("#8a6a48", translate("Swatches", "Earth")),
                Swatch("#d8c090", translate("Swatches", "Sand")),
            ),
        ),
        (
            translate("Swatches", "Things"),
            (
                Swatch("#9a7650", translate("Swatches", "Wood")),
                Swatch("#6b4a2f", translate("Swatches", "Wood, dark")),
                Swatch("#a3523f", translate("Swatches", "Brick")),
                Swatch("#a59f92", translate("Swatches", "Stone")),
                Swatch("#c9a24a", translate("Swatches", "Brass")),
                Swatch("#8a9098", translate("Swatches", "Steel")),
            ),
        ),
        (
            translate("Swatches", "Cloth"),
            (
                Swatch("#6e7566", translate("Swatches", "Uniform, grey-green")),
                Swatch("#26304f", translate("Swatches", "Uniform, navy")),
                Swatch("#8c8358", translate("Swatches", "Uniform, khaki")),
                Swatch("#3c4f7a", translate("Swatches", "Denim")),
                Swatch("#7a2f3a", translate("Swatches", "Wine red")),
                Swatch("#f2efe8", translate("Swatches", "White linen")),
            ),
        ),
    )
