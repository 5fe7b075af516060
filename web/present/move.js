/* How is a map moved on a slide? What of it is seen is its viewBox: made larger around a point, and dragged. */

/** @typedef {import("./keys.js").Act} Act */
/** @typedef {{x: number, y: number, width: number, height: number}} View */

/**
 * Return the part of a drawing that is seen after it was made larger by `by` around a point, never more than the whole of it.
 * @param {View} seen @param {View} whole @param {number} by @param {number} x @param {number} y
 * @returns {View}
 */
export function zoomed(seen, whole, by, x, y) {
  const width = Math.min(Math.max(seen.width / by, whole.width / 12), whole.width);
  const scale = width / seen.width;
  return within({ x: x - (x - seen.x) * scale, y: y - (y - seen.y) * scale, width, height: seen.height * scale }, whole);
}

/** Return a part of a drawing moved so that it lies inside. @param {View} part @param {View} whole @returns {View} */
export function within(part, whole) {
  const x = Math.min(Math.max(part.x, whole.x), whole.x + whole.width - part.width);
  const y = Math.min(Math.max(part.y, whole.y), whole.y + whole.height - part.height);
  return { ...part, x, y };
}

/** A map that can be moved: what of it is seen is its viewBox. */
export class Movable {
  /** @param {SVGSVGElement} svg */
  constructor(svg) {
    this.svg = svg;
    const { x, y, width, height } = svg.viewBox.baseVal;
    this.whole = { x, y, width, height };
    this.seen = this.whole;
    /** @type {{x: number, y: number} | null} */
    this.held = null;
    svg.addEventListener("wheel", (event) => this.turn(event), { passive: false });
    svg.addEventListener("pointerdown", (event) => this.hold(event));
    svg.addEventListener("pointermove", (event) => this.drag(event));
    for (const name of ["pointerup", "pointercancel"]) svg.addEventListener(name, () => (this.held = null));
    svg.addEventListener("dblclick", () => this.show(this.whole));
  }

  /** @param {MouseEvent} event */
  point(event) {
    const matrix = /** @type {DOMMatrix} */ (this.svg.getScreenCTM()).inverse();
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix);
  }

  /** @param {WheelEvent} event */
  turn(event) {
    event.preventDefault();
    const { x, y } = this.point(event);
    this.show(zoomed(this.seen, this.whole, event.deltaY < 0 ? 1.25 : 0.8, x, y));
  }

  /** @param {PointerEvent} event */
  hold(event) {
    if (this.seen === this.whole) return;
    this.held = this.point(event);
    this.svg.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  drag(event) {
    if (!this.held) return;
    const { x, y } = this.point(event);
    this.show(within({ ...this.seen, x: this.seen.x + this.held.x - x, y: this.seen.y + this.held.y - y }, this.whole));
  }

  /** @param {Act} act */
  act(act) {
    const [x, y] = [this.seen.x + this.seen.width / 2, this.seen.y + this.seen.height / 2];
    this.show(act === "whole" ? this.whole : zoomed(this.seen, this.whole, act === "larger" ? 1.25 : 0.8, x, y));
  }

  /** @param {View} part */
  show(part) {
    this.seen = part.width >= this.whole.width ? this.whole : part;
    this.svg.setAttribute("viewBox", `${part.x} ${part.y} ${part.width} ${part.height}`);
  }
}
