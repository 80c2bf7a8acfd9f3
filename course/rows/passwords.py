"""How passwords are kept: Argon2id, of the whole password, the same however it was typed."""

import secrets
import unicodedata
from base64 import b64encode
from dataclasses import dataclass
from typing import Literal

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10
LONGEST = 256
_MOST_TYPED = 4 * LONGEST  # letters typed in parts; longer text is not worth composing

Cost = Literal["standard", "test"]

# Time in passes, memory in KiB, lanes. The standard is the OWASP Password Storage Cheat Sheet's
# second choice for Argon2id; the other one is as cheap as Argon2 can be, for test suites.
_COSTS: dict[Cost, tuple[int, int, int]] = {"standard": (2, 19 * 1024, 1), "test": (1, 8, 1)}


class UnusablePassword(ValueError):
    """A password cannot be taken; the message says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hashing:
    """What a site hashes with."""

    argon2: PasswordHasher
    nobody: str
    """A hash that no password fits: it is checked where there is no account, to take as long."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of comparing a password with the kept hash."""

    right: bool
    renewed: str | None = None
    """The password's hash at today's cost, when the kept one was made at another."""


def hashing(cost: Cost) -> Hashing:
    """Make ready to hash at a cost."""
    passes, memory, lanes = _COSTS[cost]
    argon2 = PasswordHasher(time_cost=passes, memory_cost=memory, parallelism=lanes)
    return Hashing(argon2=argon2, nobody=_nobody(passes, memory, lanes))


def problem(typed: str) -> str | None:
    """Say in plain words why a new password cannot be taken; None when it can."""
    try:
        _new(typed)
    except UnusablePassword as error:
        return str(error)
    return None


def hashed(how: Hashing, typed: str) -> str:
    """Hash a new password.

    :raises UnusablePassword: it is too short, too long, or not text.
    """
    return how.argon2.hash(_new(typed))


def check(how: Hashing, kept: str | None, typed: str) -> Checked:
    """Compare what was typed with a kept hash; without one it takes as long and is never right."""
    try:
        password = _composed(typed)
    except UnusablePassword:
        kept, password = None, ""
    try:
        how.argon2.verify(kept or how.nobody, password)
    except (VerificationError, InvalidHashError):
        return Checked(False)
    if kept is None:
        return Checked(False)
    renew = how.argon2.check_needs_rehash(kept)
    return Checked(True, how.argon2.hash(password) if renew else None)


def _new(typed: str) -> str:
    password = _composed(typed)
    if len(password) < SHORTEST:
        raise UnusablePassword(
            f"Please take at least {SHORTEST} characters; four or five words in a row are easy "
            "to remember and hard to guess."
        )
    return password


def _composed(typed: str) -> str:
    """Give the password with its letters composed (NFC): keyboards differ in how they send é."""
    if len(typed) <= _MOST_TYPED:
        password = unicodedata.normalize("NFC", typed)
        if len(password) <= LONGEST:
            if any(c == "\0" or unicodedata.category(c) == "Cs" for c in password):
                raise UnusablePassword("This holds a character that is no text; please type it.")
            return password
    raise UnusablePassword(f"This is too long; a password has at most {LONGEST} characters.")


def _nobody(passes: int, memory: int, lanes: int) -> str:
    """Write a hash of the right form from chance alone, which costs nothing to make."""
    salt, digest = (b64encode(secrets.token_bytes(size)).decode().rstrip("=") for size in (16, 32))
    return f"$argon2id$v=19$m={memory},t={passes},p={lanes}${salt}${digest}"
