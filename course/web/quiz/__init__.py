"""Quizzes: begin an attempt, answer, hand in, see the results."""
