"""`--cluster` and `--map`: where the photos are restored."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from restorer.errors import InputError

if TYPE_CHECKING:
    from restorer.jobs.cluster.options import ClusterOptions


def add_cluster(parser: argparse.ArgumentParser) -> None:
    """Put the arguments into a parser."""
    group = parser.add_argument_group("on other computers")
    group.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help=(
            "Restore on the workers of this Dask cluster: tcp://host:8786, or local:4 for four workers on this "
            "computer. The queue stays here. See docs/cluster.md."
        ),
    )
    group.add_argument(
        "--map",
        metavar="HERE=THERE",
        action="append",
        default=[],
        help="A folder here, and what the workers call it: /mnt/a=/data/a. Can be repeated.",
    )


def cluster_from(arguments: argparse.Namespace) -> ClusterOptions | None:
    """The cluster that the arguments name; None where they name none.

    Raises:
        InputError: it is spelled wrongly, or something was asked for that a cluster cannot do.
    """
    if arguments.cluster is None:
        if arguments.map:
            raise InputError("--map is for a cluster's workers.", "Name the cluster with --cluster.")
        return None
    from restorer.jobs.cluster.options import read_cluster

    if getattr(arguments, "certificate", None) is not None:
        raise InputError(
            "A certificate's key does not leave this computer, so a cluster cannot sign.",
            "Leave --certificate or --cluster out.",
        )
    if getattr(arguments, "watch", False):
        raise InputError("--watch cannot be used with --cluster.", "Leave one of them out.")
    return read_cluster(arguments.cluster, arguments.map)
