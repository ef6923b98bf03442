"""`restore --preview-names`: which name each result would get. No photo is decoded, nothing is written."""

from __future__ import annotations

import os
from contextlib import closing

from restorer.cli.exits import Exit
from restorer.cli.leftovers import print_leftovers
from restorer.cli.restore_options import RestoreOptions
from restorer.cli.terminal.output import print_data, print_error, print_json, print_status, shown
from restorer.jobs.store.job_store import JobStore
from restorer.store.folders import Folders


def preview_names(options: RestoreOptions, *, as_events: bool) -> Exit:
    """Print the names; those that are taken are marked."""
    places = Folders.default()
    if places.database.exists():
        with closing(JobStore(places.database)) as store:
            discovered = options.find_sources(store)
    else:
        discovered = options.find_sources()
    failures = [item for item in discovered.left_out if item.is_failure]
    for item in failures:
        print_error(item.message, item.hint)
    print_leftovers(discovered.left_out)
    for request in options.requests(discovered.sources):
        is_taken = os.path.lexists(request.target)
        if as_events:
            print_json(
                {"event": "name_planned", "source": request.source, "page": request.page, "target": request.target}
                | {"target_exists": is_taken}
            )
            continue
        page = f" (page {request.page + 1})" if request.page else ""
        mark = f"  [taken: {options.request.output.exists}]" if is_taken else ""
        print_data(f"{shown(request.source)}{page} -> {shown(request.target)}{mark}")
    if failures:
        return Exit.SOME_FAILED
    if not discovered.sources:
        print_status("No photos were found.")
        return Exit.NOTHING_TO_DO
    return Exit.DONE
