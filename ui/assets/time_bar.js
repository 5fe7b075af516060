/* Which month is shown? A slider that moves the map in the browser and tells the server only when it rests. */
import { operationsList } from "./operations_list.js";
import { timelinePicture } from "./timeline_picture.js";

const bars = new WeakMap();
const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const LATER = 1200; // milliseconds
const FRAME = 45, SLOW_FRAME = 900; // milliseconds a month plays, and a year where motion is to be reduced

const pad = (n) => String(n).padStart(2, "0");
const dateOf = (month) => `${1948 + Math.floor(month / 12)}-${pad((month % 12) + 1)}-01`;
const monthOf = (date) => (Number(date.slice(0, 4)) - 1948) * 12 + Number(date.slice(5, 7)) - 1;

function words(date) {
  const [year, month, day] = date.split("-").map(Number);
  return `${day === 1 ? "" : `${day} `}${MONTHS[month - 1]} ${year}`;
}

function build(root) {
  root.innerHTML = `
    <div class="bar">
      <div class="row">
        <button class="step" data-step="-12" aria-label="One year back" title="One year back">&laquo;</button>
        <button class="step" data-step="-1" aria-label="One month back" title="One month back">&lsaquo;</button>
        <input class="label" type="text" autocomplete="off" spellcheck="false" aria-label="Date shown; type another and press Enter" title="Type a date: July 1994, 15 November 1956, 1993">
        <button class="step" data-step="1" aria-label="One month on" title="One month on">&rsaquo;</button>
        <button class="step" data-step="12" aria-label="One year on" title="One year on">&raquo;</button>
        <button class="play" aria-pressed="false">Play</button>
        <span class="count" role="status"></span>
        <label class="eras" hidden>Eras <select><option value="">none</option></select></label>
      </div>
      <div class="years">
        <div class="track"><input type="range" min="0" step="1" aria-label="Month shown"></div>
        <ol class="era-names" aria-label="Eras" hidden></ol>
        <div class="era-bands" aria-hidden="true" hidden></div>
        <div class="picture"></div>
        <div class="cursor" aria-hidden="true"></div>
        <div class="tip" hidden></div>
      </div>
    </div>`;
  return {
    label: root.querySelector("input.label"), count: root.querySelector(".count"), play: root.querySelector(".play"),
    slider: root.querySelector("input[type=range]"), cursor: root.querySelector(".cursor"), steps: root.querySelectorAll(".step"),
    picture: root.querySelector(".picture"), tip: root.querySelector(".tip"),
    select: root.querySelector(".eras select"), names: root.querySelector(".era-names"), bands: root.querySelector(".era-bands"),
  };
}

function start(root, component) {
  const parts = build(root);
  const bar = { parts, date: "", data: { view: {} }, missions: [], timer: null, rest: null, told: 0, said: "", asked: [], commit: null, pick: null, type: null, divide: null, eras: null };
  bar.picture = timelinePicture(parts.picture, parts.tip, (mission) => bar.pick(mission));
  bar.end = operationsList((mission) => bar.pick(mission));
  bar.channel = new BroadcastChannel(component.data.channel);
  // What is chosen on the map is told by the bar, which belongs to the part of the page that follows; a map that comes late asks.
  bar.channel.onmessage = ({ data }) => {
    if (data.told) bar.hear(data.told);
    if (data.hello) bar.tell(true);
  };
  setTimeout(async () => { // eras can wait until all else is there
    const { eraBands } = await import("./era_bands.js");
    bar.eras = eraBands(parts, component.data.eras, (era) => bar.divide(era));
    bar.eras(bar.data);
  }, LATER);

  // The map is moved here: the date is the bar's, which may be ahead of the server, the rest the server's.
  bar.tell = (again) => {
    const view = { date: bar.date, ...bar.data.view }, said = JSON.stringify(view);
    if (said === bar.said && !again) return;
    bar.said = said;
    bar.channel.postMessage({ view });
  };
  bar.show = (date, tell) => {
    bar.date = date;
    const { slider, label, cursor, count } = parts;
    slider.value = monthOf(date);
    slider.setAttribute("aria-valuetext", words(date));
    if (label.getRootNode().activeElement !== label) label.value = words(date);
    cursor.style.left = `calc(${(100 * monthOf(date)) / Number(slider.max)}%)`;
    const active = bar.missions.filter((m) => m.start <= date && (!m.end || m.end >= date)
      && (!bar.data.view.region || m.region === bar.data.view.region)).length;
    count.textContent = bar.missions.length ? `${active} ${active === 1 ? "operation" : "operations"} in the field${bar.data.view.region ? `, ${bar.data.view.region}` : ""}` : "";
    if (tell) bar.tell();
  };
  // A single step is told to the server at once; holding a key down is many steps, told when they rest.
  bar.rests = (wait) => {
    const tell = () => {
      bar.rest = null;
      bar.told = Date.now();
      if (bar.date === (bar.asked.at(-1) ?? bar.data.date)) return;
      bar.asked.push(bar.date);
      bar.commit(bar.date);
    };
    clearTimeout(bar.rest);
    if (Date.now() - bar.told > 2 * wait) tell();
    else bar.rest = setTimeout(tell, wait);
  };
  bar.stop = () => {
    clearInterval(bar.timer);
    bar.timer = null;
    parts.play.textContent = "Play";
    parts.play.setAttribute("aria-pressed", "false");
  };
  bar.run = () => {
    const last = Number(parts.slider.max), slow = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (monthOf(bar.date) >= last) bar.show(dateOf(0), true);
    parts.play.textContent = "Pause";
    parts.play.setAttribute("aria-pressed", "true");
    bar.timer = setInterval(() => {
      const next = Math.min(monthOf(bar.date) + (slow ? 12 : 1), last);
      bar.show(dateOf(next), true);
      if (next === last) { bar.stop(); bar.rests(0); }
    }, slow ? SLOW_FRAME : FRAME);
  };

  // What is typed is read by the server, which answers what it cannot read with a sentence.
  const read = () => {
    const typed = parts.label.value.trim();
    parts.label.blur();
    if (typed && typed !== words(bar.date)) bar.type(typed);
  };
  parts.label.addEventListener("focus", () => { bar.stop(); parts.label.select(); });
  parts.label.addEventListener("keydown", (event) => {
    if (event.key === "Enter") read();
    if (event.key === "Escape") { parts.label.value = words(bar.date); parts.label.blur(); }
  });
  parts.label.addEventListener("blur", () => { parts.label.value = words(bar.date); });
  parts.slider.addEventListener("input", () => { bar.stop(); bar.show(dateOf(Number(parts.slider.value)), true); });
  parts.slider.addEventListener("change", () => bar.rests(250));
  parts.slider.addEventListener("keydown", (event) => {
    const leap = { PageUp: 12, PageDown: -12 }[event.key];
    if (!leap) return;
    event.preventDefault();
    step(leap);
  });
  const step = (months) => {
    bar.stop();
    const next = Math.min(Math.max(monthOf(bar.date) + months, 0), Number(parts.slider.max));
    bar.show(dateOf(next), true);
    bar.rests(250);
  };
  parts.steps.forEach((button) => button.addEventListener("click", () => step(Number(button.dataset.step))));
  parts.play.addEventListener("click", () => {
    if (bar.timer) { bar.stop(); bar.rests(0); } else bar.run();
  });
  fetch(component.data.missions).then((answer) => answer.json()).then((layer) => {
    bar.missions = layer.missions;
    bar.show(bar.date, false);
  }).catch(() => {}); // the bar goes without its count; the map, which asks for the same file, says so
  return bar;
}

export default function timeBar(component) {
  const { data, parentElement, setStateValue, setTriggerValue } = component;
  const root = parentElement.querySelector(".time-bar");
  if (!bars.has(root)) bars.set(root, start(root, component));
  const bar = bars.get(root);
  bar.commit = (date) => setStateValue("date", date);
  bar.type = (typed) => setTriggerValue("typed", typed);
  bar.pick = (mission) => setTriggerValue("picked", { mission });
  bar.divide = (era) => setTriggerValue("era", { era });
  bar.hear = (told) => setTriggerValue("told", told);
  const known = bar.data.date;
  bar.data = data;
  bar.parts.slider.max = monthOf(data.last);
  bar.picture(data);
  bar.eras?.(data);
  // The server's answer to an earlier step must not undo a later one; while it plays the bar is ahead of the server.
  const answered = bar.asked.indexOf(data.date);
  const isLate = answered >= 0 && answered < bar.asked.length - 1;
  bar.asked = answered >= 0 ? bar.asked.slice(answered + 1) : known === data.date ? bar.asked : [];
  // A date chosen elsewhere, typed or by an operation, ends the play.
  if (bar.timer && known && known !== data.date && answered < 0) bar.stop();
  if (!bar.timer && !bar.rest && !isLate && (known !== data.date || !bar.date)) bar.show(data.date, false);
  if (bar.region !== data.view.region) { bar.region = data.view.region; bar.show(bar.date, false); }
  bar.tell(false);
  return () => { bar.stop(); bar.end(); clearTimeout(bar.rest); bar.channel.close(); bars.delete(root); };
}
