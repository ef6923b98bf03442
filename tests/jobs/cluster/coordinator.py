"""A coordinator that is killed: `python -m tests.jobs.cluster.coordinator DATABASE ADDRESS add|resume OUT SOURCE...`"""

import sys
from pathlib import Path

from restorer.jobs.cluster.connection import Cluster
from restorer.jobs.cluster.options import read_cluster
from restorer.jobs.cluster.pool import ClusterPool
from restorer.jobs.job import JobState
from restorer.jobs.queue import JobQueue
from restorer.jobs.store.job_store import JobStore
from tests.jobs.cluster.workers import open_fake_worker
from tests.jobs.fakes import FakeEngines, fake_processing, request


def open_cluster_queue(database, cluster):
    store, processing = JobStore(Path(database)), fake_processing()
    return JobQueue(
        store,
        processing,
        FakeEngines(),
        open_pool=lambda on_event: ClusterPool(store, processing, cluster, open_fake_worker, on_event=on_event),
    )


def main(database, address, command, out, *sources):
    cluster = Cluster(read_cluster(address))
    with open_cluster_queue(database, cluster) as queue:
        queue.listen(lambda event: print(type(event).__name__, flush=True))
        if command == "add":
            queue.add(request(path, Path(out) / Path(path).name) for path in sources)
        counts = queue.run()
    cluster.close()
    print("done", counts[JobState.DONE], "of", sum(counts.values()), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
