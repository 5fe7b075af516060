/* Which layers are on? The button `Layers` and, behind it, a switch for each. */
import { say } from "../shared/words.js";
import { addImagery } from "./imagery.js";
import { layers } from "./layers.js";

const REST = 700,
  LATEST = 5000; // milliseconds until the server is told, and until its answer is no longer waited for

const same = (/** @type {string[]} */ a, /** @type {string[]} */ b) => [...a].sort().join() === [...b].sort().join();

export class Switches {
  /** @type {Map<string, HTMLInputElement>} */
  #boxes = new Map();
  /** @type {{layers: string[], at: number, timer: ReturnType<typeof setTimeout>} | null} */
  #untold = null;

  /** @param {import("./atlas.js").Atlas} atlas @param {(sentence: string) => void} remark */
  constructor(atlas, remark) {
    this.atlas = atlas;
    const panel = L.DomUtil.create("div", "switches leaflet-bar"),
      button = L.DomUtil.create("button", "", panel),
      list = L.DomUtil.create("div", "", panel),
      group = L.DomUtil.create("fieldset", "", list);
    Object.assign(button, { type: "button", textContent: say("Layers") });
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-controls", "switches");
    Object.assign(list, { id: "switches", hidden: true });
    L.DomUtil.create("legend", "", group).textContent = say("Show on the map");
    L.DomEvent.disableClickPropagation(panel).disableScrollPropagation(panel);
    const open = (/** @type {boolean} */ isOpen) => {
      list.hidden = !isOpen;
      button.setAttribute("aria-expanded", String(isOpen));
    };
    button.addEventListener("click", () => open(list.hidden));
    panel.addEventListener("keydown", (event) => {
      event.stopPropagation(); // the map itself pans with the arrow keys
      if (event.key !== "Escape") return;
      open(false);
      button.focus();
    });
    const { only, year } = atlas.view,
      isOffered = (/** @type {string} */ name) =>
        !only || !(name === "contributors" || name === "events" || (name === "sites" && !year));
    for (const { name, label, note } of layers()) if (isOffered(name)) this.#add(group, name, label, note);
    addImagery(atlas, list, remark);
    const control = new L.Control({ position: "topright" });
    control.onAdd = () => panel;
    control.addTo(atlas.map);
  }

  /** @param {HTMLElement} list @param {string} name @param {string} label @param {string} [note] */
  #add(list, name, label, note) {
    const row = L.DomUtil.create("label", "", list),
      input = L.DomUtil.create("input", "", row);
    Object.assign(input, { type: "checkbox", name, checked: this.atlas.isOn(name) });
    row.append(label);
    if (note) L.DomUtil.create("small", "", row).textContent = note;
    input.addEventListener("change", () => {
      const on = new Set(this.atlas.view.layers);
      if (input.checked) on.add(name);
      else on.delete(name);
      this.#tell(
        layers()
          .map(({ name: each }) => each)
          .filter((each) => on.has(each)),
      );
    });
    this.#boxes.set(name, input);
  }

  /** Switch here at once; the server is told when no more follow. @param {string[]} layers */
  #tell(layers) {
    clearTimeout(this.#untold?.timer);
    if (!this.atlas.view.only) {
      this.#untold = { layers, at: Date.now(), timer: setTimeout(() => this.atlas.choose({ kind: "layers", layers }), REST) };
    }
    this.atlas.setLayers(layers);
  }

  /** Return the layers of a view from the server, or those switched here while an older answer was on its way. @param {string[]} layers */
  received(layers) {
    const untold = this.#untold;
    if (untold && !same(layers, untold.layers) && Date.now() - untold.at < LATEST) return untold.layers;
    clearTimeout(untold?.timer);
    this.#untold = null;
    return layers;
  }

  sync() {
    this.#boxes.forEach((input, name) => {
      input.checked = this.atlas.isOn(name);
    });
  }
}
