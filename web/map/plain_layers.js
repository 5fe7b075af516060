/* What is drawn as it is in its file? Waters, dots such as capitals, host countries, the borders of today, and what is not counted. */
import { say } from "../shared/words.js";
import { DASHES } from "./tones.js";

export class PlainLayers {
  /** @type {{scheme: string, pattern: CanvasPattern | null} | null} */
  #hatch = null;

  /** @param {import("./extras.js").Extras} extras */
  constructor(extras) {
    this.extras = extras;
  }

  waters() {
    const { extras } = this,
      { atlas } = extras,
      { renderer } = atlas.ground,
      waters = extras.isSeen("waters") && extras.file("waters");
    extras.fill("waters", waters ? atlas.scheme : "", (group) =>
      L.geoJSON(waters, {
        interactive: false,
        smoothFactor: 1,
        style: (f) =>
          f?.properties.kind === "lake"
            ? { renderer, weight: 0.6, color: atlas.tone("river"), fillColor: atlas.tone("water"), fillOpacity: 1 }
            : { renderer, weight: 0.9, color: atlas.tone("river"), fill: false },
      }).eachLayer((part) => group.addLayer(part)),
    );
  }

  /** Return a pattern of slanting lines, drawn once for each scheme. */
  #hatching() {
    const { atlas } = this.extras;
    if (this.#hatch?.scheme === atlas.scheme) return this.#hatch.pattern;
    const tile = document.createElement("canvas");
    tile.width = tile.height = 7;
    const ink = /** @type {CanvasRenderingContext2D} */ (tile.getContext("2d"));
    Object.assign(ink, { strokeStyle: atlas.tone("ink"), globalAlpha: 0.25, lineWidth: 1 });
    ink.beginPath();
    for (const shift of [-7, 0, 7]) {
      ink.moveTo(shift, 7);
      ink.lineTo(shift + 7, 0);
    }
    ink.stroke();
    this.#hatch = { scheme: atlas.scheme, pattern: ink.createPattern(tile, "repeat") };
    return this.#hatch.pattern;
  }

  hosts() {
    const { extras } = this,
      { atlas } = extras,
      hosts = atlas.isOn("hosts") ? [...new Set(extras.active.flatMap((m) => m.hosts))].sort() : [];
    extras.fill("hosts", hosts.length ? `${hosts} ${atlas.scheme} ${atlas.box.dataset.level}` : "", (group) => {
      const units = atlas.ground.features.units.filter((f) => hosts.includes(f.properties.country_id));
      const fillColor = /** @type {any} */ (this.#hatching()); // a canvas fills with a pattern as with a colour
      L.geoJSON(/** @type {any} */ (units), {
        interactive: false,
        smoothFactor: 1.2,
        style: { ...{ renderer: atlas.ground.renderer }, stroke: false, fillColor, fillOpacity: 1 },
      }).eachLayer((part) => group.addLayer(part));
    });
  }

  /** Draw the borders of today over those of the day. */
  today() {
    const { extras } = this,
      { atlas } = extras,
      { ground } = atlas;
    extras.fill("today", atlas.isOn("today") ? `${atlas.scheme} ${atlas.box.dataset.level}` : "", (group) => {
      const owners = ground.ownersToday();
      const borders = ground.features.edges.filter(({ properties: { a, b } }) => !a || owners[a] !== owners[b]);
      L.geoJSON(/** @type {any} */ (borders), {
        interactive: false,
        pane: "lines",
        style: (f) => ({
          renderer: ground.lineRenderer,
          color: atlas.tone("today"),
          weight: 0.9,
          opacity: 0.9,
          dashArray: DASHES[f?.properties.standing],
        }),
      }).eachLayer((part) => group.addLayer(part));
    });
  }

  /** Draw what is no peacekeeping operation as hollow squares, those known on the day. */
  others() {
    const { extras } = this,
      { atlas } = extras,
      { date } = atlas.view,
      /** @type {import("../shared/files.js").OthersFile | null | false} */ file = atlas.isOn("others") && extras.file("others"),
      shown = file ? file.others.filter((other) => other.from <= date && date <= other.to) : [];
    extras.fill("others", shown.length ? date : "", (group) =>
      shown.forEach(({ name, kind, at }) => {
        const icon = L.divIcon({ className: "other", html: "<i></i>", iconSize: [12, 12] });
        L.marker(at, { icon, keyboard: false, alt: name })
          .bindTooltip(say("{name}, {kind}, not counted", { name, kind: kind.toLowerCase() }))
          .addTo(group);
      }),
    );
  }

  /** Draw a layer of dots, each where its file says. @param {import("./layers.js").Row} row */
  dots({ name, spots }) {
    const { extras } = this,
      { atlas } = extras,
      file = extras.isSeen(name) && extras.file(name);
    extras.fill(name, file ? atlas.scheme : "", (group) =>
      (spots && file ? spots(file) : []).forEach((spot) => {
        const style = { radius: 2, weight: 1, color: atlas.tone("ink"), fillColor: atlas.tone("land"), fillOpacity: 1 };
        L.circleMarker(spot, { renderer: atlas.ground.renderer, interactive: false, ...style }).addTo(group);
      }),
    );
  }
}
