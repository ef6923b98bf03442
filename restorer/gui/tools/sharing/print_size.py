"""Size and resolution of a print. No widgets."""

from __future__ import annotations

from dataclasses import dataclass, replace

CM_PER_INCH = 2.54
FINE_DPI = 200
"""From here on a print that is held in the hand shows no pixels: the usual advice is 200 to 300 a inch."""

_LARGEST_CM, _SMALLEST_CM = 200.0, 1.0
_USUAL_DPI = 300


@dataclass(frozen=True, slots=True)
class PrintSize:
    """A picture's size on paper; its sides keep their ratio.

    Attributes:
        width_px: The picture's width.
        height_px: Its height.
        width_cm: Its width on paper.
    """

    width_px: int
    height_px: int
    width_cm: float

    @staticmethod
    def usual(width_px: int, height_px: int, page_cm: tuple[float, float]) -> PrintSize:
        """At 300 pixels an inch, or as large as the page's printable area, whichever is smaller."""
        size = PrintSize(width_px, height_px, 1.0).with_width(width_px / _USUAL_DPI * CM_PER_INCH)
        return size.fitted(page_cm)

    @property
    def height_cm(self) -> float:
        """Its height on paper."""
        return self.width_cm * self.height_px / self.width_px

    @property
    def dpi(self) -> float:
        """Pixels an inch."""
        return self.width_px / self.width_cm * CM_PER_INCH

    def with_width(self, width_cm: float) -> PrintSize:
        """The same at this width."""
        return replace(self, width_cm=min(max(width_cm, _SMALLEST_CM), _LARGEST_CM))

    def with_height(self, height_cm: float) -> PrintSize:
        """The same at this height."""
        return self.with_width(height_cm * self.width_px / self.height_px)

    def with_dpi(self, dpi: float) -> PrintSize:
        """The same as fine as this."""
        return self.with_width(self.width_px / max(1.0, dpi) * CM_PER_INCH)

    def is_upright_on(self, page_cm: tuple[float, float]) -> bool:
        """Whether it is printed on the upright page; else on the page laid on its side, which suits it better."""
        width, height = min(page_cm), max(page_cm)
        upright = min(width / self.width_cm, height / self.height_cm)
        return upright >= min(1.0, min(height / self.width_cm, width / self.height_cm))

    def fitted(self, page_cm: tuple[float, float]) -> PrintSize:
        """The same, or the largest that fits the page upright or on its side."""
        width, height = min(page_cm), max(page_cm)
        if not self.is_upright_on(page_cm):
            width, height = height, width
        share = min(1.0, width / self.width_cm, height / self.height_cm)
        return self if share == 1.0 else self.with_width(self.width_cm * share)
