"""One module for each subcommand, or for a way of running one."""
