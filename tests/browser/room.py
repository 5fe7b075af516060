"""What of a page has no room: in a narrow window, at a larger size, with wider spaces, on paper?"""

# What makes the page itself scroll sideways, what stands outside the window, and what text is cut: what scrolls within itself is neither.
OUT_OF_ROOM = """() => {
  const main = document.querySelector('[data-testid=stMain]') ?? document.documentElement;
  const told = (e) => `${e.tagName.toLowerCase()}${e.id ? '#' + e.id : ''}.${String(e.className?.baseVal ?? e.className).split(' ').filter(
    (name) => !/^(st-emotion|e1|e[0-9])/.test(name)).slice(0, 2).join('.')} ${(e.innerText ?? e.textContent ?? '').trim().slice(0, 40)}`;
  const isSeen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && e.getBoundingClientRect().width > 1;
  const scrolls = (e) => ['auto', 'scroll'].includes(getComputedStyle(e).overflowX);
  // Streamlit's grid lies on a canvas beside what scrolls it, and after a window has become narrow the canvas stays as wide as it was.
  const isGrid = (e) => { const by = e.closest('.stDataFrame')?.querySelector('.dvn-scroller'); return Boolean(by && scrolls(by)); };
  const within = (e, test) => { for (let at = e; at && at !== main; at = at.parentElement) if (test(at)) return true; return false; };
  const found = [];
  for (const e of [document.documentElement, main]) if (e.scrollWidth > e.clientWidth + 1) found.push(`sideways by ${e.scrollWidth - e.clientWidth}`);
  for (const e of main.querySelectorAll('button, input, a, h1, h2, h3, p, canvas, svg, iframe, li, td, dd, img, label')) {
    if (!isSeen(e) || e.closest('svg svg, [aria-hidden=true], .leaflet-map-pane, .locator')) continue;
    const box = e.getBoundingClientRect();
    if ((box.left < -1 || box.right > innerWidth + 1) && !within(e, scrolls) && !isGrid(e)) found.push(`outside: ${told(e)}`);
    const style = getComputedStyle(e), own = [...e.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim());
    const cuts = (name) => ['hidden', 'clip'].includes(style[name]);
    if (own && cuts('overflowX') && e.scrollWidth > e.clientWidth + 1) found.push(`cut: ${told(e)}`);
    if (own && cuts('overflowY') && e.scrollHeight > e.clientHeight + 3) found.push(`cut below: ${told(e)}`);
  }
  return [...new Set(found)];
}"""

# WCAG 1.4.4: letters twice as large, as a browser's own setting makes them.
LETTERS = "html { font-size: 200% !important }"
# WCAG 1.4.12: a reader's own spaces.
SPACES = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
    " p { margin-bottom: 2em !important }"
)
# What moves although a reader asked for less of it: longer than a tenth of a second.
MOVING = """() => document.getAnimations().filter(a => a.playState === 'running' && a.effect?.getComputedTiming().activeDuration > 100)
    .map(a => `moves: ${a.effect.target?.className} ${a.animationName ?? a.transitionProperty ?? ''}`)"""
# What is only for the screen.
CONTROLS = (
    "[class*='st-key-controls'], .st-key-search, .st-key-tray, [data-testid='stHeader'], [data-testid='stButtonGroup'], .time-bar .row, "
    ".letters, .stSelectbox, .stTextInput, .stPageLink:not([class*='st-key-picks-'] *), [class*='st-key-add-']"  # stories and lessons are listed
)


def out_of_room(page) -> list[str]:
    """Return what has no room on a page and in its frames, in words."""
    return [each for frame in page.frames if not frame.is_detached() for each in frame.evaluate(OUT_OF_ROOM)]


def moving(page) -> list[str]:
    """Return what moves on a page and in its frames."""
    return [each for frame in page.frames if not frame.is_detached() for each in frame.evaluate(MOVING)]


def on_paper(page) -> list[str]:
    """Return what is wrong with a page in print: what is seen that is only for the screen, what is not seen, what is wider than paper."""
    page.emulate_media(media="print")
    found = [f"for the screen: {each.evaluate('e => e.className')}" for each in page.locator(CONTROLS).all() if each.is_visible()]
    found += [f"not printed: {name}" for name in ("h1", ".page-foot, .lead-back") if not page.locator(name).first.is_visible()]
    found += page.evaluate(OUT_OF_ROOM)
    page.emulate_media(media="screen")
    return [each for each in found if not each.startswith("cut")]
