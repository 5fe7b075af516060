"""What does Altair draw a world from? Today's land as one coarse outline, wound the way a projection of the sphere reads it."""

import json

import geopandas as gpd
import numpy as np
import shapely

# Degrees, degrees, square degrees and square degrees: half a pixel of a world 400 pixels wide.
TOLERANCE, GRID, SMALLEST_LAND, SMALLEST_WATER = 0.5, 0.1, 0.5, 1
UNSEEN = "ATA"  # no operation was there, and it would take a fifth of the height


def wound_for_sphere(shape: shapely.Geometry) -> shapely.Geometry:
    """Return polygons with clockwise outer rings: a ring read the other way holds all the world but its inside."""
    return shapely.orient_polygons(shape, exterior_cw=True)


def without_ponds(land: shapely.Polygon) -> shapely.Polygon:
    """Return a polygon with its large holes only."""
    return shapely.Polygon(land.exterior, [hole for hole in land.interiors if shapely.Polygon(hole).area > SMALLEST_WATER])


def world_land(countries: gpd.GeoDataFrame) -> dict:
    """Return all land but Antarctica as one GeoJSON feature, without borders and without what is too small to see."""
    areas = countries[countries["country_id"] != UNSEEN].geometry
    parts = shapely.get_parts(shapely.coverage_union_all(np.asarray(areas.array)))
    land = shapely.multipolygons([without_ponds(part) for part in parts if part.area > SMALLEST_LAND])
    rough = shapely.set_precision(shapely.simplify(land, TOLERANCE), GRID)
    return {"type": "Feature", "properties": {}, "geometry": json.loads(shapely.to_geojson(wound_for_sphere(rough)))}
