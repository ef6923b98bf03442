"""`restorer queue`: what waits, goes on, failed, or can be forgotten."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING, Any

from restorer.cli.cluster import add_cluster
from restorer.cli.exits import Exit
from restorer.cli.terminal.output import print_data, print_json, print_status, shown
from restorer.cli.terminal.wording import count_of

if TYPE_CHECKING:
    from restorer.app import Services
    from restorer.jobs.job import Job

STATES = ("queued", "running", "done", "skipped", "failed", "cancelled")
"""As `restorer.jobs.job.JobState` spells them; a test compares the two."""

_PAGE = 500


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    parser = commands.add_parser(
        "queue",
        help="List, resume, retry or clear the queue.",
        description="The queue of photos. It survives every interruption; the window shows the same queue.",
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True, title="actions")
    _add_list(actions)
    _add_resume(actions)
    _add_retry(actions)
    _add_clear(actions)


def run_list(arguments: argparse.Namespace) -> Exit:
    """Do `restorer queue list`."""
    from restorer.app import open_services
    from restorer.cli.batch import print_warning
    from restorer.jobs.job import JobState

    states = [JobState(state) for state in arguments.state] or list(JobState)
    with open_services() as services:
        print_warning(services)
        counts = services.store.counts()
        if arguments.json:
            print_json([_facts(job) for job in _jobs(services, states)], indent=2)
            return Exit.DONE
        for job in _jobs(services, states):
            for line in describe(job):
                print_data(line)
    parts = [f"{counts[state]:,} {state.value}" for state in JobState if counts[state]]
    print_status(", ".join(parts) + "." if parts else "The queue is empty.")
    return Exit.DONE


def run_resume(arguments: argparse.Namespace) -> Exit:
    """Do `restorer queue resume`."""
    from restorer.cli.batch import ReportOptions, run_waiting
    from restorer.cli.cluster import cluster_from

    return run_waiting(ReportOptions(arguments.jsonl, arguments.quiet), cluster_from(arguments))


def run_retry(arguments: argparse.Namespace) -> Exit:
    """Do `restorer queue retry`."""
    from restorer.cli.batch import ReportOptions, run_again
    from restorer.cli.cluster import cluster_from

    return run_again(arguments.ids, ReportOptions(arguments.jsonl, arguments.quiet), cluster_from(arguments))


def run_clear(arguments: argparse.Namespace) -> Exit:
    """Do `restorer queue clear`."""
    from restorer.app import open_services
    from restorer.jobs.job import JobState

    ended = [state for state in JobState if state.is_final]
    states = [JobState(state) for state in arguments.state] or (list(JobState) if arguments.all else ended)
    with open_services() as services:
        count = services.store.clear(states)
        waiting = services.store.counts()[JobState.QUEUED]
    if count == 0:
        rest = f" {count_of(waiting, 'photo')} waiting: --all removes waiting jobs, too." if waiting else ""
        print_status("There is nothing to clear." + rest)
        return Exit.NOTHING_TO_DO
    print_status(f"Removed {count_of(count, 'job')}. Originals and results were not touched.")
    return Exit.DONE


def describe(job: Job) -> list[str]:
    """A job in one line, or in some more where it failed."""
    page = f" (page {job.request.page + 1})" if job.request.page else ""
    target = job.result or job.request.target
    lines = [f"{job.id}  {job.state.value:9}  {shown(job.request.source)}{page} -> {shown(target)}"]
    if job.state.value == "failed":
        lines += [f"    {text}" for text in (job.message, job.hint) if text]
    return lines


def _add_list(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = actions.add_parser("list", help="List the jobs.", description="List the jobs in queue order.")
    parser.add_argument("--json", action="store_true", help="Write a JSON list with one object per job.")
    _add_states(parser, "List only jobs in this state")
    parser.set_defaults(run=run_list)


def _add_resume(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = actions.add_parser(
        "resume",
        help="Continue with waiting photos.",
        description="Restore every waiting photo, including those that were interrupted.",
    )
    _add_running(parser)
    parser.set_defaults(run=run_resume)


def _add_retry(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = actions.add_parser(
        "retry",
        help="Retry failed photos.",
        description="Retry photos that failed or were cancelled.",
    )
    parser.add_argument(
        "ids",
        metavar="ID",
        type=int,
        nargs="*",
        help="Job numbers as `queue list` shows them. Default: all failed jobs.",
    )
    _add_running(parser)
    parser.set_defaults(run=run_retry)


def _add_clear(actions: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = actions.add_parser(
        "clear",
        help="Remove jobs from the queue.",
        description="Remove finished jobs from the queue. Originals and results are not touched.",
    )
    parser.add_argument("--all", action="store_true", help="Remove waiting jobs, too.")
    _add_states(parser, "Remove only jobs in this state")
    parser.set_defaults(run=run_clear)


def _add_states(parser: argparse.ArgumentParser, help_: str) -> None:
    parser.add_argument("--state", choices=STATES, action="append", default=[], help=f"{help_}; can be repeated.")


def _add_running(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jsonl", action="store_true", help="Write each event as one line of JSON to stdout.")
    parser.add_argument("--quiet", action="store_true", help="Show errors only, no progress and no summary.")
    add_cluster(parser)


def _jobs(services: Services, states: list[Any]) -> Any:
    offset = 0
    while page := services.store.page(states=states, offset=offset, limit=_PAGE):
        yield from page
        offset += len(page)


def _facts(job: Job) -> dict[str, Any]:
    return {
        "id": job.id,
        "batch": job.batch,
        "state": job.state.value,
        "source": job.request.source,
        "page": job.request.page,
        "target": job.request.target,
        "result": job.result,
        "attempts": job.attempts,
        "message": job.message,
        "hint": job.hint,
        "created_at": job.created_at,
        "started_at": job.started_at,
        "finished_at": job.finished_at,
        "request": job.request.to_json(),
    }
