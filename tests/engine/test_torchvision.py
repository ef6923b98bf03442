"""torchvision can be imported beside any build of torch, and one that is whole is left alone."""

import importlib
import subprocess
import sys

from restorer.engine import torchvision


def test_torchvision_can_be_imported() -> None:
    script = "from restorer.engine.torchvision import make_importable as m; m(); m(); import torchvision.transforms"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_a_torchvision_with_operators_of_its_own_gets_no_others(monkeypatch) -> None:
    # A second declaration would end the process, as a graphics card's build of both showed.
    asked = []
    monkeypatch.setattr(torchvision, "_KEPT", [])
    monkeypatch.setattr(importlib, "import_module", asked.append)
    torchvision.make_importable()
    assert asked == ["torchvision"]
    assert not torchvision._KEPT
