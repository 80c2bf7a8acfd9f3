"""Grades: the gradebook, decisions by hand, a learner's own grades, and the files that leave."""
