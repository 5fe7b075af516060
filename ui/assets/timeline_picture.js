/* Which operation is a bar? The timeline as the server drew it: it names what is pointed at and tells what is picked. */
const idOf = (link) => new URLSearchParams((link.getAttribute("href") ?? link.getAttribute("xlink:href")).slice(1)).get("mission");

/* The picture whose width is nearest, so that its letters keep their size; what is left is stretched. */
function nearest(widths, width) {
  const apart = (made) => Math.abs(Math.log(made / width));
  return [...widths].sort((a, b) => apart(a) - apart(b))[0];
}

function nameBar(svg, link, text) {
  const box = link.getBBox(), label = document.createElementNS(svg.namespaceURI, "text");
  const root = svg.querySelector("g > g") ?? svg;
  label.textContent = text;
  label.setAttribute("class", "picked-name");
  label.setAttribute("y", box.y - 2);
  root.append(label);
  const room = svg.viewBox.baseVal.width - label.getBBox().width;
  label.setAttribute("x", Math.max(0, Math.min(box.x, room)));
}

export function timelinePicture(host, tip, pick) {
  const seen = { address: "", data: { view: {} } };

  const mark = () => {
    const svg = host.querySelector("svg");
    if (!svg) return;
    svg.querySelector(".picked-name")?.remove();
    host.toggleAttribute("data-picked", Boolean(seen.data.view.mission));
    for (const link of svg.querySelectorAll("a")) {
      const isPicked = idOf(link) === seen.data.view.mission;
      link.classList.toggle("picked", isPicked);
      if (isPicked) nameBar(svg, link, link.querySelector("[aria-label]").getAttribute("aria-label").split(":")[0]);
    }
  };
  const draw = async () => {
    const width = host.clientWidth;
    const address = width && seen.data.picture ? seen.data.picture.replace("*", nearest(seen.data.widths, width)) : "";
    if (!address || address === seen.address) return;
    seen.address = address;
    const answer = await fetch(address).catch(() => null);
    const text = answer?.ok ? await answer.text() : "";
    if (address !== seen.address) return; // another theme or width was asked for meanwhile
    host.innerHTML = text || "<p>The timeline's picture did not come. Reload the page to ask for it again.</p>";
    const svg = host.querySelector("svg");
    if (!svg) { seen.address = ""; return; }
    svg.setAttribute("aria-label", seen.data.alt);
    svg.setAttribute("role", "graphics-document");
    svg.querySelectorAll("a").forEach((link) => link.setAttribute("tabindex", "-1")); // the list serves the keyboard
    mark();
  };

  const hide = () => { tip.hidden = true; };
  host.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const id = link ? idOf(link) : "";
    if (id !== seen.data.view.mission) pick(id);
  });
  host.addEventListener("pointermove", (event) => {
    const named = event.target.closest("[aria-label]:not(svg)");
    if (!named || named.closest(".role-axis")) { hide(); return; }
    tip.textContent = named.getAttribute("aria-label");
    tip.hidden = false;
    const frame = host.getBoundingClientRect(), x = event.clientX - frame.left;
    tip.style.left = `${Math.max(0, Math.min(x + 12, frame.width - tip.offsetWidth))}px`;
    tip.style.top = `${host.offsetTop + event.clientY - frame.top + 16}px`;
  });
  host.addEventListener("pointerleave", hide);
  new ResizeObserver(draw).observe(host);

  return (data) => {
    const before = seen.data.view.mission;
    seen.data = data;
    draw();
    if (before !== data.view.mission) mark();
  };
}
