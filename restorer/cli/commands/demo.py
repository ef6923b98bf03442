"""`restorer demo`: wears a photo that comes with Restorer, restores it, and measures both against the clean one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from restorer.cli.exits import Exit
from restorer.cli.terminal.output import print_data, print_status

if TYPE_CHECKING:
    from restorer.cli.sheets import Figures
    from restorer.imaging.photo import Photo
    from restorer.jobs.request import Request


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    from restorer.cli.options import add_option

    parser = commands.add_parser(
        "demo",
        help="Damage a sample photo, restore it, and measure the result.",
        description=(
            "Fade, yellow, blur, scratch and compress a sample photo, restore it as `restore` would, and print how "
            "close both are to the undamaged photo: PSNR and SSIM, higher is better."
        ),
    )
    parser.add_argument(
        "-o",
        "--output",
        metavar="DIR",
        type=Path,
        default=Path("restorer-demo"),
        help="The output folder. Default: restorer-demo.",
    )
    add_option(parser, "device")
    parser.add_argument("--quiet", action="store_true", help="Show only the table, no progress.")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Do `restorer demo`."""
    from restorer.cli.batch import ReportOptions, run_requests
    from restorer.cli.files import make_result_folder
    from restorer.cli.sheets import measure, write_sheet
    from restorer.imaging.decode import decode
    from restorer.imaging.worn_sample import PHOTO
    from restorer.store.resources import resource

    folder = make_result_folder(arguments.output.absolute())
    clean = decode(resource(PHOTO))
    worn = _write_worn(clean, folder)
    target = folder / "restored.png"
    code = run_requests(
        [_request(folder / "worn.jpg", target, arguments.device)], ReportOptions(is_quiet=arguments.quiet)
    )
    if code is not Exit.DONE:
        return code
    restored = decode(target)
    sheet = folder / "before-after.png"
    write_sheet(worn, restored, ("worn", "restored"), sheet)
    for line in table(measure(worn, clean), measure(restored, clean)):
        print_data(line)
    print_data()
    for name in ("clean.png", "worn.jpg", "restored.png", sheet.name):
        print_data(str(folder / name))
    print_status(f"Look at {sheet} first.")
    return Exit.DONE


def table(worn: Figures, restored: Figures) -> list[str]:
    """The two measurements against the clean photo, and what was gained."""
    from restorer.cli.terminal.table import columns

    rows = [("against the clean photo", "PSNR", "SSIM")]
    rows += [
        (name, f"{figures.psnr_db:.2f} dB", f"{figures.ssim:.3f}")
        for name, figures in (("worn", worn), ("restored", restored))
    ]
    rows.append(("gained", f"{restored.psnr_db - worn.psnr_db:+.2f} dB", f"{restored.ssim - worn.ssim:+.3f}"))
    return columns(rows, is_right=(1, 2))


def _write_worn(clean: Photo, folder: Path) -> Photo:
    """Write the clean photo and its worn copy; returns the copy as its file holds it."""
    from restorer.imaging.decode import decode
    from restorer.imaging.encode import encode
    from restorer.imaging.worn_sample import write_worn

    encode(clean, folder / "clean.png", "png")
    write_worn(clean, folder / "worn.jpg")
    return decode(folder / "worn.jpg")


def _request(source: Path, target: Path, device: str) -> Request:
    """Everything that the photo needs, at its own size, so that it can be measured."""
    from restorer.imaging.worn_sample import SENSITIVITY
    from restorer.jobs.output_options import OutputOptions
    from restorer.jobs.request import Request

    return Request(
        source=str(source),
        target=str(target),
        overrides={"upscale.strength": 0.0, "repair.sensitivity": SENSITIVITY},
        device=device,
        output=OutputOptions(format="png", exists="overwrite"),
    )
