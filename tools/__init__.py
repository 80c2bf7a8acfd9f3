"""What the tasks in dev.py are made of; only the standard library."""
