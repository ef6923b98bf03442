"""What a network showed on the probe, kept on disk: the next start of the program need not try it again."""

from __future__ import annotations

import hashlib
import json
import logging
from pathlib import Path
from typing import Any

from restorer import __version__
from restorer.engine.openvino.models import digest_of_code
from restorer.imaging.atomic import write_atomic
from restorer.models.info import ModelInfo

log = logging.getLogger(__name__)


class KeptProbes:
    """Findings by network and scale, one small file each. Losing one costs the time of probing again.

    Args:
        folder: Where; made when the first finding is kept.
        made_on: What the engine is (`Engine.cache_key`): another device or library finds nothing.
    """

    def __init__(self, folder: Path, made_on: str) -> None:
        self._folder, self._made_on = folder, made_on

    def find(self, info: ModelInfo, scale: int) -> dict[str, Any] | None:
        """What was kept; None where nothing was, or it cannot be read."""
        path = self._path(info, scale)
        try:
            kept = json.loads(path.read_text("utf-8")) if path is not None else None
        except (OSError, ValueError):
            return None
        return kept if isinstance(kept, dict) else None

    def keep(self, info: ModelInfo, scale: int, facts: dict[str, Any]) -> None:
        """Keep a finding: plain JSON values. A network without a hash is not known again, and not kept."""
        path = self._path(info, scale)
        if path is None:
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with write_atomic(path) as temporary:
                temporary.write_text(json.dumps(facts), "utf-8")
        except Exception as error:
            log.info("what %s showed on the probe is not kept: %s", info.id, error)

    def _path(self, info: ModelInfo, scale: int) -> Path | None:
        if not info.file.sha256:
            return None
        made_of = [info.file.sha256, list(info.precisions), scale, self._made_on, __version__, digest_of_code()]
        return self._folder / f"{hashlib.sha256(json.dumps(made_of).encode()).hexdigest()[:32]}.json"
