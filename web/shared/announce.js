/*
 * What has changed, for who does not see it? One sentence for each change, when all is at rest: the page's name on another page, else what the
 * visitor must be told, else the headline, or the card, that says something else now. What plays is told when it rests.
 */

const REST = 700; // milliseconds without a change

/** What says something on a page, the most needed first. */
const SAID = ".notices p, .card h3, .map-finding, [data-testid=stMain] h1, .figure-head h2";

/**
 * Return what to tell of a change: one sentence, or "".
 * @param {{title: string, path: string, lines: string[]}} was @param {{title: string, path: string, lines: string[]}} is
 */
export function changed(was, is) {
  if (was.path !== is.path) return is.title;
  return is.lines.find((line) => line && !was.lines.includes(line)) ?? "";
}

/** Return what the page says now. */
function now() {
  const lines = SAID.split(", ").flatMap((part) =>
    [...document.querySelectorAll(part)].filter((each) => each.checkVisibility()).map((each) => each.textContent?.trim() ?? ""),
  );
  return { title: document.title, path: location.pathname, lines };
}

/** Return the one line of the page that is read out when it changes, made when it is first asked for. */
function line() {
  const known = document.getElementById("told");
  if (known) return known;
  const made = Object.assign(document.createElement("div"), { id: "told", className: "unseen" });
  made.setAttribute("role", "status");
  document.body.append(made);
  return made;
}

/** Tell a sentence to who does not see it. @param {string} sentence */
export function tell(sentence) {
  line().textContent = sentence;
}

/** Begin: what stands there at first is read as the page is, and not told. */
function announce() {
  const own = line();
  /** @type {ReturnType<typeof now> | null} */
  let was = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let rest;
  const look = () => {
    const isRunning = document.querySelector("[data-testid=stApp]")?.getAttribute("data-test-script-state") === "running",
      is = now();
    if (isRunning || !is.lines.length) return wait();
    const sentence = was ? changed(was, is) : "";
    was = is;
    if (sentence) tell(sentence);
  };
  const wait = () => {
    clearTimeout(rest);
    rest = setTimeout(look, REST);
  };
  new MutationObserver((changes) => {
    // What the page says when it first stands whole is what later changes are told from, however soon a choice follows.
    if (!was && document.querySelector(".page-foot") && document.querySelector("[data-test-script-state=notRunning]"))
      was = now();
    if (changes.some(({ target }) => !own.contains(target))) wait();
  }).observe(document.documentElement, { childList: true, subtree: true, characterData: true });
}

if (typeof document !== "undefined") announce();
