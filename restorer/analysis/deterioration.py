"""Signs of age and wear that several steps go by, read from the numbers of a photo's condition."""

from __future__ import annotations

from typing import NamedTuple

from restorer.message import Message
from restorer.pipeline.condition import Condition

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
"""Noise that by itself says that this is an old print, and noise that says so together with a cast."""

LEAST_PX_IN_COLOR = 80_000
"""In a smaller photo in colour noise is not believed: reduced so far, leaves, crowds and shelves are as fine as grain
all over. Five of 306 sound photos, all of 42,000 to 52,000 pixels, read 6 to 15."""

LEAST_FLOOR = 0.25
"""In colour noise is believed only where so much of it is noise that neighbours do not share. Of nine sound photos that
read 4 to 12 (foliage, shelves, skin, rock) eight have 0 to 0.15 of it; a worn colour print has 0.37."""

BLACK_FADED_GRAY = 0.09
WHITE_FADED, WHITE_FADED_GRAY = 0.78, 0.85
LEAST_BLACK = 0.04
"""Whites have darkened only where black is no longer full: of 12 old photos with dark whites the deepest black is
0.065; five sound scenes of night and shade have 0 to 0.031."""

LEAST_CONTRAST_GRAY = 0.78
LEAST_SKEW_DEGREES = 0.2
"""A print that leans more was not laid so by chance; one that leans less is left alone."""

CAST_SEEN, CAST_STRONG = 6.0, 14.0
"""A cast that counts beside other signs, and one that is enough by itself in what looks like a print."""

PURPLE = (10.0, -10.0)
"""No print is toned so: a* above the first and b* below the second. Dusk and neon are."""

TEAL = (-5.0, -20.0, 3.0)
"""No print is toned so: a* below the first and b* between the others. Seas, ice and fog in one hue are, and pass for
black-and-white; cyanotypes are bluer, and faded greens yellower."""

SKY = -12.0
"""With a* below this no blue is a cyanotype's, whose mid-tones have -10 to 0: a sky in one hue had -15."""


MAYBE_FLAT = 0.7
"""In colour, tones that span no more than this may have faded: a brown print of the 1930s, torn and stained, spans
0.62, and so does a sound portrait of one hue. So it is said, and nothing is done."""


class Wear(NamedTuple):
    """One thing that makes a photo look worn: how strongly it should be taken off, 0..1, its name and its measure."""

    strength: float
    name: Message
    words: Message


def find_wear(condition: Condition) -> list[Wear]:
    """Dots of print, noise, JPEG traces and blur, as far as they show."""
    found = [_dots(condition), _grain(condition), _blocks(condition)]
    if condition.blur_px >= BLUR_SEEN:
        words = Message("soft edges ({blur_px:.1f} px)", blur_px=condition.blur_px)
        found.append(Wear(SOFTEST, Message("soft edges"), words))
    return [one for one in found if one is not None]


def find_fading(condition: Condition) -> list[Message]:
    """Faded blacks, greyed whites, little contrast, a cast: the name of each that shows."""
    causes: list[Message] = []
    is_gray, cast = is_gray_print(condition), _cast(condition)
    is_print = is_gray or _is_print(condition, cast)
    black, white = condition.black_point, condition.white_point
    if black >= (BLACK_FADED_GRAY if is_gray else BLACK_FADED if is_print else BLACK_GRAY):
        causes.append(Message("faded blacks ({black:.0%})", black=black))
    if white <= (WHITE_FADED_GRAY if is_gray else WHITE_FADED) and black >= LEAST_BLACK and (causes or is_print):
        causes.append(Message("darkened whites ({white:.0%})", white=white))
    if is_gray and not causes and black >= LEAST_BLACK and condition.contrast <= LEAST_CONTRAST_GRAY:
        causes.append(Message("little contrast ({contrast:.0%})", contrast=condition.contrast))
    if not condition.is_monochrome and cast >= CAST_SEEN and (causes or (is_print and cast >= CAST_STRONG)):
        causes.append(Message("a colour cast"))
    return causes


def may_have_faded(condition: Condition) -> bool:
    """Whether a photo in colour is as flat and as dark in its whites as faded prints are, and as some scenes are."""
    is_flat = condition.contrast <= MAYBE_FLAT and condition.black_point >= LEAST_BLACK
    return not condition.is_monochrome and is_flat and condition.white_point <= WHITE_FADED


def is_gray_print(condition: Condition) -> bool:
    """Whether a photo is a black-and-white print, and no scene in one hue."""
    a, b = condition.cast
    is_teal = (a < TEAL[0] and TEAL[1] < b < TEAL[2]) or (a < SKY and b < TEAL[2])
    is_purple = a > PURPLE[0] and b < PURPLE[1]
    return condition.is_monochrome and not (is_teal or is_purple)


def _dots(condition: Condition) -> Wear | None:
    """A halftone screen: only at full strength do its dots go, and less leaves them to be sharpened."""
    if not condition.screen_px:
        return None
    words = Message("printed in dots ({screen_px:.1f} px apart)", screen_px=condition.screen_px)
    return Wear(1.0, Message("printed in dots"), words)


def has_grain(condition: Condition) -> bool:
    """Whether there is noise or grain that shows, and that is believed to be no texture."""
    if is_gray_print(condition) or bool(condition.screen_px) or _is_old_in_color(condition):
        return NOISE_SEEN <= condition.noise_sigma < NOISE_BELIEVED
    return NOISE_SEEN_IN_COLOR <= _noise_in_color(condition) < NOISE_BELIEVED and _has_floor(condition)


def is_grainy(condition: Condition) -> bool:
    """Whether the grain alone says that this is an old print."""
    if is_gray_print(condition):
        return condition.noise_sigma >= GRAIN_SEEN
    return _noise_in_color(condition) >= GRAIN_SEEN and _has_floor(condition)


def _noise_in_color(condition: Condition) -> float:
    """The noise of a photo in colour, as far as it is large enough for noise to be told from detail."""
    return condition.noise_sigma if condition.width * condition.height >= LEAST_PX_IN_COLOR else 0.0


def _has_floor(condition: Condition) -> bool:
    """Whether what reads as noise in a photo in colour has the finest noise in it, which texture hardly has."""
    return condition.white_noise >= LEAST_FLOOR * condition.noise_sigma


def _grain(condition: Condition) -> Wear | None:
    if not has_grain(condition):
        return None
    share = (condition.noise_sigma - NOISE_SEEN) / (NOISE_STRONG - NOISE_SEEN)
    words = Message("coarse grain") if condition.grain_px >= 1.6 else Message("fine grain")
    described = Message("{words} (sigma {sigma:.0f})", words=words, sigma=condition.noise_sigma)
    return Wear(min(1.0, SOFTEST + (1 - SOFTEST) * share), words, described)


def _blocks(condition: Condition) -> Wear | None:
    quality = condition.jpeg_quality
    if quality is None:
        return None
    is_seen = quality <= QUALITY_SEEN and condition.blockiness >= BLOCKS_SEEN
    is_seen |= is_gray_print(condition) and quality <= QUALITY_SEEN_GRAY and condition.blockiness >= BLOCKS_SEEN_GRAY
    words = Message("blocks of JPEG (quality {quality})", quality=quality)
    name = Message("blocks of JPEG")
    return Wear(0.9 if quality <= QUALITY_BAD else 0.7, name, words) if is_seen else None


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
    is_sky = condition.is_monochrome and condition.cast[0] < SKY
    is_hinted = _noise_in_color(condition) >= GRAIN_HINTED and cast >= CAST_SEEN and not is_sky
    return is_grainy(condition) or is_hinted
