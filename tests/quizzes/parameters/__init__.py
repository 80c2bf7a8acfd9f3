"""Tests of questions with variables."""
