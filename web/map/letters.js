/* How large is a name? Measured by a pen that writes the letters of the first: asked of each, the browser would lay out the page in the midst of a step. */

/** What a name needs beyond its letters, and how they are written. @typedef {{font: string, more: number, height: number}} Letters */

export class Measures {
  /** @type {Record<string, Letters>} By weight. */
  #known = {};
  #pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));

  /**
   * Return the size of a name in whole pixels: that of the first of a weight by its element.
   * @param {HTMLElement} tag @param {string} weight
   */
  of(tag, weight) {
    const text = tag.textContent ?? "",
      known = this.#known[weight];
    if (known) {
      this.#pen.font = known.font;
      return { width: Math.round(this.#pen.measureText(text).width + known.more), height: known.height };
    }
    const { width, height: exact } = tag.getBoundingClientRect(),
      height = Math.round(exact);
    this.#pen.font = getComputedStyle(tag).font;
    if (width) this.#known[weight] = { font: this.#pen.font, more: width - this.#pen.measureText(text).width, height };
    return { width: Math.round(width), height };
  }

  /** Forget the measures: the letters have changed. */
  forget() {
    this.#known = {};
  }
}
