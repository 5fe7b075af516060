/* Is a chart that nobody sees yet drawn after those on the screen, and in the order of the page? */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

/** What the module asks of the browser: how high the screen is, whether the first picture is there, who wants to know what comes near. */
const told = { first: null, free: [], near: undefined, printing: undefined, observed: new Set() };
Object.assign(globalThis, {
  innerHeight: 900,
  document: { querySelector: (name) => (name === "atlas-first" ? told.first : null) },
  addEventListener: (name, listen) => name === "beforeprint" && (told.printing = listen),
  requestIdleCallback: (then) => told.free.push(then),
  IntersectionObserver: class {
    constructor(seen) {
      told.near = (target) => seen([{ target, isIntersecting: true }]);
    }
    observe = (element) => told.observed.add(element);
    unobserve = (element) => told.observed.delete(element);
  },
});
const { inTurn } = await import("../../web/shared/in_turn.js");

const chart = (name, top, height = 0) => ({
  name,
  style: {},
  dataset: {},
  firstChild: null,
  getBoundingClientRect: () => ({ top, height }),
});
const passed = (ms = 0) => new Promise((then) => setTimeout(then, ms));
/** Let the browser have time until nothing is wanted of it. */
async function rest() {
  for (await passed(); told.free.length; await passed()) told.free.shift()();
}
let drawn, draw;
beforeEach(() => {
  told.first = null;
  drawn = [];
  draw = inTurn(async (element) => `${drawn.push(element.name)}`);
});

test("what is on the screen is drawn at once, the rest from the top when there is time", async () => {
  const all = [draw(chart("lower", 3000)), draw(chart("seen", 800)), draw(chart("below", 1500))];
  assert.deepEqual(drawn, ["seen"]);
  await rest();
  assert.deepEqual(drawn, ["seen", "below", "lower"]);
  assert.deepEqual(await Promise.all(all), ["3", "1", "2"]);
  assert.equal(told.observed.size, 0);
});

test("while the first picture lies over the page, only what its reader sees is drawn", async () => {
  told.first = { scrolled: 2000 };
  draw(chart("above", 100));
  draw(chart("near", 3000));
  draw(chart("seen", 2500));
  await passed(150);
  assert.deepEqual([drawn, told.free.length], [["seen"], 0]);
  told.first = null;
  await passed(150);
  await rest();
  assert.deepEqual(drawn, ["seen", "above", "near"]);
});

test("a chart that a reader comes to is drawn before those above it, and all for who prints", async () => {
  const [far, farther, last] = [chart("far", 2000), chart("farther", 4000), chart("last", 5000)];
  [far, farther, last].forEach((each) => draw(each));
  await passed();
  told.near(farther);
  await passed();
  assert.deepEqual(drawn, ["farther"]);
  told.printing();
  await passed();
  assert.deepEqual(drawn, ["farther", "far", "last"]);
  await rest();
  assert.equal(drawn.length, 3);
});

test("a chart's place is kept until it is drawn", async () => {
  const [sized, redrawn] = [chart("sized", 2000), { ...chart("redrawn", 2000, 300), firstChild: {} }];
  [sized, redrawn].forEach((each) => draw(each, { height: 240 }));
  assert.deepEqual([sized.style.minHeight, redrawn.style.minHeight], ["240px", undefined]);
  await rest();
  assert.deepEqual([sized.style.minHeight, drawn], ["", ["sized", "redrawn"]]);
});

test("a chart that is asked for anew is drawn once, as it was asked for last, and whoever asked before has that one", async () => {
  const asked = [];
  draw = inTurn(async (element, how) => `${asked.push(how)} ${how}`);
  const redrawn = chart("redrawn", 2000);
  const twice = [draw(redrawn, "dark"), draw(redrawn, "narrow")];
  await rest();
  assert.deepEqual([asked, await Promise.all(twice)], [["narrow"], ["1 narrow", "1 narrow"]]);

  const before = draw(redrawn, "light");
  redrawn.getBoundingClientRect = () => ({ top: 100, height: 300 }); // a reader has come to it
  assert.equal(await draw(redrawn, "wide"), "2 wide");
  await rest();
  assert.deepEqual([asked, await before, redrawn.dataset], [["narrow", "wide"], "2 wide", {}]);
});

test("a chart that fails, and one that never comes, hold no other up", async () => {
  draw = inTurn((element) => {
    drawn.push(element.name);
    if (element.name === "failing") return Promise.reject(new Error("no such file"));
    return element.name === "hanging" ? new Promise(() => {}) : Promise.resolve(element.name);
  });
  const [failing, , last] = ["failing", "hanging", "last"].map((name, place) => draw(chart(name, 2000 + 1000 * place)));
  await Promise.all([assert.rejects(failing, /no such file/), rest()]);
  assert.deepEqual([drawn, await last], [["failing", "hanging", "last"], "last"]);
});
