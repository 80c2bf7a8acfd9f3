"""Tests of lessons, without a site and without a database."""
