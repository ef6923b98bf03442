"""One sheet a photo: before, after, what changed, and the places that changed most at twice their size."""

from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from benchmarks.album.changes import Rgb, at_screen_size, moved_onto, to_rgb8
from benchmarks.album.stages import PhotoRun
from restorer.imaging.photo import Photo

PANEL_PX = 620
CROP_PX = 150
"""The side of a crop in pixels of the photo before; it is shown at twice its size."""
ZOOM = 2
CROPS = 4
_GAP = 8
_GRAY = 96
_MASK_COLORS = {"repair.possible": (0, 150, 255), "repair.damage": (255, 0, 200)}
"""What may be damage and was left, and what was filled."""


def write_sheet(photo_run: PhotoRun, original: Photo, path: Path) -> None:
    """Write the sheet of one photo as a JPEG of quality 92.

    Args:
        photo_run: What became of it.
        original: The photo as decoded.
        path: Where; its folder is there.
    """
    result = photo_run.result
    after, scale = at_screen_size(result.photo)
    before = moved_onto(original, result.transform, after, scale)
    panels = [_fitted(before), _fitted(after), _fitted(_marked(photo_run, after, before))]
    rows = [_row(panels)]
    crops = _crops(original, result.photo, result.transform)
    rows += [_row(crops[first : first + CROPS]) for first in range(0, len(crops), CROPS)]
    words = [f"{step.step}: {step.note}" for step in photo_run.steps] or ["nothing proposed"]
    image = Image.fromarray(_column([*rows, _words([photo_run.name, *words], max(row.shape[1] for row in rows))]))
    image.save(path, quality=92)


def _marked(photo_run: PhotoRun, after: Rgb, before: Rgb) -> Rgb:
    """What changed, as grey, and the marks of `repair` in colours of their own."""
    difference = np.abs(after.astype(np.int16) - before).max(axis=2)
    shown = np.repeat(np.clip(difference * 4, 0, 255).astype(np.uint8)[:, :, np.newaxis], 3, axis=2)
    for name, color in _MASK_COLORS.items():
        if name in photo_run.result.masks:
            size = (after.shape[1], after.shape[0])
            shown[cv2.resize(photo_run.result.masks[name], size, interpolation=cv2.INTER_AREA) > 60] = color
    return shown


def _crops(original: Photo, result: Photo, transform: NDArray[np.float64]) -> list[Rgb]:
    """Pairs of crops, before above after, where the photo changed most; at twice the original's size."""
    before = to_rgb8(original)
    height, width = before.shape[:2]
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    after = np.asarray(cv2.warpPerspective(to_rgb8(result), transform, (width, height), flags=flags), np.uint8)
    difference = np.abs(after.astype(np.float32) - before).mean(axis=2)
    # A change of all of a photo's tones says nothing of where to look: what differs from its surroundings does.
    local = np.abs(difference - cv2.blur(difference, (CROP_PX, CROP_PX)))
    heat = cv2.blur(local, (CROP_PX // 2, CROP_PX // 2))
    pairs = []
    for _ in range(CROPS):
        y, x = np.unravel_index(int(np.argmax(heat)), heat.shape)
        left = int(np.clip(x - CROP_PX // 2, 0, max(0, width - CROP_PX)))
        top = int(np.clip(y - CROP_PX // 2, 0, max(0, height - CROP_PX)))
        # A further crop's middle lies outside of this one, so that no two show the same.
        heat[
            max(0, top - CROP_PX // 2) : top + CROP_PX * 3 // 2, max(0, left - CROP_PX // 2) : left + CROP_PX * 3 // 2
        ] = -1
        part = (slice(top, top + CROP_PX), slice(left, left + CROP_PX))
        large = _result_part(result, transform, (left, top), part)
        pairs.append(_column([_zoomed(before[part]), large]))
    return pairs


def _result_part(
    result: Photo, transform: NDArray[np.float64], corner: tuple[int, int], part: tuple[slice, slice]
) -> Rgb:
    """The result's pixels under a crop of the original, shown as large as the crop: an enlarged one at its own size."""
    rows, columns = part
    side = (ZOOM * (columns.stop - columns.start), ZOOM * (rows.stop - rows.start))
    shift = (1 / ZOOM - 1) / 2
    to_original = np.array([[1 / ZOOM, 0, corner[0] + shift], [0, 1 / ZOOM, corner[1] + shift], [0, 0, 1]])
    flags = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpPerspective(to_rgb8(result), transform @ to_original, side, flags=flags), np.uint8)


def _zoomed(crop: Rgb) -> Rgb:
    size = (ZOOM * crop.shape[1], ZOOM * crop.shape[0])
    return np.asarray(cv2.resize(crop, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def _fitted(rgb: Rgb) -> Rgb:
    """A panel whose longer side is `PANEL_PX`."""
    scale = PANEL_PX / max(rgb.shape[:2])
    size = (max(1, round(rgb.shape[1] * scale)), max(1, round(rgb.shape[0] * scale)))
    return np.asarray(cv2.resize(rgb, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC), np.uint8)


def _row(parts: list[Rgb]) -> Rgb:
    height = max(part.shape[0] for part in parts)
    padded = [_padded(part, height, part.shape[1] + _GAP) for part in parts]
    return np.concatenate(padded, axis=1)


def _column(parts: list[Rgb]) -> Rgb:
    width = max(part.shape[1] for part in parts)
    padded = [_padded(part, part.shape[0] + _GAP, width) for part in parts]
    return np.concatenate(padded, axis=0)


def _padded(part: Rgb, height: int, width: int) -> Rgb:
    sheet = np.full((height, width, 3), _GRAY, np.uint8)
    sheet[: part.shape[0], : part.shape[1]] = part
    return sheet


def _words(lines: list[str], width: int) -> Rgb:
    font = ImageFont.load_default(15)
    image = Image.new("RGB", (width, 22 * len(lines) + 8), (24, 24, 24))
    pen = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        pen.text((6, 4 + 22 * number), line[:220], font=font, fill=(235, 235, 235))
    return np.asarray(image, np.uint8)
