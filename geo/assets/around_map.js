/* What stands around the map? Switches for its layers, a scale, a small world that says where one is, and the way back to it. */
(() => {
  const PARTS = [
    ["areas", "Areas of operations"], ["headquarters", "Headquarters"], ["capitals", "Capitals of today", "closer in"],
    ["waters", "Rivers and lakes", "closer in"], ["sites", "Deployment sites of the year"], ["hosts", "Host countries"],
    ["contributors", "Contributors of the chosen operation"], ["today", "Borders of today, to compare"],
  ];
  const REST = 700, LATEST = 5000; // milliseconds until the server is told, and until its answer is no longer waited for
  const SMALL = 14, RING = 8; // pixels below which an area is ringed; a ring's radius
  const SMALL_WORLD = { width: 132, west: -180, north: 78, south: -58 };

  /** Add the button `Layers` and, behind it, a switch for each. */
  function addSwitches(atlas) {
    const { map } = atlas, boxes = new Map(), control = L.control({ position: "topright" });
    let untold = null;
    control.onAdd = () => {
      const panel = L.DomUtil.create("div", "switches leaflet-bar");
      panel.innerHTML = '<button type="button" aria-expanded="false" aria-controls="switches">Layers</button><div id="switches" hidden><fieldset><legend>Show on the map</legend></fieldset></div>';
      L.DomEvent.disableClickPropagation(panel).disableScrollPropagation(panel);
      const button = panel.querySelector("button"), list = panel.querySelector("#switches");
      const open = (isOpen) => { list.hidden = !isOpen; button.setAttribute("aria-expanded", isOpen); };
      button.addEventListener("click", () => open(list.hidden));
      panel.addEventListener("keydown", (event) => {
        event.stopPropagation(); // the map itself pans with the arrow keys
        if (event.key === "Escape") { open(false); button.focus(); }
      });
      PARTS.filter(([name]) => !atlas.view.only || !(name === "contributors" || (name === "sites" && !atlas.view.year))).forEach((part) => addSwitch(list.querySelector("fieldset"), ...part));
      window.atlasImagery(atlas, list);
      return panel;
    };

    function addSwitch(list, name, label, note) {
      const row = L.DomUtil.create("label", "", list), input = L.DomUtil.create("input", "", row);
      Object.assign(input, { type: "checkbox", name, checked: atlas.isOn(name) });
      row.append(label);
      if (note) L.DomUtil.create("small", "", row).textContent = note;
      input.addEventListener("change", () => {
        const on = new Set(atlas.layersOn());
        if (input.checked) on.add(name); else on.delete(name);
        tell(PARTS.map(([each]) => each).filter((each) => on.has(each)).join("-") || "none");
      });
      boxes.set(name, input);
    }

    /** Switch here at once; the server is told when no more follow. */
    function tell(layers) {
      clearTimeout(untold?.timer);
      if (!atlas.view.only) untold = { layers, at: Date.now(), timer: setTimeout(() => atlas.choose(`layers ${layers}`), REST) };
      atlas.setLayers(layers);
    }

    /** Return the layers of a view from the server, or those switched here while an older answer was on its way. */
    function received(layers) {
      const same = untold && [...atlas.layersOn(layers)].sort().join() === [...atlas.layersOn(untold.layers)].sort().join();
      if (untold && !same && Date.now() - untold.at < LATEST) return untold.layers;
      clearTimeout(untold?.timer);
      untold = null;
      return layers;
    }

    control.addTo(map);
    return { received, sync: () => boxes.forEach((input, name) => { input.checked = atlas.isOn(name); }) };
  }

  /** Leaflet's scale measures along the middle of the map; say so, since lengths here differ with latitude and direction. */
  const Scale = L.Control.Scale.extend({
    _updateScale(scale, text, ratio) {
      const { lat } = this._map.getCenter(), shown = Math.round(Math.abs(lat));
      L.Control.Scale.prototype._updateScale.call(this, scale, text.replace(/(\d)(?=(\d{3})+ )/g, "$1,"), ratio);
      scale.title = `Measured from east to west at ${shown}° ${lat < 0 ? "south" : "north"}`;
      L.DomUtil.create("small", "", scale).textContent = ` at ${shown}° ${lat < 0 ? "S" : "N"}`;
    },
  });

  /** Add a small world with a frame where the map is, seen when the map is not the world. */
  function addLocator(atlas) {
    const { map } = atlas, { width, west, north, south } = SMALL_WORLD, pixels = width / 360, slant = 1 / Math.cos((33 * Math.PI) / 180);
    const control = L.control({ position: "bottomleft" }), height = Math.round((north - south) * pixels * slant);
    const spot = (lat, lng) => [(lng - west) * pixels, (north - lat) * pixels * slant];
    let world = null, frame = null, theme = "";
    control.onAdd = () => {
      const inset = L.DomUtil.create("div", "locator");
      inset.setAttribute("aria-hidden", "true");
      world = L.DomUtil.create("canvas", "", inset);
      frame = L.DomUtil.create("i", "", inset);
      Object.assign(world, { width: 2 * width, height: 2 * height });
      Object.assign(inset.style, { width: `${width}px`, height: `${height}px` });
      return inset;
    };

    function paint() {
      const pen = world.getContext("2d");
      theme = atlas.view.theme;
      pen.setTransform(2, 0, 0, 2, 0, 0);
      pen.clearRect(0, 0, width, height);
      pen.fillStyle = atlas.tone("line");
      pen.beginPath();
      for (const { geometry } of atlas.features.units) {
        for (const [ring] of geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) {
          ring.forEach(([lng, lat], n) => { if (n) pen.lineTo(...spot(lat, lng)); else pen.moveTo(...spot(lat, lng)); });
        }
      }
      pen.fill();
    }

    function follow() {
      const isWorld = map.getZoom() < atlas.startZoom + 0.9;
      control.getContainer().hidden = isWorld;
      if (isWorld) return;
      if (theme !== atlas.view.theme) paint();
      const bounds = map.getBounds(), [left, top] = spot(bounds.getNorth(), bounds.getWest()), [right, bottom] = spot(bounds.getSouth(), bounds.getEast());
      const grown = [Math.max(right - left, 6), Math.max(bottom - top, 6)];
      Object.assign(frame.style, { left: `${left}px`, top: `${top}px`, width: `${grown[0]}px`, height: `${grown[1]}px` });
    }
    control.addTo(map);
    map.on("moveend zoomend", follow);
    follow();
    return follow;
  }

  /** Add the way back to the world, seen when the map is not the world. */
  function addWayBack({ map, startZoom, toWorld }) {
    const control = L.control({ position: "topleft" });
    control.onAdd = () => {
      const bar = L.DomUtil.create("div", "leaflet-bar way-back");
      const button = L.DomUtil.create("button", "", bar);
      Object.assign(button, { type: "button", textContent: "World", title: "Show the whole world" });
      button.addEventListener("click", () => toWorld());
      L.DomEvent.disableClickPropagation(bar);
      return bar;
    };
    const follow = () => { control.getContainer().hidden = map.getZoom() < startZoom + 0.3; };
    control.addTo(map);
    map.on("zoomend", follow);
    follow();
  }

  /** Ring the areas too small to be seen at this zoom; a ring goes round the seat's dot where that covers the area. */
  function ringSmall({ map, box, renderer, areas, choose, isOn }, seats) {
    const pixel = (at) => map.latLngToLayerPoint(at);
    for (const area of areas) {
      const bounds = area.part.getBounds(), at = bounds.getCenter(), extent = pixel(bounds.getSouthEast()).subtract(pixel(bounds.getNorthWest()));
      if (!area.color || Math.max(extent.x, extent.y) >= SMALL) { area.ring?.remove(); area.ring = null; continue; }
      const seat = isOn("headquarters") && seats.find((item) => item.mission.id === area.mission);
      const isCovered = seat && !seat.shift && pixel(seat.seat.at).distanceTo(pixel(at)) < seat.radius;
      const style = { color: area.color, fillColor: area.color, radius: isCovered ? seat.radius + 3 : RING };
      const { color, radius } = area.ring?.options ?? {};
      if (color === style.color && radius === style.radius) continue;
      if (area.ring) { area.ring.setStyle(style); continue; }
      area.ring = L.circleMarker(at, { ...style, renderer, weight: 1.5, fillOpacity: 0.28 }).bindTooltip(area.says, { sticky: true, opacity: 0.95 });
      area.ring.on("click", () => choose(area.mission)).addTo(map);
    }
    box.dataset.rings = areas.filter((area) => area.ring).map((area) => area.mission).join(" ");
  }

  function addLegend({ map, colors, regionColor }) {
    const legend = L.control({ position: "bottomright" });
    legend.onAdd = () => {
      const list = L.DomUtil.create("div", "legend");
      for (const region of Object.keys(colors.light)) {
        const item = L.DomUtil.create("span", "item", list);
        L.DomUtil.create("i", "", item).dataset.region = region;
        item.append(region);
      }
      L.DomUtil.create("span", "item note", list).textContent = "Dot: headquarters, sized by uniformed strength (pale: not counted). Shade or ring: area of operations; broken outline: schematic.";
      return list;
    };
    legend.addTo(map);
    return () => legend.getContainer().querySelectorAll("i").forEach((dot) => { dot.style.background = regionColor(dot.dataset.region); });
  }

  /** Set all this round the map and return what must follow it: theme, switches and rings. */
  window.atlasAround = (atlas) => {
    new Scale({ imperial: false, position: "bottomleft", maxWidth: 110 }).addTo(atlas.map);
    const locate = addLocator(atlas), switches = addSwitches(atlas), color = atlas.view.only ? () => {} : addLegend(atlas);
    if (!atlas.view.only) addWayBack(atlas);
    color();
    return { ...switches, ring: (seats) => ringSmall(atlas, seats), restyle: () => { color(); locate(); } };
  };
})();
