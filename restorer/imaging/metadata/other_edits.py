"""Edits that other programs recorded in XMP, marked as applied: they would be applied to the result once more.

Adobe's Camera Raw namespace (`crs`) knows a word for it: `AlreadyApplied`. darktable takes a history of its own from
whatever XMP it finds and does it again; there is no such word, so the history goes.
"""

from __future__ import annotations

from restorer.imaging.metadata import xmp_elements as xml
from restorer.imaging.metadata.xmp_elements import CAMERA_RAW
from restorer.imaging.metadata.xmp_packet import Packet

_DEFAULTS_TO_DEVELOP = "http://ns.adobe.com/camera-raw-defaults/1.0/"
_DARKTABLE = "http://darktable.sf.net/"
_DEVELOPED = ("history", "masks_history", "mask", "blendop_", "multi_", "iop_order", "raw_params", "auto_presets")
"""How the names begin by which darktable tells what it did to pixels; ratings, labels and times stay."""


def mark_applied(packet: Packet) -> None:
    """Make sure that no editor crops or exposes the result by what was meant for the original.

    Args:
        packet: The result's; settings of Camera Raw and Lightroom stay in it, as applied.
    """
    packet.drop(
        lambda namespace, name: (
            namespace == _DEFAULTS_TO_DEVELOP or (namespace == _DARKTABLE and name.startswith(_DEVELOPED))
        )
    )
    packet.drop_all((CAMERA_RAW, "AlreadyApplied"))
    if packet.has_namespace(CAMERA_RAW):
        packet.add(xml.simple(CAMERA_RAW, "AlreadyApplied", "True"))
