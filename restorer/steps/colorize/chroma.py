"""Chroma for a grey photo: predicted small, fitted to the photo's own edges, laid under its exact luminance."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from restorer.analysis.downscale import Floats, gray_of, reduce_to
from restorer.analysis.grid import Grid
from restorer.imaging.color import TRAINED_WHITE, TRAINED_XYZ_OF_RGB, from_linear, to_lab, to_linear
from restorer.imaging.photo import Extent, Pixels
from restorer.models.info import ModelInfo
from restorer.pipeline.step import Engine
from restorer.steps.colorize.color_propagation import Place, spread
from restorer.steps.colorize.hints import Hint
from restorer.steps.colorize.palette import VARIED, Palette, lend, sample

LOOKS_PX = (224, 288, 352)
"""The longer sides at which the network looks at a photo, each time mirrored, too. Chosen on 111 photos held back from
its training: the hue is right on 57.6 % (mean of six sectors of hue) instead of the 57.1 % at 192 and 288, and other
hues than brown are 29 % of the truth's instead of 27."""

GUIDE_PX = 288
"""The longer side at which colours are fitted to the photo's edges: one of the looks'."""

CODE_SIZE = 8
"""How many numbers choose between plausible versions."""

VARIETY = 1.6
"""How much farther from the likeliest colours a version goes than its smooth copy, which is paler than it is."""

_GUIDE_RADIUS = 2
_GUIDE_EDGE = 4.0

_WHITE = np.array(TRAINED_WHITE)
_RGB_OF_XYZ = np.linalg.inv(np.array(TRAINED_XYZ_OF_RGB))


@dataclass(frozen=True, slots=True)
class Chroma:
    """A photo's colours: a* = slope[0] * L + offset[0], and likewise b*, everywhere in the photo.

    As a line of L in each neighbourhood, so that colours end where the photo's own edges are, at any size
    (after He and Sun, "Fast guided filter", 2015).
    """

    slope: tuple[Grid, Grid]
    offset: tuple[Grid, Grid]


def predict_chroma(
    pixels: Pixels,
    hints: list[Hint],
    *,
    model: ModelInfo,
    engine: Engine,
    seed: int,
    reference: Pixels | None = None,
) -> Chroma:
    """Ask the network for a photo's colours.

    Args:
        pixels: H x W x C, C = 1 or 3, uint8 or uint16; only a small copy is looked at.
        hints: Colours that the user gave, at centres of these pixels.
        model: A colorizer: `light` and `code` in, `result` (a*, b*) and, where it has it, `likeness` (numbers that
            are near each other where things are alike) out. One that says which sides it wants to see looks once at
            each, as its authors have it; others look as `LOOKS_PX` says.
        engine: Runs it.
        seed: 0 asks for the likeliest colours, others for plausible versions.
        reference: Another photo, h x w x 3 uint8, which lends its colours; hints go before it.
    """
    height, width = pixels.shape[:2]
    code = np.random.default_rng(seed).standard_normal(CODE_SIZE).astype(np.float32) if seed else None
    extent = Extent(width, height)
    light, chroma, likeness = _looked_at(pixels, None, model, engine)
    if code is not None:
        _, version, _ = _looked_at(pixels, code, model, engine)
        if likeness is None:
            chroma = version
        else:
            # Like things vary alike: single places of a version lean more ways than a thing has colours.
            smooth = lend(light, chroma, likeness, sample(light, chroma, version, likeness), VARIED)
            chroma = chroma + np.float32(VARIETY) * (smooth - chroma)
    if reference is not None:
        chroma = lend(light, chroma, likeness, _palette_of(reference, model, engine))
    at = _places(hints, extent, light.shape)
    if at:
        # The network is not told of them: it would spread them less far and less surely. Told, too, the chroma of
        # photos that were held back is farther from the truth by 1 dB with ten hints and by 2 dB with a hundred.
        chroma = spread(light, chroma, at, likeness).chroma
    cell_px = (height / light.shape[0], width / light.shape[1])
    fitted = [_guided(light, np.ascontiguousarray(chroma[:, :, index]), cell_px) for index in range(2)]
    return Chroma((fitted[0][0], fitted[1][0]), (fitted[0][1], fitted[1][1]))


def colored_rows(values: Floats, top: int, chroma: Chroma, saturation: float) -> Floats:
    """Give some rows of a photo their colours.

    Args:
        values: h x w x C, float32, 0..1: the photo's rows from `top`; not changed.
        top: Where they lie in the photo.
        chroma: Its colours.
        saturation: How many times as strong.

    Returns:
        h x w x 3, float32, 0..1, with the CIE luminance of the grey that went in: where a colour does not fit into
        0..1 at that luminance, there is less of it.
    """
    light = light_of(values)
    bottom, width = top + light.shape[0], light.shape[1]
    a, b = (
        saturation * (slope.rows(top, bottom, width) * light + offset.rows(top, bottom, width))
        for slope, offset in zip(chroma.slope, chroma.offset, strict=True)
    )
    return _to_rgb(light, a, b)


def light_of(values: Floats) -> Floats:
    """L* (0..100) of a photo's grey, h x w x C float32 0..1, sRGB-encoded; h x w float32."""
    linear = to_linear(gray_of(values))
    cube = np.cbrt(linear)
    return np.asarray(np.where(linear > 216 / 24389, 116 * cube - 16, linear * (24389 / 27)), np.float32)


def _to_rgb(light: Floats, a: Floats, b: Floats) -> Floats:
    """CIELAB as sRGB-encoded floats; colours that do not fit are mixed with grey of their luminance."""
    y = (light + 16) / 116
    curved = np.stack([y + a / 500, y, y - b / 200], axis=-1)
    xyz = np.where(curved > 6 / 29, curved**3, (curved - 4 / 29) * (3 * (6 / 29) ** 2)) * _WHITE.astype(np.float32)
    linear = xyz @ _RGB_OF_XYZ.T.astype(np.float32)
    gray = np.clip(xyz[:, :, 1:2], 0, 1)
    chroma = linear - gray
    room = np.where(chroma > 0, (1 - gray) / np.maximum(chroma, 1e-6), gray / np.maximum(-chroma, 1e-6))
    fits = np.minimum(room.min(axis=2, keepdims=True), 1)
    return from_linear(np.clip(gray + fits * chroma, 0, 1))


def _at_size(pixels: Pixels, longer_px: int) -> Floats:
    proxy = reduce_to(pixels, 2 * longer_px)
    scale = longer_px / max(proxy.shape[:2])
    size = (max(1, round(proxy.shape[1] * scale)), max(1, round(proxy.shape[0] * scale)))
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    resized = np.asarray(cv2.resize(proxy, size, interpolation=way), np.float32)
    return np.clip(resized.reshape(size[1], size[0], proxy.shape[2]), 0, 1)


def _looked_at(
    pixels: Pixels, code: NDArray[np.float32] | None, model: ModelInfo, engine: Engine
) -> tuple[Floats, Floats, Floats | None]:
    """A photo's light, and the network's opinion of its colours and of what is alike, at its guide's size."""
    seen = {side: light_of(_at_size(pixels, side)) for side in model.sides_px or LOOKS_PX}
    light = seen[max(model.sides_px) if model.sides_px else GUIDE_PX]
    return light, *_mean_look(list(seen.values()), code, light.shape, model, engine)


def _palette_of(reference: Pixels, model: ModelInfo, engine: Engine) -> Palette:
    """What a photo in colour has to lend, as this network sees it."""
    light, guess, likeness = _looked_at(reference, None, model, engine)
    small = np.asarray(cv2.resize(reference, light.shape[::-1], interpolation=cv2.INTER_AREA), np.float32)
    return sample(light, guess, to_lab(small / np.float32(255))[:, :, 1:], likeness)


def _mean_look(
    seen: list[Floats], code: NDArray[np.float32] | None, shape: tuple[int, ...], model: ModelInfo, engine: Engine
) -> tuple[Floats, Floats | None]:
    """The network's mean opinion of a photo at some sizes, each mirrored, too: h x w x 2 of `shape`.

    And what it finds alike in the copy of that shape, h x w x K, or None where it does not say.
    """
    looks: list[Floats] = []
    likeness: Floats | None = None
    ways = (slice(None),) if model.sides_px else (slice(None), slice(None, None, -1))
    for light in seen:
        for turned in ways:
            inputs = {"light": np.ascontiguousarray(light[:, turned, np.newaxis])}
            if code is not None:
                inputs["code"] = code
            answer = engine.predict(model, inputs)
            chroma = np.ascontiguousarray(answer["result"][:, turned])
            looks.append(np.asarray(cv2.resize(chroma, shape[::-1], interpolation=cv2.INTER_LINEAR), np.float32))
            if turned.step is None and light.shape == shape:
                likeness = answer.get("likeness")
    return np.asarray(np.mean(looks, axis=0), np.float32), likeness


def _places(hints: list[Hint], extent: Extent, shape: tuple[int, ...]) -> dict[Place, tuple[float, float]]:
    """The hints that lie in the photo, in a copy of `shape`; of several in one pixel the last."""
    places: dict[Place, tuple[float, float]] = {}
    for hint in hints:
        x, y = int((hint.x + 0.5) * shape[1] // extent.width), int((hint.y + 0.5) * shape[0] // extent.height)
        if 0 <= x < shape[1] and 0 <= y < shape[0]:
            places.pop(Place(y, x), None)
            places[Place(y, x)] = (hint.a, hint.b)
    return places


def _guided(light: Floats, plane: Floats, cell_px: tuple[float, float]) -> tuple[Grid, Grid]:
    """The plane as slope * light + offset, neighbourhood by neighbourhood."""
    mean_l, mean_p = _mean(light), _mean(plane)
    covariance = _mean(light * plane) - mean_l * mean_p
    variance = np.maximum(_mean(light * light) - mean_l * mean_l, 0)
    slope = np.asarray(covariance / (variance + _GUIDE_EDGE**2), np.float32)
    offset = np.asarray(mean_p - slope * mean_l, np.float32)
    return Grid(_mean(slope), cell_px), Grid(_mean(offset), cell_px)


def _mean(values: Floats) -> Floats:
    size = 2 * _GUIDE_RADIUS + 1
    return np.asarray(cv2.blur(values, (size, size), borderType=cv2.BORDER_REFLECT), np.float32)
