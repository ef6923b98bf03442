"""The window's colours, light and dark."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Colors:
    """The colours of one theme, as `#rrggbb`."""

    window: str
    panel: str
    raised: str
    canvas: str
    line: str
    text: str
    quiet: str
    accent: str
    on_accent: str
    selection: str
    good: str
    bad: str
    is_dark: bool


LIGHT = Colors(
    window="#f3f3f3", panel="#fafafa", raised="#ffffff", canvas="#c4c4c4", line="#dadada", text="#1e1e1e",
    quiet="#666666", accent="#2563b8", on_accent="#ffffff", selection="#dbe6f5", good="#23753f", bad="#b3261e",
    is_dark=False,
)  # fmt: skip
DARK = Colors(
    window="#242424", panel="#2a2a2a", raised="#353535", canvas="#373737", line="#3d3d3d", text="#e8e8e8",
    quiet="#a2a2a2", accent="#5b9be6", on_accent="#0c1722", selection="#34455a", good="#6cc48a", bad="#f28b82",
    is_dark=True,
)  # fmt: skip
