"""What the course can do: one story a file, each given a Session and a moment.

In the order of the story: publish_course, accounts, read_lessons, take_quiz, review_cards,
add_questions, keep_grades; send_mail and migrate keep the house.
"""
