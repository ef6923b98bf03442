"""Reads a photo's condition: every measurement on as much of the photo as it needs, and no more."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.photo import Photo, Pixels
from restorer.pipeline.condition import Condition
from restorer.progress import Progress

PROXY_PX = 512


def inspect(photo: Photo, progress: Progress | None = None) -> Condition:
    """Measure a photo.

    Args:
        photo: At any size; may be memory-mapped. A large one is read as a reduced copy and some windows, so the time
            hardly grows with it.
        progress: Told how far it is; a new one where None.

    Raises:
        Cancelled: a stop was asked for.
    """
    # Imported here, since they need OpenCV and this module is imported by the command line.
    from restorer.analysis.blocking import find_phases, read_blockiness
    from restorer.analysis.borders import PROXY_PX as BORDER_PX
    from restorer.analysis.borders import find_frame
    from restorer.analysis.downscale import reduce_to
    from restorer.analysis.noise.grain import read_noise
    from restorer.analysis.noise.white_noise import read_white_noise
    from restorer.analysis.prints import find_prints
    from restorer.analysis.samples import luma
    from restorer.analysis.samples import windows as sample
    from restorer.analysis.sharpness import read_blur
    from restorer.analysis.staining import plan_stains
    from restorer.condition.quantization import read_quantization
    from restorer.condition.screen import read_screen

    progress = progress if progress is not None else Progress()
    width, height = photo.extent
    colored = sample(photo.pixels)
    white_noise = read_white_noise(colored)
    windows = [luma(window) for window in colored]
    noise = read_noise(windows)
    progress.report(0.2)
    blur = read_blur(windows, noise.sigma)
    blockiness = read_blockiness(windows)
    quantization = read_quantization(windows, find_phases(windows))
    progress.report(0.3)
    screen = read_screen(windows)
    progress.report(0.4)
    proxy = reduce_to(photo.pixels, BORDER_PX)
    prints = find_prints(photo.pixels, proxy)
    # Several prints have no one border.
    frame = None if prints else find_frame(photo.pixels, proxy)
    border = (0, 0, 0, 0) if frame is None else frame.margins(width, height)
    inner = border if frame is None else frame.inner_margins(width, height)
    tones = _tones(reduce_to(_inside(photo.pixels, inner), PROXY_PX))
    plan = plan_stains(_inside(photo.pixels, inner))
    progress.report(0.5)
    progress.report(1.0)
    # A file saved again at 95 still is what it was saved at before.
    qualities = [photo.origin.jpeg_quality, None if quantization is None else quantization.quality]
    quality = min((one for one in qualities if one is not None), default=None)
    return Condition(
        width=width,
        height=height,
        noise_sigma=round(noise.sigma, 2),
        white_noise=round(white_noise, 2),
        grain_px=round(noise.grain_px, 2),
        blur_px=round(blur, 2),
        jpeg_quality=quality,
        blockiness=round(blockiness, 3),
        skew_degrees=0.0 if frame is None else round(frame.skew_degrees, 2),
        border=border,
        screen_px=round(screen.period_px, 2),
        prints=tuple((box.x, box.y, box.width, box.height) for box in prints),
        stained_fraction=0.0 if plan is None else round(plan.fraction, 4),
        **tones,
    )


def _inside(pixels: Pixels, border: tuple[int, int, int, int]) -> Pixels:
    """A view of the picture without its border."""
    left, top, right, bottom = border
    return pixels[top : pixels.shape[0] - bottom, left : pixels.shape[1] - right]


def _tones(proxy: NDArray[np.float32]) -> dict[str, Any]:
    from restorer.analysis.levels import read_points
    from restorer.analysis.toning import find_cast, read_toning

    points, toning = read_points(proxy), read_toning(proxy)
    cast = toning.mid_chroma
    if proxy.shape[2] == 3 and not toning.is_monochrome:
        a, b = find_cast(proxy).mean(axis=0)
        cast = (float(a), float(b))
    return {
        "contrast": round(points.contrast, 3),
        "black_point": round(points.black, 3),
        "white_point": round(points.white, 3),
        "cast": (round(cast[0], 1), round(cast[1], 1)),
        "is_monochrome": toning.is_monochrome,
        "is_toned": toning.is_toned,
    }
