"""`LaterEngine`: an engine that is made when a network runs, and not before."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from numpy.typing import NDArray

from restorer.models.info import ModelInfo
from restorer.pipeline.step import Engine


class LaterEngine:
    """Stands for the engine until a network runs: what needs none must not wait until torch is loaded.

    Args:
        ready: Gives the engine, which is made by then.
    """

    def __init__(self, ready: Callable[[], Engine]) -> None:
        self._ready = ready

    @property
    def device_id(self) -> str:
        """As the engine's."""
        return self._ready().device_id

    @property
    def label(self) -> str:
        """As the engine's."""
        return self._ready().label

    @property
    def cache_key(self) -> str:
        """As the engine's."""
        return self._ready().cache_key

    def run(self, model: ModelInfo, pixels: NDArray[Any], **options: Any) -> Any:
        """Run a network; the engine is made first."""
        return self._ready().run(model, pixels, **options)

    def predict(
        self, model: ModelInfo, inputs: Mapping[str, NDArray[Any]], conditions: Mapping[str, float] | None = None
    ) -> Any:
        """Run a network once; the engine is made first."""
        return self._ready().predict(model, inputs, conditions)

    def memory_bytes(self) -> int:
        """As the engine's."""
        return self._ready().memory_bytes()

    def forget(self) -> None:
        """As the engine's."""
        self._ready().forget()
