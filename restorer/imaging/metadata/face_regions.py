"""Marked regions of a photo (mostly faces with names), moved along when the photo is turned, cut or enlarged.

Metadata Working Group 2.0, 5.9 (`mwg-rs`: centres and sizes relative to the picture's) and Microsoft's people tags
(`MPReg:Rectangle`: corner and size).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from restorer.imaging.metadata.xmp_elements import (
    MWG_AREA,
    MWG_DIMENSIONS,
    MWG_REGIONS,
    Element,
    Name,
    inner_scope,
    resolve,
)
from restorer.imaging.metadata.xmp_packet import Packet
from restorer.imaging.orientation import is_sideways
from restorer.imaging.photo import Extent

Mapping2D = Callable[[float, float], tuple[float, float]]
"""From a point of the old picture to one of the new, both relative: 0..1 from left to right and from top to bottom."""

_MICROSOFT = "http://ns.microsoft.com/photo/1.2/"
_MICROSOFT_REGION = "http://ns.microsoft.com/photo/1.2/t/Region#"
_LEAST_LEFT = 0.25
_TURNS: dict[int, Mapping2D] = {
    2: lambda x, y: (1 - x, y),
    3: lambda x, y: (1 - x, 1 - y),
    4: lambda x, y: (x, 1 - y),
    5: lambda x, y: (y, x),
    6: lambda x, y: (1 - y, x),
    7: lambda x, y: (1 - y, 1 - x),
    8: lambda x, y: (y, 1 - x),
}


class _Box(NamedTuple):
    """A rectangle by its corners, relative."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)


def turned(data: bytes, orientation: int, stored: Extent) -> bytes:
    """The packet for a picture that was turned upright.

    Regions are relative to the picture as it is stored, unless the packet names dimensions that are the upright ones.

    Args:
        data: An XMP packet.
        orientation: The EXIF orientation that was baked in, 1..8.
        stored: The size before.
    """
    if orientation not in _TURNS or not _has_regions(data):
        return data
    upright = Extent(stored.height, stored.width) if is_sideways(orientation) else stored
    packet = Packet.parse(data)
    if packet is None or (stored != upright and _applied_to(packet) == upright):
        return data
    _move_all(packet, _TURNS[orientation], upright)
    return packet.to_bytes()


def moved(data: bytes, transform: NDArray[np.float64], old: Extent, new: Extent) -> bytes:
    """The packet for a picture whose pixels moved; regions that hardly lie in it any more are left out.

    Args:
        data: An XMP packet.
        transform: 3 x 3, from old pixel centres (x, y, 1) to new ones.
        old: The size before.
        new: The size after.
    """
    if not _has_regions(data):
        return data
    packet = Packet.parse(data)
    if packet is None:
        return data

    def mapped(x: float, y: float) -> tuple[float, float]:
        at = transform @ (x * old.width - 0.5, y * old.height - 0.5, 1.0)
        return float((at[0] / at[2] + 0.5) / new.width), float((at[1] / at[2] + 0.5) / new.height)

    _move_all(packet, mapped, new)
    return packet.to_bytes()


def _has_regions(data: bytes) -> bool:
    return MWG_REGIONS.encode() in data or _MICROSOFT_REGION.encode() in data


def _move_all(packet: Packet, mapped: Mapping2D, extent: Extent) -> None:
    for root, outer in packet.properties((MWG_REGIONS, "Regions"), (_MICROSOFT, "RegionInfo")):
        parents = {child: parent for parent in root.iter() for child in parent}
        for node, scope in list(_walk(root, outer)):
            name = resolve(node, scope)
            if name == (MWG_REGIONS, "Area"):
                is_there = _move_area(node, scope, mapped)
            elif name == (MWG_REGIONS, "AppliedToDimensions"):
                _set(node, scope, (MWG_DIMENSIONS, "w"), str(extent.width))
                _set(node, scope, (MWG_DIMENSIONS, "h"), str(extent.height))
                continue
            else:
                is_there = _move_rectangle(node, scope, mapped)
            if not is_there:
                _remove_item(node, scope, parents)


def _applied_to(packet: Packet) -> Extent | None:
    for root, outer in packet.properties((MWG_REGIONS, "Regions")):
        for node, scope in _walk(root, outer):
            if resolve(node, scope) == (MWG_REGIONS, "AppliedToDimensions"):
                sides = [_number(_get(node, scope, (MWG_DIMENSIONS, name))) for name in ("w", "h")]
                if sides[0] and sides[1]:
                    return Extent(round(sides[0]), round(sides[1]))
    return None


def _move_area(node: Element, scope: Mapping[str, str], mapped: Mapping2D) -> bool:
    """Move a region of the working group's kind; False where hardly anything of it is left."""
    x, y = (_number(_get(node, scope, (MWG_AREA, name))) for name in ("x", "y"))
    if x is None or y is None or _get(node, scope, (MWG_AREA, "unit")) == "pixel":
        return True
    width, height = (_number(_get(node, scope, (MWG_AREA, name))) or 0.0 for name in ("w", "h"))
    box = _moved_box(_Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2), mapped)
    if box is None:
        return False
    places = {"x": (box.left + box.right) / 2, "y": (box.top + box.bottom) / 2}
    sizes = {"w": box.right - box.left, "h": box.bottom - box.top}
    for name, value in (places | (sizes if width and height else {})).items():
        _set(node, scope, (MWG_AREA, name), f"{value:.6f}")
    return True


def _move_rectangle(node: Element, scope: Mapping[str, str], mapped: Mapping2D) -> bool:
    """Move a region of Microsoft's kind, where the node has one; False where hardly anything of it is left."""
    told = _own(node, scope, (_MICROSOFT_REGION, "Rectangle"))
    numbers = [_number(part) for part in told.split(",")] if told else []
    if len(numbers) != 4 or None in numbers:
        return True
    x, y, width, height = (number or 0.0 for number in numbers)
    box = _moved_box(_Box(x, y, x + width, y + height), mapped)
    if box is None:
        return False
    values = (box.left, box.top, box.right - box.left, box.bottom - box.top)
    _set(node, scope, (_MICROSOFT_REGION, "Rectangle"), ", ".join(f"{value:.6f}" for value in values))
    return True


def _moved_box(box: _Box, mapped: Mapping2D) -> _Box | None:
    corners = [mapped(x, y) for x in (box.left, box.right) for y in (box.top, box.bottom)]
    whole = _Box(*(min(corner[axis] for corner in corners) for axis in (0, 1)),
                 *(max(corner[axis] for corner in corners) for axis in (0, 1)))  # fmt: skip
    left = _Box(max(0.0, whole.left), max(0.0, whole.top), min(1.0, whole.right), min(1.0, whole.bottom))
    if left.right < left.left or left.bottom < left.top or left.area < _LEAST_LEFT * whole.area:
        return None
    return left


def _walk(root: Element, outer: Mapping[str, str]) -> Iterator[tuple[Element, Mapping[str, str]]]:
    """Every element below and with `root`, with the declarations that hold in it."""
    scope = inner_scope(root, outer)
    yield root, scope
    for child in root:
        yield from _walk(child, scope)


def _own(node: Element, scope: Mapping[str, str], name: Name) -> str | None:
    """A field of this very node: an attribute of it, or the text of it."""
    if resolve(node, scope) == name:
        return node.text
    return next((value for key, value in node.attrib.items() if resolve(key, scope) == name), None)


def _get(node: Element, outer: Mapping[str, str], name: Name) -> str | None:
    return next((value for one, scope in _walk(node, outer) if (value := _own(one, scope, name)) is not None), None)


def _set(node: Element, outer: Mapping[str, str], name: Name, value: str) -> None:
    for one, scope in _walk(node, outer):
        if resolve(one, scope) == name:
            one.text = value
        for key in one.attrib:
            if resolve(key, scope) == name:
                one.set(key, value)


def _remove_item(node: Element, scope: Mapping[str, str], parents: Mapping[Element, Element]) -> None:
    """Take away the item of a list in which a node lies."""
    while node in parents and node.tag.rpartition(":")[2] != "li":
        node = parents[node]
    if node in parents:
        parents[node].remove(node)


def _number(told: str | None) -> float | None:
    try:
        value = float(told) if told is not None else None
    except ValueError:
        return None
    return value if value is not None and abs(value) < 1e6 else None
