"""The article before an answer, in each language whose articles are known."""

from quizzes.questions.short_answer import Language

_WORDS = {
    Language.ENGLISH: "a an the",
    Language.GERMAN: "der die das den dem des ein eine einen einem einer eines",
    Language.FRENCH: "le la les un une des du",
    Language.SPANISH: "el la los las lo un una unos unas",
    Language.ITALIAN: "il lo la i gli le un uno una",
}
_RUN_ON: dict[Language, tuple[str, ...]] = {
    Language.FRENCH: ("l'",),
    Language.ITALIAN: ("l'", "un'"),
}
"""Articles that end in an apostrophe and stand before the word without a space."""


def without_article(text: str, language: Language) -> str:
    """Take off one article at the beginning, unless nothing would be left.

    Only there: inside, an article may be part of a name, as in "Alexander the Great".
    """
    first, _, rest = text.partition(" ")
    if first.casefold() in _WORDS[language].split() and rest.strip():
        return rest.lstrip()
    for article in _RUN_ON.get(language, ()):
        if text[: len(article)].casefold() == article and len(text) > len(article):
            return text[len(article) :]
    return text
