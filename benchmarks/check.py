"""`python -m benchmarks check`: measures the speed anew, and says what got slower than the noise.

Compared are ratios to peers in the same run (`benchmarks/speed/ratios.json`), so that another computer, or a busy one,
is no reason. The exit code is 1 where something is slower.
"""

from __future__ import annotations

from benchmarks.speed.command import kind_of, options, run, summary
from benchmarks.speed.ratios import read, slower

NEAREST = 1.5
"""`--quick` goes on with those alone that take at most so many times as long as the fastest of their side."""


def main(arguments: list[str] | None = None) -> int:
    """Print what got slower; returns the exit code."""
    parser = options(__doc__)
    parser.add_argument(
        "--quick",
        action="store_true",
        help="small pictures, one core, three rounds, and only what is near the fastest: some two minutes of one core",
    )
    chosen = parser.parse_args(arguments)
    if chosen.quick:
        chosen.megapixels, chosen.threads, chosen.rounds, chosen.nearest = 0.03, 1, 3, NEAREST
    before = read(kind_of(chosen.device))
    if not before:
        print("No ratios are kept for this device: python -m benchmarks speed --write")
        return 2
    _, _, now = run(chosen)
    print(summary(now))
    found = slower(before, now)
    for name, growth in found.items():
        print(f"{name} takes {growth:.0%} longer beside its peers than it did: {before[name].median:.2f} then.")
    if not found:
        print("Nothing got slower than the noise.")
    return 1 if found else 0
