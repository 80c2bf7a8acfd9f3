"""Where rows become values and values rows, for what more than one service needs.

In reading order: ``tables`` and ``upsert`` (short names, and one way to write or replace a row);
``who`` (who asks, and what they are in a course); ``versions`` (a question and its immutable
versions), ``openings`` and ``cards`` (an answer into its card and its log); ``best_attempts`` and
``class_list`` (a class at a glance); ``names``, ``zones``, ``passwords``, ``secrets``,
``throttle``, ``sign_ins``, ``enrolments`` (accounts); ``letters`` and ``mailbox`` (mail).
"""
