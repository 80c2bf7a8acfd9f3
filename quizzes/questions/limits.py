"""How large the parts of a question may be: characters unless said otherwise."""

STEM = 10_000
OPTION = 2_000
OPTIONS = 20
"""How many options one question may offer."""
FEEDBACK = 2_000
ACCEPTED_ANSWERS = 50
"""How many accepted answers; as many wrong answers may be listed."""
SHORT_ANSWER = 200
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
