"""`restorer compare`: a before/after sheet."""

from __future__ import annotations

import argparse
from pathlib import Path

from restorer.cli.exits import Exit
from restorer.cli.terminal.output import print_data, print_status, shown


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    parser = commands.add_parser(
        "compare",
        help="Put two photos side by side on one sheet.",
        description=(
            "Put two photos side by side on one sheet. If they have the same size, PSNR and SSIM are printed, too."
        ),
    )
    parser.add_argument("before", metavar="BEFORE", type=Path, help="The photo for the left side.")
    parser.add_argument("after", metavar="AFTER", type=Path, help="The photo for the right side.")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=Path,
        required=True,
        help="Where the sheet goes: a PNG, JPEG, TIFF or WebP.",
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> Exit:
    """Do `restorer compare`."""
    from restorer.cli.files import refuse_original
    from restorer.cli.sheets import measure, write_sheet
    from restorer.imaging.decode import decode

    refuse_original(arguments.output, (arguments.before, arguments.after))
    before, after = decode(arguments.before), decode(arguments.after)
    names = (arguments.before.name, arguments.after.name)
    labels = names if names[0] != names[1] else ("Before", "After")
    write_sheet(before, after, labels, arguments.output.absolute())
    if before.pixels.shape == after.pixels.shape:
        figures = measure(before, after)
        print_data(f"PSNR {figures.psnr_db:.2f} dB, SSIM {figures.ssim:.4f}")
    else:
        print_status("PSNR and SSIM need photos of the same size and the same number of channels.")
    print_status(f"The sheet is in {shown(str(arguments.output))}.")
    return Exit.DONE
