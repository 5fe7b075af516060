/* How long is a kilometre here? Leaflet's scale measures along the middle of the map; it says so, since lengths differ with latitude. */
import { say } from "../shared/words.js";

/** @param {L.Map} map */
export function addScale(map) {
  const scale = /** @type {any} */ (new L.Control.Scale({ imperial: false, position: "bottomleft", maxWidth: 110 })),
    inherited = scale._updateScale;
  scale._updateScale = (/** @type {HTMLElement} */ line, /** @type {string} */ text, /** @type {number} */ ratio) => {
    const { lat } = map.getCenter(),
      degrees = Math.round(Math.abs(lat)),
      isSouth = lat < 0;
    inherited.call(scale, line, text.replace(/(\d)(?=(\d{3})+ )/g, "$1,"), ratio);
    line.title = isSouth
      ? say("Measured from east to west at {degrees}° south", { degrees })
      : say("Measured from east to west at {degrees}° north", { degrees });
    L.DomUtil.create("small", "", line).textContent = isSouth
      ? say(" at {degrees}° S", { degrees })
      : say(" at {degrees}° N", { degrees });
  };
  scale.addTo(map);
}
