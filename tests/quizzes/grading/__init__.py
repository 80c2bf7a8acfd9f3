"""Tests of quizzes.grading."""
