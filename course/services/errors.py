"""What a service may refuse, in words for the person who asked."""


class Refusal(Exception):
    """Something cannot be done; the message says why and what to do instead."""

    status = 409
    """The HTTP status that the site answers with."""


class NotFound(Refusal):
    """There is no such thing, or it is not theirs."""

    status = 404


class Invalid(Refusal):
    """What was sent cannot be used."""

    status = 400


class TooMany(Refusal):
    """It was tried too often; later it may work."""

    status = 429


class Changed(Refusal):
    """Somebody else changed it in the meantime."""

    status = 409
