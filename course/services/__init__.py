"""What the course can do: one story a file, each given a Session and a moment.

In the order of the story:

- ``read_content``, ``publish_course``: a course's files become its pages, questions and quizzes
- ``accounts``, ``sign_ins``, ``change_password``, ``invitations``: people come in
- ``join_course``, ``read_lessons``, ``take_quiz``, ``review_cards``: a learner's day
- ``find_questions``, ``add_questions``: an instructor writes
- ``watch_class``, ``manage_people``, ``keep_grades``: an instructor looks after a class
- ``people``, ``send_mail``, ``migrate``: whoever runs the site keeps house
"""
