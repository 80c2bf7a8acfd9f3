"""Tests of quizzes: questions, marks, schedules, grades."""
