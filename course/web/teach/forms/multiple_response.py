"""The form for several right options."""

from typing import Any

from course.web.teach.fields import beside
from course.web.teach.forms.kind_words import KindWords
from course.web.teach.forms.options import OptionsForm, made_options, options_data
from quizzes.questions import MultipleResponse

EXAMPLE = """\
##
Which of these states had nuclear weapons in 1970?

- [x] France
- [x] China
- [ ] Spain
  > It never built any.
- [ ] Canada
"""


class MultipleResponseForm(OptionsForm):
    """Several options may be right."""

    words = KindWords(
        name="Multiple response",
        about="Several options, each right one has to be chosen.",
        marking="Each right option that is chosen earns a share of the points, and each wrong one "
        "takes such a share away again. Nobody gets less than nothing, unless you say so. "
        "Learners get the options in a changing order.",
        example=EXAMPLE,
    )
    has_parts = True

    def body(self) -> MultipleResponse:
        """Make the options and see that some of them are right."""
        options = made_options(self.options, self.right.data)
        return beside(lambda: MultipleResponse(options=options), {}, self.right)


def data(body: MultipleResponse) -> dict[str, Any]:
    """Give what the form is filled with."""
    return options_data(body.options)
