"""Encodes photos into files, atomically, with metadata and colour profile."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from restorer.errors import InputError
from restorer.imaging import vips
from restorer.imaging.atomic import shown, write_atomic
from restorer.imaging.codecs.codec import COMMENT, IPTC, THUMBNAIL, Codec, Writer
from restorer.imaging.codecs.encode_job import EncodeJob, EncodeOptions
from restorer.imaging.codecs.formats import check_size, find_codec, format_for, writer_of
from restorer.imaging.metadata import exif, xmp
from restorer.imaging.metadata.icc import fitting, srgb_profile, to_srgb
from restorer.imaging.metadata.thumbnail import draw_thumbnail
from restorer.imaging.photo import Metadata, Photo
from restorer.message import Message

__all__ = ["EncodeOptions", "encode", "format_for"]

_log = logging.getLogger(__name__)


def encode(photo: Photo, path: Path, format: str, options: EncodeOptions | None = None) -> tuple[str, ...]:
    """Write a photo: at any moment, after any failure, `path` holds the complete result or what it held before.

    Profile, EXIF, XMP, IPTC, resolution and comment go along wherever the format can hold them, with size, orientation
    (1), program, date and (where there was one) thumbnail made true. JPEG and WebP hold 8 bits: 16 are rounded to
    nearest. AVIF holds 10 of 16 (12 where the photo came with 12). JPEG holds no transparency: the photo is laid over
    white.

    Args:
        photo: What to write; read in strips, so it may lie in a memory-mapped file.
        path: The result's place; its folder must exist. Its ending is not looked at.
        format: The id of a format that is written, as `format_for` gives it.
        options: How; `EncodeOptions()` where it is None.

    Returns:
        What the format could not hold, a sentence each, for a person; mostly nothing.

    Raises:
        InputError: there is no such format, it cannot hold so large a picture, or `path` cannot be written.
        ResourceError: the disk is full.
    """
    options = options if options is not None else EncodeOptions()
    writer = writer_of(format)
    check_size(format, photo)
    codec = find_codec(format)
    notes = _losses(photo, codec.name, writer)
    becomes_srgb = photo.channels == 1 and _is_stored_as_rgb(photo, writer, options)
    metadata = _true_metadata(photo, codec, writer, options, becomes_srgb=becomes_srgb)
    if becomes_srgb:
        photo = to_srgb(photo)  # A profile of grey would not fit there.
    sheet = EncodeJob(photo, metadata, fitting(photo.icc, photo.channels), options)
    with write_atomic(path) as temporary:
        try:
            notes += writer.write(sheet, temporary)
        except vips.Error as error:
            raise InputError(
                Message(
                    '"{name}" could not be written as {format}: {reason}.',
                    name=shown(path),
                    format=codec.name,
                    reason=str(error).strip().splitlines()[-1],
                ),
                "Choose PNG or TIFF.",
            ) from error
    for note in notes:
        _log.info("%s: %s", path.name, note)
    return tuple(notes)


def _is_stored_as_rgb(photo: Photo, writer: Writer, options: EncodeOptions) -> bool:
    """Whether grey becomes RGB: not every format has grey, or not of every depth."""
    is_deep = photo.top > 255 and options.depth_bits != 8 and max(writer.depths_bits) > 8
    return not any((depth > 8) is is_deep for depth in writer.gray_depths_bits)


def _losses(photo: Photo, name: str, writer: Writer) -> list[str]:
    """What the format cannot hold of this photo, in words."""
    notes: list[str] = []
    if not writer.has_alpha and photo.alpha is not None:
        notes.append(Message("{name} holds no transparency: the photo was laid over white.", name=name))
    if max(writer.depths_bits) == 8 and photo.top > 255:
        notes.append(Message("{name} holds 8 bits a channel: 16 were rounded.", name=name))
    if IPTC not in writer.holds and photo.metadata.iptc is not None:
        notes.append(Message("{name} has no place for IPTC: it was left out.", name=name))
    return notes


def _true_metadata(
    photo: Photo, codec: Codec, writer: Writer, options: EncodeOptions, *, becomes_srgb: bool
) -> Metadata:
    """The photo's metadata, saying what is now true of it."""
    told, when = photo.metadata, options.modified_at or datetime.now().astimezone()
    taken_apart = exif.Exif.parse(told.exif) if told.exif else exif.blank()
    block = told.exif
    if taken_apart is not None:
        taken_apart.set_upright()
        if codec.turns_itself:
            # The container has its own word for it, and Pillow would write a block that has one anew, and less of it.
            taken_apart.drop((exif.ORIENTATION,))
        taken_apart.set_extent(photo.extent)
        taken_apart.set_written(options.software, when)
        if told.dpi is not None:
            taken_apart.set_dpi(told.dpi)
        if told.comment and COMMENT not in writer.holds:
            taken_apart.set_comment(told.comment)
        if becomes_srgb:
            taken_apart.set_color_space(is_srgb=True)
        taken_apart.set_mandatory(is_srgb=photo.icc is None or photo.icc == srgb_profile())
        if taken_apart.thumbnail is not None:
            taken_apart.thumbnail = draw_thumbnail(photo) if THUMBNAIL in writer.holds else None
        block = taken_apart.to_bytes()
    packet = xmp.set_written(xmp.upright(told.xmp), photo.extent, when) if told.xmp else None
    return replace(told, exif=block, xmp=packet)
