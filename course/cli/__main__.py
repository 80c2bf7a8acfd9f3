"""`python -m course.cli`: the `parley` command where its script is not installed."""

from course.cli import main

main(prog_name="parley")
