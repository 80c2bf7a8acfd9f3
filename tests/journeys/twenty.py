"""Twenty questions as a newcomer to the page would write them: a numbered list, then others."""

from __future__ import annotations

LISTED = (
    ("Which year saw the end of the Soviet Union?", "1989", "*1991", "1999"),
    ("Which alliance was founded in 1949?", "*NATO", "The Warsaw Pact", "The European Union"),
    ("Which city was divided by a wall?", "Vienna", "*Berlin", "Prague"),
    ("Which treaty limited intermediate missiles?", "*INF", "START", "Open Skies"),
    ("Who led the Soviet Union in 1985?", "Brezhnev", "*Gorbachev", "Yeltsin"),
    ("Which organisation observes elections?", "*OSCE", "OPEC", "CERN"),
    ("Which state has a veto in the Security Council?", "Germany", "*Russia", "Brazil"),
    ("Where were the accords of 1975 signed?", "*Helsinki", "Oslo", "Geneva"),
    ("Which crisis came first?", "*The Berlin blockade", "The Cuban missile crisis"),
    ("What does détente mean?", "*A relaxing of tension", "A trade agreement"),
    ("Which sea lies between Crimea and Turkey?", "*The Black Sea", "The Baltic Sea"),
    ("Which of them is an arms control treaty?", "*New START", "Maastricht"),
    ("Who mediates at talks?", "*A third party", "The stronger side"),
    ("What is a ceasefire?", "*A halt to fighting", "A peace treaty"),
    ("What is a back channel?", "*A talk outside the official one", "A broadcast"),
)
OTHERS = """##
A ceasefire ends a war for good.

= false

##
In which year was New START signed?

= 2010

##
Which city hosted the summit of 1985?

= Geneva

##
Which of these are nuclear powers?

- [x] Russia
- [x] The United States
- [ ] Canada

##
What is a confidence-building measure?

### Answer
A step that makes an attack by surprise less likely, such as telling of exercises before.
"""


def numbered() -> str:
    """Write the first fifteen as a numbered list with lettered options."""
    lines: list[str] = []
    for number, (stem, *options) in enumerate(LISTED, 1):
        lines.append(f"{number}. {stem}")
        for letter, option in zip("abc", options, strict=False):
            star = "*" if option.startswith("*") else ""
            lines.append(f"{star}{letter}) {option.removeprefix('*')}")
        lines.append("")
    return "\n".join(lines)
