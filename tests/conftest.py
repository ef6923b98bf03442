"""What every test may use, and what no test may do."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# A property is searched from fixed seeds, so that no change fails by the chance of another's search; `-m slow` goes
# on searching at random where a test asks for it. No deadline: how busy the machine is, is no property of the code.
settings.register_profile("fixed", derandomize=True, deadline=None, database=None)
settings.load_profile("fixed")

# No test opens a window on somebody's screen; tests that need an X server start their own.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Tests that run beside each other share the cores: more threads would only wait for each other.
if "PYTEST_XDIST_WORKER" in os.environ:
    os.environ.setdefault("OMP_NUM_THREADS", "1")

CHECKOUT = Path(__file__).resolve().parents[1]


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory, monkeypatch):
    """Every test has its own settings, queue and cache."""
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("RESTORER_HOME", str(home))
    return home


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real photographs and weights that lies beside the checkout, where there is one."""
    folder = Path(os.environ.get("RESTORER_SHARED", CHECKOUT.parent / "shared"))
    if not (folder / "photos" / "real").is_dir():
        pytest.skip(f"needs the folder of real photographs, and {folder} is not there (set RESTORER_SHARED)")
    return folder
