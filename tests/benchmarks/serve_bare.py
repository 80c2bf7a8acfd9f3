"""Runs the bare endpoints as `parley serve` runs the application: PORT, WORKERS."""

from __future__ import annotations

import sys

from course.cli.serve import run_server

if __name__ == "__main__":
    run_server(
        "tests.benchmarks.bare:create_bare",
        host="127.0.0.1",
        port=int(sys.argv[1]),
        workers=int(sys.argv[2]),
    )
