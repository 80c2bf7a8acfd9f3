"""Runs the bare endpoints as `parley serve` runs the application: MAKER, PORT, WORKERS."""

from __future__ import annotations

import sys

from course.cli.serve import run_server

if __name__ == "__main__":
    maker, port, workers = sys.argv[1:]
    run_server(
        f"tests.benchmarks.bare:{maker}", host="127.0.0.1", port=int(port), workers=int(workers)
    )
