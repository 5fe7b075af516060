/*
 * How is a briefing shown, and how does it leave? One button fills the screen with the show, which is fetched whole before it begins
 * (the page that also stands alone: publish/show.py) and then needs no network; the others bring files.
 */

/**
 * A file that can be brought: `isStyled` where a template gives it its look, `isShape` where it differs from another in its shape alone.
 * `plain` is what it is called without its shape.
 * @typedef {{label: string, plain: string, address: string, name: string, isStyled: boolean, isShape: boolean}} Form
 */
/** @typedef {{text: string, show: string, template: string, forms: Form[], labels: Record<string, string>}} Data */

/**
 * @typedef {object} Component
 * @property {Data} data
 * @property {HTMLElement} parentElement
 */

/** The show that was fetched last, and of what. @type {{key: string, page: string} | null} */
let kept = null;

/** The visitor's own template: it stays in the browser, and goes along when a file is made. @type {File | null} */
let template = null;

/** @param {Component} component */
export default function leave(component) {
  const { data, parentElement } = component;
  const root = /** @type {HTMLElement} */ (parentElement.querySelector(".leave"));
  const said = element("p", { class: "said", role: "status" });
  const show = element("button", { type: "button", class: "show" }, data.labels.show);
  show.addEventListener("click", () => begin(data, show, said));
  const forms = data.forms
    .filter((form) => !template || !form.isStyled || !form.isShape)
    .map((form) => {
      const made = element("button", { type: "button" }, template ? form.plain : form.label);
      made.addEventListener("click", () => take(form, data, made, said));
      return made;
    });
  root.replaceChildren(show, ...forms, ...own(component, said), said);
}

/**
 * Return what chooses a template, and what lets it go again.
 * @param {Component} component @param {HTMLElement} said @returns {HTMLElement[]}
 */
function own(component, said) {
  const { labels } = component.data;
  const again = (/** @type {string} */ told) => {
    leave(component);
    const line = /** @type {HTMLElement} */ (component.parentElement.querySelector(".said"));
    line.textContent = told;
    /** @type {HTMLElement} */ (component.parentElement.querySelector(".template")).focus();
  };
  if (template) {
    const { name } = template;
    const drop = element("button", { type: "button", class: "template" }, labels.drop.replace("{name}", name));
    drop.addEventListener("click", () => {
      template = null;
      again(labels.dropped);
    });
    return [element("span", { class: "look" }, labels.template.replace("{name}", name)), drop];
  }
  const file = element("input", { type: "file", accept: ".potx,.pptx", tabindex: "-1", "aria-hidden": "true" });
  const choose = element("button", { type: "button", class: "template" }, labels.own);
  choose.addEventListener("click", () => file.click());
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    file.value = "";
    if (!chosen) return;
    said.textContent = labels.looking;
    try {
      await ask(component.data.template, chosen, component.data);
      template = chosen;
      again(labels.taken.replace("{name}", chosen.name));
    } catch (error) {
      said.textContent = /** @type {Error} */ (error).message;
    }
  });
  return [file, choose];
}

/**
 * Return the answer to what is posted. Throws an Error whose message is the server's sentence, or `failed`.
 * @param {string} address @param {string | Blob} body @param {Data} data @param {AbortSignal} [signal]
 */
async function ask(address, body, data, signal) {
  const url = new URL(address, document.baseURI);
  const answer = await fetch(url, { method: "POST", body, signal }).catch((error) => {
    throw error.name === "AbortError" ? error : new Error(data.labels.failed);
  });
  if (!answer.ok) throw new Error([422, 503].includes(answer.status) ? await answer.text() : data.labels.failed);
  return answer;
}

/**
 * Bring a file; the button says that it is being made, and stops it when it is pressed again.
 * @param {Form} form @param {Data} data @param {HTMLButtonElement} button @param {HTMLElement} said
 */
async function take(form, data, button, said) {
  const running = stops.get(button);
  if (running) return running.abort();
  const stop = new AbortController();
  stops.set(button, stop);
  button.textContent = data.labels.cancel;
  said.textContent = data.labels.making.replace("{form}", form.label);
  try {
    const sent = template && form.isStyled ? new Blob([data.text, "\0", template]) : data.text;
    const body = form.address ? await (await ask(form.address, sent, data, stop.signal)).blob() : new Blob([data.text]);
    save(body, form.name);
    said.textContent = data.labels.made.replace("{form}", form.label);
  } catch (error) {
    said.textContent = stop.signal.aborted ? "" : /** @type {Error} */ (error).message;
  }
  stops.delete(button);
  button.textContent = form.label;
}

/** What stops the making of a file, by the button that began it. @type {WeakMap<HTMLElement, AbortController>} */
const stops = new WeakMap();

/** @param {Blob} body @param {string} name */
function save(body, name) {
  const link = element("a", { href: URL.createObjectURL(body), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Fill the screen, fetch the show and begin it.
 * @param {Data} data @param {HTMLButtonElement} button @param {HTMLElement} said
 */
async function begin(data, button, said) {
  const stop = new AbortController();
  const stage = element("div", { class: "atlas-stage", role: "dialog", "aria-label": data.labels.show, tabindex: "-1" });
  stage.style.cssText =
    "position:fixed;inset:0;z-index:2147483647;display:grid;place-content:center;font:20px sans-serif;color:var(--ink);background:var(--ground)";
  stage.append(element("p", { role: "status" }, data.labels.preparing));
  document.body.append(stage);
  stage.focus();
  const end = () => {
    stop.abort();
    stage.remove();
    document.removeEventListener("fullscreenchange", left);
    if (document.fullscreenElement) document.exitFullscreen().catch(() => {});
    button.focus();
  };
  const left = () => !document.fullscreenElement && end();
  stage.addEventListener("keydown", (event) => event.key === "Escape" && end());
  // Now, while the click still allows it; where it is refused the show fills the window.
  await stage.requestFullscreen?.().catch(() => {});
  document.addEventListener("fullscreenchange", left);
  try {
    const page = await fetched(data, stop.signal);
    if (!stop.signal.aborted) play(stage, page, end, () => document.removeEventListener("fullscreenchange", left));
  } catch (error) {
    if (!stop.signal.aborted) said.textContent = /** @type {Error} */ (error).message;
    end();
  }
}

/** Return the show's page, fetched unless it is there already. @param {Data} data @param {AbortSignal} signal */
async function fetched(data, signal) {
  const key = `${data.show}\n${data.text}`;
  if (kept?.key !== key) kept = { key, page: await (await ask(data.show, data.text, data, signal)).text() };
  return kept.page;
}

/**
 * Let the show play; `stay` lets it go on when the full screen ends, as it may when the speaker's window opens.
 * @param {HTMLElement} stage @param {string} page @param {() => void} end @param {() => void} stay
 */
function play(stage, page, end, stay) {
  const frame = element("iframe", { srcdoc: page, allow: "fullscreen", title: stage.getAttribute("aria-label") ?? "" });
  frame.style.cssText = "position:absolute;inset:0;width:100%;height:100%;border:0";
  frame.addEventListener("load", () => {
    frame.contentDocument?.addEventListener("leave", end);
    frame.contentDocument?.addEventListener("apart", stay);
    frame.contentWindow?.focus();
  });
  stage.append(frame);
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag @param {Record<string, string>} attributes @param {string} [text]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
function element(tag, attributes, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}
