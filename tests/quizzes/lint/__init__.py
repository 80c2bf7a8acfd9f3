"""Tests of quizzes.lint."""
