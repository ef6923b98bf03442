"""`python -m benchmarks.window`: the way in for each measured process."""

import sys

from benchmarks.window.command import main

if __name__ == "__main__":
    sys.exit(main())
