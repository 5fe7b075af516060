/*
 * How is what a class learns from put on the page? Elements, buttons and lines of sources.
 */

/** @param {string} text @param {() => void} press @param {"button" | "submit"} [type] */
export function button(text, press, type = "button") {
  const made = /** @type {HTMLButtonElement} */ (element("button", { type }, text));
  made.addEventListener("click", press);
  return made;
}

/** @param {string} tag @param {Record<string, string>} attributes @param {string} [text] */
export function element(tag, attributes, text) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

/**
 * Return sources as a line: each by its name, and a way to it where it has one.
 * @param {string} label @param {{text: string, url: string}[]} sources
 */
export function sourceLine(label, sources) {
  const line = element("p", { class: "sources" }, `${label} `);
  sources.forEach(({ text, url }, n) => {
    if (n) line.append("; ");
    line.append(url ? element("a", { href: url, target: "_blank", rel: "noopener" }, text) : text);
  });
  return line;
}
