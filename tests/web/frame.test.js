/* Does a map's frame put the map together once, and show each view it is told, the last of those that came meanwhile? */
import assert from "node:assert/strict";
import { test } from "node:test";

const told = { said: [], run: [], asked: [], coming: [], removed: [] };
const parent = { postMessage: (message) => told.said.push(message) };
let hear;
class Part {
  constructor(name) {
    this.localName = name;
    this.style = {};
  }
}
const place = new Part("div");
Object.assign(globalThis, {
  parent,
  location: { origin: "https://atlas.example" },
  addEventListener: (_, listen) => (hear = listen),
  document: {
    createElement: (name) => new Part(name),
    getElementById: () => place,
    head: {
      append: (part) => told.asked.push(part.href ?? part.src) && told.coming.push(() => part.onload()),
      insertAdjacentHTML: (_, html) => told.run.push(html),
    },
    body: {
      style: {},
      append({ textContent }) {
        told.run.push(textContent);
        if (textContent.startsWith("view")) globalThis.feature_group.push(textContent);
        else globalThis.map = { removeLayer: (layer) => told.removed.push(layer) };
      },
    },
  },
});
globalThis.window = globalThis;
await import("../../web/map/frame.js");

const args = { script: "the map", js_links: ["a.js", "b.js"], css_links: ["a.css"], header: "<style>", height: 480 };
const passed = () => new Promise((then) => setTimeout(then));
const say = (view, more = {}) =>
  hear({
    source: parent,
    origin: "https://atlas.example",
    data: {
      type: "streamlit:render",
      args: { ...args, feature_group: view, ...more },
      theme: { backgroundColor: "#123", textColor: "#eee" },
    },
  });

test("it says that it is there, and heeds nobody but its own page", async () => {
  assert.deepEqual(told.said, [{ isStreamlitMessage: true, type: "streamlit:componentReady", apiVersion: 1 }]);
  const data = { type: "streamlit:render", args };
  hear({ source: {}, origin: "https://atlas.example", data });
  hear({ source: parent, origin: "https://other.example", data });
  hear({ source: parent, origin: "https://atlas.example", data: { type: "other" } });
  hear({ source: parent, origin: "https://atlas.example", data: null });
  await passed();
  assert.deepEqual([told.asked, told.run], [[], []]);
});

test("it puts the map together when all has come, and shows the view told last", async () => {
  say("view 1");
  say("view 2");
  assert.deepEqual(told.asked, ["a.css", "a.js", "b.js"]);
  assert.deepEqual([place.style.height, told.said.at(-1)?.height], ["480px", 480]);
  told.coming.slice(1).forEach((then) => then());
  await passed();
  assert.deepEqual(told.run, [], "a style is waited for, too");
  told.coming[0]();
  await passed();
  assert.deepEqual(told.run, ["<style>", "the map\nwindow.map = map_div;", "view 2"]);
});

test("each other view is shown once, in place of the one before", () => {
  say("view 2");
  say("view 3", { height: 400 });
  assert.deepEqual(told.run.slice(3), ["view 3"]);
  assert.deepEqual(told.removed, ["view 2"]);
  assert.deepEqual([place.style.height, told.asked.length], ["400px", 3]);
});

test("what is chosen on the map goes to the server", () => {
  globalThis.Streamlit.setComponentValue({ chosen: "unficyp" });
  assert.deepEqual(told.said.at(-1), {
    isStreamlitMessage: true,
    type: "streamlit:setComponentValue",
    value: { chosen: "unficyp" },
    dataType: "json",
  });
});
