"""Tests of quizzes.formats."""
