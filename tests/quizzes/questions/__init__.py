"""Tests of quizzes.questions."""
