/* What stands around the map? Switches for its layers, a scale, a small world that says where one is, a legend, and the way back. */
import { say } from "../shared/words.js";
import { addLegend } from "./legend.js";
import { addLocator } from "./locator.js";
import { addScale } from "./scale.js";
import { Switches } from "./switches.js";

/** Add the way back to the world, seen when the map has left it. @param {import("./atlas.js").Atlas} atlas */
function addWayBack({ map, camera }) {
  const bar = L.DomUtil.create("div", "leaflet-bar way-back"),
    button = L.DomUtil.create("button", "", bar),
    control = new L.Control({ position: "topleft" });
  Object.assign(button, { type: "button", textContent: say("World"), title: say("Show all operations again") });
  button.addEventListener("click", () => camera.toWorld());
  L.DomEvent.disableClickPropagation(bar);
  control.onAdd = () => bar;
  const follow = () => {
    bar.hidden = camera.isHome;
  };
  control.addTo(map);
  map.on("left", follow);
  follow();
}

export class Around {
  /** @param {import("./atlas.js").Atlas} atlas @param {(sentence: string) => void} remark Says something below the map's sentences. */
  constructor(atlas, remark) {
    addScale(atlas.map);
    this.locate = addLocator(atlas);
    this.switches = new Switches(atlas, remark);
    this.legend = atlas.view.only ? () => {} : addLegend(atlas);
    if (!atlas.view.only) addWayBack(atlas);
    this.legend();
  }

  /** @param {string[]} layers */
  received(layers) {
    return this.switches.received(layers);
  }
  sync() {
    this.switches.sync();
    this.legend();
  }
  restyle() {
    this.legend();
    this.locate();
  }
}
