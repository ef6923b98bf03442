"""The command line: one file in `commands` for each subcommand. Data goes to stdout; words and progress go to stderr.

Nothing here imports torch, Qt, libvips or NumPy at module level, so that `--help` answers at once. Each subcommand's
module has two doors: `add(commands)` puts it into the parser, `run(arguments) -> Exit` does it.
"""
