"""Builds the program that people install: `python packaging/build.py`. The same on Linux, Windows and macOS.

Makes an environment with only what Restorer needs to run, collects it with PyInstaller into `dist/restorer` (on macOS
also `dist/Restorer.app`), prints what it is made of, and tries it (`smoke.py`).
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def main() -> None:
    """Build."""
    arguments = _arguments()
    work, target = arguments.work.resolve(), arguments.output.resolve()
    python = prepare(work / "venv" if arguments.venv is None else arguments.venv.absolute())
    # Neither the checkout (-P) nor anything else on the path may take the place of what is installed.
    quiet = {**os.environ, "PYTHONPATH": "", "PYTHONNOUSERSITE": "1", "PYTHONHASHSEED": "0"}
    scratch = work / "restorer"  # PyInstaller's own folder for this spec
    _run([python, HERE / "icons.py", scratch / "icons"], quiet)
    if sys.platform == "win32":
        _run([python, HERE / "windows" / "version.py", scratch / "version.txt"], quiet)
    _run(
        [python, "-P", "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN", "--workpath", work,
         "--distpath", target, HERE / "restorer.spec"], quiet,
    )  # fmt: skip
    _run([python, HERE / "contents.py", target / "restorer"], quiet)
    if not arguments.no_smoke:
        _run([python, HERE / "smoke.py", target / "restorer"], quiet)


def prepare(folder: Path) -> Path:
    """Make the environment where it is not there, put the checkout's Restorer into it; returns its Python."""
    bin_folder, name = ("Scripts", "python.exe") if sys.platform == "win32" else ("bin", "python")
    python = folder / bin_folder / name
    # torch and torchvision must come from one place, which PIP_INDEX_URL and PIP_EXTRA_INDEX_URL may name.
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if not python.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        _run([*pip, "-c", ROOT / "constraints.txt", f"{ROOT}[openvino,gpu]"])
        # Both packages hold the folder cv2: the one must be gone before the other comes.
        _run([python, "-m", "pip", "uninstall", "--quiet", "--yes", "opencv-python"])
        # Three of its networks are taken; numba, filterpy and SciPy, which it asks for, serve none of them.
        _run([*pip, "-c", ROOT / "constraints.txt", "--no-deps", "facexlib"])
    _run([*pip, "-r", HERE / "requirements.txt"])
    _run([*pip, "--no-deps", "--force-reinstall", ROOT])
    return python


def _run(command: list[object], environment: dict[str, str] | None = None) -> None:
    subprocess.run([str(word) for word in command], check=True, env=environment, cwd=ROOT)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--output", type=Path, default=ROOT / "dist", help="Where the program goes. Default: dist.")
    parser.add_argument(
        "--work", type=Path, default=ROOT / "build", help="Where intermediate files go. Default: build."
    )
    parser.add_argument("--venv", type=Path, help="An environment to use, made where it is not there.")
    parser.add_argument("--no-smoke", action="store_true", help="Do not try what was built.")
    return parser.parse_args()


if __name__ == "__main__":
    main()
