"""Tests of quizzes.review."""
