import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { Line } from "../../web/shared/line.js";

/** What Streamlit says of itself. @type {Record<string, string>} */
const said = {};
globalThis.document = /** @type {any} */ ({ querySelector: () => ({ dataset: said }) });

const unprofor = { kind: "mission", id: "unprofor" },
  unamir = { kind: "mission", id: "unamir" };

/** Let time pass, and what waits for it run. */
const pass = async (/** @type {number} */ time) => {
  for (let n = 0; n < time / 100; n += 1) {
    mock.timers.tick(100);
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
  }
};

/** @type {any[]} */
let heard;
/** @type {Line} */
let line;
beforeEach(() => {
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
  Object.assign(said, { testConnectionState: "CONNECTED", testScriptState: "notRunning" });
  heard = [];
  line = new Line((message) => heard.push(message));
});

const cut = async (/** @type {number} */ time) => {
  said.testConnectionState = "DISCONNECTED";
  await pass(time);
  said.testConnectionState = "CONNECTED";
  await pass(2000);
};

test("what was answered is told once", async () => {
  line.tell(unprofor);
  said.testScriptState = "running";
  await pass(500);
  said.testScriptState = "notRunning";
  await pass(3000);
  await cut(1000);
  assert.deepEqual(heard, [unprofor]);
});

test("what is chosen while the connection is cut is told when it is back, the last of its kind", async () => {
  said.testConnectionState = "DISCONNECTED";
  line.tell(unprofor);
  line.tell(unamir);
  await cut(500);
  assert.deepEqual(heard, [unamir]);
});

test("what was on its way when the connection was cut is told again, the last of its kind", async () => {
  line.tell(unprofor);
  line.tell(unamir);
  said.testScriptState = "running";
  await pass(5000);
  await cut(500);
  said.testScriptState = "notRunning";
  await pass(2000);
  assert.deepEqual(heard, [unprofor, unamir, unamir]);
});

test("what was lost is told in the order in which it was chosen, a day as a new one, before what was chosen since", async () => {
  line.follow({ kind: "day", date: "1994-07-01", turn: 1 });
  line.tell(unprofor);
  said.testConnectionState = "DISCONNECTED";
  line.tell({ kind: "era", key: "own" });
  await cut(500);
  assert.deepEqual(
    heard.map(({ kind }) => kind),
    ["mission", "day", "mission", "era"],
  );
  assert.ok(heard[1].turn > 1);
});

test("what was on its way is not told again when the visitor has gone back", async () => {
  line.tell(unprofor);
  line.forget();
  await cut(500);
  assert.deepEqual(heard, [unprofor]);
});
