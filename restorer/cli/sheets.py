"""Before/after sheets, and how far two photos are apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from restorer.cli.files import make_result_folder
from restorer.imaging.comparison import comparison_sheet, contact_sheet
from restorer.imaging.encode import encode, format_for
from restorer.imaging.metadata.icc import to_srgb
from restorer.imaging.metrics import psnr, ssim
from restorer.imaging.photo import Photo


@dataclass(frozen=True, slots=True)
class Figures:
    """How far a photo is from another of its size: PSNR in dB (infinite for equal ones), SSIM up to 1."""

    psnr_db: float
    ssim: float


def measure(first: Photo, second: Photo) -> Figures:
    """PSNR and SSIM over all pixels and channels, in sRGB where the profiles differ; `InputError` for unlike sizes."""
    if first.icc != second.icc:
        first, second = to_srgb(first), to_srgb(second)
    return Figures(psnr(first.pixels, second.pixels), ssim(first.pixels, second.pixels))


def write_sheet(before: Photo, after: Photo, labels: tuple[str, str], path: Path) -> None:
    """Put two photos side by side into a file, in the format that its name says.

    Raises:
        InputError: no such format, or the file cannot be written.
        ResourceError: the disk is full.
    """
    _write(comparison_sheet(before, after, labels), path)


def write_contact_sheet(photos: Sequence[Photo], labels: Sequence[str], path: Path) -> None:
    """Put any number of photos side by side into a file; errors as of `write_sheet`."""
    _write(contact_sheet(photos, labels), path)


def _write(sheet: Photo, path: Path) -> None:
    format_ = format_for(path, sheet)
    make_result_folder(path.parent)
    encode(sheet, path, format_)
