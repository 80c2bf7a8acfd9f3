"""The form for one right option among several."""

from typing import Any

from course.web.teach.fields import beside
from course.web.teach.forms.kind_words import KindWords
from course.web.teach.forms.options import OptionsForm, made_options, options_data
from quizzes.questions import SingleChoice

EXAMPLE = """\
##
In which year did the Soviet Union and its allies sign the Warsaw Pact?

- ( ) 1949
  > That is the year of the North Atlantic Treaty.
- (x) 1955
- ( ) 1961

### Explanation
The treaty was signed in May 1955, days after West Germany had joined NATO.
"""


class SingleChoiceForm(OptionsForm):
    """One option is right."""

    words = KindWords(
        name="Single choice",
        about="Several options, one of them right.",
        marking="The right option earns all points, any other none. Learners get the options in a "
        "changing order, so none should say “all of the above”.",
        example=EXAMPLE,
    )

    def body(self) -> SingleChoice:
        """Make the options and see that one of them is right."""
        options = made_options(self.options, self.right.data)
        return beside(lambda: SingleChoice(options=options), {}, self.right)


def data(body: SingleChoice) -> dict[str, Any]:
    """Give what the form is filled with."""
    return options_data(body.options)
