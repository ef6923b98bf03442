"""One command a table: `python -m benchmarks NAME`; each prints the peers beside us, measured in the same run."""
