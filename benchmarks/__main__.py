"""`python -m benchmarks NAME ...`: one command a table."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path


def names() -> list[str]:
    """Every benchmark: the modules of this folder that have a `main`."""
    return [module.name for module in pkgutil.iter_modules([str(Path(__file__).parent)]) if module.name != "__main__"]


def main(arguments: list[str]) -> int:
    """Run one benchmark with the rest of the arguments; returns the exit code."""
    if not arguments or arguments[0] not in names():
        print(f"usage: python -m benchmarks {{{','.join(names())}}} ...", file=sys.stderr)
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    code: int = importlib.import_module(f"benchmarks.{arguments[0]}").main(arguments[1:])
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
