"""Review: the day's cards, one at a time."""
