/* Which part of a page moves when its reader scrolls? */

/** Return the part of the page that scrolls an element. @param {HTMLElement} element @returns {Element} */
export function scrollerOf(element) {
  const whole = document.scrollingElement ?? document.documentElement;
  for (let part = element.parentElement; part; part = part.parentElement)
    if (/auto|scroll/.test(getComputedStyle(part).overflowY) && part.scrollHeight > part.clientHeight) return part;
  return whole;
}
