"""All checks, one after the other: `python -m tools.check`, or some of them: `python -m tools.check lint types`.

The quick ones come first. The first that fails ends the run; its name and command are said, so that it can be repeated.
`.ci/run`, the hooks of `.pre-commit-config.yaml` and the build machines call this, so a check is added here alone.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

CHECKS: dict[str, tuple[str, ...]] = {
    "lint": ("ruff", "check", "."),
    "format": ("ruff", "format", "--check", "."),
    "types": ("mypy",),
    "layers": ("lint-imports",),
    "tests": (sys.executable, "-m", "pytest", "-n", "2", "--dist", "worksteal"),
}
"""Each check's command, in the order in which they run."""


def run(name: str) -> int:
    """Run one check in the checkout's root; its exit status, or 127 where its program is not installed."""
    command = list(CHECKS[name])
    print(f"== {name}: {' '.join(command)}", flush=True)
    # Programs of this environment, whether it is activated or not.
    found = shutil.which(command[0], path=str(Path(sys.executable).parent)) or shutil.which(command[0])
    if found is None:
        print(f"{command[0]} is not installed; pip install -e '.[dev]' brings it.", file=sys.stderr)
        return 127
    return subprocess.run([found, *command[1:]], cwd=ROOT, check=False).returncode


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the checks that are named, or all; the first failure's exit status, or 0."""
    parser = argparse.ArgumentParser(prog="python -m tools.check", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="CHECK", help=f"{', '.join(CHECKS)}; all of them by default")
    wanted = parser.parse_args(arguments).names
    unknown = [name for name in wanted if name not in CHECKS]
    if unknown:
        parser.error(f"there is no check {unknown[0]!r}; choose from {', '.join(CHECKS)}")
    for name in (name for name in CHECKS if name in wanted or not wanted):
        status = run(name)
        if status:
            print(f"{name} failed. Repeat it with: python -m tools.check {name}", file=sys.stderr)
            return status
    return 0


if __name__ == "__main__":
    sys.exit(main())
