"""Which colours and sizes do all pictures share? Tokens by theme, light and dark; what they colour is named by the schema.

A third theme, `live`, names each colour instead (`var(--ink)`): a picture drawn with it follows the page when its theme
changes, without being drawn again. `style_sheet` says what the names mean.
"""

from typing import Final

from data.schema import labels

# Tested for contrast and for distance under simulated protanopia, deuteranopia and tritanopia.
REGION_COLORS: Final = {
    "light": {
        "Africa": "#B56139",
        "Americas": "#239475",
        "Asia and the Pacific": "#8E5F9F",
        "Europe": "#2E60C6",
        "Middle East": "#B68710",
    },
    "dark": {
        "Africa": "#E1874B",
        "Americas": "#3CAC8B",
        "Asia and the Pacific": "#B183C7",
        "Europe": "#84AFF7",
        "Middle East": "#DAB648",
    },
}
REGIONS: Final = list(REGION_COLORS["light"])
TYPE_NAMES: Final = labels("missions", "mission_type")
TYPE_COLORS: Final = {
    "light": dict(zip(TYPE_NAMES, ["#239475", "#2E60C6", "#B56139", "#8E5F9F", "#B68710", "#5B6770"], strict=True)),
    "dark": dict(zip(TYPE_NAMES, ["#3CAC8B", "#84AFF7", "#E1874B", "#B183C7", "#DAB648", "#A9B4BC"], strict=True)),
}
# One hue from little to much, for quantities.
RAMP: Final = {
    "light": ["#BDD8E8", "#8DBAD6", "#5C9BC4", "#2F76A6", "#0B4D74"],
    "dark": ["#2F5C73", "#3A7593", "#4B93BA", "#74B7DF", "#B9E0F8"],
}
INK: Final = {"light": "#10212E", "dark": "#EEF2F5"}
QUIET: Final = {"light": "#56636E", "dark": "#A9B4BC"}
RULE: Final = {"light": "#C9D0D5", "dark": "#3E4C57"}
LAND: Final = {"light": "#E3E2DC", "dark": "#35434E"}  # on the page's own ground, without a sea
ACCENT: Final = {"light": "#0B5E8C", "dark": "#6CB8E6"}
GROUND: Final = {"light": "#FFFFFF", "dark": "#10181F"}
CURSOR: Final = {"light": "#C01F2E", "dark": "#FF6B75"}
FONT: Final = '"Source Sans", "Source Sans Pro", Arial, sans-serif'
# Deaths by cause: one hue in three steps of lightness, so that they stay apart without colour; the strongest for malicious acts.
CAUSE_COLORS: Final = {
    "light": {"Malicious acts": "#07415F", "Accidents": "#3F83AC", "Illness and other": "#8FA3AF"},
    "dark": {"Malicious acts": "#9BD3F5", "Accidents": "#5790B3", "Illness and other": "#5E6D79"},
}
GREY: Final = {"light": "#9AA5AD", "dark": "#6B7883"}  # context: what stands behind what the picture is about

TOKENS: Final = {
    "ink": INK,
    "quiet": QUIET,
    "rule": RULE,
    "land": LAND,
    "accent": ACCENT,
    "ground": GROUND,
    "cursor": CURSOR,
    "grey": GREY,
}
GROUPS: Final = {"region": REGION_COLORS, "kind": TYPE_COLORS, "cause": CAUSE_COLORS}


def _slug(text: str) -> str:
    return text.lower().replace(" ", "-").replace("_", "-")


for _name, _token in TOKENS.items():
    _token["live"] = f"var(--{_name})"
for _name, _group in GROUPS.items():
    _group["live"] = {key: f"var(--{_name}-{_slug(key)})" for key in _group["light"]}
RAMP["live"] = [f"var(--ramp-{n})" for n in range(len(RAMP["light"]))]


def style_sheet() -> str:
    """Return the colours by name as CSS: each is light or dark as the page is, at once when that changes."""
    pairs = {name: (token["light"], token["dark"]) for name, token in TOKENS.items()}
    for name, group in GROUPS.items():
        pairs |= {f"{name}-{_slug(key)}": (group["light"][key], group["dark"][key]) for key in group["light"]}
    pairs |= {f"ramp-{n}": both for n, both in enumerate(zip(RAMP["light"], RAMP["dark"], strict=True))}
    return ":root { " + " ".join(f"--{name}: light-dark({light}, {dark});" for name, (light, dark) in pairs.items()) + " }"
