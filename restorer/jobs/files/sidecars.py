"""What lies beside a result: a sidecar with what it says of itself, or its original's where it says nothing."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from restorer.errors import RestorerError
from restorer.imaging.atomic import write_atomic
from restorer.imaging.metadata.sidecar import carry
from restorer.jobs.request import Request
from restorer.jobs.store.rows import PendingOutput

log = logging.getLogger(__name__)


def settle_sidecar(request: Request, pending: PendingOutput) -> None:
    """See to it that a result that has its name has the sidecar that belongs to it. More than once does no harm.

    A copy of the original, byte for byte, is not labelled: the original's own sidecar goes along. Another result gets a
    sidecar with its own XMP where the request asks for it. Errors are logged and cost no result.

    Args:
        request: What was asked for.
        pending: The result as it lies at its name.
    """
    result = Path(pending.target)
    try:
        if pending.sha256 == pending.record.source_sha256:
            carry(Path(pending.record.source), result)
        elif request.output.sidecar:
            _write(request, result)
    except (RestorerError, OSError) as error:
        log.warning("The sidecar of %s could not be written: %s", result.name, error)


def _write(request: Request, result: Path) -> None:
    from restorer.imaging.decode import read_metadata  # loads the decoders, which the queue's importers may not need

    packet = read_metadata(result).xmp
    target = result.with_name(f"{result.name}.xmp")
    is_foreign = request.output.exists not in ("overwrite", "update") and os.path.lexists(target)
    if packet is None or is_foreign:
        return
    with write_atomic(target) as temporary:
        temporary.write_bytes(packet)
