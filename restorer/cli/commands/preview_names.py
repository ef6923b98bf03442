"""`restore --preview-names`: which name each result would get. No photo is decoded, nothing is written."""

from __future__ import annotations

import os
from contextlib import closing

from restorer.cli.exits import Exit
from restorer.cli.leftovers import say_leftovers
from restorer.cli.restore_options import Order
from restorer.cli.terminal.output import put, put_json, say, say_trouble, shown
from restorer.jobs.store.job_store import JobStore
from restorer.store.folders import Folders


def preview_names(order: Order, *, as_events: bool) -> Exit:
    """Tell the names; those that are taken are marked."""
    places = Folders.default()
    if places.database.exists():
        with closing(JobStore(places.database)) as store:
            gathered = order.gather(store)
    else:
        gathered = order.gather()
    failures = [item for item in gathered.left_out if item.is_failure]
    for item in failures:
        say_trouble(item.message, item.hint)
    say_leftovers(gathered.left_out)
    for request in order.requests(gathered.sources):
        is_taken = os.path.lexists(request.target)
        if as_events:
            put_json(
                {"event": "name_planned", "source": request.source, "page": request.page, "target": request.target}
                | {"target_exists": is_taken}
            )
            continue
        page = f" (page {request.page + 1})" if request.page else ""
        mark = f"  [taken: {order.exists}]" if is_taken else ""
        put(f"{shown(request.source)}{page} -> {shown(request.target)}{mark}")
    if failures:
        return Exit.SOME_FAILED
    if not gathered.sources:
        say("There are no photos there.")
        return Exit.NOTHING_TO_DO
    return Exit.DONE
