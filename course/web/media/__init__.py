"""The pictures of a course: sent to those who take part in it, kept by its instructors."""
