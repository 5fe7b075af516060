"""Derive data/tables/countries.csv: the present-day names of the areas in data/boundaries, as the UN writes them.

Run by hand; needs the package pycountry (ISO 3166-1 as kept by Debian's iso-codes, whose names follow the United
Nations' terminology). ISO files an inverted form (`Korea, Republic of`); the UN's running form is restored here.

    python data/prepare/countries.py
"""

import csv
import json
import re
from pathlib import Path

import pycountry

DATA = Path(__file__).resolve().parents[1]
RUNNING_FORM = {
    "COD": "Democratic Republic of the Congo",
    "KOR": "Republic of Korea",
    "LAO": "Lao People's Democratic Republic",
    "MDA": "Republic of Moldova",
    "PRK": "Democratic People's Republic of Korea",
    "PSE": "State of Palestine",
    "TZA": "United Republic of Tanzania",
    "FLK": "Falkland Islands (Malvinas)",
    "TWN": "Taiwan Province of China",
    "VGB": "British Virgin Islands",
    "VIR": "United States Virgin Islands",
    "USA": "United States of America",
    "GBR": "United Kingdom of Great Britain and Northern Ireland",
}
SHORT_FORM = {
    "BOL": "Bolivia",
    "COD": "DR Congo",
    "GBR": "United Kingdom",
    "IRN": "Iran",
    "LAO": "Lao PDR",
    "PRK": "DPR Korea",
    "PSE": "Palestine",
    "RUS": "Russian Federation",
    "SYR": "Syria",
    "TZA": "Tanzania",
    "USA": "United States",
    "VEN": "Venezuela",
    "BIH": "Bosnia and Herzegovina",
}
# In an English sentence "the" stands before these names.
WITH_ARTICLE = (
    "ALA ARE ATF BHS BVT CAF CCK COD COG COK COM CYM DOM FLK FRO GBR GMB"
    " IMN KOR LAO MDA MDV MHL MNP NLD PHL PRK RUS SLB SYC TCA USA VGB VIR"
)
# UN Geodata gives these areas codes of their own, because their status is not settled.
WITHOUT_SETTLED_STATUS = {
    "XJK": "Jammu and Kashmir",
    "XAC": "Aksai Chin",
    "XAP": "Arunachal Pradesh",
    "XHT": "Halaib",
    "XIT": "Ilemi",
    "XBT": "Bir Tawil",
}


def running_form(country) -> str:
    """Turn `Iran, Islamic Republic of` into `Iran (Islamic Republic of)`, the UN's way of writing it."""
    if country.alpha_3 in RUNNING_FORM:
        return RUNNING_FORM[country.alpha_3]
    return re.sub(r"^(.+), (.*\b(?:of|the)\b.*)$", r"\1 (\2)", country.name)


features = json.loads((DATA / "boundaries" / "countries.geojson").read_text(encoding="utf-8"))["features"]
with (DATA / "tables" / "countries.csv").open("w", encoding="utf-8", newline="") as file:
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(["country_id", "name", "short_name", "has_article", "status", "source_id", "locator"])
    for key in sorted(feature["properties"]["country_id"] for feature in features):
        if key in WITHOUT_SETTLED_STATUS:
            name = WITHOUT_SETTLED_STATUS[key]
            writer.writerow([key, name, name, "false", "unsettled", "un-geodata", key])
        else:
            name = running_form(pycountry.countries.get(alpha_3=key))
            status = "non_self_governing" if key == "ESH" else "listed"
            has_article = "true" if key in WITH_ARTICLE else "false"
            writer.writerow([key, name, SHORT_FORM.get(key, name), has_article, status, "iso-3166", key])
