/* Is a message of the channel one of the shape, and does the server get only its own? */
import assert from "node:assert/strict";
import { test } from "node:test";
import { isForServer, openChannel, read, tellByFolium } from "../../web/shared/messages.js";

test("what is none of the shape is no message", () => {
  for (const each of [null, "view", 3, {}, { kind: "theme" }, { mission: "unprofor" }]) assert.equal(read(each), null);
  assert.deepEqual(read({ kind: "mission", id: "unprofor" }), { kind: "mission", id: "unprofor" });
});

test("views and greetings stay between map and bar", () => {
  assert.ok(
    !isForServer({ kind: "hello" }) &&
      !isForServer({ kind: "view", view: {} }) &&
      isForServer({ kind: "day", date: "1994-07-01" }),
  );
});

test("two channels of one name hear each other, and only messages", async () => {
  const heard = [];
  const one = openChannel("atlas-test", (message) => heard.push(message)),
    other = openChannel("atlas-test", () => {});
  const stranger = new BroadcastChannel("atlas-test");
  stranger.postMessage("words");
  other.post({ kind: "hello" });
  while (!heard.length) await new Promise((done) => setTimeout(done, 5));
  assert.deepEqual(heard, [{ kind: "hello" }]);
  [one, other, stranger].forEach((each) => each.close());
});

test("who meets in one page hears at once, and nobody after leaving", async () => {
  const place = {},
    heard = [];
  globalThis.window = place;
  const map = openChannel("atlas-near", (message) => heard.push(message), place),
    bar = openChannel("atlas-near", () => {}, place);
  bar.post({ kind: "hello" });
  await Promise.resolve();
  assert.deepEqual(heard, [{ kind: "hello" }]);
  map.close();
  bar.post({ kind: "hello" });
  await new Promise((done) => setTimeout(done, 50));
  assert.equal(heard.length, 1);
  bar.close();
  delete globalThis.window;
});

test("a folium map tells JSON with a count, so that the same choice twice is two events", () => {
  const values = [];
  globalThis.window = { Streamlit: { setComponentValue: (value) => values.push(JSON.parse(value.last_object_clicked_tooltip)) } };
  tellByFolium({ kind: "year", year: 2005 });
  tellByFolium({ kind: "year", year: 2005 });
  delete globalThis.window;
  assert.deepEqual({ kind: values[0].kind, year: values[0].year }, { kind: "year", year: 2005 });
  assert.ok(values[1].count > values[0].count);
});
