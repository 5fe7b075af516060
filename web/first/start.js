/*
 * When do the page's own scripts begin? When its first picture is painted (server/streamlit_front.py keeps them in a template until then): to
 * ask for a hundred files and to run the first keeps the browser's one thread from painting for longer than the picture itself takes.
 */
(() => {
  const LONGEST = 400; // milliseconds: in a window that nobody sees nothing is painted

  /** Ask for what every page begins with, then for what this one will want besides. */
  function start() {
    for (const name of ["started", "wanted"]) {
      const held = /** @type {HTMLTemplateElement | null} */ (document.getElementById(name));
      held?.remove();
      for (const each of [...(held?.content.children ?? [])])
        document.head.append(each.localName === "script" ? copied(each) : each);
    }
  }

  /** Return a script that will run, in its turn: one that was parsed in a template never does. @param {Element} held */
  function copied(held) {
    const script = document.createElement("script");
    for (const { name, value } of held.attributes) script.setAttribute(name, value);
    script.async = false;
    return script;
  }

  requestAnimationFrame(() => setTimeout(start));
  setTimeout(start, LONGEST);
})();
