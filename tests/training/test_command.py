"""The command line of training hands every option on."""

import sys

import pytest
import torch

from tests.training.test_run import SmallClean
from training import __main__ as command
from training.tasks import TASKS


def test_options_reach_the_task(cache, tmp_path, monkeypatch):
    seen = []

    class Watched(SmallClean):
        def begin(self, net: torch.nn.Module) -> None:
            seen.append((self.batch_size, self.batch_reuse, self.peak_rate))

    monkeypatch.setitem(TASKS, "clean", Watched)
    given = ["--steps", "1", "--batch", "1", "--batch-reuse", "3", "--rate", "1e-5", "--threads", "1"]
    monkeypatch.setattr(sys, "argv", ["training", "clean", *given, "--cache", str(cache), "--out", str(tmp_path)])
    command.main()
    assert seen == [(1, 3, pytest.approx(1e-5))]
    assert (tmp_path / "checkpoint.pt").is_file()
