"""What is let pass in a typed answer, and what a number has to have: for questions and for gaps."""

from typing import Any

from wtforms import BooleanField, Field, SelectField, StringField

from course.web.teach.fields import line
from quizzes.questions import Language, Numeric, ShortAnswer

ARTICLES = {
    "": "Count: “the pact” is not “pact”",
    Language.ENGLISH.value: "Do not matter, in English",
    Language.GERMAN.value: "Do not matter, in German",
    Language.FRENCH.value: "Do not matter, in French",
    Language.SPANISH.value: "Do not matter, in Spanish",
    Language.ITALIAN.value: "Do not matter, in Italian",
}
Setting = tuple[str, str, Field]
"""The name of a field of the text format, its value, and where it was chosen."""


class WordSettings:
    """Fields of a form in which words are accepted."""

    articles = SelectField("Articles", choices=ARTICLES, default="")
    case_matters = BooleanField("Capital letters matter")
    accents_ignored = BooleanField("Accents do not matter: “Malaga” for “Málaga”")
    no_typos = BooleanField("Every letter has to be right: no typing error is let pass")

    def word_settings(self) -> list[Setting]:
        """Give what was chosen, in the text format's words."""
        language = self.articles.data
        return [
            ("case matters", "yes" if self.case_matters.data else "", self.case_matters),
            ("accents", "ignored" if self.accents_ignored.data else "", self.accents_ignored),
            ("articles", f"ignored in {language}" if language else "", self.articles),
            ("typos", "no" if self.no_typos.data else "", self.no_typos),
        ]


class NumberSettings:
    """Fields of a form in which numbers are accepted."""

    unit = StringField("Unit", filters=[line])
    significant_figures = StringField("Significant figures", filters=[line])
    unit_needed = BooleanField("Without its unit a number is wrong")

    def number_settings(self) -> list[Setting]:
        """Give what was chosen, in the format's words; the unit, which may hold commas, last."""
        figures = self.significant_figures
        return [
            ("unit needed", "yes" if self.unit_needed.data else "", self.unit_needed),
            ("significant figures", figures.data or "", figures),
            ("unit", self.unit.data or "", self.unit),
        ]


def word_data(body: ShortAnswer) -> dict[str, Any]:
    """Give what the fields about words are filled with."""
    return {
        "articles": body.ignored_articles.value if body.ignored_articles else "",
        "case_matters": body.case_matters,
        "accents_ignored": body.accents_ignored,
        "no_typos": not body.typos,
    }


def number_data(body: Numeric) -> dict[str, Any]:
    """Give what the fields about numbers are filled with."""
    figures = body.significant_figures
    return {
        "unit": body.unit,
        "significant_figures": str(figures) if figures else "",
        "unit_needed": body.unit_needed,
    }
