"""A step that only the tests know, as a developer would add one."""
