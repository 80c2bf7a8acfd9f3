"""Where rows become values and values rows, for what more than one service needs.

In reading order: who (who asks, and what they are in a course), versions (a question and its
immutable versions), cards (one answer into a card and its log).
"""
