/* What do dots and shades mean? Regions' colours, each to be chosen, and of when the strengths are that size the dots. */
import { asKnown } from "../shared/days.js";
import { strengthOn } from "../shared/rules.js";
import { say } from "../shared/words.js";

/** Return a date as month and year, as far as it is known. @param {string} date */
const monthOnly = (date) => asKnown(date.slice(0, 7));

/**
 * Say of when the counts are that dots are sized by.
 * @param {import("../shared/rules.js").Strength[]} strengths
 */
export function countsInWords(strengths) {
  const days = strengths.map(({ counted }) => counted).sort();
  if (!days.length) return say("Dot: headquarters; no strength is known.");
  const [first, last] = [monthOnly(days[0]), monthOnly(days[days.length - 1])];
  return first === last
    ? say("Dot: headquarters, sized by the last known strength, of {first}; pale: not known.", { first })
    : say("Dot: headquarters, sized by the last known strength, of {first} to {last}; pale: not known.", { first, last });
}

/** Add the legend; return what follows the day and the colours. @param {import("./atlas.js").Atlas} atlas */
export function addLegend(atlas) {
  const list = L.DomUtil.create("div", "legend"),
    control = new L.Control({ position: "bottomright" });
  L.DomEvent.disableClickPropagation(list);
  /** @type {HTMLButtonElement[]} */
  const buttons = [];
  for (const region of Object.keys(atlas.colors.light)) {
    const item = L.DomUtil.create("button", "item", list);
    item.type = "button";
    item.dataset.region = region;
    L.DomUtil.create("i", "", item).dataset.region = region;
    item.append(region);
    buttons.push(item);
    item.addEventListener("click", () => atlas.choose({ kind: "region", id: atlas.view.region === region ? "" : region }));
  }
  const back = L.DomUtil.create("button", "item", list);
  back.type = "button";
  back.textContent = say("All regions");
  back.addEventListener("click", () => atlas.choose({ kind: "region", id: "" }));
  const dots = L.DomUtil.create("span", "item note", list),
    shades = L.DomUtil.create("span", "item note", list);
  shades.textContent = say("Shade or ring: area of operations; broken outline: schematic.");
  const events = L.DomUtil.create("span", "item note", list);
  control.onAdd = () => list;
  control.addTo(atlas.map);
  return () => {
    const { region } = atlas.view;
    back.hidden = !region;
    for (const button of buttons) {
      const isChosen = button.dataset.region === region;
      button.setAttribute("aria-pressed", String(isChosen));
      button.title = isChosen ? say("Show all regions") : say("Show this region only");
    }
    list.querySelectorAll("i").forEach((dot) => {
      dot.style.background = atlas.regionColor(dot.dataset.region ?? "");
    });
    events.hidden = !atlas.isOn("events");
    const told = atlas.more?.chosen()
      ? say("Triangle: an event up to the day.")
      : say("Triangle: an event of the year before the day.");
    if (events.textContent !== told) events.textContent = told;
    const shown = [...atlas.seats.shown.values()].map(({ mission }) => strengthOn(mission, atlas.view.date));
    const text = countsInWords(shown.filter((strength) => strength !== null));
    if (dots.textContent !== text) dots.textContent = text;
  };
}
