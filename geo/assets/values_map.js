/* Who gives how many? Land by classes of a number; the land is fetched once, a year only changes its colours. */
(() => {
  const WORLD = [[-54, -125], [72, 155]];

  window.valuesMap = (map, options) => {
    let view = { theme: "light", colors: {}, classes: [], values: {}, names: {}, chosen: "" };
    const parts = {}, box = map.getContainer();
    let clicks = 0, legend = null;
    box.setAttribute("role", "application");
    box.setAttribute("aria-label", options.label);
    map.fitBounds(WORLD, { animate: false });
    map.setMaxBounds([[-90, -220], [100, 220]]);
    map.setMinZoom(map.getZoom() - 0.25);

    const tone = (name) => window.atlasLand.tones[view.theme][name];
    const style = (id) => {
      const known = view.values[id], isChosen = id === view.chosen;
      return {
        weight: isChosen ? 2.2 : 0.6, opacity: isChosen ? 1 : 0.55, color: isChosen ? tone("ink") : tone("line"),
        fillOpacity: 1, fillColor: known ? view.colors[view.theme][known[0]] : tone("land"),
      };
    };
    const says = (id) => {
      const known = view.values[id];
      return known ? `<b>${known[1]}</b><br>${known[2]}` : "";
    };

    function colorLegend() {
      if (legend) legend.remove();
      legend = L.control({ position: "bottomleft" });
      legend.onAdd = () => {
        const list = L.DomUtil.create("div", "legend");
        view.classes.forEach((words, n) => {
          const item = L.DomUtil.create("span", "item", list);
          L.DomUtil.create("i", "", item).style.background = view.colors[view.theme][n];
          item.append(words);
        });
        return list;
      };
      legend.addTo(map);
    }

    function draw() {
      document.documentElement.classList.toggle("dark", view.theme === "dark");
      Object.entries(parts).forEach(([id, list]) => list.forEach((part) => {
        part.setStyle(style(id));
        if (id === view.chosen) part.bringToFront();
      }));
      colorLegend();
      Object.assign(box.dataset, { valued: Object.keys(view.values).filter((id) => parts[id]).length, chosen: view.chosen });
    }

    window.atlasLand.json(options.land).then((features) => {
      L.geoJson(features, {
        smoothFactor: 1.2,
        style: (f) => style(f.properties.country_id),
        onEachFeature: (f, part) => {
          const id = f.properties.country_id;
          (parts[id] ||= []).push(part);
          part.bindTooltip(() => says(id), { sticky: true, opacity: 0.95 });
          part.on("mouseover", () => { if (!view.values[id]) part.closeTooltip(); });
          part.on("click", () => {
            if (view.values[id]) window.Streamlit.setComponentValue({ last_object_clicked_tooltip: `${id} ${++clicks}` });
          });
        },
      }).addTo(map);
      box.dataset.land = features.features.length;
      draw();
    }).catch((error) => window.atlasLand.trouble(box, error));
    return { commit: (next) => { view = { ...view, ...next }; draw(); } };
  };
})();
