"""Comparing typed text with what is accepted: what may differ, and what was forgiven.

Only differences are forgiven that cannot turn a wrong answer into a right one. A sign, a decimal
point, a percent sign or a plus sign belongs to the answer: "5" is not "-5", "C" is not "C++".

In reading order: ``leniency`` (what the author lets pass), ``accents``, ``articles``, ``forms``
(texts that mean the same), ``confusable`` (words that are one slip apart and mean another thing),
``affixes`` (beginnings and endings that do), ``words`` (where two texts differ), ``typos``,
``patterns``, and for the moment when an answer is written ``vocabulary`` and ``tolerance``. The
page for teachers is ``docs/marking.md``.
"""
