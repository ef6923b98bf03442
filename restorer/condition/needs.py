"""What each step finds to do in a photo of this condition: one function a step, each with its reason in words."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from restorer.analysis.borders import LEAST_SKEW_DEGREES
from restorer.condition.reading import Condition
from restorer.message import Message, as_message, joined
from restorer.pipeline.step import Value

NOISE_SEEN, NOISE_SEEN_IN_COLOR = 2.0, 6.0
"""Noise below this is left alone, in 8-bit steps of mid-tones: in what looks like an old print, where 20 of 26 photos
whose grain is clear at 200 % read more, and in a photo in colour without a sign of age, where skin, plaster
and bark read up to 5 (8 of 551 sound photos read more than 6)."""

NOISE_STRONG = 7.0
NOISE_BELIEVED = 20.0
"""At the first all noise is taken off. Above the second there is no calm spot anywhere, and what was measured
is grass or gravel."""

SOFTEST = 0.7
"""How strongly noise is taken off that can just be seen. At 0.4 the grain of photos that read 2.6 to 2.9 looks the
same at 200 %, at 0.6 it is weaker by a little; at 1 it is gone, and the finest detail with it."""

BEFORE_ENLARGING = 0.5
"""How strongly a photo without need is cleaned before it is enlarged: what hardly shows would then be four
times as large."""

BLUR_SEEN = 1.7
QUALITY_SEEN, QUALITY_BAD = 70, 45
"""JPEG qualities from which blocks are seen, and from which nothing else is: below 72 none of 551 sound photos
were saved but two."""

QUALITY_SEEN_GRAY, BLOCKS_SEEN_GRAY = 82, 0.7
"""In black-and-white, which is hardly ever of yesterday, blocks are taken off sooner, where their borders stand out."""

BLOCKS_SEEN = 0.25

BLACK_FADED = 0.085
BLACK_GRAY = 0.4
"""In colour, blacks that are lifted by the first have faded only where grain or a cast says that this is an old print;
many a studio portrait has no black in it. At the second, nothing else explains them: three of 254 sound photos
in colour, of fog and of snow, have blacks of 0.33 to 0.38, and none more."""

GRAIN_SEEN, GRAIN_HINTED = 4.0, 1.5
"""Noise that by itself says so, and noise that says so together with a cast."""

BLACK_FADED_GRAY = 0.09
WHITE_FADED, WHITE_FADED_GRAY = 0.78, 0.85
LEAST_CONTRAST_GRAY = 0.78
CAST_SEEN, CAST_STRONG = 6.0, 14.0
"""A cast that counts beside other signs, and one that is enough by itself in what looks like a print."""

TEAL = (-5.0, -20.0, 3.0)
"""No print is toned so: a* below the first and b* between the others. Seas, ice and fog in one hue are, and pass for
black-and-white; cyanotypes are bluer, and faded greens yellower."""

SMALL_MEGAPIXELS = 0.7
LARGE_MEGAPIXELS = 4.0


@dataclass(frozen=True, slots=True)
class Need:
    """Whether a step has something to do, and why.

    Attributes:
        is_needed: Whether it has.
        reason: In plain words, without a full stop: a part of a message.
        strength: How strongly it should be done; for a step without need, what it would be if asked for.
        settings: Other settings that the condition suggests.
        is_open: Whether only the step itself, with its network, can tell: it looks, and may find nothing to do.
    """

    is_needed: bool
    reason: str
    strength: float = 1.0
    settings: Mapping[str, Value] = field(default_factory=dict)
    is_open: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", as_message(self.reason))


def straighten(condition: Condition) -> Need:
    """A border to cut, or a print that leans."""
    has_border = any(condition.border)
    leans = abs(condition.skew_degrees) >= LEAST_SKEW_DEGREES
    found = [
        Message("leans by {degrees:.1f} degrees", degrees=abs(condition.skew_degrees)) if leans else "",
        Message("has a border that is not picture") if has_border else "",
    ]
    words = _and(found)
    return Need(bool(words), words or "upright, and no border around it")


def repair(condition: Condition) -> Need:
    """Scratches and dust, as far as somebody looked; else whatever may be an old print is looked at."""
    if condition.scratches is None or condition.specks is None:
        # A JPEG that was saved badly may be of yesterday; grain, fading or black-and-white say that there is a print.
        signs = (
            Message("black-and-white") if condition.is_monochrome else "",
            Message("grainy") if condition.noise_sigma >= GRAIN_SEEN else "",
            Message("faded") if tone(condition).is_needed else "",
        )
        words = _and(signs)
        return Need(bool(words), words or "no sign of an old print", is_open=bool(words))
    if condition.scratches + condition.specks == 0:
        return Need(False, "no scratches or dust found")
    lines = (
        Message("1 scratch")
        if condition.scratches == 1
        else Message("{scratches:,} scratches", scratches=condition.scratches)
    )
    specks = Message("1 speck") if condition.specks == 1 else Message("{specks:,} specks", specks=condition.specks)
    return Need(
        True,
        Message(
            "{lines} and {specks}, {share:.2%} of the picture",
            lines=lines,
            specks=specks,
            share=condition.damage_fraction or 0,
        ),
    )


def stains(condition: Condition) -> Need:
    """Stains that their colour proves."""
    share = condition.stained_fraction
    return Need(
        share > 0,
        Message("stains on {share:.1%} of the print", share=max(share, 0.001))
        if share
        else "no stains that colour proves",
    )


def clean(condition: Condition) -> Need:
    """Dots of print, noise, JPEG traces or blur; the strongest decides how much."""
    causes = [cause for cause in (_dots(condition), _grain(condition), _blocks(condition)) if cause is not None]
    if condition.blur_px >= BLUR_SEEN:
        causes.append((SOFTEST, Message("soft edges ({blur_px:.1f} px)", blur_px=condition.blur_px)))
    if not causes:
        is_texture = condition.noise_sigma >= NOISE_BELIEVED
        return Need(
            False, "texture all over, no grain" if is_texture else "clean and sharp, nothing to do", BEFORE_ENLARGING
        )
    settings: dict[str, Value] = {"screen_px": condition.screen_px} if condition.screen_px else {}
    strength = max(strength for strength, _ in causes)
    return Need(True, joined(words for _, words in causes), strength, settings=settings)


def _dots(condition: Condition) -> tuple[float, str] | None:
    """A halftone screen: only at full strength do its dots go, and less leaves them to be sharpened."""
    return (
        (1.0, Message("printed in dots ({screen_px:.1f} px apart)", screen_px=condition.screen_px))
        if condition.screen_px
        else None
    )


def _grain(condition: Condition) -> tuple[float, str] | None:
    is_old = _is_gray(condition) or bool(condition.screen_px) or _is_old_in_color(condition)
    least = NOISE_SEEN if is_old else NOISE_SEEN_IN_COLOR
    if not least <= condition.noise_sigma < NOISE_BELIEVED:
        return None
    share = (condition.noise_sigma - NOISE_SEEN) / (NOISE_STRONG - NOISE_SEEN)
    words = Message("coarse grain") if condition.grain_px >= 1.6 else Message("fine grain")
    return min(1.0, SOFTEST + (1 - SOFTEST) * share), Message(
        "{words} (sigma {sigma:.0f})", words=words, sigma=condition.noise_sigma
    )


def _blocks(condition: Condition) -> tuple[float, str] | None:
    quality = condition.jpeg_quality
    if quality is None:
        return None
    is_seen = quality <= QUALITY_SEEN and condition.blockiness >= BLOCKS_SEEN
    is_seen |= _is_gray(condition) and quality <= QUALITY_SEEN_GRAY and condition.blockiness >= BLOCKS_SEEN_GRAY
    words = Message("blocks of JPEG (quality {quality})", quality=quality)
    return (0.9 if quality <= QUALITY_BAD else 0.7, words) if is_seen else None


def tone(condition: Condition) -> Need:
    """Faded blacks, greyed whites, little contrast, a cast."""
    causes = []
    is_gray, cast = _is_gray(condition), _cast(condition)
    is_print = is_gray or _is_print(condition, cast)
    black, white = condition.black_point, condition.white_point
    if black >= (BLACK_FADED_GRAY if is_gray else BLACK_FADED if is_print else BLACK_GRAY):
        causes.append(Message("faded blacks ({black:.0%})", black=black))
    if white <= (WHITE_FADED_GRAY if is_gray else WHITE_FADED) and (causes or is_print):
        causes.append(Message("darkened whites ({white:.0%})", white=white))
    if is_gray and not causes and condition.contrast <= LEAST_CONTRAST_GRAY:
        causes.append(Message("little contrast ({contrast:.0%})", contrast=condition.contrast))
    if not condition.is_monochrome and cast >= CAST_SEEN and (causes or (is_print and cast >= CAST_STRONG)):
        causes.append(Message("a colour cast"))
    # `clean` runs before, and takes the grain off by which the step itself would know an old print.
    settings: dict[str, Value] = {"is_faded": True} if causes and not is_gray else {}
    return Need(bool(causes), joined(causes) or "blacks and whites are in order", settings=settings)


def _and(parts: Iterable[str]) -> str:
    """Those parts that say something, with "and" between them."""
    texts = [part for part in parts if part]
    return functools.reduce(lambda some, last: Message("{some} and {last}", some=some, last=last), texts or [""])


def _is_gray(condition: Condition) -> bool:
    """Whether a photo is a black-and-white print, and no scene in one hue."""
    a, b = condition.cast
    return condition.is_monochrome and not (a < TEAL[0] and TEAL[1] < b < TEAL[2])


def _cast(condition: Condition) -> float:
    """How far the greys are from neutral, CIELAB."""
    return float(sum(part * part for part in condition.cast) ** 0.5)


def _is_old_in_color(condition: Condition) -> bool:
    """Whether a photo in colour has faded or taken on a colour as prints do."""
    cast = _cast(condition)
    is_faded = condition.black_point >= BLACK_FADED and cast >= CAST_SEEN
    return _is_print(condition, cast) and (is_faded or cast >= CAST_STRONG)


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
        return Need(is_worn, "a worn photo" if is_worn else "faces are already sharp", is_open=is_worn)
    counted = Message("1 face") if condition.faces == 1 else Message("{faces:,} faces", faces=condition.faces)
    return Need(
        is_worn,
        Message("{counted} in a worn photo", counted=counted)
        if is_worn
        else Message("{counted}, already sharp", counted=counted),
    )


def upscale(condition: Condition) -> Need:
    """A small photo; one that is small and clean may be meant to be small."""
    megapixels = condition.width * condition.height / 1e6
    size = Message("{megapixels:.1f} megapixels", megapixels=megapixels)
    if megapixels >= LARGE_MEGAPIXELS:
        return Need(False, Message("large enough ({size})", size=size), settings={"scale": 2})
    if megapixels > SMALL_MEGAPIXELS:
        return Need(False, Message("enlarged on demand only ({size})", size=size), settings={"scale": 2})
    if not (clean(condition).is_needed or (_is_gray(condition) and tone(condition).is_needed)):
        return Need(False, Message("small ({size}), but clean and sharp", size=size), settings={"scale": 2})
    return Need(True, Message("small and worn ({size})", size=size), settings={"scale": 2})


NEEDS: Mapping[str, Callable[[Condition], Need]] = {
    "straighten": straighten,
    "repair": repair,
    "stains": stains,
    "clean": clean,
    "tone": tone,
    "colorize": colorize,
    "faces": faces,
    "upscale": upscale,
}
