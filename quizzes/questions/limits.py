"""How large the parts of a question may be: characters unless said otherwise."""

STEM = 10_000
OPTION = 2_000
OPTIONS = 20
"""How many options one question may offer."""
FEEDBACK = 2_000
ACCEPTED_ANSWERS = 50
"""How many accepted answers; as many wrong answers may be listed."""
SHORT_ANSWER = 200
"""The longest accepted answer, wrong answer or pattern."""
PATTERNS = 10
"""How many patterns one question may accept."""
PATTERN_STEPS = 2_000
"""The largest program that a pattern may become; about one step a character it names."""
RECALL_ANSWER = 10_000
EXPLANATION = 10_000
TAGS = 20
"""How many tags."""
TAG = 40
SLUG = 80
POINTS = 100
"""The most points that one question may be worth."""
TYPED = 1_000
"""The longest text that a learner may type as an answer."""
NUMBER = 100
"""The longest way to write an accepted number."""
UNIT = 40
SIGNIFICANT_FIGURES = 15
GAPS = 20
"""How many gaps one text may have."""
CATEGORIES = 10
HOT_WORDS = 100
"""How many stretches of a text can be marked."""
CRITERIA = 10
LEVELS = 8
"""How many levels one criterion may have."""
WORDS = 10_000
WRITTEN = 60_000
"""The longest essay, in characters."""
LOCALE = 35
"""The longest language tag."""
HINTS = 5
HINT = 2_000
CREDIT = 200
"""Author and licence, each."""
SHARES = 1_000
"""The largest denominator of a hint's cost."""
VARIABLES = 20
"""How many variables one question may have."""
VARIABLE = 20
"""The longest name of one."""
VALUES = 50
"""How many values a list of them may hold."""
STEPS = 1_000_000
"""How many values a range may hold."""
FORMULA = 200
