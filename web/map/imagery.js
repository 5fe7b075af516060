/* How can a satellite picture lie under the map? In a frame of its own, the only page that may ask another host, and only when asked. */
import { say } from "../shared/words.js";

const PAGE = new URL("./imagery.html", import.meta.url).href,
  HOST = "gibs.earthdata.nasa.gov";

/** Draw the switch; nothing is asked for before it is on. @param {HTMLElement} list */
function drawSwitch(list) {
  const group = L.DomUtil.create("fieldset", "", list);
  L.DomUtil.create("legend", "", group).textContent = say("From another host");
  const row = L.DomUtil.create("label", "", group),
    input = L.DomUtil.create("input", "", row);
  Object.assign(input, { type: "checkbox", name: "imagery" });
  row.append(say("Satellite picture"));
  L.DomUtil.create("small", "", group).textContent = say(
    "Contacts {host} from your browser, which tells it your network address. Off until you switch it on, and again when the page is left.",
    { host: HOST },
  );
  return input;
}

/**
 * Add the switch and what it does.
 * @param {import("./atlas.js").Atlas} atlas @param {HTMLElement} list @param {(sentence: string) => void} remark
 */
export function addImagery(atlas, list, remark) {
  // Within another's page the picture may not stand, and a page that stands alone asks no host.
  if (window.parent !== window.top || "alone" in document.documentElement.dataset) return;
  const { map, box } = atlas,
    input = drawSwitch(list),
    pane = map.createPane("imagery"),
    frame = document.createElement("iframe");
  /** @type {L.SVGOverlay | null} */
  let overlay = null;
  Object.assign(pane.style, { zIndex: 150, pointerEvents: "none" });
  Object.assign(frame, { title: say("Satellite picture from {host}", { host: HOST }), tabIndex: -1 });
  frame.setAttribute("aria-hidden", "true");
  frame.addEventListener("load", () => follow());

  const around = () => map.getBounds().pad(0.4);
  function follow() {
    if (!overlay) return;
    overlay.setBounds(around());
    const bounds = overlay.getBounds();
    const asked = { west: bounds.getWest(), south: bounds.getSouth(), east: bounds.getEast(), north: bounds.getNorth() };
    frame.contentWindow?.postMessage({ ...asked, width: frame.clientWidth }, window.location.origin);
  }

  window.addEventListener("message", ({ source, data }) => {
    if (!overlay || source !== frame.contentWindow || !data.imagery) return;
    const came = data.imagery === "came";
    box.dataset.imagery = data.imagery;
    remark(
      came
        ? say("Picture: NASA Blue Marble, by NASA's Global Imagery Browse Services (GIBS), part of NASA's ESDIS.")
        : say("No picture came from {host}; the map goes on without it.", { host: HOST }),
    );
    atlas.showImagery(came);
  });

  function show() {
    frame.src = PAGE;
    overlay = L.svgOverlay(/** @type {any} */ (frame), around(), { pane: "imagery" }).addTo(map);
    remark(say("Asking {host} for a picture.", { host: HOST }));
    map.on("moveend", follow);
  }

  function hide() {
    map.off("moveend", follow);
    overlay?.remove();
    overlay = null;
    remark("");
    delete box.dataset.imagery;
    atlas.showImagery(false);
  }

  input.addEventListener("change", () => (input.checked ? show() : hide()));
}
