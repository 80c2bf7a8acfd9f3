"""Reading: the courses, a course, its lessons and the prompts in them."""
