/*
 * How does what a class is at outlast a rerun of the page? It is begun once for its place and its content, and left when either goes.
 */

/**
 * Begin and draw what stands in a place, unless it stands there already, and return how it is left.
 * @template {{data: {key: string}, draw: () => void, leave: () => void}} T
 * @param {WeakMap<HTMLElement, T>} held what stands in each place
 * @param {HTMLElement} root the place @param {string} key of the content @param {() => T} begin
 */
export function once(held, root, key, begin) {
  const known = held.get(root);
  if (known?.data.key === key) return undefined;
  known?.leave();
  const begun = begin();
  held.set(root, begun);
  begun.draw();
  return () => begun.leave();
}
