"""The site: accounts, lessons to read, quizzes to take, cards to review, grades to keep."""
