"""Which colours and sizes do all pictures share? Tokens by theme, light and dark; nothing here knows a table."""

from typing import Final

# Checked in tests for contrast and for distance under simulated protanopia, deuteranopia and tritanopia.
REGION_COLORS: Final = {
    "light": {
        "Africa": "#C4622D",
        "Americas": "#2E8B6A",
        "Asia and the Pacific": "#8A5AA8",
        "Europe": "#2F6DB5",
        "Middle East": "#A88420",
    },
    "dark": {
        "Africa": "#E58A58",
        "Americas": "#4DB38F",
        "Asia and the Pacific": "#B88AD4",
        "Europe": "#6AA5E8",
        "Middle East": "#D6B04C",
    },
}
REGIONS: Final = list(REGION_COLORS["light"])
TYPE_NAMES: Final = {
    "observer_mission": "Observer mission",
    "peacekeeping_force": "Peacekeeping force",
    "multidimensional_operation": "Multidimensional operation",
    "transitional_administration": "Transitional administration",
    "police_or_support_mission": "Police or support mission",
    "hybrid_operation": "Hybrid operation",
}
TYPE_COLORS: Final = {
    "light": dict(zip(TYPE_NAMES, ["#2E8B6A", "#2F6DB5", "#C4622D", "#8A5AA8", "#A88420", "#5B6770"], strict=True)),
    "dark": dict(zip(TYPE_NAMES, ["#4DB38F", "#6AA5E8", "#E58A58", "#B88AD4", "#D6B04C", "#A9B4BC"], strict=True)),
}
INK: Final = {"light": "#10212E", "dark": "#EEF2F5"}
QUIET: Final = {"light": "#56636E", "dark": "#A9B4BC"}
RULE: Final = {"light": "#C9D0D5", "dark": "#3E4C57"}
ACCENT: Final = {"light": "#0B5E8C", "dark": "#6CB8E6"}
GROUND: Final = {"light": "#FFFFFF", "dark": "#10181F"}
CURSOR: Final = {"light": "#C01F2E", "dark": "#FF6B75"}
FONT: Final = '"Source Sans", "Source Sans Pro", Arial, sans-serif'
