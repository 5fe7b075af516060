/* Is a step heard in one go, and all else as it comes? */
import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.WebSocket = class extends EventTarget {};
await import("../../web/first/gather.js");

const OPENING = [0xd0, 0x01, 0x01],
  // Ends as the last message does, but for a letter: a page's name may
  SESSION = [0x22, 0x02, 0x30, 0x30],
  TEXT = [0x2a, 0x01, 0x07, 0x08],
  LAST = [0x12, 0x00, 0x30, 0x03];
const passed = (ms = 0) => new Promise((then) => setTimeout(then, ms));

/** Return a socket, what it says, and how many messages its listener has heard by each time it was told. */
function opened() {
  const socket = new WebSocket(),
    heard = [];
  socket.addEventListener("message", function (event) {
    assert.equal(this, socket);
    heard.push([...new Uint8Array(event.data)]);
  });
  const say = (bytes) => socket.dispatchEvent(new MessageEvent("message", { data: new Uint8Array(bytes).buffer }));
  return { socket, heard, say };
}

test("a step is heard when the last of it has come, in its order", () => {
  const { heard, say } = opened();
  [OPENING, SESSION, TEXT, TEXT].forEach(say);
  assert.deepEqual(heard, []);
  say(LAST);
  assert.deepEqual(heard, [OPENING, SESSION, TEXT, TEXT, LAST]);
  say(TEXT);
  assert.equal(heard.length, 6);
});

test("what is no step is heard as it comes, and another socket by itself", () => {
  const one = opened(),
    other = opened();
  [SESSION, TEXT, LAST, OPENING].forEach(one.say);
  other.say(TEXT);
  assert.deepEqual(one.heard, [SESSION, TEXT, LAST]);
  assert.deepEqual(other.heard, [TEXT]);
});

test("of a step that is cut off, and of a sign of life, is heard what came", async () => {
  const { heard, say } = opened();
  [OPENING, SESSION].forEach(say);
  await passed(60);
  assert.deepEqual(heard, [OPENING, SESSION]);
  say(TEXT);
  assert.equal(heard.length, 3);
});

test("what else a socket tells is heard as ever", () => {
  const { socket } = opened();
  let closed = 0;
  const hear = () => (closed += 1);
  socket.addEventListener("close", hear);
  socket.dispatchEvent(new Event("close"));
  socket.removeEventListener("close", hear);
  socket.dispatchEvent(new Event("close"));
  assert.equal(closed, 1);
});
