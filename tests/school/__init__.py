"""A small school for tests: two courses, everyone who may come by, and what each has done.

In reading order: content (the courses as values), rows (people and their doings into a database),
build (all of it, in order), browsers (a browser for each of them).
"""
