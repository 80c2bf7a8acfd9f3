"""The site map: a line an area."""

from flask import Blueprint

from course.web.auth.routes import bp as auth
from course.web.grades.routes import bp as grades
from course.web.learn.routes import bp as learn
from course.web.media.routes import bp as media
from course.web.quiz.routes import bp as quiz
from course.web.review.routes import bp as review
from course.web.teach.routes import bp as teach

BLUEPRINTS: tuple[Blueprint, ...] = (
    learn,  # home, a course, its lessons, the prompts in them
    quiz,  # an attempt: begin, answer, hand in, see the results
    review,  # the day's cards
    teach,  # what the class does; questions: write, preview, publish
    media,  # a course's pictures: shown, added, deleted
    grades,  # the gradebook, overrides, exports
    auth,  # register, sign in and out, account, forgotten passwords
)
