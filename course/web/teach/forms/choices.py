"""What the select boxes of the question forms offer, by the value that is sent."""

from quizzes.questions import Bloom, Credit, RestsOn

BLOOM = {level.value: level.value.capitalize() for level in Bloom}
DIFFICULTY = {"1": "1, easy", "2": "2, medium", "3": "3, hard"}
RESTS_ON = {
    RestsOn.ARTICLE.value: "The article itself",
    RestsOn.CONTEXT.value: "What the course adds to it",
}
TRUTH = {"true": "True", "false": "False"}
USUAL = ""
CREDIT = {
    USUAL: "As is usual for the kind",
    Credit.ALL_OR_NOTHING.value: "All or nothing",
    Credit.PER_PART.value: "Each right part earns its share",
    Credit.PENALTY.value: "The same, and wrong ones cost; never below zero",
    Credit.BELOW_ZERO.value: "The same, and it may cost points of other questions",
}
