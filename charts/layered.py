"""How do marks lie over one another? Altair's layers, without the copies that Altair makes of each whenever one is added or told."""

import altair as alt


class Layers(alt.LayerChart):
    """A chart of layers that keeps them as they are, for nothing else holds them.

    Altair copies each layer three times over, those within it again, to gather what they share: that is most of the time a chart
    takes. Data that all layers share is gathered here too; what can be picked is by `lift_picks`.
    """

    def __init__(self, data=alt.Undefined, layer=(), **kwargs):
        alt.TopLevelLayerSpec.__init__(self, data=data, layer=list(layer), **kwargs)


def layered(*layers: alt.Chart | alt.LayerChart, **properties) -> Layers:
    """Return marks as one chart, the first below; `properties` are those of a chart, as data."""
    shared = layers[0].data
    if "data" not in properties and all(each.data is shared for each in layers) and shared is not alt.Undefined:
        properties["data"] = shared
        layers = [each.copy(deep=False) for each in layers]
        for each in layers:
            each.data = alt.Undefined
    return Layers(layer=layers, **properties)


def lift_picks(spec: dict) -> None:
    """Name at the top of a chart in Vega-Lite what can be picked in it, with the view in which it is: there Streamlit looks for it."""
    lifted = {each["name"]: each for each in spec.get("params", [])}
    for part in parts_of(spec):
        for param in part.pop("params", []):
            told = lifted.setdefault(param["name"], param)
            if "select" in param:
                told.setdefault("views", []).append(part.setdefault("name", f"view_{len(lifted)}"))
    if lifted:
        spec["params"] = list(lifted.values())


def parts_of(spec: dict):
    """Yield the charts within a chart in Vega-Lite, each before those in it."""
    for inner in [each for name in ("layer", "hconcat", "vconcat", "concat") for each in spec.get(name, [])]:
        yield inner
        yield from parts_of(inner)
    if "spec" in spec:
        yield spec["spec"]
        yield from parts_of(spec["spec"])
