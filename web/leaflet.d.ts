// What Leaflet takes and its types do not name: a GeoJSON layer hands its options on to the lines it makes.
import "leaflet";

declare module "leaflet" {
  interface GeoJSONOptions {
    smoothFactor?: number;
  }
}
