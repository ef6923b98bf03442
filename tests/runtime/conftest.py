import pytest

from tests.cli.conftest import run

__all__ = ["run"]


@pytest.fixture(autouse=True)
def no_switch(monkeypatch):
    """The tests' own machine may have it set."""
    monkeypatch.delenv("RESTORER_GPU", raising=False)
