/*
 * When is Streamlit told of a step? When all of it has come: for each message that comes alone it goes through the whole page. The server lets
 * a message of three bytes go before those of a step (server/short_runs.py), and the last of them says that its run has ended.
 */
(() => {
  const OPENING = 3, // bytes: to Streamlit the answer to a sign of life
    ENDED = 0x30, // the mark of "the run has ended"; how it ended is a message's last byte, below any letter
    LETTERS = 0x20,
    LONGEST = 20; // milliseconds: the rest of a step that is cut off
  const listenTo = WebSocket.prototype.addEventListener;

  /** @param {ArrayBuffer} message */
  function isLast(message) {
    const [mark, how] = new Uint8Array(message).slice(-2);
    return mark === ENDED && how < LETTERS;
  }

  /** @param {WebSocket} socket @param {(event: MessageEvent) => void} hear */
  function gathered(socket, hear) {
    /** @type {MessageEvent[]} */
    let kept = [];
    let timer = 0;
    const tell = () => {
      clearTimeout(timer);
      const all = kept;
      kept = [];
      for (const each of all) hear.call(socket, each);
    };
    return (/** @type {MessageEvent} */ event) => {
      if (kept.length || event.data.byteLength === OPENING) kept.push(event);
      else return hear.call(socket, event);
      if (kept.length === 1) timer = setTimeout(tell, LONGEST);
      else if (isLast(event.data)) tell();
    };
  }

  WebSocket.prototype.addEventListener = function (/** @type {string} */ type, /** @type {any} */ hear, /** @type {any} */ how) {
    listenTo.call(this, type, type === "message" ? gathered(this, hear) : hear, how);
  };
})();
