/* How does the map follow the date? Land, boundaries and every operation's span are fetched once; a view only toggles. */
(() => {
  const TRUE_SHAPE = Math.cos((33 * Math.PI) / 180);
  L.CRS.Atlas = L.extend({}, L.CRS.EPSG4326, {
    transformation: new L.Transformation(TRUE_SHAPE / 180, TRUE_SHAPE, -1 / 180, 0.5),
  });
  const WORLD = [[-54, -125], [72, 155]];
  const CORE = [[-30, -22], [52, 52]]; // what a phone shows first: most operations were here
  const DASHES = { settled: null, undetermined: "5 3", line_of_control: "1 3", approximate: "9 3" };
  const STATUS = {
    member_state: "", non_member_state: "not a member of the United Nations", trust_territory: "trust territory",
    territory_under_administration: "territory", divided_state: "divided state", disputed: "disputed", occupied: "occupied",
  };
  const ASSETS = "../../assets", LATER = ["around_map", "imagery_map", "layers_map"]; // scripts the first view does not wait for
  const USUAL = "areas-headquarters-capitals-waters"; // what is on until the visitor says otherwise
  const CLOSEST = 6; // the zoom an area comes into view at
  const ROOM = { paddingTopLeft: [60, 30], paddingBottomRight: [50, 66] }; // for what stands around the map
  const SIDES = ["right", "left", "top", "bottom", "topRight", "bottomRight", "topLeft", "bottomLeft"];

  // Said here and not only in the style sheet, which may come after the land: a canvas paints what it is told.
  const TONES = {
    light: { land: "#FBFAF7", line: "#A9B1B8", unsettled: "#E3E2DC", ink: "#10212E" },
    dark: { land: "#2A3741", line: "#5B6A76", unsettled: "#35434E", ink: "#EEF2F5" },
  };
  const json = (url) =>
    fetch(url).then((answer) => {
      if (!answer.ok) throw new Error(`${answer.status} for ${url}`);
      return answer.json();
    });

  /** Return the number of the world of a day: the last of its days that is not after it. */
  function worldOn(days, date) {
    let low = 0, high = days.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (days[middle] <= date) low = middle + 1; else high = middle;
    }
    return Math.max(low - 1, 0);
  }

  /** Return for each unit of land the row of the state it belongs to in a world. */
  const ownersIn = (units, world) => Object.fromEntries(Object.entries(units).map(
    ([unit, spans]) => [unit, (spans.findLast(([from]) => from <= world) ?? spans[0])[1]],
  ));

  /** Say whether a line is there on a day: lines of armistice begin with the agreement. */
  const isThere = (day, from, until) => from <= day && (!until || day < until);

  /** Say in a sentence on the map that a file did not come. */
  function trouble(box, error) {
    const note = document.createElement("div");
    note.className = "trouble";
    note.textContent = `The map's files could not be fetched from this atlas (${error.message}). Reload the page to try again.`;
    box.append(note);
  }

  /** Fetch a script that the first view of the map does not wait for. */
  const script = (address) => new Promise((done, fail) => {
    const element = document.createElement("script");
    element.addEventListener("load", done);
    element.addEventListener("error", () => fail(new Error(`no answer for ${address}`)));
    element.src = address;
    document.head.append(element);
  });
  const isCalm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  window.atlasLand = { json, trouble, tones: TONES, dashes: DASHES, placed, worldOn, ownersIn, isThere };

  /** Return the seat held on a date, else the main one. */
  function seatOn(mission, date) {
    const dated = mission.seats.filter((s) => s.from || s.to);
    const held = dated.find((s) => (!s.from || s.from <= date) && (!s.to || s.to >= date));
    return held || mission.seats.find((s) => s.main) || mission.seats[0];
  }

  /** Return the strength last counted in the fifteen months before a date, or null where there is no such count. */
  function strengthOn(mission, date) {
    const known = mission.strength.filter(([day]) => day <= date).at(-1);
    if (!known) return null;
    const months = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
    return months(date) - months(known[0]) <= 15 ? known[1] : null;
  }

  /** Return a dot's diameter in pixels: its area grows with the strength. */
  const sizeOfDot = (persons) => (persons === null ? 8 : 7 + 23 * Math.sqrt(Math.min(persons, 40000) / 40000));

  /** Place a label beside its dot, on the first side where it hits neither a label, a dot nor the frame's edge. */
  function placed(box, point, taken, size, radius) {
    const [w, h, gap] = [box.width, box.height, radius + 3];
    const at = {
      right: [gap, -h / 2], left: [-gap - w, -h / 2], top: [-w / 2, -gap - h], bottom: [-w / 2, gap],
      topRight: [gap - 2, -gap - h / 2], bottomRight: [gap - 2, 2], topLeft: [2 - gap - w, -gap - h / 2], bottomLeft: [2 - gap - w, 2],
    };
    for (const side of SIDES) {
      const x = point.x + at[side][0], y = point.y + at[side][1];
      const inside = x > 0 && y > 0 && x + w < size.x && y + h < size.y;
      const free = taken.every((t) => x + w < t[0] || t[2] < x || y + h < t[1] || t[3] < y);
      if (inside && free) return { offset: at[side], box: [x, y, x + w, y + h] };
    }
    return null;
  }

  window.atlasMap = (map, { files, channel: name }) => {
    const addresses = Object.fromEntries(files.split(" ").map((file) => file.split("=")).map(([each, tag]) => [each, `${ASSETS}/layers/${each}.json?v=${tag}`]));
    let view = { date: "", mission: "", region: "", theme: "light", only: "", layers: "" };
    let more = null, features = {}, hasImagery = false; // more: what the other scripts add once the first view is drawn
    let missions = [], byCountry = {}, colors = {}, edges = null, land = null, level = "world", worlds = null, world = -1, owners = {}, areas = [], startZoom = 0, clicks = 0, fitted = "", drawn = "";
    const shown = new Map();
    const channel = new BroadcastChannel(name);
    let isHeard = false; // whether a time bar speaks on the channel
    const box = map.getContainer();
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", "Map of operations. Plus and minus zoom, arrow keys pan, Tab walks the operations.");
    const renderer = L.canvas({ padding: 0.2 });
    map.createPane("lines").style.zIndex = 410;
    map.getPane("lines").style.pointerEvents = "none";
    const lineRenderer = L.canvas({ padding: 0.2, pane: "lines" });

    const tone = (name) => (TONES[view.theme] || TONES.light)[name];
    const regionColor = (region) => (colors[view.theme] || colors.light || {})[region] || "#777";
    const isActive = (m) =>
      view.only ? m.id === view.only
        : m.start <= view.date && (!m.end || m.end >= view.date) && (!view.region || m.region === view.region);

    const layersOn = (text = view.layers) => new Set((text || USUAL).split("-"));
    const isOn = (name) => layersOn().has(name);

    /** Tell what is chosen: over the channel where a time bar listens, which makes it one small run; else by the map itself. */
    function choose(text) {
      if (isHeard) channel.postMessage({ told: text });
      // The value carries a count, so that choosing the same operation twice is two events.
      else if (window.Streamlit) window.Streamlit.setComponentValue({ last_object_clicked_tooltip: `${text} ${++clicks}` });
    }

    function landStyle(status) {
      // Edged in its own colour, so that no seam shows between the parts of one state; borders are lines of their own.
      const fill = tone(status === "unsettled" ? "unsettled" : "land");
      const opacity = hasImagery ? 0 : 1;
      return { renderer, stroke: true, weight: 0.7, color: fill, fillColor: fill, fillOpacity: opacity, opacity };
    }

    /** Show the areas of operations of the day, on an operation's own page all it ever had; say whether any changed. */
    function shade(active) {
      const ids = new Map(active.map((m) => [m.id, m])), chosen = view.only || view.mission, areOn = isOn("areas");
      let isChanged = false;
      for (const area of areas) {
        const m = ids.get(area.mission);
        const isShown = m && areOn && (view.only || (area.first <= view.date && (!area.last || area.last >= view.date)));
        const color = m && regionColor(m.region), strong = Boolean(m) && m.id === chosen;
        const faint = !strong && ids.has(chosen); // so that a large neighbour does not hide the chosen one
        const look = isShown ? `${color} ${strong} ${faint}` : "";
        area.color = isShown ? color : "";
        if (look === area.look) continue; // a canvas draws anew whatever is touched
        area.look = look;
        isChanged = true;
        if (!look) { area.part.remove(); continue; }
        area.part.setStyle({
          color, opacity: faint ? 0.5 : 0.9, weight: strong ? 1.8 : 1, dashArray: area.schematic ? "4 3" : null, fillColor: color,
          fillOpacity: view.only ? 0.2 : strong ? 0.5 : faint ? 0.1 : 0.28, // areas of several periods lie over each other there
        });
        area.part.addTo(map);
      }
      return isChanged;
    }

    /** Put what is drawn on the land's canvas in order: waters and hosts, areas, then lines and sites. */
    function order() {
      more?.below();
      areas.forEach(({ part, ring }) => { if (map.hasLayer(part)) part.bringToFront(); ring?.bringToFront(); });
      more?.above();
    }

    function addAreas(features) {
      // On the land's own canvas: a canvas above it would keep the pointer from the land.
      L.geoJson(features, {
        style: { renderer },
        onEachFeature: (f, part) => {
          const { mission_id: mission, first, last, schematic } = f.properties, m = missions.find((each) => each.id === mission);
          const says = `<b>${m.acronym}</b><br>area of operations${schematic ? ", schematic" : ""}`;
          part.bindTooltip(says, { sticky: true, opacity: 0.95 });
          part.on("click", () => choose(mission));
          areas.push({ part, mission, first, last, schematic, says, look: "" });
        },
      });
    }

    function marker(m, seat, key, former) {
      const icon = L.divIcon({ className: "seat", iconSize: [0, 0], html: '<span class="dot"></span><span class="tag"></span>' });
      const item = L.marker(seat.at, { icon, keyboard: true, riseOnHover: true });
      item.on("click", () => choose(m.id)).addTo(map);
      const element = item.getElement();
      element.querySelector(".tag").textContent = view.only ? seat.place : m.acronym;
      element.setAttribute("role", "button");
      element.setAttribute("aria-label", `${m.acronym}, ${m.name}, ${seat.place}`);
      element.dataset.mission = m.id;
      element.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        event.preventDefault();
        choose(m.id);
      });
      element.classList.toggle("former", former);
      return Object.assign(item, { mission: m, seat, key, former });
    }

    const weightOf = (item) => (item.mission.id === view.mission ? "bold" : "plain");

    /** Measure labels not measured yet, all at once: between changes the browser would lay out the page anew for each. */
    function measure(items) {
      const fresh = items.filter((item) => !item.sizes?.[weightOf(item)]);
      fresh.forEach((item) => item.getElement().classList.remove("hidden"));
      fresh.forEach((item) => {
        const tag = item.getElement().querySelector(".tag");
        (item.sizes ||= {})[weightOf(item)] = { width: tag.offsetWidth, height: tag.offsetHeight };
      });
    }

    function layout() {
      const size = map.getSize(), taken = more?.covered() ?? [], spots = [];
      const items = [...shown.values()];
      measure(items);
      items.forEach((item) => {
        // Operations whose seats fall on one spot at this zoom stand side by side.
        const at = map.latLngToContainerPoint(item.seat.at);
        let shift = 0;
        while (!view.only && spots.some((s) => Math.abs(s.x - at.x - shift) < 6 && Math.abs(s.y - at.y) < 6)) shift += 11;
        item.point = at.add([shift, 0]);
        spots.push(item.point);
        item.getElement().querySelector(".dot").style.translate = `${shift}px 0`;
        item.shift = shift;
        item.getElement().style.setProperty("--shift", `${shift}px`); // a line leads from where it stands
        const r = item.radius;
        item.own = [item.point.x - r, item.point.y - r, item.point.x + r, item.point.y + r];
        taken.push(item.own);
      });
      const rank = (item) => (item.mission.id === view.mission ? 0 : 1);
      items.sort((a, b) => rank(a) - rank(b) || b.radius - a.radius || a.mission.acronym.length - b.mission.acronym.length);
      for (const item of items) {
        const element = item.getElement(), tag = element.querySelector(".tag");
        const place = placed(item.sizes[weightOf(item)], item.point, taken.filter((t) => t !== item.own), size, item.radius);
        element.classList.toggle("hidden", !place);
        if (!place) continue;
        tag.style.left = `${place.offset[0] + item.shift}px`;
        tag.style.top = `${place.offset[1]}px`;
        taken.push(place.box);
        item.tagged = place.box;
      }
      more?.label(isOn("headquarters") ? taken : [], [...shown.values()]);
    }

    function draw() {
      if (!missions.length) return;
      const seen = JSON.stringify(view);
      if (seen === drawn) return; // the server's answer to a step that the time bar has shown already
      drawn = seen;
      document.documentElement.classList.toggle("dark", view.theme === "dark");
      const active = missions.filter(isActive), wanted = new Map();
      for (const m of active) {
        const seats = view.only ? m.seats : [seatOn(m, view.date)];
        // A place held twice is one dot, and the main one if it ever was.
        for (const seat of [...seats].sort((a, b) => b.main - a.main)) {
          const key = `${m.id} ${seat.at.join()}`;
          if (!wanted.has(key)) wanted.set(key, [m, seat, Boolean(view.only) && !seat.main]);
        }
      }
      for (const [key, item] of shown) if (!wanted.has(key)) { item.remove(); shown.delete(key); }
      for (const [key, [m, seat, former]] of wanted) if (!shown.has(key)) shown.set(key, marker(m, seat, key, former));
      const chosen = view.only ? "" : view.mission, isShown = active.some((m) => m.id === chosen);
      for (const item of shown.values()) {
        const element = item.getElement();
        const persons = view.only ? null : strengthOn(item.mission, view.date), size = view.only ? 11 : sizeOfDot(persons);
        element.style.setProperty("--color", regionColor(item.mission.region));
        element.style.setProperty("--size", `${size}px`);
        element.classList.toggle("uncounted", !view.only && persons === null);
        item.radius = size / 2 + 2;
        const counted = persons === null ? "" : `, about ${persons.toLocaleString("en")} uniformed`;
        element.title = `${item.mission.acronym}: ${item.mission.name}. Seat: ${item.seat.place}${counted}`;
        element.classList.toggle("chosen", item.mission.id === chosen);
        element.classList.toggle("dimmed", isShown && item.mission.id !== chosen);
        item.setZIndexOffset(item.mission.id === chosen ? 1000 : 0);
      }
      box.classList.toggle("no-seats", !isOn("headquarters"));
      const isShaded = shade(active);
      showBorders();
      const isFilled = more?.draw(active);
      layout();
      if (isFilled || (isShaded && more?.isFull())) order(); // a canvas draws anew whatever is brought to the front
      Object.assign(box.dataset, { date: view.date, active: active.length, chosen: isShown ? chosen : "", layers: view.layers });
    }

    function restyle() {
      Object.values(byCountry).forEach((parts) => parts.forEach((p) => p.setStyle(landStyle(p.status))));
      shade(missions.filter(isActive));
      if (edges) edges.eachLayer((edge) => edge.setStyle({ color: tone("line") }));
      more?.restyle();
    }

    /** Return the day whose states are shown: the view's, an operation's first day on its own page. */
    const dayShown = () => (view.only ? missions.find((m) => m.id === view.only)?.start : view.date) || view.date;

    /** Show the borders of the day; nothing is drawn anew within one world. */
    function showBorders() {
      const number = worldOn(worlds.days, dayShown());
      if (number === world || !edges) return;
      world = number;
      owners = ownersIn(worlds.units, world);
      edges.eachLayer((edge) => {
        const { a, b, from, until } = edge.feature.properties, isBorder = isThere(worlds.days[world], from, until) && (!a || owners[a] !== owners[b]);
        if (edge.isBorder !== isBorder) edge.setStyle({ opacity: isBorder ? 1 : 0 });
        edge.isBorder = isBorder;
      });
      box.dataset.world = worlds.days[world];
    }

    /** Say whose a unit of land was on the day. */
    function stateOf(unit) {
      const [, name, status, power, approximate] = worlds.states[owners[unit]];
      const of = power ? ` (${power.split("+").map((id) => worlds.names[id] || id).join(" and ")})` : "";
      return `<b>${name}</b>${STATUS[status] ? `<br>${STATUS[status]}${of}` : ""}${approximate ? "<br>borders approximate" : ""}`;
    }

    function fit() {
      if (view.only && missions.length && fitted !== view.only) {
        const m = missions.find((each) => each.id === view.only);
        const bounds = L.latLngBounds(m.seats.map((s) => s.at));
        areas.filter((area) => area.mission === m.id).forEach((area) => bounds.extend(area.part.getBounds()));
        fitted = view.only;
        map.fitBounds(bounds, { ...ROOM, maxZoom: CLOSEST + 1.5, animate: false });
      } else if (!view.only && !fitted) {
        fitted = "world";
        map.setMaxBounds([[-90, -220], [100, 220]]);
        toWorld(false);
        startZoom = map.getZoom();
        if (map.getSize().x >= 600) map.setMinZoom(startZoom - 0.25);
      }
    }

    function toWorld(animate = !isCalm()) {
      if (map.getSize().x < 600) map.fitBounds(CORE, { paddingBottomRight: [0, 56], animate }); // clear of the legend
      else map.fitBounds(WORLD, { animate });
    }

    /** Bring an operation's area of the day and its seat into view; with its contributors shown, the world. */
    function toArea(animate = !isCalm()) {
      const m = missions.find((each) => each.id === view.mission);
      if (!m) { toWorld(animate); return; }
      if (isOn("contributors") && !more?.isWithoutLines()) { map.fitBounds(WORLD, { animate }); return; }
      const own = areas.filter((area) => area.mission === m.id), now = own.filter((area) => area.first <= view.date && (!area.last || area.last >= view.date));
      const bounds = L.latLngBounds([seatOn(m, view.date).at]);
      (now.length ? now : own).forEach((area) => bounds.extend(area.part.getBounds()));
      const { offsetWidth = 0, offsetHeight = 0 } = box.querySelector(".said") ?? {};
      const said = map.getSize().x < 600 ? [0, offsetHeight] : [Math.max(offsetWidth - 40, 0), 0]; // above on a phone, else on the left
      map.fitBounds(bounds, { ...ROOM, paddingTopLeft: L.point(ROOM.paddingTopLeft).add(said), maxZoom: CLOSEST, animate });
    }

    /** Show a view the server stands behind. */
    function commit(next) {
      const before = view;
      const layers = next.layers ?? view.layers; // an operation's own page says nothing of them
      view = { ...view, ...next, layers: more ? more.received(layers) : layers };
      if (before.theme !== view.theme) {
        document.documentElement.classList.toggle("dark", view.theme === "dark");
        restyle();
      }
      draw();
      fit();
      if (missions.length && before.mission !== view.mission && !view.only) toArea();
    }

    /** Draw the land at a level of detail, `world` or `countries`, and take the other level away. */
    function addLand(name, units) {
      const before = land, parts = {};
      features.units = units.features;
      land = L.geoJson(units, {
        smoothFactor: 1.2,
        style: (f) => landStyle(f.properties.status),
        onEachFeature: (f, part) => {
          part.status = f.properties.status;
          part.bindTooltip(() => stateOf(f.properties.unit_id), { sticky: true, opacity: 0.95 });
          (parts[f.properties.country_id] ||= []).push(part);
        },
      }).addTo(map);
      byCountry = parts;
      if (before) before.remove();
      more?.landed();
      order();
      Object.assign(box.dataset, { land: units.features.length, level: name });
    }

    /** Fetch the finer land when it can be seen: past the first view of the world. */
    function refine() {
      if (level === "countries" || !(view.only || (fitted && map.getZoom() > startZoom + 0.9))) return;
      level = "countries";
      Promise.all([json(addresses["units-fine"]), json(addresses["edges-fine"])])
        .then(([units, borders]) => { addLand("countries", units); addEdges(borders); })
        .catch((error) => trouble(box, error));
    }

    /** Draw the edges between units; those within one state are there and not seen. */
    function addEdges(borders) {
      const before = edges;
      features.edges = borders.features;
      edges = L.geoJson(borders, {
        interactive: false,
        pane: "lines",
        style: (f) => ({
          renderer: lineRenderer, color: tone("line"), opacity: 0,
          weight: f.properties.standing === "settled" ? 0.8 : 1.2, dashArray: DASHES[f.properties.standing],
        }),
      }).addTo(map);
      world = -1;
      showBorders();
      if (before) before.remove();
    }

    /** Add the switches, and what is drawn when they are on, once the first view is there. */
    function addMore() {
      const atlas = {
        map, box, addresses, renderer, lineRenderer, tone, regionColor, features, areas, colors, startZoom, isOn, layersOn, toWorld, toArea, seatOn, choose,
        get view() { return view; },
        setLayers: (layers) => { view = { ...view, layers }; draw(); },
        refresh: () => { layout(); order(); },
        ownersToday: () => ownersIn(worlds.units, worlds.days.length - 1),
        showImagery: (isShown) => { hasImagery = isShown; box.classList.toggle("imagery", isShown); restyle(); order(); },
      };
      Promise.all(LATER.map((each) => script(`${ASSETS}/map/${each}.js`))).then(() => {
        more = window.atlasLayers(atlas);
        drawn = "";
        draw();
      }).catch((error) => trouble(box, error));
    }

    map.on("zoomend resize", () => { if (missions.length) layout(); });
    map.on("zoomend", () => { if (missions.length) refine(); });
    map.on("moveend", () => { if (missions.length) layout(); });
    channel.onmessage = ({ data }) => {
      if (view.only || !data.view) return;
      isHeard = true;
      commit(data.view);
    };

    Promise.all(["missions", "worlds", "units", "edges", "areas"].map((each) => json(addresses[each])))
      .then(([operations, told, units, borders, worked]) => {
        ({ missions, colors } = operations);
        worlds = { ...told, names: Object.fromEntries(told.states.map(([id, name]) => [id, name])) };
        if (!view.only) fit(); // before there is anything to draw twice
        addLand("world", units);
        addEdges(borders);
        addAreas(worked);
        draw();
        fit();
        if (view.mission && !view.only) toArea(false);
        refine();
        addMore();
        // Labels measured before the style sheet came are measured again.
        const late = [...document.querySelectorAll("link[rel=stylesheet]")].filter((link) => !link.sheet);
        late.forEach((link) => link.addEventListener("load", () => { shown.forEach((item) => { item.sizes = null; }); layout(); }));
      })
      .catch((error) => trouble(box, error));
    channel.postMessage({ hello: true });
    return { commit, get view() { return view; } };
  };
})();
