"""CUDA graphs: a window whose shape comes again is computed by one launch and not by hundreds."""

from __future__ import annotations

import logging
from collections import Counter, OrderedDict
from collections.abc import Callable, Mapping
from typing import Any

import torch
from torch import Tensor

from restorer.engine.devices import is_out_of_memory
from restorer.engine.precision import Precision

log = logging.getLogger(__name__)

REPEATS = 3
"""So often a shape is computed as it comes; then it is worth a graph. Most windows of a photo have one shape."""

GRAPHS_KEPT = 4
"""For one network. Each holds one window's input and result; what lies between them is shared."""

_WARM_UPS = 3
"""So often torch wants a computation to have run on a stream of its own before it is captured."""

Work = Callable[[Tensor], Tensor]
Replay = Callable[[Tensor], Tensor]
Capture = Callable[[Work, Tensor], Replay]
"""Takes a computation down for inputs of one shape; what it returns computes it for another input."""


class GraphedCalls:
    """Runs the windows of one network, by graphs where shapes repeat. Used by one thread at a time.

    What cannot be captured runs as it did, and is not tried again: a network that reads numbers back to the processor,
    an old driver, a memory that is too small for both.

    Args:
        device: Where the network runs. Only on CUDA devices of NVIDIA's anything is captured.
        capture: How; None: by `capture_graph` there, and not at all elsewhere.
    """

    def __init__(self, device: torch.device, capture: Capture | None = None) -> None:
        if capture is None and device.type == "cuda" and torch.version.cuda:
            capture = CudaCapture(device)
        self._capture = capture
        self._seen: Counter[Any] = Counter()
        self._graphs: OrderedDict[Any, Replay] = OrderedDict()

    def __call__(self, work: Work, x: Tensor, precision: Precision, arguments: Mapping[str, Any]) -> Tensor:
        """What `work` gives for `x`, in memory of its own.

        Args:
            work: The network with its arguments.
            x: A window, or several.
            precision: The format that it runs in.
            arguments: What `work` hangs on besides: plain numbers, which a graph holds for good.
        """
        if self._capture is None:
            return work(x)
        key = (x.shape, x.stride(), x.dtype, precision, *sorted(arguments.items()))
        try:
            if key not in self._graphs and self._seen[key] >= REPEATS:
                self._take_down(self._capture, key, work, x)
            if key in self._graphs:
                self._graphs.move_to_end(key)
                return self._graphs[key](x)
            self._seen[key] += 1
            return work(x)
        except (RuntimeError, MemoryError) as error:
            if is_out_of_memory(error):
                self.clear()
            raise

    def clear(self) -> None:
        """Give the graphs' memory back; later windows are counted anew."""
        self._graphs.clear()
        self._seen.clear()

    def _take_down(self, capture: Capture, key: Any, work: Work, x: Tensor) -> None:
        try:
            self._graphs[key] = capture(work, x)
        except (RuntimeError, MemoryError) as error:
            log.info("no graph is made, and none is tried again: %s", error)
            self._capture = None
            self.clear()
            return
        while len(self._graphs) > GRAPHS_KEPT:
            self._graphs.popitem(last=False)


class CudaCapture:
    """Captures computations on one CUDA device; their memory between input and result is shared.

    After https://pytorch.org/docs/stable/notes/cuda.html#cuda-graphs: warmed up on a side stream, then captured with
    inputs that stay where they are.
    """

    def __init__(self, device: torch.device) -> None:
        self._device = device
        self._pool: Any = None

    def __call__(self, work: Work, x: Tensor) -> Replay:
        """Returns what replays the computation; its result is a copy, which the next replay leaves alone.

        Raises:
            RuntimeError: it cannot be captured.
        """
        with torch.cuda.device(self._device):
            given = torch.empty_strided(x.shape, x.stride(), dtype=x.dtype, device=x.device)
            given.copy_(x)
            side = torch.cuda.Stream(self._device)  # type: ignore[no-untyped-call]
            side.wait_stream(torch.cuda.current_stream(self._device))
            with torch.cuda.stream(side):
                for _ in range(_WARM_UPS):
                    work(given)
            torch.cuda.current_stream(self._device).wait_stream(side)
            graph = torch.cuda.CUDAGraph()
            # Another thread reads the next windows meanwhile.
            with torch.cuda.graph(graph, pool=self._pool, capture_error_mode="thread_local"):
                result = work(given)
            self._pool = self._pool if self._pool is not None else graph.pool()

        def replay(other: Tensor) -> Tensor:
            given.copy_(other)
            graph.replay()
            return result.clone(memory_format=torch.preserve_format)

        return replay
