/*
 * What do map, time bar and server say to each other? One JSON shape: an object whose `kind` says what else is in it. Over the
 * session's broadcast channel map and bar talk; the server hears the bar, or a map beside which no bar speaks. ui/messages.py is the
 * server's one parser of the same shape.
 */

/**
 * What is to be seen on a map. Of the front page all but `only` and `year`; an operation's own page sets `only`.
 * @typedef {object} View
 * @property {string} date The day, ISO.
 * @property {string} mission The chosen operation's mission_id, or "".
 * @property {string} region The only region shown, or "".
 * @property {string[]} layers The names of the layers that are on.
 * @property {string} [only] The one operation an operation's own page shows.
 * @property {number} [year] The year whose sites an operation's own page shows, 0 for none.
 */

/**
 * bar to map: what is to be seen, at every frame drawn
 * @typedef {{kind: "view", view: View}} ViewMessage
 */
/**
 * map to bar: a map has come late and asks for the view
 * @typedef {{kind: "hello"}} HelloMessage
 */
/**
 * to the server, by way of the bar where there is one: a day on which the bar rests (ISO); told again with the same `turn`, which
 * grows from one day to the next, it is taken once; `isKnown` where the browser knows the facts of all days, so that none need be sent
 * @typedef {{kind: "day", date: string, turn?: number, isKnown?: boolean}} DayMessage
 */
/**
 * what was typed as a date, for the server to read
 * @typedef {{kind: "typed", text: string}} TypedMessage
 */
/**
 * an operation was chosen, or with "" let go
 * @typedef {{kind: "mission", id: string}} MissionMessage
 */
/**
 * a region was chosen, or with "" all of them
 * @typedef {{kind: "region", id: string}} RegionMessage
 */
/**
 * a reform was chosen, or with "" let go
 * @typedef {{kind: "reform", id: string}} ReformMessage
 */
/**
 * an event of an operation was chosen
 * @typedef {{kind: "event", id: string}} EventMessage
 */
/**
 * the map's layers that are on now
 * @typedef {{kind: "layers", layers: string[]}} LayersMessage
 */
/**
 * a division into eras was chosen, or with "" none
 * @typedef {{kind: "era", key: string}} EraMessage
 */
/**
 * a year on which the map of sites rests
 * @typedef {{kind: "year", year: number}} YearMessage
 */
/**
 * a state was chosen on the map of contributors, by its iso3
 * @typedef {{kind: "state", id: string}} StateMessage
 */
/**
 * What the server hears.
 * @typedef {DayMessage | TypedMessage | MissionMessage | RegionMessage | ReformMessage | EventMessage | LayersMessage | EraMessage
 *   | YearMessage | StateMessage} Told
 */
/** @typedef {ViewMessage | HelloMessage | Told} Message */

const KINDS = ["view", "hello", "day", "typed", "mission", "region", "reform", "event", "layers", "era", "year", "state"];

/**
 * Return a message of the channel, or null for what is none.
 * @param {unknown} data
 * @returns {Message | null}
 */
export function read(data) {
  const isOne = typeof data === "object" && data !== null && "kind" in data && KINDS.includes(String(data.kind));
  return isOne ? /** @type {Message} */ (data) : null;
}

/** @param {Message} message @returns {message is Told} */
export const isForServer = (message) => message.kind !== "view" && message.kind !== "hello";

/**
 * Who of this document listens to which channel. A map's frame is found by the page that it stands in: what is said there is drawn in
 * the same frame of the screen, where a broadcast comes after it.
 * @typedef {{atlasListeners?: Map<string, Set<(message: Message) => void>>}} Listening
 */

/** Return those who listen to a channel here, or null where they cannot be asked. @param {Window} place @param {string} name */
function listenersIn(place, name) {
  try {
    const all = /** @type {Listening} */ (place);
    all.atlasListeners ??= new Map();
    if (!all.atlasListeners.has(name)) all.atlasListeners.set(name, new Set());
    return /** @type {Set<(message: Message) => void>} */ (all.atlasListeners.get(name));
  } catch {
    return null; // a page of another host
  }
}

/**
 * Open the session's channel; two tabs of one browser have two.
 * @param {string} name @param {(message: Message) => void} hear
 * @param {Window} [place] Where bar and map meet: the page, which of a map in its frame is the frame's parent.
 * @returns {{post: (message: Message) => void, close: () => void}}
 */
export function openChannel(name, hear, place) {
  const near = place ? listenersIn(place, name) : null,
    channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => {
    const message = read(data);
    if (message) hear(message);
  };
  near?.add(hear);
  const close = () => {
    near?.delete(hear);
    channel.close();
  };
  if (place && place !== window) addEventListener("pagehide", close); // the frame goes, the page stays
  const post = (/** @type {Message} */ message) => {
    const others = [...(near ?? [])].filter((each) => each !== hear);
    if (others.length) others.forEach((each) => queueMicrotask(() => each(message)));
    else channel.postMessage(message);
  };
  return { post, close };
}

let told = 0;

/**
 * Tell the server from within a folium map's frame, whose value is one text. It carries a count, so that choosing the same thing
 * twice is two events.
 * @param {Told} message
 */
export function tellByFolium(message) {
  told += 1;
  /** @type {any} */ (window).Streamlit?.setComponentValue({
    last_object_clicked_tooltip: JSON.stringify({ ...message, count: told }),
  });
}
