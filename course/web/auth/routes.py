"""Every page about accounts, by topic: importing a topic puts its routes on the blueprint."""

from course.web.auth import account, invited, passwords, registering, signing_in
from course.web.auth.area import bp

TOPICS = (registering, signing_in, passwords, account, invited)

__all__ = ["TOPICS", "bp"]
