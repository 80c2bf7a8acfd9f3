"""No file says where packages come from: that is for whoever installs them to choose."""

from __future__ import annotations

import re

from tests.guards.sources import ROOT, place, project_files

# Put together from halves, so that this file passes its own test.
REGISTRIES = re.compile(
    "://[^/ ]*("
    + "|".join(
        first + second
        for first, second in [
            ("py", r"pi\."),
            ("python", r"hosted\."),
            ("npm", r"js\."),
            ("yarn", r"pkg\."),
            ("crates", r"\.io"),
            ("gol", r"ang\.org"),
            ("ruby", r"gems\."),
            ("anac", r"onda\."),
            ("deb", r"ian\.org"),
            ("ubun", r"tu\.com"),
            ("jsde", r"livr\."),
            ("unp", r"kg\."),
            ("cloud", r"flare\."),
        ]
    )
    + ")",
    re.IGNORECASE,
)
PACKAGE_SOURCE = re.compile(
    r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host)\b"
)
LOCKS = ("requirements.txt", "requirements-dev.txt")


def test_no_file_names_a_registry() -> None:
    """A clone works with whatever mirror its owner has set up."""
    found = [
        place(path, number)
        for path in project_files()
        for number, line in enumerate(path.read_bytes().decode(errors="replace").splitlines(), 1)
        if REGISTRIES.search(line)
    ]
    assert found == []


def test_the_locks_hold_names_versions_and_hashes_only() -> None:
    """A lock has no address at all, and every package in it has a hash."""
    for name in LOCKS:
        text = (ROOT / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert not [line for line in text.splitlines() if PACKAGE_SOURCE.match(line)]
        packages = [line for line in text.splitlines() if line and not line.startswith((" ", "#"))]
        entries = re.split(r"\n(?=\S)", text.strip())
        assert len(entries) == len(packages) > 0
        assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_what_runs_the_site_is_pinned_alike_for_developers() -> None:
    """The developers' lock is the site's lock and more, so one environment serves both."""
    site, everything = (
        {line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if "==" in line}
        for name in LOCKS
    )
    assert site - everything == set()


def test_a_registry_would_be_seen() -> None:
    """The pattern finds an address and lets ordinary links pass."""
    assert REGISTRIES.search("see https" + "://files.python" + "hosted.org/packages/x")
    assert not REGISTRIES.search("https://example.org/python")
