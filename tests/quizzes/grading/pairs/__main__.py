"""Print the figures that stand on the page for teachers."""

import sys

from tests.quizzes.grading.pairs.figures import by_kind, report

if __name__ == "__main__":
    sys.stdout.write("\n".join(report(by_kind())) + "\n")
