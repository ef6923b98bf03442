"""What a worker does with one photo: read it once, restore it as the pool does, put the result beside its target."""

from __future__ import annotations

import tempfile
import time
import uuid
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from restorer.errors import Cancelled, ResourceError, StoreError
from restorer.jobs.cluster.messages import CANCELLED, DONE, FAILED, REFUSED, Answer, PhotoTask
from restorer.jobs.cluster.requirements import refusal
from restorer.jobs.cluster.worker_state import OpenWorker, WorkerState, state_for, stoppable_task
from restorer.jobs.events import Event, JobStarted
from restorer.jobs.files.address_sidecars import StagedSidecar, fetch_sidecar, put_sidecar
from restorer.jobs.files.addresses import as_address, fetch, is_address, join, put
from restorer.jobs.files.publish import NoOutputRegistry
from restorer.jobs.request import Request
from restorer.jobs.worker.failures import describe
from restorer.jobs.worker.restore import JobContext, Loaded, Processed, Saved, Skipped, load, process, save
from restorer.message import Message, to_json
from restorer.progress import CancelToken, Progress

_REPORT_S = 1.0  # between two reports of a photo's progress: a thousand workers share one scheduler


def restore_task(plain: Mapping[str, Any], open_worker: OpenWorker) -> dict[str, Any]:
    """Do one task; returns an `Answer` as JSON.

    What another try may mend (a disk that is full, a network that does not answer) is raised, so that Dask tries it
    again; what the photo itself is to blame for is answered. The result gets a name that no other try has, so a worker
    that was taken for dead and goes on harms nothing.
    """
    from distributed import get_worker

    worker = get_worker()
    task = PhotoTask.from_json(plain)
    state = state_for(open_worker, task.memory_mb, task.threads or worker.state.nthreads)
    with stoppable_task(task.topic, task.job) as token, state.room:
        try:
            processing = state.services.processing
            reason = refusal(task.required, processing.steps, processing.catalogue)  # type: ignore[arg-type]
            if reason is not None:
                return Answer(REFUSED, worker.address, reason).to_json()
            with tempfile.TemporaryDirectory(prefix="restorer-", dir=worker.local_directory) as folder:
                reporter = _Reporter(worker, task, token)
                return _restore(task, state, reporter, Path(folder), worker.address).to_json()
        except Cancelled:
            return Answer(CANCELLED, worker.address).to_json()
        except (ResourceError, StoreError, OSError, MemoryError):
            raise
        except Exception as error:
            kind, message, hint = describe(error, str(task.request["source"]))
            return Answer(FAILED, worker.address, message, hint, kind).to_json()


class _Reporter:
    """Sends a photo's events to its coordinator."""

    def __init__(self, worker: Any, task: PhotoTask, token: CancelToken) -> None:
        self._worker, self._task, self.token = worker, task, token
        self._told_at = float("-inf")

    def __call__(self, event: Event) -> None:
        plain = event.to_json()
        if "reasons" in plain:
            plain["reasons"] = {step: to_json(reason) for step, reason in plain["reasons"].items()}
        if plain["event"] == "job_progressed":
            now = time.monotonic()
            if now - self._told_at < _REPORT_S:
                return
            self._told_at = now
        self._worker.log_event(self._task.topic, plain)


def _restore(task: PhotoTask, state: WorkerState, reporter: _Reporter, folder: Path, worker: str) -> Answer:
    started = time.perf_counter()
    wanted = Request.from_json(task.request)
    reporter(JobStarted(task.job, wanted.source))
    source, name = folder / "source" / _name(wanted.source), _name(wanted.target)
    source.parent.mkdir()
    try:
        source_sha256 = fetch(wanted.source, source)
        fetch_sidecar(wanted.source, source)
    except FileNotFoundError:
        words = Message("{source} is not there for it", source=wanted.source)
        return Answer(REFUSED, worker, words, kind="FileNotFoundError")
    request = _local_request(task, wanted, source, folder / "result" / name)
    context = JobContext(request, NoOutputRegistry(), Progress(token=reporter.token), task.job, reporter)
    saved = _run(context, state)
    reporter.token.check()
    staged = f"{uuid.uuid4().hex}{saved.result.suffix}"
    put(saved.result, join(task.staging, staged))
    # Between folders the coordinator sees to it, as the pool does.
    is_afar = is_address(wanted.target) or is_address(wanted.source)
    beside = put_sidecar(saved.result, task.staging) if is_afar else None
    beside = beside if beside is not None else StagedSidecar("", "")
    return Answer(
        DONE,
        worker,
        saved.pending.message,
        staged=staged,
        sidecar=beside.name,
        sidecar_ending=beside.ending,
        sha256=saved.pending.sha256,
        size=saved.result.stat().st_size,
        source_sha256=source_sha256,
        source_size=source.stat().st_size,
        notes=dict(saved.notes),
        details={step: [dict(one) for one in details] for step, details in saved.details.items()},
        seconds=time.perf_counter() - started,
    )


def _run(context: JobContext, state: WorkerState) -> Saved:
    """The three parts of `worker.restore`; one photo at a time is on the device."""
    processing = state.services.processing
    loaded = load(context, processing)
    try:
        if isinstance(loaded, Skipped):
            raise StoreError("The worker's own folder held a result already.", "Retry it.")
        with state.on_device:
            processed = _process(context, state, loaded)
        saved = save(context, processing, processed)
    finally:
        context.staging.clear()
    if isinstance(saved, Skipped):
        raise StoreError("The worker's own folder held a result already.", "Retry it.")
    return saved


def _process(context: JobContext, state: WorkerState, loaded: Loaded) -> Processed:
    engine = state.engine(context.request.device)
    try:
        return process(context, state.services.processing, engine, loaded)
    except ResourceError:
        # As in the pool: a slow result is better than none, unless the device was named.
        if context.request.device != "auto" or engine.device_id.startswith("cpu"):
            raise
        return process(context, state.services.processing, state.engine("cpu"), loaded)


def _local_request(task: PhotoTask, wanted: Request, source: Path, target: Path) -> Request:
    """The request with places in the worker's own folder; name policies are the coordinator's matter."""
    preset = wanted.preset
    if task.preset:
        file = source.parents[1] / "preset" / _name(preset)
        file.parent.mkdir()
        file.write_text(task.preset, "utf-8")
        preset = str(file)
    output = replace(wanted.output, exists="rename", manifest="")
    return replace(wanted, source=str(source), target=str(target), preset=preset, output=output)


def _name(place: str) -> str:
    return as_address(place).replace("\\", "/").rpartition("/")[2]
