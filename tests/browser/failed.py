"""What of a page could not be drawn? An error then stands quietly in its place, and all else of the page is as it should be."""

# What Streamlit puts there: for an element that failed in the browser, and for a script that failed on the server.
FAILED = ("stErrorElementStack", "stException")

READ = """names => [...document.querySelectorAll(names.map(name => `[data-testid=${name}]`).join())].map(
    each => (each.closest('[data-testid=stAlertContainer]') ?? each).innerText.replace(/\\s+/g, ' ').slice(0, 300))"""


def none_failed(page) -> None:
    """Let a page on which an element failed fail, with what its error says."""
    failures = page.evaluate(READ, list(FAILED))
    assert not failures, f"{page.url}: an element of the page failed, and in its place stands an error: {failures}"
