/*
 * How do modules come into a folium map's frame? The map's own script is a classic one: this small one stands before it, sets the
 * projection and fetches the module while it keeps what the map is told meanwhile. The files that the
 * module will ask for it asks for at once.
 */
(() => {
  const TRUE_SHAPE = Math.cos((33 * Math.PI) / 180);
  /** @type {any} */ (L.CRS).Atlas = L.extend({}, L.CRS.EPSG4326, {
    transformation: new L.Transformation(TRUE_SHAPE / 180, TRUE_SHAPE, -1 / 180, 0.5),
  });

  /** Ask for files that will be wanted. @param {{begun?: string[]}} options Their addresses. */
  const askFor = ({ begun = [] }) => {
    for (const href of begun)
      document.head.append(
        Object.assign(document.createElement("link"), { rel: "preload", as: "fetch", crossOrigin: "anonymous", href }),
      );
  };

  /**
   * Return what begins a map of a module: it answers at once, and hands on what it was told when the module is there.
   * @param {(options: any) => Promise<{begin: (map: L.Map, options: any) => {commit: (view: any) => void}}>} module
   */
  const starter = (module) => (/** @type {L.Map} */ map, /** @type {any} */ options) => {
    /** @type {any[]} */
    const waiting = [];
    /** @type {{commit: (view: any) => void} | null} */
    let begun = null;
    askFor(options);
    module(options)
      .then(({ begin }) => {
        begun = begin(map, options);
        waiting.forEach((view) => begun?.commit(view));
      })
      .catch((error) => {
        const note = L.DomUtil.create("div", "trouble", map.getContainer());
        note.textContent = `The map's program did not come (${error.message}). Reload the page to try again.`;
      });
    return { commit: (/** @type {any} */ view) => (begun ? begun.commit(view) : waiting.push(view)) };
  };

  /** Return what fetches a module with all others that it wants, in one file (geo/whole.py). @param {string} module Its path below web/. */
  const among =
    (module) =>
    (/** @type {{program: string}} */ { program }) =>
      import(new URL(program, document.baseURI).href).then(({ use }) => use(module));

  Object.assign(window, {
    atlasMap: starter(among("map/atlas.js")),
    sitesMap: starter(among("map/sites.js")),
    valuesMap: starter(among("map/values.js")),
  });
})();
