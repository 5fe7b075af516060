/* Where did the troops stand? Land and all sites are fetched once; a year only draws them anew, here, without the server. */
(() => {
  const WORLD = [[-36, -85], [58, 130]];
  const POLICE = 1, OBSERVERS = 2, AVIATION = 4, MEDICAL = 8, SECTOR = 16, MISSION = 32, ESTIMATED = 64, DOUBTFUL = 128;
  const THERE = [[POLICE, "police"], [OBSERVERS, "military observers"], [AVIATION, "aviation"], [MEDICAL, "medical facility"]];
  const STEP = 700, SLOW_STEP = 1500, REST = 300; // milliseconds a year plays, plays where motion is to be reduced, and rests
  const KEY_LARGEST = 17; // radius of the largest circle of the key
  const LARGEST = 26, UNKNOWN = 3.5, NONE = 2.2; // radii in pixels: of the largest site, of one without a figure, of none
  const SAMPLES = [50, 100, 250, 500, 1000, 2500, 5000];
  const ACRONYM_FONT = "600 12px Arial, sans-serif";
  const people = (n) => `${n.toLocaleString("en")} ${n === 1 ? "person" : "troops"}`;

  /** Return what stood in a year: the operation, the site, and its troops, marks and contributors. */
  function standing(missions, year) {
    const found = [];
    for (const m of missions) for (const site of m.sites) {
      const entry = site.years.find(([each]) => each === year);
      if (entry) found.push({ m, site, troops: entry[1], marks: entry[2], party: entry[3] });
    }
    return found.sort((a, b) => (b.troops ?? -1) - (a.troops ?? -1)); // the small ones last, on top
  }

  /** Say what the map knows of a site. */
  function words(s, parties) {
    const sign = s.marks & ESTIMATED ? "about " : "";
    const seat = s.marks & MISSION ? "Headquarters of the operation" : s.marks & SECTOR ? "Sector headquarters" : "";
    const there = THERE.filter(([mark]) => s.marks & mark).map(([, name]) => name).join(", ");
    const lines = [
      s.troops === null ? "Troops: no figure" : s.troops ? `${sign}${people(s.troops)}` : "No troops",
      seat, there && `Also: ${there}`, parties[s.party] && `Contributors: ${parties[s.party].split("; ").join(", ")}`,
      s.marks & DOUBTFUL ? "Doubtful: see the table" : "",
    ];
    return [`${s.site.place}, ${s.m.acronym}`, ...lines.filter(Boolean)];
  }

  function buildBar(box) {
    const bar = L.DomUtil.create("div", "years-bar", box);
    bar.innerHTML = `<button class="play" aria-pressed="false">Play</button>
      <button class="step" data-step="-1" aria-label="One year back">&lsaquo;</button><span class="year" aria-hidden="true"></span>
      <button class="step" data-step="1" aria-label="One year on">&rsaquo;</button>
      <input type="range" step="1" aria-label="Year shown"><span class="count" aria-hidden="true"></span>`;
    L.DomEvent.disableClickPropagation(bar).disableScrollPropagation(bar);
    bar.addEventListener("keydown", (event) => event.stopPropagation());
    const one = (name) => bar.querySelector(name);
    return { play: one(".play"), slider: one("input"), year: one(".year"), count: one(".count"), steps: bar.querySelectorAll(".step") };
  }

  window.sitesMap = (map, options) => {
    const { json, trouble, tones, dashes, placed, worldOn, ownersIn, isThere } = window.atlasLand;
    const box = map.getContainer(), bar = buildBar(box), pen = document.createElement("canvas").getContext("2d");
    let view = { mission: "", year: 0, theme: "light" }, year = 0, all = null, land = null, edges = null, worlds = null, world = -1, level = "", framed = null;
    let timer = null, rest = null, told = 0, clicks = 0, key = null, asked = [], startZoom = 0, shown = [];
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", options.label);
    map.createPane("lines").style.zIndex = 410;
    map.getPane("lines").style.pointerEvents = "none";
    map.createPane("sites").style.zIndex = 420;
    const landRenderer = L.canvas({ padding: 0.2 }), lineRenderer = L.canvas({ padding: 0.2, pane: "lines" });
    const siteRenderer = L.canvas({ padding: 0.2, pane: "sites" });
    const circles = L.layerGroup().addTo(map), tags = L.layerGroup().addTo(map);
    const tip = L.tooltip({ opacity: 0.95, direction: "top" });
    const tone = (name) => tones[view.theme][name];
    const landStyle = (status) => ({
      // Edged in its own colour, so that no seam shows between the parts of one state; borders are lines of their own.
      weight: 0.7, color: tone(status === "unsettled" ? "unsettled" : "land"), fillColor: tone(status === "unsettled" ? "unsettled" : "land"), fillOpacity: 1,
    });
    const missions = () => (view.mission ? all.missions.filter((m) => m.id === view.mission) : all.missions);
    const send = (text) => window.Streamlit.setComponentValue({ last_object_clicked_tooltip: `${text} ${++clicks}` });

    /** Return the first and the last year that can be shown. */
    function bounds() {
      const years = missions().flatMap((m) => m.sites.flatMap((site) => site.years.map(([each]) => each)));
      return years.length ? [Math.min(...years), Math.max(...years)] : all.years;
    }

    /** Return pixels per root of a person: fixed for an operation, so that its years can be compared. */
    function scale() {
      const most = Math.max(1, ...missions().flatMap((m) => m.sites.flatMap((site) => site.years.map(([, troops]) => troops || 0))));
      return ((map.getSize().x < 600 ? 0.7 : 1) * Math.min(LARGEST, 0.9 * Math.sqrt(most))) / Math.sqrt(most);
    }

    function circle(s, unit) {
      const color = all.colors[view.theme][s.m.region], held = s.troops > 0;
      const radius = held ? Math.max(1.2, unit * Math.sqrt(s.troops)) : s.troops === null ? UNKNOWN : NONE;
      const item = L.circleMarker(s.site.at, {
        pane: "sites", renderer: siteRenderer, radius, color, weight: 1.2, opacity: 1, fillColor: color,
        fillOpacity: held ? 0.4 : s.troops === null ? 0 : 0.9, dashArray: held && s.marks & ESTIMATED && radius > 3 ? "3 2" : null,
      }).addTo(circles);
      s.radius = radius;
      if (s.marks & SECTOR) {
        s.radius = radius + 3;
        L.circleMarker(s.site.at, { pane: "sites", renderer: siteRenderer, interactive: false, radius: s.radius, color: tone("ink"), weight: 1.2, fill: false }).addTo(circles);
      }
      item.on("mouseover", () => {
        const text = document.createElement("div");
        words(s, all.parties).forEach((line, n) => { L.DomUtil.create(n ? "div" : "b", "", text).textContent = line; });
        tip.setLatLng(s.site.at).setContent(text).addTo(map);
      });
      item.on("mouseout", () => tip.remove());
      item.on("click", () => { if (!view.mission) send(`mission ${s.m.id}`); });
    }

    /** Mark the headquarters with squares, and name them and, in one operation, the sites, where there is room. */
    function label() {
      tags.clearLayers();
      const size = map.getSize(), frame = { x: size.x, y: size.y - 46 }, taken = [];
      const seats = shown.filter((s) => s.marks & MISSION), rest = view.mission ? shown.filter((s) => !(s.marks & MISSION)).slice(0, 40) : [];
      const named = new Set(); // an operation with two headquarters is named once
      pen.font = ACRONYM_FONT;
      for (const { site } of seats) {
        const at = map.latLngToContainerPoint(site.at);
        taken.push([at.x - 5, at.y - 5, at.x + 5, at.y + 5]);
      }
      for (const s of [...seats, ...rest]) {
        const at = map.latLngToContainerPoint(s.site.at), isSeat = Boolean(s.marks & MISSION), text = view.mission ? s.site.place : s.m.acronym;
        const isNamed = !view.mission && named.has(s.m.id);
        const place = isNamed ? null : placed({ width: pen.measureText(text).width + 4, height: 16 }, at, taken, frame, isSeat ? 6 : s.radius);
        if (!isSeat && !place) continue;
        const icon = L.divIcon({ className: "site", iconSize: [0, 0], html: `${isSeat ? '<span class="square"></span>' : ""}<span class="tag"></span>` });
        const mark = L.marker(s.site.at, { icon, interactive: !view.mission, keyboard: !view.mission, title: "" }).addTo(tags), element = mark.getElement();
        element.setAttribute("role", view.mission ? "img" : "button");
        element.setAttribute("aria-label", words(s, all.parties).join(". "));
        element.dataset.mission = s.m.id;
        const tag = element.querySelector(".tag");
        if (place) {
          tag.textContent = text;
          tag.classList.toggle("seat-name", isSeat);
          Object.assign(tag.style, { left: `${place.offset[0]}px`, top: `${place.offset[1]}px` });
          taken.push(place.box);
          named.add(s.m.id);
        }
        if (view.mission) continue;
        mark.on("click", () => send(`mission ${s.m.id}`));
        element.addEventListener("keydown", (event) => {
          if (event.key !== "Enter" && event.key !== " ") return;
          event.preventDefault();
          send(`mission ${s.m.id}`);
        });
      }
    }

    function addKey(unit) {
      if (key) key.remove();
      key = L.control({ position: "topright" });
      key.onAdd = () => {
        const list = L.DomUtil.create("div", "key"), ink = tone("ink");
        const item = (html, text, wide) => {
          const span = L.DomUtil.create("span", wide ? "item wide" : "item", list);
          span.innerHTML = html;
          span.append(text);
        };
        const ring = (r, extra) => `<svg width="${2 * r + 2}" height="${2 * r + 2}"><circle cx="${r + 1}" cy="${r + 1}" r="${r}" stroke="${ink}" stroke-width="1.2" fill="${ink}" ${extra}/></svg>`;
        const most = (KEY_LARGEST / unit) ** 2, fitting = SAMPLES.filter((n) => n <= Math.max(most, SAMPLES[0]));
        for (const n of [...new Set([fitting.at(-3), fitting.at(-1)])].filter(Boolean)) item(ring(unit * Math.sqrt(n), 'fill-opacity="0.25" stroke-dasharray="3 2"'), people(n));
        item(ring(UNKNOWN, 'fill-opacity="0"'), "no figure");
        item(ring(NONE, ""), "no troops");
        item(`<svg width="9" height="9"><rect width="9" height="9" fill="${ink}"/></svg>`, "headquarters");
        item(`<svg width="14" height="14"><circle cx="7" cy="7" r="6" stroke="${ink}" stroke-width="1.2" fill="none"/><circle cx="7" cy="7" r="3" fill="${ink}" fill-opacity="0.4"/></svg>`, "sector headquarters");
        if (!view.mission) for (const [region, color] of Object.entries(all.colors[view.theme])) item(`<i class="dot" style="background:${color}"></i>`, region, true);
        return list;
      };
      key.addTo(map);
    }

    function draw() {
      const unit = scale();
      circles.clearLayers();
      tip.remove();
      shown = standing(missions(), year);
      shown.forEach((s) => circle(s, unit));
      label();
      showBorders();
      tell();
      Object.assign(box.dataset, { world: world < 0 ? "" : worlds.days[world], year, sites: shown.length, mission: view.mission, playing: Boolean(timer) });
    }

    function tell() {
      const troops = shown.reduce((sum, s) => sum + (s.troops || 0), 0), isKnown = shown.some((s) => s.troops !== null);
      const text = shown.length ? `${shown.length} sites${isKnown ? `, ${troops ? people(troops) : "no troops"} with a figure` : ", no figures"}` : "no map of this year";
      const [first, last] = bounds();
      Object.assign(bar.slider, { min: first, max: last, value: year });
      bar.slider.setAttribute("aria-valuetext", `${year}: ${text}`);
      bar.year.textContent = year;
      bar.count.textContent = text;
    }

    function frame() {
      const wanted = `${view.mission}.`;
      if (framed === wanted) return;
      framed = wanted;
      addKey(scale());
      const top = key.getContainer().offsetHeight + 20; // no site under the key when the operation comes into view
      const around = view.mission ? missions().flatMap((m) => m.sites.map((site) => site.at)) : WORLD;
      const room = view.mission ? { paddingTopLeft: [30, top], paddingBottomRight: [60, 70], maxZoom: 9 } : { paddingBottomRight: [0, 46] };
      map.fitBounds(around, { ...room, animate: false });
      if (!view.mission) startZoom = map.getZoom();
    }

    function addLand(name, units, borders) {
      const before = [land, edges];
      level = name;
      land = L.geoJson(units, { interactive: false, smoothFactor: 1.2, renderer: landRenderer, style: (f) => landStyle(f.properties.status) }).addTo(map);
      edges = L.geoJson(borders, {
        interactive: false, pane: "lines",
        style: (f) => ({
          renderer: lineRenderer, color: tone("line"), opacity: 0,
          weight: f.properties.standing === "settled" ? 0.8 : 1.2, dashArray: dashes[f.properties.standing],
        }),
      }).addTo(map);
      world = -1;
      showBorders();
      before.forEach((layer) => layer && layer.remove());
      Object.assign(box.dataset, { land: units.features.length, level: name });
    }

    /** Show the borders at the year's end: the edges whose two sides belonged to two states. */
    function showBorders() {
      if (!edges) return;
      const now = worldOn(worlds.days, `${year}-12-31`);
      if (now === world) return;
      world = now;
      const owners = ownersIn(worlds.units, now);
      edges.eachLayer((edge) => {
        const { a, b, from, until } = edge.feature.properties;
        edge.setStyle({ opacity: isThere(worlds.days[now], from, until) && (!a || owners[a] !== owners[b]) ? 1 : 0 });
      });
    }

    function refine() {
      if (level !== "world" || !(view.mission || map.getZoom() > startZoom + 0.9)) return;
      level = "countries";
      Promise.all([json(options.layers["units-fine"]), json(options.layers["edges-fine"])])
        .then(([units, borders]) => addLand("countries", units, borders)).catch((error) => trouble(box, error));
    }

    function restyle() {
      document.documentElement.classList.toggle("dark", view.theme === "dark");
      if (land) land.setStyle((f) => landStyle(f.properties.status));
      if (edges) edges.eachLayer((edge) => edge.setStyle({ color: tone("line") }));
    }

    function show(next) {
      const [first, last] = bounds();
      year = Math.min(Math.max(next, first), last);
      draw();
      return year < last;
    }

    // A single step is told to the server at once; many are told when they rest.
    function rests(wait) {
      clearTimeout(rest);
      const tellServer = () => {
        told = Date.now();
        if (year === (asked.at(-1) ?? view.year)) return;
        asked.push(year);
        send(`year ${year}`);
      };
      if (Date.now() - told > 2 * wait) tellServer();
      else rest = setTimeout(tellServer, wait);
    }

    function stop() {
      clearInterval(timer);
      timer = null;
      bar.play.textContent = "Play";
      bar.play.setAttribute("aria-pressed", "false");
      box.dataset.playing = false;
    }

    function play() {
      const [first, last] = bounds();
      clearTimeout(rest);
      timer = setInterval(() => { if (!show(year + 1)) { stop(); rests(0); } }, matchMedia("(prefers-reduced-motion: reduce)").matches ? SLOW_STEP : STEP);
      bar.play.textContent = "Pause";
      bar.play.setAttribute("aria-pressed", "true");
      show(year >= last ? first : year);
    }

    function step(years) { stop(); show(year + years); rests(REST); }
    bar.play.addEventListener("click", () => { if (timer) { stop(); rests(0); } else play(); });
    bar.steps.forEach((button) => button.addEventListener("click", () => step(Number(button.dataset.step))));
    bar.slider.addEventListener("input", () => { stop(); show(Number(bar.slider.value)); });
    bar.slider.addEventListener("change", () => rests(REST));
    map.on("zoomend moveend resize", () => { if (all) label(); });
    map.on("zoomend", () => { if (all && land) refine(); });

    /** Show a view the server stands behind; a year that was chosen here is there already. */
    function commit(next) {
      const before = view, isAnswer = asked.includes(next.year) && next.mission === view.mission;
      asked = isAnswer ? asked.slice(asked.indexOf(next.year) + 1) : [];
      view = { ...view, ...next };
      if (!all) return;
      if (before.theme !== view.theme) restyle();
      if (before.mission !== view.mission) stop();
      frame();
      if (!isAnswer && !timer) year = view.year;
      draw();
      if (before.theme !== view.theme) addKey(scale());
      refine();
    }

    Promise.all(["sites", "worlds", "units", "edges"].map((name) => json(options.layers[name]))).then(([sites, told, units, borders]) => {
      all = sites;
      worlds = told;
      year = view.year || all.years[1];
      restyle();
      frame();
      addLand("world", units, borders);
      draw();
      refine();
    }).catch((error) => trouble(box, error));
    return { commit };
  };
})();
