"""Tests of quizzes.gradebook."""
