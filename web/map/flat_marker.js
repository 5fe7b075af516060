/* How are many marks drawn at once? Leaflet moves a marker in three dimensions, which gives each a layer of its own to paint; these share one. */

/** @type {any} */
let FlatMarker = null;

const kind = () =>
  L.Marker.extend({
    /** Leaflet's own place for a marker's position, at rest and while it zooms. @this {any} @param {L.Point} position */
    _setPos(position) {
      /** @type {any} */ (L.Marker.prototype)._setPos.call(this, position);
      this._icon.style.transform = `translate(${position.x}px, ${position.y}px)`;
    },
  });

/**
 * Return a marker that is painted together with the others.
 * @param {L.LatLngExpression} at @param {L.MarkerOptions} options
 * @returns {L.Marker}
 */
export function flatMarker(at, options) {
  FlatMarker ??= kind();
  return new FlatMarker(at, options);
}
