/* Where did the operations of a day work? Their areas, shaded, and rings round those too small to be seen. */
import { holds } from "../shared/rules.js";
import { say } from "../shared/words.js";

const SMALL = 14,
  RING = 8; // pixels below which an area is ringed; a ring's radius

/**
 * @typedef {object} Area
 * @property {L.Polygon} part
 * @property {string} mission
 * @property {string} first
 * @property {string} last
 * @property {boolean} schematic
 * @property {HTMLElement} says
 * @property {string} look How it is drawn now, "" when it is not.
 * @property {string} color
 * @property {L.CircleMarker | null} ring
 */

export class Areas {
  /** @type {Area[]} */
  all = [];

  /**
   * @param {import("./atlas.js").Atlas} atlas
   * @param {import("../shared/files.js").Features<import("../shared/files.js").AreaProperties>} file
   */
  constructor(atlas, file) {
    this.atlas = atlas;
    // On the land's own canvas: a canvas above it would keep the pointer from the land.
    L.geoJSON(/** @type {any} */ (file), {
      style: () => ({ renderer: atlas.ground.renderer }),
      onEachFeature: (f, layer) => {
        const { mission_id: mission, first, last, schematic } = f.properties,
          part = /** @type {L.Polygon} */ (layer);
        const says = document.createElement("div");
        L.DomUtil.create("b", "", says).textContent = atlas.missions.find((each) => each.id === mission)?.acronym ?? "";
        L.DomUtil.create("div", "", says).textContent = schematic
          ? say("area of operations, schematic")
          : say("area of operations");
        part.bindTooltip(says, { sticky: true, opacity: 0.95 });
        part.on("click", () => atlas.choose({ kind: "mission", id: mission }));
        this.all.push({ part, mission, first, last, schematic, says, look: "", color: "", ring: null });
      },
    });
  }

  /** @param {string} mission */
  of(mission) {
    return this.all.filter((area) => area.mission === mission);
  }

  /**
   * Show the areas of the day, on an operation's own page all it ever had; say whether any changed.
   * @param {import("../shared/files.js").Mission[]} active
   */
  shade(active) {
    const { atlas } = this,
      { view } = atlas,
      ids = new Map(active.map((m) => [m.id, m])),
      chosen = view.only || view.mission;
    let isChanged = false;
    for (const area of this.all) {
      const m = ids.get(area.mission);
      const isShown = m && atlas.isOn("areas") && (view.only || holds(area.first, area.last, view.date));
      const color = isShown ? atlas.regionColor(m.region) : "",
        strong = Boolean(m) && m?.id === chosen;
      const faint = !strong && ids.has(chosen); // so that a large neighbour does not hide the chosen one
      const look = isShown ? `${color} ${strong} ${faint}` : "";
      area.color = color;
      if (look === area.look) continue; // a canvas draws anew whatever is touched
      area.look = look;
      isChanged = true;
      if (!look) {
        area.part.remove();
        continue;
      }
      area.part.setStyle({
        color,
        opacity: faint ? 0.5 : 0.9,
        weight: strong ? 1.8 : 1,
        dashArray: area.schematic ? "4 3" : undefined,
        fillColor: color,
        fillOpacity: view.only ? 0.2 : strong ? 0.5 : faint ? 0.1 : 0.28, // areas of several periods lie over each other there
      });
      area.part.addTo(atlas.map);
    }
    return isChanged;
  }

  /** Bring what is shown before the land. */
  front() {
    for (const { part, ring } of this.all) {
      if (this.atlas.map.hasLayer(part)) part.bringToFront();
      ring?.bringToFront();
    }
  }

  /**
   * Ring the areas too small to be seen at this zoom; a ring goes round the seat's dot where that covers the area. Return the rings:
   * where each is, its radius, and whether it is round its operation's dot.
   * @param {import("./seats.js").Item[]} seats
   * @returns {{mission: string, radius: number, isRound: boolean, box: import("./labels.js").Box}[]}
   */
  ring(seats) {
    const { map, ground, isOn, choose } = this.atlas;
    const pixel = (/** @type {L.LatLng} */ at) => map.latLngToLayerPoint(at),
      rings = [];
    for (const area of this.all) {
      if (!area.color && !area.ring) continue;
      const bounds = area.part.getBounds(),
        at = bounds.getCenter(),
        extent = pixel(bounds.getSouthEast()).subtract(pixel(bounds.getNorthWest()));
      if (!area.color || Math.max(extent.x, extent.y) >= SMALL) {
        area.ring?.remove();
        area.ring = null;
        continue;
      }
      const seat = isOn("headquarters") ? seats.find((item) => item.mission.id === area.mission) : undefined;
      const isCovered = seat && !seat.shift && pixel(seat.marker.getLatLng()).distanceTo(pixel(at)) < seat.radius;
      const style = { color: area.color, fillColor: area.color, radius: isCovered ? seat.radius + 3 : RING };
      const { x, y } = map.latLngToContainerPoint(at),
        r = style.radius + 1;
      rings.push({
        mission: area.mission,
        radius: r,
        isRound: Boolean(isCovered),
        box: /** @type {import("./labels.js").Box} */ ([x - r, y - r, x + r, y + r]),
      });
      const { color, radius } = area.ring?.options ?? {};
      if (color === style.color && radius === style.radius) continue;
      if (area.ring) {
        area.ring.setStyle(style).setRadius(style.radius);
        continue;
      }
      area.ring = L.circleMarker(at, { ...style, renderer: ground.renderer, weight: 1.5, fillOpacity: 0.28 });
      area.ring.bindTooltip(area.says, { sticky: true, opacity: 0.95 });
      area.ring.on("click", () => choose({ kind: "mission", id: area.mission })).addTo(map);
    }
    const ringed = this.all.filter((area) => area.ring).map((area) => area.mission);
    map.getContainer().dataset.rings = ringed.join(" ");
    return rings;
  }
}
