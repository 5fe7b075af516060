/* Which era is it? A division into eras to choose beside the time bar, drawn as bands behind the timeline and named above it. */
const monthOf = (date) => (Number(date.slice(0, 4)) - 1948) * 12 + Number(date.slice(5, 7)) - 1;

export function eraBands(parts, address, pick) {
  const { select, names, bands, slider } = parts;
  let divisions = [], shown = null, wanted = "";

  /** Lay a part over its months, in per cent of the bar's. */
  function over(element, [, , , first, last]) {
    const end = Number(slider.max), from = Math.max(0, monthOf(first)), to = Math.min(end, monthOf(last) + 1);
    element.style.left = `${(100 * from) / end}%`;
    element.style.width = `${(100 * (to - from)) / end}%`;
  }

  function draw() {
    if (!divisions.length || shown === wanted) return;
    shown = wanted;
    select.value = wanted;
    const eras = divisions.find(([key]) => key === wanted)?.[2] ?? [];
    names.hidden = bands.hidden = !eras.length;
    names.replaceChildren(...eras.map((era) => {
      const item = document.createElement("li");
      item.textContent = era[1];
      item.title = `${era[1]}, ${era[2]}`;
      over(item, era);
      return item;
    }));
    bands.replaceChildren(...eras.map((era) => {
      const band = document.createElement("i");
      over(band, era);
      return band;
    }));
  }

  select.addEventListener("change", () => { wanted = select.value; draw(); pick(wanted); });
  fetch(address).then((answer) => answer.json()).then((file) => {
    divisions = file.divisions;
    select.append(...divisions.map(([key, name]) => new Option(name, key)));
    select.parentElement.hidden = false;
    draw();
  }).catch(() => {}); // without its file there is no choice to offer
  return (data) => { wanted = data.era; draw(); };
}
