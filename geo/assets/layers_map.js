/* What else can be switched on? Waters, capitals, sites, hosts, contributors and today's borders, each fetched when first seen. */
(() => {
  const NEAR_WATER = 2.5, NEAR_PLACE = 3, NEAR_SITE = 4; // zooms from which waters, capitals and the names of sites are drawn
  const MOST_SITES = 40, MOST_FLOWS = 8; // named at once
  const LARGEST_SITE = 14, FONT = "12px Arial, sans-serif";
  const TODAY = { light: "#0B5E8C", dark: "#6CB8E6" }, RIVER = { light: "#B4C6D3", dark: "#3F5666" }, SEA = { light: "#E9EEF2", dark: "#17222B" };
  const FILES = { waters: "waters", capitals: "places", sites: "sites", contributors: "flows" };
  const count = (n) => Math.round(n).toLocaleString("en");

  window.atlasLayers = (atlas) => {
    const { map, box, addresses, renderer, lineRenderer, tone, isOn } = atlas;
    const { json, trouble, dashes, placed } = window.atlasLand;
    const pen = document.createElement("canvas").getContext("2d");
    const files = {}, groups = {}, tags = L.layerGroup().addTo(map);
    for (const name of ["waters", "hosts", "contributors", "sites", "capitals", "today"]) groups[name] = L.layerGroup().addTo(map);
    const said = L.DomUtil.create("div", "said", box);
    let active = [], hatch = null, looks = {}, flowing = [], standing = [], note = "", isWide = false, isFilled = false;
    said.setAttribute("role", "status");
    L.DomEvent.disableClickPropagation(said);

    const chosen = () => active.find((m) => m.id === atlas.view.mission);
    const year = () => atlas.view.year || Number(atlas.view.date.slice(0, 4)); // an operation's own page names a year, not a day
    const isSeen = (name) => isOn(name) && (name !== "waters" || map.getZoom() >= NEAR_WATER) && (name !== "capitals" || map.getZoom() >= NEAR_PLACE);

    /** Return a layer's file when it is there; ask for it the first time it is wanted. */
    function file(name) {
      const wanted = FILES[name];
      if (!(wanted in files)) {
        files[wanted] = null;
        json(addresses[wanted]).then((content) => { files[wanted] = content; looks = {}; draw(active); atlas.refresh(); })
          .catch((error) => trouble(box, error));
      }
      return files[wanted];
    }

    /** Fill a group anew when what it shows has changed; an empty look empties it. */
    function fill(name, look, make) {
      if (looks[name] === look) return;
      looks[name] = look;
      isFilled = true;
      groups[name].clearLayers();
      if (look) make(groups[name]);
    }

    function drawWaters() {
      const waters = isSeen("waters") && file("waters"), { theme } = atlas.view;
      fill("waters", waters ? theme : "", (group) => L.geoJson(waters, {
        interactive: false, smoothFactor: 1,
        style: (f) => (f.properties.kind === "lake"
          ? { renderer, weight: 0.6, color: RIVER[theme], fillColor: SEA[theme], fillOpacity: 1 }
          : { renderer, weight: 0.9, color: RIVER[theme], fill: false }),
      }).eachLayer((part) => group.addLayer(part)));
    }

    /** Return a pattern of slanting lines, drawn once for each theme. */
    function hatching() {
      if (hatch?.theme === atlas.view.theme) return hatch.pattern;
      const tile = document.createElement("canvas");
      tile.width = tile.height = 7;
      const ink = tile.getContext("2d");
      Object.assign(ink, { strokeStyle: tone("ink"), globalAlpha: 0.25, lineWidth: 1 });
      ink.beginPath();
      for (const shift of [-7, 0, 7]) { ink.moveTo(shift, 7); ink.lineTo(shift + 7, 0); }
      ink.stroke();
      hatch = { theme: atlas.view.theme, pattern: pen.createPattern(tile, "repeat") };
      return hatch.pattern;
    }

    function drawHosts() {
      const hosts = isOn("hosts") ? [...new Set(active.flatMap((m) => m.hosts))].sort() : [];
      fill("hosts", hosts.length ? `${hosts} ${atlas.view.theme} ${box.dataset.level}` : "", (group) => {
        const units = atlas.features.units.filter((f) => hosts.includes(f.properties.country_id));
        L.geoJson(units, { interactive: false, smoothFactor: 1.2, style: { renderer, stroke: false, fillColor: hatching(), fillOpacity: 1 } })
          .eachLayer((part) => group.addLayer(part));
      });
    }

    /** Draw the borders of today over those of the day. */
    function drawToday() {
      fill("today", isOn("today") ? `${atlas.view.theme} ${box.dataset.level}` : "", (group) => {
        const owners = atlas.ownersToday(), color = TODAY[atlas.view.theme];
        const borders = atlas.features.edges.filter(({ properties: { a, b } }) => !a || owners[a] !== owners[b]);
        L.geoJson(borders, {
          interactive: false, pane: "lines", style: (f) => ({ renderer: lineRenderer, color, weight: 0.9, opacity: 0.9, dashArray: dashes[f.properties.standing] }),
        }).eachLayer((part) => group.addLayer(part));
      });
    }

    function drawCapitals() {
      const places = isSeen("capitals") && file("capitals");
      fill("capitals", places ? atlas.view.theme : "", (group) => Object.values(places.capitals).forEach(([, ...at]) => {
        L.circleMarker(at.slice(0, 2), { renderer, interactive: false, radius: 2, weight: 1, color: tone("ink"), fillColor: tone("land"), fillOpacity: 1 }).addTo(group);
      }));
    }

    function drawSites() {
      const file_ = isOn("sites") && file("sites"), shown = chosen() ? [chosen()] : active;
      standing = !file_ ? [] : file_.missions.filter((m) => shown.some((each) => each.id === m.id)).flatMap((m) => m.sites.flatMap((site) => {
        const entry = site.years.find(([each]) => each === year());
        return entry ? [{ m, site, troops: entry[1] }] : [];
      })).sort((a, b) => (b.troops ?? -1) - (a.troops ?? -1));
      fill("sites", standing.length ? `${year()} ${shown.map((m) => m.id)} ${atlas.view.theme}` : "", (group) => standing.forEach((s) => {
        const color = atlas.regionColor(s.m.region);
        s.radius = s.troops ? Math.max(2, LARGEST_SITE * Math.sqrt(Math.min(s.troops, 5000) / 5000)) : 2.5;
        const says = document.createElement("div");
        L.DomUtil.create("b", "", says).textContent = `${s.site.place}, ${s.m.acronym}`;
        L.DomUtil.create("div", "", says).textContent = s.troops === null ? "Troops: no figure" : s.troops ? `${count(s.troops)} troops` : "No troops";
        L.circleMarker(s.site.at, { renderer, radius: s.radius, color, weight: 1.2, fillColor: color, fillOpacity: s.troops ? 0.4 : s.troops === null ? 0 : 0.9 })
          .bindTooltip(says, { opacity: 0.95 }).on("click", () => atlas.choose(s.m.id)).addTo(group);
      }));
    }

    /** Return a line bent a little to the left of its way, so that two ways between the same places are two lines. */
    function arc([lat, lng], [toLat, toLng]) {
      const middle = [(lat + toLat) / 2 + 0.12 * (toLng - lng), (lng + toLng) / 2 - 0.12 * (toLat - lat)];
      return Array.from({ length: 25 }, (_, n) => n / 24).map((t) => [0, 1].map((i) =>
        (1 - t) ** 2 * [lat, lng][i] + 2 * t * (1 - t) * middle[i] + t ** 2 * [toLat, toLng][i]));
    }

    function drawFlows() {
      const flows = isOn("contributors") && file("contributors"), places = flows && file("capitals"), m = chosen();
      const rows = (places && m && flows.missions[m.id]?.[year()]) || [];
      flowing = rows.filter(([iso3]) => places.capitals[iso3]).map(([iso3, persons, isDoubtful]) => ({
        name: flows.names[iso3], at: places.capitals[iso3].slice(1, 3), place: places.capitals[iso3][0], persons, isDoubtful,
      }));
      fill("contributors", flowing.length ? `${m.id} ${year()} ${atlas.view.theme} ${atlas.seatOn(m, atlas.view.date).place}` : "", (group) => flowing.forEach((row) => {
        const weight = Math.max(0.7, 9 * Math.sqrt(Math.min(row.persons, 5000) / 5000)), says = document.createElement("div");
        says.textContent = `${row.name}, from ${row.place}: ${row.persons < 1 ? "under 1" : count(row.persons)} uniformed${row.isDoubtful ? ", doubtful" : ""}`;
        L.polyline(arc(row.at, atlas.seatOn(m, atlas.view.date).at), {
          renderer, weight, opacity: 0.6, color: atlas.regionColor(m.region), dashArray: row.isDoubtful ? "6 5" : null,
        }).bindTooltip(says, { sticky: true, opacity: 0.95 }).addTo(group);
      }));
    }

    /** Say what the lines and sites are, or why there are none. */
    function say() {
      const sentences = [], m = chosen(), flows = files.flows;
      if (isOn("contributors") && flows && files.places) {
        const [first, last] = flows.years, most = flowing.slice(0, 3).map((row) => `${row.name} ${count(row.persons)}`).join(", ");
        if (!m) sentences.push("Choose an operation to see the lines from its contributors' capitals.");
        else if (flowing.length) sentences.push(`${flowing.length} states contributed to ${m.acronym} in ${year()}, on the mean of the months known (UN Peacekeeping Analytics); most: ${most}. Lines from today's capitals to the headquarters; they are no routes.${flowing.some((row) => row.isDoubtful) ? " Dashed: doubtful." : ""}`);
        else sentences.push(`No contributors' lines for ${m.acronym} in ${year()}: by operation they are known here from ${first} to ${last}.`);
      }
      if (isOn("sites") && files.sites) {
        const [first, last] = files.sites.years, of = m ? ` of ${m.acronym}` : "";
        sentences.push(standing.length ? `${standing.length} deployment sites${of} in ${year()}, circles by troops; hollow: no figure (Geo-PKO).`
          : `No deployment sites${of} are known for ${year()}; the source covers ${first} to ${last}.`);
      }
      const signs = [isOn("hosts") && "Hatched: host countries, as of today.", isOn("today") && "Blue: borders of today; grey: those of the day.", looks.capitals && "Capitals are those of today."];
      if (signs.some(Boolean)) sentences.push(signs.filter(Boolean).join(" "));
      if (note) sentences.push(note);
      if (said.dataset.says === sentences.join(" ")) return;
      said.dataset.says = sentences.join(" ");
      said.replaceChildren(...sentences.map((text) => Object.assign(document.createElement("p"), { textContent: text })));
    }

    /** Name a spot beside it where there is room; `own` is its dot among what is taken. */
    function tag(text, at, radius, taken, size, kind, own) {
      pen.font = kind === "capital" ? FONT : `600 ${FONT}`;
      const point = map.latLngToContainerPoint(at);
      if (!size.x || point.x < 0 || point.y < 0 || point.x > size.x || point.y > size.y) return false;
      const place = placed({ width: pen.measureText(text).width + 4, height: 16 }, point, taken.filter((t) => t !== own), size, radius);
      if (!place) return false;
      const icon = L.divIcon({ className: `seat more ${kind}`, iconSize: [0, 0], html: '<span class="tag"></span>' });
      const element = L.marker(at, { icon, interactive: false, keyboard: false }).addTo(tags).getElement().querySelector(".tag");
      element.textContent = text;
      Object.assign(element.style, { left: `${place.offset[0]}px`, top: `${place.offset[1]}px` });
      taken.push(place.box);
      return true;
    }

    /** Return what of the map the legend, the sentences and the controls cover. */
    function covered() {
      const { left, top } = box.getBoundingClientRect();
      return [...box.querySelectorAll(".leaflet-control:not(.switches), .switches button, .said")].map((part) => part.getBoundingClientRect())
        .filter((part) => part.width).map((part) => [part.left - left, part.top - top, part.right - left, part.bottom - top]);
    }

    /** Return the box of a capital's dot. */
    function dotOf(at) {
      const { x, y } = map.latLngToContainerPoint(at);
      return [x - 3, y - 3, x + 3, y + 3];
    }

    /** Name contributors, sites and capitals where there is room beside what is named already. */
    function label(before, seats) {
      tags.clearLayers();
      const size = map.getSize(), named = new Set(), isNear = map.getZoom() >= NEAR_PLACE;
      if (!flowing.length && !isNear) { box.dataset.named = 0; return; }
      // Under the lines only the chosen operation is left.
      const own = seats.filter((item) => item.mission.id === atlas.view.mission).flatMap((item) => [item.own, item.tagged]).filter(Boolean);
      const taken = [...(flowing.length ? own : before), ...covered()];
      flowing.slice(0, MOST_FLOWS).forEach((row) => tag(`${row.name} ${count(row.persons)}`, row.at, 3, taken, size, "contributor"));
      if (map.getZoom() >= NEAR_SITE) {
        standing.filter((s) => map.getBounds().contains(s.site.at)).slice(0, MOST_SITES)
          .forEach((s) => { if (tag(s.site.place, s.site.at, s.radius ?? 3, taken, size, "site-name")) named.add(s.site.place); });
      }
      const places = isSeen("capitals") && files.places;
      // A capital is named where its dot is seen, and no name stands nearer to another's dot than to its own.
      const dots = (places ? Object.values(places.capitals) : []).map((capital) => ({ capital, own: dotOf(capital.slice(1, 3)) }))
        .filter(({ own }) => !taken.some((t) => own[0] < t[2] && t[0] < own[2] && own[1] < t[3] && t[1] < own[3]));
      taken.push(...dots.map(({ own }) => own));
      const shown = dots.filter(({ capital: [place, ...at], own }) => !named.has(place) && tag(place, at.slice(0, 2), 3, taken, size, "capital", own));
      box.dataset.named = shown.length;
    }

    /** Show the world when the lines come, and the chosen operation's area again when they go. */
    function frame() {
      const isShown = isOn("contributors") && Boolean(files.flows && files.places);
      if (isShown === isWide) return;
      isWide = isShown;
      if (chosen() && !atlas.view.only) atlas.toArea();
    }

    /** Draw what is on for the operations shown; say whether anything was drawn anew. */
    function draw(now) {
      active = now;
      isFilled = false;
      drawWaters();
      drawHosts();
      drawFlows();
      drawSites();
      drawCapitals();
      drawToday();
      box.classList.toggle("flowing", flowing.length > 0);
      say();
      around.sync();
      frame();
      Object.assign(box.dataset, { sites: standing.length, flows: flowing.length, waters: Boolean(looks.waters), today: Boolean(looks.today), hosts: Boolean(looks.hosts) });
      return isFilled;
    }

    atlas.note = (sentence) => { note = sentence; say(); };
    const around = window.atlasAround(atlas);
    const front = (name) => groups[name].eachLayer((part) => part.bringToFront());
    map.on("zoomend", () => { draw(active); atlas.refresh(); });
    return {
      draw, covered, received: around.received,
      isFull: () => Object.values(looks).some(Boolean),
      isWithoutLines: () => Boolean(files.flows && files.places) && !flowing.length,
      label: (taken, seats) => { around.ring(seats); label(taken, seats); },
      below: () => ["waters", "hosts"].forEach(front),
      above: () => ["contributors", "sites", "capitals"].forEach(front),
      restyle: () => { looks = {}; around.restyle(); draw(active); },
      landed: () => { looks = {}; draw(active); },
    };
  };
})();
