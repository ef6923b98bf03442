"""Makes torchvision importable beside a build of torch from another index, whose compiled operators it lacks."""

from __future__ import annotations

import importlib
import logging

import torch

log = logging.getLogger(__name__)

_KEPT: list[torch.library.Library] = []


def make_importable() -> None:
    """Declare two operators without which torchvision cannot be imported, unless it brings them itself.

    spandrel and basicsr import torchvision for parts that never call them. Its own import is tried first: where it
    declares the operators after we did, the process ends.
    """
    if _KEPT:
        return
    try:
        importlib.import_module("torchvision")
        return
    except RuntimeError as error:
        log.debug("torchvision brings no operators of its own: %s", error)
    library = torch.library.Library("torchvision", "FRAGMENT")  # type: ignore[no-untyped-call]
    for name in ("nms", "qnms"):
        if not hasattr(torch.ops.torchvision, name):
            library.define(f"{name}(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")  # type: ignore[no-untyped-call]
    _KEPT.append(library)
