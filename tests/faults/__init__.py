"""Faults made on purpose: many at once, a process killed without warning, a database held or gone.

In reading order: threads (many at once, and the moment between reading and writing drawn out),
servers (the real site in a process of its own), letters (requests sent until they are answered).
"""
