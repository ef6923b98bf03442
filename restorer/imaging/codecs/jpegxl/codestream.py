"""What the beginning of a JPEG XL codestream says of the picture. ISO/IEC 18181-1, annex D (image header)."""

from __future__ import annotations

from dataclasses import dataclass

from restorer.imaging.codecs.header import DecodeError
from restorer.imaging.metadata.icc_build import BT_709, BT_2020, D65, P3, Point, Primaries, gray_profile, rgb_profile
from restorer.imaging.metadata.told_color import curve_of
from restorer.imaging.photo import Extent

SIGNATURE = b"\xff\x0a"
HEADER_BYTES = 4096
"""So much of a codestream holds all that is read here, but for names of channels that nobody gives."""

ALPHA, BLACK = 0, 4
_GRAY, _SRGB_CURVE, _CUSTOM = 1, 13, 2
_RATIOS = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
_WHITES: dict[int, Point] = {1: D65, 10: (1 / 3, 1 / 3), 11: (0.314, 0.351)}
_PRIMARIES = {1: BT_709, 9: BT_2020, 11: P3}

_SIZES = ((0, 9), (0, 13), (0, 18), (0, 30))
_ENUM = ((0, 0), (1, 0), (2, 4), (18, 6))
_SIGNED = ((0, 19), (524288, 19), (1048576, 20), (2097152, 21))
_SMALL_SIDES, _SMALL_EIGHTHS = ((1, 6), (65, 8), (321, 10), (1345, 12)), ((16, 0), (32, 0), (1, 5), (33, 9))


@dataclass
class ImageHeader:
    """What a codestream says of its picture.

    Attributes:
        extent: As it is seen: the decoder turns it.
        depth_bits: Bits a channel.
        is_float: Whether its numbers are floating-point.
        extra: The kinds of the channels beyond the colours: `ALPHA`, `BLACK` and others.
        is_multiplied: Whether colours are stored multiplied by alpha.
        is_animated: Whether there may be more than one picture.
        is_perceptual: Whether it is coded in XYB, as what is lossy mostly is: the decoder chooses the colour space.
        has_profile: Whether an ICC profile lies in the codestream.
        is_gray: Whether it has no colours.
        icc: A profile for colours that are told by numbers; None for sRGB, its grey, and where `has_profile`.
    """

    extent: Extent
    depth_bits: int = 8
    is_float: bool = False
    extra: tuple[int, ...] = ()
    is_multiplied: bool = False
    is_animated: bool = False
    is_perceptual: bool = True
    has_profile: bool = False
    is_gray: bool = False
    icc: bytes | None = None


def read_image_header(data: bytes) -> ImageHeader:
    """Read it from a codestream's first bytes.

    Raises:
        DecodeError: it makes no sense, or is cut off.
    """
    if not data.startswith(SIGNATURE):
        raise DecodeError("is damaged: its JPEG XL header makes no sense")
    bits = _Bits(data[2:])
    try:
        return _read(bits)
    except EOFError:
        raise DecodeError("is cut off: it ends in the middle of its header") from None
    except ValueError:
        raise DecodeError("is damaged: its JPEG XL header makes no sense") from None


class _Bits:
    """Bits of a codestream, the lowest of each byte first (annex B)."""

    def __init__(self, data: bytes) -> None:
        self._bits, self._left = int.from_bytes(data, "little"), 8 * len(data)

    def number(self, count: int) -> int:
        if count > self._left:
            raise EOFError
        found = self._bits & (1 << count) - 1
        self._bits >>= count
        self._left -= count
        return found

    def is_set(self) -> bool:
        return bool(self.number(1))

    def choice(self, of: tuple[tuple[int, int], ...]) -> int:
        """A number in one of four ranges, each a first number and how many bits are added."""
        first, count = of[self.number(2)]
        return first + self.number(count)


def _read(bits: _Bits) -> ImageHeader:
    extent = _extent(bits, _SIZES, None)
    found = ImageHeader(extent)
    if bits.is_set():
        return found
    if bits.is_set():
        if bits.number(3) >= 4:  # turned to the side
            found.extent = Extent(extent.height, extent.width)
        if bits.is_set():
            _extent(bits, _SIZES, None)  # how large it is meant to be shown
        if bits.is_set():
            _extent(bits, _SMALL_SIDES, _SMALL_EIGHTHS)
        found.is_animated = bits.is_set()
        if found.is_animated:
            bits.choice(((100, 0), (1000, 0), (1, 10), (1, 30)))
            bits.choice(((1, 0), (1001, 0), (1, 8), (1, 10)))
            bits.choice(((0, 0), (0, 3), (0, 16), (0, 32)))
            bits.is_set()
    found.depth_bits, found.is_float = _depth(bits)
    bits.is_set()
    _read_extra_channels(bits, found)
    found.is_perceptual = bits.is_set()
    _read_colors(bits, found)
    return found


def _extent(bits: _Bits, sides: tuple[tuple[int, int], ...], eighths: tuple[tuple[int, int], ...] | None) -> Extent:
    """A size; of the picture itself numbers are one less than they mean."""
    less = 1 if eighths is None else 0
    is_eighths = bits.is_set()

    def side() -> int:
        if not is_eighths:
            return bits.choice(sides) + less
        return 8 * (bits.choice(eighths) if eighths is not None else bits.number(5) + 1)

    height = side()
    ratio = bits.number(3)
    if not ratio:
        return Extent(side(), height)
    above, below = _RATIOS[ratio - 1]
    return Extent(height * above // below, height)


def _depth(bits: _Bits) -> tuple[int, bool]:
    if not bits.is_set():
        return bits.choice(((8, 0), (10, 0), (12, 0), (1, 6))), False
    depth = bits.choice(((32, 0), (16, 0), (24, 0), (1, 6)))
    bits.number(4)
    return depth, True


def _read_extra_channels(bits: _Bits, found: ImageHeader) -> None:
    kinds = []
    for _ in range(bits.choice(((0, 0), (1, 0), (2, 4), (1, 12)))):
        kind = ALPHA
        if not bits.is_set():
            kind = bits.choice(_ENUM)
            _depth(bits)
            bits.choice(((0, 0), (3, 0), (4, 0), (1, 3)))
            bits.number(8 * bits.choice(((0, 0), (0, 4), (16, 5), (48, 10))))
            if kind == ALPHA:
                is_multiplied = bits.is_set()
                found.is_multiplied |= ALPHA not in kinds and is_multiplied
            elif kind == 2:
                bits.number(64)
            elif kind == 5:
                bits.choice(((1, 0), (0, 2), (3, 4), (19, 8)))
        kinds.append(kind)
    found.extra = tuple(kinds)


def _read_colors(bits: _Bits, found: ImageHeader) -> None:
    if bits.is_set():
        return
    found.has_profile = bits.is_set()
    space = bits.choice(_ENUM)
    found.is_gray = space == _GRAY
    if space == 2 and not found.has_profile:
        raise ValueError("XYB is what it is coded in, not what it is")
    if found.has_profile:
        return
    white = bits.choice(_ENUM)
    seen = _point(bits) if white == _CUSTOM else _WHITES.get(white, D65)
    told = BT_709
    if not found.is_gray:
        primaries = bits.choice(_ENUM)
        told = Primaries(*(_point(bits) for _ in range(3))) if primaries == _CUSTOM else _PRIMARIES.get(primaries, told)
    told = told._replace(white=seen)
    has_power = bits.is_set()
    power, transfer = (bits.number(24) / 10_000_000, 0) if has_power else (0.0, bits.choice(_ENUM))
    if has_power and not 0.1 <= power <= 1.0:
        raise ValueError("no gamma of a picture")
    curve = 1 / power if has_power else curve_of(transfer)
    if not has_power and curve == curve_of(_SRGB_CURVE) and (found.is_gray or told == BT_709):
        return
    name = "Told by the codestream"
    found.icc = gray_profile(name, curve) if found.is_gray else rgb_profile(name, told, curve)


def _point(bits: _Bits) -> Point:
    x, y = (bits.choice(_SIGNED) for _ in range(2))
    return _unfolded(x) / 1_000_000, _unfolded(y) / 1_000_000


def _unfolded(number: int) -> int:
    return -(number + 1) // 2 if number & 1 else number // 2
