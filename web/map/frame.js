/*
 * What runs in a map's frame? This, in place of streamlit-folium's own program, of which the atlas's maps need the least part
 * (server/map_frame.py): it says to the page that it is there, fetches what it is told to, runs folium's script, and hands on each view.
 * Only the page that it stands in is listened to.
 */

/**
 * What the page tells a map: folium's script, what that stands on, and the view as a script.
 * @typedef {{script: string, feature_group: string | null, height: number, js_links: string[], css_links: string[], header: string}} Told
 */

/** @param {string} type @param {object} told */
const tell = (type, told) => parent.postMessage({ isStreamlitMessage: true, type: `streamlit:${type}`, ...told }, "*");

/** What the map is told next, while it is being put together. @type {Told | null} */
let next = null;
let isBegun = false;
let isWhole = false;
let seen = "";
let height = 0;

/** Run a script among the document's own, whose names all scripts share. @param {string} text */
function run(text) {
  document.body.append(Object.assign(document.createElement("script"), { textContent: text }));
}

/** Return when a script or a style has come, or is known not to come. @param {HTMLElement} part */
const come = (part) =>
  new Promise((then) => {
    part.onload = part.onerror = () => then(undefined);
    document.head.append(part);
  });

/** Fetch scripts, which run one after the other, and styles. @param {Told} told */
const fetchAll = ({ js_links, css_links }) =>
  Promise.all([
    ...css_links.map((href) => come(Object.assign(document.createElement("link"), { rel: "stylesheet", href }))),
    ...js_links.map((src) => come(Object.assign(document.createElement("script"), { src, async: false }))),
  ]);

/** Give the map its height, in pixels. @param {number} pixels */
function setHeight(pixels) {
  if (pixels === height) return;
  height = pixels;
  const place = document.getElementById("map_div");
  if (place) place.style.height = `${pixels}px`;
  tell("setFrameHeight", { height });
}

/** Show the view that was told last. */
function show() {
  if (!next || next.feature_group === seen) return;
  const all = /** @type {any} */ (window),
    before = all.feature_group ?? [];
  seen = next.feature_group ?? "";
  all.feature_group = [];
  run(seen);
  before.forEach((/** @type {L.Layer} */ layer) => all.map.removeLayer(layer));
}

/** Put the map together, then show what it was told meanwhile. @param {Told} told */
async function begin(told) {
  isBegun = true;
  await fetchAll(told);
  document.head.insertAdjacentHTML("beforeend", told.header);
  run(`${told.script}\nwindow.map = map_div;`);
  isWhole = true;
  show();
}

addEventListener("message", ({ source, origin, data }) => {
  if (source !== parent || origin !== location.origin || data?.type !== "streamlit:render") return;
  next = /** @type {Told} */ (data.args);
  const { backgroundColor = "", textColor = "" } = data.theme ?? {};
  Object.assign(document.body.style, { backgroundColor, color: textColor });
  setHeight(next.height);
  if (!isBegun) begin(next);
  else if (isWhole) show();
});

// By this name a map tells the server what was chosen on it (shared/messages.js).
Object.assign(window, {
  Streamlit: { setComponentValue: (/** @type {unknown} */ value) => tell("setComponentValue", { value, dataType: "json" }) },
});
tell("componentReady", { apiVersion: 1 });

export {};
