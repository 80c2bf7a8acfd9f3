"""What counts as a fault in a browser: errors of pages, errors of the server, strange hosts."""

import re
from typing import Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, WebError

LAUNCH = (
    "--no-sandbox",  # it refuses to sandbox for root, as a build machine is; the pages are our own
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)

# Chromium says in the console, too, that a page was refused: 404 or 422 is often what is tested.
REFUSED_PAGE = re.compile(r"Failed to load resource: the server responded with a status of 4\d\d")


class Watch:
    """Notes what goes wrong in every page of every window that it follows."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._contexts: list[BrowserContext] = []
        self._refused: set[str] = set()
        self._errors: list[tuple[str, str]] = []
        self._faults: list[str] = []
        self._expected: list[re.Pattern[str]] = []

    def follow(self, context: BrowserContext) -> None:
        """Watch a window (a browser context, with its own cookies) and every page in it."""
        self._contexts.append(context)
        context.on("console", self._on_console)
        context.on("weberror", self._on_error)
        context.on("request", self._on_request)
        context.on("response", self._on_response)

    def expect(self, pattern: str) -> None:
        """Let faults pass that match a pattern: the test provokes them, and says so here."""
        self._expected.append(re.compile(pattern))

    def faults(self) -> list[str]:
        """Return what went wrong and was not expected, in sentences."""
        for context in self._contexts:
            context.cookies()  # a round trip: whatever the browser had to say has arrived
        errors = [
            text
            for text, url in self._errors
            if not (url in self._refused and REFUSED_PAGE.match(text))
        ]
        return [
            fault
            for fault in [*errors, *self._faults]
            if not any(pattern.search(fault) for pattern in self._expected)
        ]

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self._errors.append((f"{message.text} (console)", message.location["url"]))

    def _on_error(self, error: WebError) -> None:
        self._faults.append(f"script error: {error.error}")

    def _on_request(self, request: Request) -> None:
        if not request.url.startswith((f"{self._base_url}/", "data:", "blob:", "about:")):
            self._faults.append(f"request to another host: {request.url}")

    def _on_response(self, response: Response) -> None:
        if response.status >= 500:
            self._faults.append(f"{response.status} from {response.url}")
        elif response.status >= 400 and response.request.is_navigation_request():
            self._refused.add(response.url)


# In dark colours only the colours are others: all the other rules have been asked in light ones,
# and axe is in the page already.
CHECKS: tuple[tuple[Literal["light", "dark"], Axe, dict[str, list[str]]], ...] = (
    ("light", Axe(), {}),
    ("dark", Axe("void axe"), {"runOnly": ["color-contrast", "link-in-text-block"]}),
)


# What is pressed or filled in and is smaller than 24 pixels either way (WCAG 2.5.8); links in
# sentences may be, and a box counts with its label.
SMALL = """() => {
  const filled = "select, textarea, input:not([type=hidden])";
  const pressed = `${filled}, button, summary, .tag[href], .line-problems a`;
  const seen = (part) => part.checkVisibility() && !part.closest(".visually-hidden");
  return [...document.querySelectorAll(pressed)].filter(seen).filter((part) => {
    const { width, height } = (part.closest("label") ?? part).getBoundingClientRect();
    return Math.min(width, height) < 23.5;
  }).map((part) => part.outerHTML.slice(0, 160));
}"""


def small_targets(page: Page) -> list[str]:
    """Return what is too small to be hit with a trembling hand."""
    found: list[str] = page.evaluate(SMALL)
    return found


def accessibility_faults(page: Page) -> str:
    """Return axe's report on a page in light and in dark, empty where it finds nothing."""
    reports = []
    for scheme, axe, rules in CHECKS:
        page.emulate_media(color_scheme=scheme)
        found = axe.run(page, options={"resultTypes": ["violations"], **rules})
        if found.violations_count:
            reports.append(f"{page.url} in {scheme} colours: {found.generate_report()}")
    page.emulate_media(color_scheme="null")
    return "\n".join(reports)
