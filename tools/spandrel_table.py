"""Which of spandrel's architectures run, for docs/models.md: as `tests/engine/test_spandrel_networks.py` found."""

from __future__ import annotations

from collections.abc import Iterator

SAME = (
    "Compact", "DAT", "DITN", "DRCT", "DRUNet", "DnCNN", "ESRGAN", "FDAT", "FFTformer", "GRL", "HAT",
    "M3SNet", "MMRealSR", "MoSR", "PLKSR", "RetinexFormer", "SAFMN", "SAFMNBCIE", "SCUNet", "SPAN", "SRFormer",
    "SeemoRe", "SwiftSRGAN", "Swin2SR", "SwinIR",
)  # fmt: skip
"""The same whole and in tiles."""

OTHER_IN_TILES = {
    "ATD": 37, "AdaCode": 34, "CRAFT": 54, "DCTLSA": 38, "FBCNN": 23, "FeMaSR": 38, "HVICIDNet": 52, "IPT": 27,
    "KBNet": 29, "MIRNet2": 60, "MPRNet": 40, "MixDehazeNet": 21, "MoESR": 27, "NAFNet": 24, "OmniSR": 52, "RCAN": 59,
    "RGT": 54, "RealCUGAN": 37, "Restormer": 49,
}  # fmt: skip
"""Those that look over the whole picture, or farther than 64 pixels: how near tiles come to it, in decibels."""

EXTRA = ("AdaCode", "FeMaSR", "M3SNet", "MIRNet2", "MPRNet", "Restormer", "SRFormer")
"""Those that need spandrel_extra_arches."""

OTHERWISE = {
    "Uformer": "the same whole; its tiles are 768 pixels wide at least, and were not tried",
    "GFPGAN": "as a network for faces, above",
    "RestoreFormer": "as a network for faces, above",
    "CodeFormer": "as a network for faces, above",
    "LaMa": "as a network that fills holes, above",
    "MAT": "as a network that fills holes, above",
    "DDColor": "as a network for colours, above",
    "AuraSR": "not tried: its weights are known at one size alone, of 600 million numbers",
}
"""What else there is to be said."""


def lines() -> Iterator[str]:
    """The section's lines."""
    yield from ("", "## Every architecture of spandrel", "")
    yield (
        "Each was made small, with random weights, imported as a file, run by the engine and compared with spandrel's "
        "own call: whole, all are the same within rounding. In tiles those are, too, that look no farther than 64 "
        "pixels. The others weigh channels by, or look at, all of what they see, so that tiles make another picture, "
        "whoever cuts them; how much another depends on the weights. They run whole while memory and time allow it. "
        "`python -m pytest -m slow tests/engine/test_spandrel_networks.py` tells. Those marked + can be imported where "
        "you installed spandrel_extra_arches, whose terms restrict their use."
    )
    yield from ("", "| Architecture | Runs |", "|---|---|")
    told = {
        **dict.fromkeys(SAME, "the same whole and in tiles"),
        **{name: f"the same whole; tiles come within {db} dB of it" for name, db in OTHER_IN_TILES.items()},
        **OTHERWISE,
    }
    for name in sorted(told, key=str.lower):
        yield f"| {name}{' +' if name in EXTRA else ''} | {told[name]} |"
