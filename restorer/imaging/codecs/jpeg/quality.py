"""The quality that a JPEG was saved at, from its tables."""

from __future__ import annotations

# ITU-T T.81, table K.1, in the order of rows.
# fmt: off
_LUMINANCE = (
    16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29,
    51, 87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120,
    101, 72, 92, 95, 98, 112, 100, 103, 99,
)
# fmt: on
_ZIGZAG = sorted(range(64), key=lambda at: (at // 8 + at % 8, (at // 8 if (at // 8 + at % 8) % 2 else at % 8)))


def estimate_quality(table: list[int] | None) -> int | None:
    """The quality of libjpeg's scale whose luminance table is nearest to this one."""
    if table is None:
        return None
    import numpy as np

    wanted = np.empty(64)
    wanted[_ZIGZAG] = table
    quality = np.arange(1, 101)
    scale = np.where(quality < 50, 5000 // quality, 200 - 2 * quality)
    tables = np.clip((scale[:, None] * np.array(_LUMINANCE) + 50) // 100, 1, 255)
    # The last of equals: 100 and 99 have much the same table, and so have 1 and 2 where 8 bits end it.
    distances = np.abs(tables - wanted).sum(axis=1)
    return int(quality[np.flatnonzero(distances == distances.min())[-1]])
