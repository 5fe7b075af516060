/* How can a satellite picture lie under the map? In a frame of its own, the only page that may ask another host, and only when asked. */
(() => {
  const page = "../../assets/map/imagery.html", host = "gibs.earthdata.nasa.gov";
  const credit = "Picture: NASA Blue Marble, by NASA's Global Imagery Browse Services (GIBS), part of NASA's ESDIS.";

  /** Add the switch; nothing is asked for before it is on. */
  window.atlasImagery = (atlas, list) => {
    const { map, box } = atlas;
    const group = L.DomUtil.create("fieldset", "", list), row = L.DomUtil.create("label", "", group), input = L.DomUtil.create("input", "", row);
    let overlay = null;
    L.DomUtil.create("legend", "", group).textContent = "From another host";
    input.type = "checkbox";
    input.name = "imagery";
    group.prepend(group.querySelector("legend"));
    row.append("Satellite picture");
    L.DomUtil.create("small", "", group).textContent = `Contacts ${host} from your browser, which tells it your network address. Off until you switch it on, and again when the page is left.`;
    map.createPane("imagery").style.zIndex = 150;
    map.getPane("imagery").style.pointerEvents = "none";

    const around = () => map.getBounds().pad(0.4);
    const tell = () => overlay.getElement().contentWindow?.postMessage({
      west: overlay.getBounds().getWest(), south: overlay.getBounds().getSouth(), east: overlay.getBounds().getEast(), north: overlay.getBounds().getNorth(),
      width: overlay.getElement().clientWidth,
    }, window.location.origin);
    const follow = () => { overlay.setBounds(around()); tell(); };

    function listen({ source, data }) {
      if (!overlay || source !== overlay.getElement().contentWindow || !data.imagery) return;
      const came = data.imagery === "came";
      box.dataset.imagery = data.imagery;
      atlas.note(came ? credit : `No picture came from ${host}; the map goes on without it.`);
      atlas.showImagery(came);
    }

    function show() {
      const frame = document.createElement("iframe");
      Object.assign(frame, { src: page, title: `Satellite picture from ${host}`, tabIndex: -1 });
      frame.setAttribute("aria-hidden", "true");
      frame.addEventListener("load", follow);
      overlay = L.svgOverlay(frame, around(), { pane: "imagery" }).addTo(map);
      atlas.note(`Asking ${host} for a picture.`);
      map.on("moveend", follow);
    }

    function hide() {
      map.off("moveend", follow);
      overlay.remove();
      overlay = null;
      atlas.note("");
      delete box.dataset.imagery;
      atlas.showImagery(false);
    }

    window.addEventListener("message", listen);
    input.addEventListener("change", () => (input.checked ? show() : hide()));
  };
})();
