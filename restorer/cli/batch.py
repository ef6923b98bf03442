"""Works off a batch in this process, with a display, and prints how it went."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any

from restorer.app import Services, open_services
from restorer.cli.exits import Exit, exit_for_kind
from restorer.cli.files import make_result_folder
from restorer.cli.leftovers import count_leftovers, print_leftovers
from restorer.cli.manifests import enter_results, print_differences
from restorer.cli.restore_options import RestoreOptions
from restorer.cli.terminal.display import choose_display
from restorer.cli.terminal.output import print_json, print_status, shown
from restorer.cli.terminal.signals import stoppable
from restorer.cli.terminal.tally import Tally
from restorer.cli.terminal.wording import count_of, duration, named
from restorer.jobs.cluster.options import ClusterOptions
from restorer.jobs.files.addresses import as_address, is_address, without_password
from restorer.jobs.files.sources import SkippedFile
from restorer.jobs.job import JobState
from restorer.jobs.request import Request

_MOST_TOLD = 10


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """What is printed.

    Attributes:
        as_events: Each event as a line of JSON on stdout.
        is_quiet: No progress and no summary, only what went wrong.
    """

    as_events: bool = False
    is_quiet: bool = False


def restore_batch(options: RestoreOptions, report: ReportOptions) -> Exit:
    """Queue the photos and work them off."""
    with open_services(device=options.named_device, memory_mb=options.memory_mb, cluster=options.cluster) as services:
        print_warning(services)
        discovered = options.find_sources(services.store)
        failures = [item for item in discovered.left_out if item.is_failure]
        requests = options.requests(discovered.sources)
        if not requests:
            print_failures(spell_left_out(failures))
            print_leftovers(discovered.left_out)
            if not failures:
                print_status("No photos were found." + _hint_at_folders(options, discovered.left_out))
            return Exit.SOME_FAILED if failures else Exit.NOTHING_TO_DO
        if options.cluster is None:
            demand_device(services, options.request.device)
        print_cluster(services)
        # Found out once here, and not once for each of ten thousand photos.
        if not is_address(options.folder):
            make_result_folder(options.folder)
        print_differences(options, requests, services)
        batch = services.queue.add(requests)
        code = work_off(
            services, [batch.id], len(batch.jobs), report, left_out=discovered.left_out, output=options.folder
        )
        if code is not Exit.INTERRUPTED and not report.is_quiet and (waiting := len(services.store.waiting())):
            print_status(f"{count_of(waiting, 'photo')} from earlier runs waiting: `restorer queue resume` continues.")
        return code


def run_requests(requests: Sequence[Request], report: ReportOptions) -> Exit:
    """Queue these, work them off, and forget them once they have ended: they are not the user's photos."""
    with open_services() as services:
        demand_device(services, requests[0].device)
        batch = services.queue.add(requests)
        code = work_off(services, [batch.id], len(batch.jobs), report)
        if code is not Exit.INTERRUPTED:
            services.queue.remove(batch.jobs)
        return code


def run_waiting(report: ReportOptions, cluster: ClusterOptions | None = None) -> Exit:
    """Go on with everything that waits."""
    with open_services(cluster=cluster) as services:
        print_warning(services)
        recovered = services.queue.recovered
        if recovered.done:
            print_status(f"{count_of(len(recovered.done), 'photo')} had already been restored before the interruption.")
        waiting = services.store.waiting()
        if not waiting:
            enter_results(services, None, None)
            print_status("No photos are waiting.")
            return Exit.DONE if recovered.done else Exit.NOTHING_TO_DO
        print_cluster(services)
        return work_off(services, None, len(waiting), report)


def run_again(job_ids: Sequence[int], report: ReportOptions, cluster: ClusterOptions | None = None) -> Exit:
    """Queue failed or cancelled jobs again, all that failed where none is named, and work them off."""
    with open_services(cluster=cluster) as services:
        print_warning(services)
        queued = services.queue.retry(job_ids or None)
        for job_id in sorted(set(job_ids) - set(queued)):
            job = services.store.get(job_id)
            reason = "there is no such job" if job is None else f"it is {job.state.value}"
            print_status(f"Job {job_id} cannot be retried: {reason}.")
        if not queued:
            print_status("There is nothing to retry.")
            return Exit.NOTHING_TO_DO
        print_cluster(services)
        jobs = [services.store.get(job_id) for job_id in queued]
        return work_off(services, {job.batch for job in jobs if job is not None}, len(queued), report)


def print_warning(services: Services) -> None:
    """Print what was wrong with the queue's file, if anything was."""
    if services.store.warning:
        print_status(services.store.warning)


def print_cluster(services: Services) -> None:
    """Print which cluster works, where one was named, and where its dashboard is."""
    cluster = services.cluster
    if cluster is None:
        return
    workers = cluster.workers()
    cards = sum(known.gpus > 0 for known in workers)
    of_them = f", {cards:,} of them with a graphics card" if cards else ""
    dashboard = f" Dashboard: {cluster.dashboard}" if cluster.dashboard else ""
    print_status(f"The cluster has {count_of(len(workers), 'worker')}{of_them}.{dashboard}")


def exit_of(tally: Tally, left_out: int = 0) -> Exit:
    """How a batch ended, as an exit code.

    A batch in which every photo failed for want of a model, of memory or a device, or by a fault of Restorer, says so:
    other photos would fare no better.
    """
    kinds = {event.kind for event in tally.failed}
    if tally.failed and not (tally.done or tally.skipped or left_out) and len(kinds) == 1:
        code = exit_for_kind(kinds.pop())
        return Exit.SOME_FAILED if code is Exit.USAGE else code
    if tally.failed or left_out:
        return Exit.SOME_FAILED
    return Exit.DONE if tally.done else Exit.NOTHING_TO_DO


def work_off(
    services: Services,
    batches: Collection[int] | None,
    total: int,
    report: ReportOptions,
    *,
    left_out: Sequence[SkippedFile] = (),
    output: Path | None = None,
) -> Exit:
    """Work off what is queued, in these batches or at all, with a display, and print how it went.

    Args:
        services: Whose queue.
        batches: Which batches; None: all.
        total: How many photos that are.
        report: What is printed.
        left_out: What was not queued; failures among it count as failed photos.
        output: The folder for the results, to be named at the end.
    """
    refused = [item for item in left_out if item.is_failure]
    tally = Tally(choose_display(as_events=report.as_events, is_quiet=report.is_quiet))
    unsubscribe = services.queue.listen(tally.show)
    tally.start(total)
    is_interrupted = False
    try:
        with stoppable():
            services.queue.run(batches)
    except KeyboardInterrupt:
        is_interrupted = True
    finally:
        tally.stop()
        unsubscribe()
    enter_results(services, batches, tally)
    code = Exit.INTERRUPTED if is_interrupted else exit_of(tally, len(refused))
    alike = tally.alike()
    failures = spell_left_out(refused) + [(event.source, event.message, event.hint) for event in tally.failed]
    if report.as_events:
        left = {"alike": alike, "left_out": count_leftovers(left_out)}
        print_json(_summary(tally, failures, code, output) | left)
    print_failures(failures)
    if is_interrupted:
        waiting = services.store.counts()[JobState.QUEUED]
        print_status(f"Interrupted. {count_of(waiting, 'photo')} waiting: `restorer queue resume` continues.")
    elif not report.is_quiet:
        print_status(_sentence(tally, len(failures), output))
        print_leftovers(left_out)
        print_alike(alike)
    return code


def demand_device(services: Services, device: str) -> None:
    """Find out that a named device is not there before ten thousand photos are queued for it."""
    if device not in ("auto", "cpu"):
        services.make_engine(device)


def _sentence(tally: Tally, failures: int, output: Path | None) -> str:
    parts = [f"Restored {count_of(len(tally.done), 'photo')} in {duration(tally.seconds)}"]
    if tally.skipped:
        parts.append(f"skipped {len(tally.skipped):,} with existing results")
    if failures:
        parts.append(f"{failures:,} failed")
    where = (
        f" The results are in {shown(without_password(as_address(output)))}."
        if output is not None and tally.done
        else ""
    )
    return ", ".join(parts) + "." + where


def print_alike(groups: Sequence[Sequence[str]]) -> None:
    """Print which originals look like scans of one print: nothing is done about them, since only a person can tell."""
    for group in groups[:_MOST_TOLD]:
        print_status(f"These look like scans of one print: {', '.join(shown(PurePath(name).name) for name in group)}.")
    if len(groups) > _MOST_TOLD:
        print_status(f"So do {count_of(len(groups) - _MOST_TOLD, 'other group')} of photos.")


def print_failures(failures: Sequence[tuple[str, str, str]]) -> None:
    """Print what went wrong: (source, message, hint), a line each."""
    for source, message, hint in failures:
        print_status(f"{named(source, message)} {shown(hint)}".rstrip())


def spell_left_out(left_out: Sequence[SkippedFile]) -> list[tuple[str, str, str]]:
    """What was left out as `print_failures` takes it."""
    return [(str(item.path), item.message, item.hint) for item in left_out]


def _hint_at_folders(options: RestoreOptions, left_out: Sequence[SkippedFile]) -> str:
    has_folders = any(item.path.is_dir() for item in left_out)
    return " Use --recursive to search subfolders." if has_folders and not options.recursive else ""


def _summary(tally: Tally, failures: Sequence[tuple[str, str, str]], code: Exit, output: Path | None) -> dict[str, Any]:
    return {
        "event": "batch_ended",
        "done": len(tally.done),
        "skipped": len(tally.skipped),
        "failed": len(failures),
        "failures": [{"source": source, "message": text, "hint": hint} for source, text, hint in failures],
        "seconds": round(tally.seconds, 3),
        "output": None if output is None else without_password(as_address(output)),
        "exit_code": int(code),
    }
