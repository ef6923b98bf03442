"""What each step finds to do in a photo of this condition: one function a step, each with its reason in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from restorer.condition.reading import Condition
from restorer.pipeline.step import Value
from restorer.steps.straighten import LEAST_SKEW_DEGREES

NOISE_SEEN = 3.0
NOISE_STRONG = 13.0
NOISE_BELIEVED = 20.0
"""Noise below the first is left alone; at the second all of it is taken off. In 8-bit steps. Above the third there is
no calm spot anywhere, and what was measured is grass or gravel."""

BLUR_SEEN = 1.7
QUALITY_SEEN = 70
BLOCKS_SEEN = 0.25

BLACK_FADED = 0.085
BLACK_GREY = 0.25
"""In colour, blacks that are lifted by the first have faded only where grain or a cast says that this is an old print;
many a studio portrait has no black in it. At the second, nothing else explains them."""

GRAIN_SEEN, GRAIN_HINTED = 2.5, 1.5
"""Noise that by itself says so, and noise that says so together with a cast."""

BLACK_FADED_GREY = 0.1
WHITE_FADED = 0.78
CAST_SEEN = 6.0

SMALL_MEGAPIXELS = 0.7
LARGE_MEGAPIXELS = 4.0


@dataclass(frozen=True, slots=True)
class Need:
    """Whether a step has something to do, and why.

    Attributes:
        is_needed: Whether it has.
        reason: In plain words, without a full stop.
        strength: How strongly it should be done; for a step without need, what it would be if asked for.
        settings: Other settings that the condition suggests.
        is_open: Whether only the step itself, with its network, can tell: it looks, and may find nothing to do.
    """

    is_needed: bool
    reason: str
    strength: float = 1.0
    settings: Mapping[str, Value] = field(default_factory=dict)
    is_open: bool = False


def straighten(condition: Condition) -> Need:
    """A border to cut, or a print that leans."""
    has_border = any(condition.border)
    leans = abs(condition.skew_degrees) >= LEAST_SKEW_DEGREES
    found = [
        f"leans by {abs(condition.skew_degrees):.1f} degrees" if leans else "",
        "has a border that is not picture" if has_border else "",
    ]
    words = " and ".join(word for word in found if word)
    return Need(bool(words), words or "upright, and no border around it")


def repair(condition: Condition) -> Need:
    """Scratches and dust, as far as somebody looked; else whatever may be an old print is looked at."""
    if condition.scratches is None or condition.specks is None:
        # A JPEG that was saved badly may be of yesterday; grain, fading or black-and-white say that there is a print.
        signs = (
            "black-and-white" if condition.is_monochrome else "",
            "grainy" if condition.noise_sigma >= GRAIN_SEEN else "",
            "faded" if tone(condition).is_needed else "",
        )
        words = " and ".join(sign for sign in signs if sign)
        return Need(bool(words), words or "no sign of an old print", is_open=bool(words))
    if condition.scratches + condition.specks == 0:
        return Need(False, "no scratches or dust found")
    lines = "1 scratch" if condition.scratches == 1 else f"{condition.scratches:,} scratches"
    specks = "1 speck" if condition.specks == 1 else f"{condition.specks:,} specks"
    return Need(True, f"{lines} and {specks}, {condition.damage_fraction or 0:.2%} of the picture")


def clean(condition: Condition) -> Need:
    """Noise, JPEG traces or blur; the strongest decides how much."""
    grain = "coarse grain" if condition.grain_px >= 1.6 else "fine grain"
    share = (condition.noise_sigma - NOISE_SEEN) / (NOISE_STRONG - NOISE_SEEN)
    causes: list[tuple[float, str]] = []
    if NOISE_SEEN <= condition.noise_sigma < NOISE_BELIEVED:
        causes.append((min(1.0, 0.4 + 0.6 * share), f"{grain}, sigma {condition.noise_sigma:.0f}"))
    quality = condition.jpeg_quality
    if quality is not None and quality <= QUALITY_SEEN and condition.blockiness >= BLOCKS_SEEN:
        causes.append((0.5 if quality > 45 else 0.8, f"JPEG blocks, about quality {quality}"))
    if condition.blur_px >= BLUR_SEEN:
        causes.append((0.6, f"soft edges, {condition.blur_px:.1f} px"))
    if not causes:
        is_texture = condition.noise_sigma >= NOISE_BELIEVED
        calm = "texture all over" if is_texture else f"hardly any noise (sigma {condition.noise_sigma:.1f})"
        return Need(False, f"{calm}, and sharp", 0.5)
    strength = max(cause[0] for cause in causes)
    return Need(True, "; ".join(cause[1] for cause in causes), strength)


def tone(condition: Condition) -> Need:
    """Faded blacks, greyed whites, a cast."""
    causes = []
    cast = sum(part * part for part in condition.cast) ** 0.5
    least = BLACK_FADED_GREY if condition.is_monochrome else BLACK_FADED if _is_print(condition, cast) else BLACK_GREY
    if condition.black_point >= least:
        causes.append(f"blacks have faded to {condition.black_point:.0%}")
    if condition.white_point <= WHITE_FADED and (causes or condition.is_monochrome):
        causes.append(f"whites have darkened to {condition.white_point:.0%}")
    if not condition.is_monochrome and cast >= CAST_SEEN and causes:
        causes.append("its greys have taken on a colour")
    return Need(bool(causes), ", ".join(causes) or "blacks and whites are in order")


def _is_print(condition: Condition, cast: float) -> bool:
    """Whether a photo in colour looks like a scan of something old."""
    noise = condition.noise_sigma
    return noise >= GRAIN_SEEN or (noise >= GRAIN_HINTED and cast >= CAST_SEEN)


def colorize(condition: Condition) -> Need:
    """A black-and-white photo."""
    return Need(condition.is_monochrome, "black-and-white" if condition.is_monochrome else "has its own colours")


def faces(condition: Condition) -> Need:
    """Faces in a photo that is worn: a sharp one keeps its own."""
    is_worn = clean(condition).is_needed
    if condition.faces == 0:
        return Need(False, "no faces found")
    if condition.faces is None:
        return Need(
            is_worn, "worn, so its faces may be, too" if is_worn else "sharp enough for its faces", is_open=is_worn
        )
    counted = "1 face" if condition.faces == 1 else f"{condition.faces:,} faces"
    return Need(is_worn, f"{counted} in a worn photo" if is_worn else f"{counted}, in a photo that is sharp enough")


def upscale(condition: Condition) -> Need:
    """A small photo; one that is small and clean may be meant to be small."""
    megapixels = condition.width * condition.height / 1e6
    size = f"{megapixels:.1f} megapixels"
    if megapixels >= LARGE_MEGAPIXELS:
        return Need(False, f"large enough with {size}", settings={"scale": 2})
    if megapixels > SMALL_MEGAPIXELS:
        return Need(False, f"{size}: enlarged on demand only", settings={"scale": 2})
    if not clean(condition).is_needed:
        return Need(False, f"small with {size}, but sharp and clean as it is", settings={"scale": 2})
    return Need(True, f"small with {size}, and worn", settings={"scale": 2})


NEEDS: Mapping[str, Callable[[Condition], Need]] = {
    "straighten": straighten,
    "repair": repair,
    "clean": clean,
    "tone": tone,
    "colorize": colorize,
    "faces": faces,
    "upscale": upscale,
}
