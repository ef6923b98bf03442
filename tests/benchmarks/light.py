"""The real command line with steps that need no network, so without torch: `python -m tests.benchmarks.light ...`."""

import sys

from restorer.app import Services
from restorer.cli.main import main
from tests.jobs.fakes import FakeEngine

if __name__ == "__main__":
    Services.make_engine = lambda self, device: FakeEngine(device)
    sys.exit(main(sys.argv[1:]))
