"""The command line with a step that takes its time, for tests that interrupt it: `python -m tests.cli.slow ...`."""

import signal
import sys

from restorer.app import Services
from restorer.cli.main import main
from tests.jobs.fakes import FakeEngine, Invert, fake_processing

if __name__ == "__main__":
    # A shell that starts the tests in the background has Ctrl-C ignored by all that they start.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    Services.processing = fake_processing(Invert(tile_s=float(sys.argv[1])))
    Services.make_engine = lambda self, device: FakeEngine(device)
    sys.exit(main(sys.argv[2:]))
