/* Who gives how many? Land by classes of a number; land and numbers are fetched once, a year only changes the colours. */
(() => {
  const WORLD = [[-54, -125], [72, 155]];

  window.valuesMap = (map, options) => {
    let view = { theme: "light", year: 0, chosen: "" };
    const { colors, classes, steps } = options, parts = {}, box = map.getContainer();
    let clicks = 0, legend = null, files = { names: {}, years: {} }, values = {};
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", options.label);
    map.fitBounds(WORLD, { animate: false });
    map.setMaxBounds([[-90, -220], [100, 220]]);
    map.setMinZoom(map.getZoom() - 0.25);

    /** Return the last class that begins at or below a number, else the first. */
    const classOf = (persons) => Math.max(0, steps.findLastIndex((step) => step <= persons));
    const tone = (name) => window.atlasLand.tones[view.theme][name];
    const style = (id) => {
      const known = id in values, isChosen = id === view.chosen;
      return {
        weight: isChosen ? 2.2 : 0.6, opacity: isChosen ? 1 : 0.55, color: isChosen ? tone("ink") : tone("line"),
        fillOpacity: 1, fillColor: known ? colors[view.theme][classOf(values[id])] : tone("land"),
      };
    };
    const says = (id) => (id in values ? `<b>${files.names[id]}</b><br>${Math.round(values[id]).toLocaleString("en")} uniformed` : "");

    function colorLegend() {
      if (legend) legend.remove();
      legend = L.control({ position: "bottomleft" });
      legend.onAdd = () => {
        const list = L.DomUtil.create("div", "legend");
        classes.forEach((words, n) => {
          const item = L.DomUtil.create("span", "item", list);
          L.DomUtil.create("i", "", item).style.background = colors[view.theme][n];
          item.append(words);
        });
        return list;
      };
      legend.addTo(map);
    }

    function draw() {
      values = files.years[view.year] ?? {};
      document.documentElement.classList.toggle("dark", view.theme === "dark");
      Object.entries(parts).forEach(([id, list]) => list.forEach((part) => {
        part.setStyle(style(id));
        if (id === view.chosen) part.bringToFront();
      }));
      colorLegend();
      Object.assign(box.dataset, { valued: Object.keys(values).filter((id) => parts[id]).length, chosen: view.chosen });
    }

    Promise.all([options.world, options.values].map((each) => window.atlasLand.json(each))).then(([features, numbers]) => {
      files = numbers;
      L.geoJson(features, {
        smoothFactor: 1.2,
        style: (f) => style(f.properties.country_id),
        onEachFeature: (f, part) => {
          const id = f.properties.country_id;
          (parts[id] ||= []).push(part);
          part.bindTooltip(() => says(id), { sticky: true, opacity: 0.95 });
          part.on("mouseover", () => { if (!(id in values)) part.closeTooltip(); });
          part.on("click", () => {
            if (id in values) window.Streamlit.setComponentValue({ last_object_clicked_tooltip: `${id} ${++clicks}` });
          });
        },
      }).addTo(map);
      box.dataset.land = features.features.length;
      draw();
    }).catch((error) => window.atlasLand.trouble(box, error));
    return { commit: (next) => { view = { ...view, ...next }; draw(); } };
  };
})();
