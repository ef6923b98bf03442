"""From what a result was made and how, written into its XMP and read out of it again.

Adobe's `xmpMM` says what the file derives from, IPTC's digital source type what it is made of, and a namespace of
Restorer's own holds what nobody else has a word for: the original's sha256, the whole recipe, and what each step did.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import Any

from restorer.imaging.metadata import other_edits
from restorer.imaging.metadata import xmp_elements as xml
from restorer.imaging.metadata.digital_source_type import stronger
from restorer.imaging.metadata.xmp_elements import APP, BASIC, DC, EVENT, IPTC_EXT, MM, REFERENCE
from restorer.imaging.metadata.xmp_packet import Packet

FORMAT_VERSION = "1"
_KEPT_ASIDE = 16_384
_OURS = ("SourceXMP", "Version", "Software", "SourceSha256", "SourceName", "SourcePage", "Recipe", "Steps", "Device",
         "Transform")  # fmt: skip
_STALE_NAMESPACES = (
    # Maps and pictures of the picture as it was.
    "http://ns.adobe.com/hdr-gain-map/1.0/",
    "http://ns.apple.com/HDRGainMap/1.0/",
    "http://ns.google.com/photos/1.0/container/",
)
_CAMERAS = ("http://ns.google.com/photos/1.0/camera/", "http://ns.oplus.com/photos/1.0/camera/")
_CLAIMS_OF_VIDEO = ("MotionPhoto", "MicroVideo", "OLivePhoto")
"""A motion photo's video lies behind the picture, and not behind the result."""


@dataclass(frozen=True, slots=True)
class StepRecord:
    """What one step did.

    Attributes:
        step: Its id.
        version: Its version; another one may give other pixels.
        note: What it did, or why nothing, in words.
        settings: All of its settings, JSON-plain.
        models: Id and sha256 of each model that it worked with.
        has_changed: Whether it changed the photo.
        invented: The share of the result's pixels, 0..1, that it invented in any degree.
        weight: The mean of that degree over the whole result, 0..1.
        details: What it did to each thing that it worked on (each face), JSON-plain.
    """

    step: str
    version: int
    note: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    models: tuple[tuple[str, str], ...] = ()
    has_changed: bool = False
    invented: float = 0.0
    weight: float = 0.0
    details: tuple[Mapping[str, Any], ...] = ()


_FIELDS = frozenset(item.name for item in fields(StepRecord))


@dataclass(frozen=True, slots=True)
class Provenance:
    """From what a result was made, and how.

    Attributes:
        source_name: The original's file name, without its folder; empty where it is not to be told.
        source_sha256: Of the original's bytes.
        recipe: The recipe as JSON, complete: every setting of every step.
        software: Program and version.
        step_records: What the steps did, in their order.
        page: Which page of the original, from 0.
        source_type: The last part of IPTC's URI for what was done; None where nothing was.
        device: On what the networks ran, and by which library; empty where it is not known.
        transform: The nine numbers, row by row, of the 3 x 3 from pixel centres (x, y, 1) of the original, upright, to
            those of the result; empty where nothing moved, or an older Restorer wrote it.
    """

    source_name: str
    source_sha256: str
    recipe: Mapping[str, Any]
    software: str
    step_records: tuple[StepRecord, ...] = ()
    page: int = 0
    source_type: str | None = None
    device: str = ""
    transform: tuple[float, ...] = ()


def label(told: bytes | None, provenance: Provenance, when: datetime, limit_bytes: int | None = None) -> bytes:
    """An XMP packet that says all that the source's did and whence the result comes.

    A packet that cannot be read is kept aside as text. Where a limit is passed, what was kept aside goes first, then
    the steps' words; the recipe and all that is not Restorer's stay, and the packet may remain longer.

    Args:
        told: The source's packet, or None.
        provenance: What to say.
        when: The time of the change.
        limit_bytes: How long the packet should be at most; None: as long as it needs to be.
    """
    data = _build(told, provenance, when, keeps_aside=True)
    for poorer, keeps_aside in ((provenance, False), (_wordless(provenance), False)):
        if limit_bytes is None or len(data) <= limit_bytes:
            return data
        data = _build(told, poorer, when, keeps_aside=keeps_aside)
    return data


def read(data: bytes | None) -> Provenance | None:
    """What `label` wrote; None where the packet is not a result's, or was changed beyond reading."""
    packet = Packet.parse(data) if data else None
    digest = packet.text(APP, "SourceSha256") if packet is not None else None
    if packet is None or not digest:
        return None
    try:
        recipe = json.loads(packet.text(APP, "Recipe") or "")
        step_records = tuple(_step_record(json.loads(text)) for text in packet.items(APP, "Steps"))
        page = int(packet.text(APP, "SourcePage") or 1) - 1
        transform = tuple(float(number) for number in json.loads(packet.text(APP, "Transform") or "[]"))
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
    software = packet.text(APP, "Software") or ""
    return Provenance(
        source_name=packet.text(APP, "SourceName") or "",
        source_sha256=digest,
        recipe=recipe,
        software=software,
        step_records=step_records,
        page=page,
        device=packet.text(APP, "Device") or "",
        transform=transform if len(transform) == 9 else (),
    )


def _step_record(plain: Mapping[str, Any]) -> StepRecord:
    models = tuple((str(name), str(digest)) for name, digest in plain["models"])
    known = {name: value for name, value in plain.items() if name in _FIELDS}  # a newer Restorer may tell more
    details = tuple(dict(one) for one in plain.get("details", ()))
    return StepRecord(**{**known, "models": models, "settings": dict(plain.get("settings", {})), "details": details})


def _wordless(provenance: Provenance) -> Provenance:
    return replace(
        provenance,
        step_records=tuple(replace(step_record, note="", details=()) for step_record in provenance.step_records),
    )


def _build(told: bytes | None, provenance: Provenance, when: datetime, *, keeps_aside: bool) -> bytes:
    packet = Packet.parse(told) if told else Packet.blank()
    aside = ""
    if packet is None:
        packet = Packet.blank()
        aside = (told or b"")[:_KEPT_ASIDE].decode("utf-8", "replace") if keeps_aside else ""
    _drop_stale(packet)
    other_edits.mark_applied(packet)
    packet.drop(lambda namespace, name: namespace == APP and name in _OURS)
    _put_identity(packet, provenance, when)
    _put_source_type(packet, provenance)
    properties = [
        xml.simple(APP, "Version", FORMAT_VERSION),
        xml.simple(APP, "Software", provenance.software),
        xml.simple(APP, "SourceSha256", provenance.source_sha256),
        xml.simple(APP, "SourcePage", str(provenance.page + 1)),
        xml.simple(APP, "Recipe", _compact(provenance.recipe)),
        xml.listed(APP, "Steps", [_compact(_plain(step_record)) for step_record in provenance.step_records], "Seq"),
    ]
    if provenance.source_name:
        properties.append(xml.simple(APP, "SourceName", provenance.source_name))
    if provenance.transform:
        properties.append(xml.simple(APP, "Transform", _compact(list(provenance.transform))))
    if provenance.device:
        properties.append(xml.simple(APP, "Device", provenance.device))
    if aside:
        properties.append(xml.simple(APP, "SourceXMP", aside))
    packet.add(*properties)
    return packet.to_bytes()


def _drop_stale(packet: Packet) -> None:
    packet.drop(
        lambda namespace, name: (
            namespace in _STALE_NAMESPACES
            or (namespace, name) == (BASIC, "Thumbnails")
            or (namespace in _CAMERAS and name.startswith(_CLAIMS_OF_VIDEO))
        )
    )


def _put_identity(packet: Packet, provenance: Provenance, when: datetime) -> None:
    """Who this is, from whom it derives, and the history with what was done now."""
    own, digest = uuid.uuid4(), provenance.source_sha256
    document = packet.text(MM, "DocumentID") or f"xmp.did:{_named(digest)}"
    instance = packet.text(MM, "InstanceID") or f"xmp.iid:{_named(digest)}"
    original = packet.text(MM, "OriginalDocumentID") or document
    told_source = packet.text(DC, "source")
    stamp = when.astimezone().isoformat(timespec="seconds")
    packet.drop_all(
        (MM, "DocumentID"), (MM, "InstanceID"), (MM, "OriginalDocumentID"), (MM, "DerivedFrom"),
        (BASIC, "ModifyDate"), (BASIC, "MetadataDate"),
    )  # fmt: skip
    reference = {(REFERENCE, "documentID"): document, (REFERENCE, "instanceID"): instance}
    reference[REFERENCE, "originalDocumentID"] = original
    if provenance.source_name:
        reference[REFERENCE, "filePath"] = provenance.source_name
    properties = [
        xml.simple(MM, "DocumentID", f"xmp.did:{own}"),
        xml.simple(MM, "InstanceID", f"xmp.iid:{own}"),
        xml.simple(MM, "OriginalDocumentID", original),
        xml.structure(MM, "DerivedFrom", reference),
        xml.simple(BASIC, "ModifyDate", stamp),
        xml.simple(BASIC, "MetadataDate", stamp),
    ]
    if packet.text(BASIC, "CreatorTool") is None:
        properties.append(xml.simple(BASIC, "CreatorTool", provenance.software))
    # A person may have written there from which album it comes; that stays.
    if not told_source or told_source.startswith("urn:sha256:"):
        packet.drop_all((DC, "source"))
        properties.append(xml.simple(DC, "source", f"urn:sha256:{digest}"))
    packet.add(*properties)
    packet.append(MM, "History", *_events(provenance, stamp, f"xmp.iid:{own}"))


def _events(provenance: Provenance, stamp: str, instance: str) -> list[xml.Element]:
    page = f", page {provenance.page + 1}" if provenance.page else ""
    did = [_spelled(step_record) for step_record in provenance.step_records if step_record.has_changed]
    told = [("derived", f"from {provenance.source_name or 'an original'}{page}, sha256 {provenance.source_sha256}")]
    told.append(("edited", "; ".join(did)) if did else ("saved", "no step changed a pixel"))
    return [
        xml.structure(
            MM,
            "History",
            {
                (EVENT, "action"): action,
                (EVENT, "when"): stamp,
                (EVENT, "softwareAgent"): provenance.software,
                (EVENT, "parameters"): parameters,
                (EVENT, "instanceID"): instance,
            },
            is_item=True,
        )
        for action, parameters in told
    ]


def _spelled(step_record: StepRecord) -> str:
    """A step record in one line: `colorize (strength 1.0, saturation 1.0; colorize sha256 ab12...): Coloured.`."""
    settings = ", ".join(f"{name} {value}" for name, value in step_record.settings.items() if value != "")
    models = "".join(f"; {name} sha256 {digest}" for name, digest in step_record.models)
    return f"{step_record.step} ({settings}{models})" + (f": {step_record.note}" if step_record.note else "")


def _put_source_type(packet: Packet, provenance: Provenance) -> None:
    told = packet.text(IPTC_EXT, "DigitalSourceType")
    chosen = stronger(told, provenance.source_type)
    if chosen is None or chosen == told:
        return
    packet.drop_all((IPTC_EXT, "DigitalSourceType"))
    properties = [xml.simple(IPTC_EXT, "DigitalSourceType", chosen)]
    if told:
        packet.drop_all((APP, "SourceType"))
        properties.append(xml.simple(APP, "SourceType", told))
    packet.add(*properties)


def _plain(step_record: StepRecord) -> dict[str, Any]:
    details = {"details": [dict(one) for one in step_record.details]} if step_record.details else {}
    return {
        "step": step_record.step,
        "version": step_record.version,
        "note": step_record.note,
        "settings": dict(step_record.settings),
        "models": [list(model) for model in step_record.models],
        "has_changed": step_record.has_changed,
        "invented": round(step_record.invented, 6),
        "weight": round(step_record.weight, 6),
        **details,
    }


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _named(digest: str) -> uuid.UUID:
    """The same for the same bytes, so that all results of an original that has no id of its own agree on it."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"urn:sha256:{digest}")
