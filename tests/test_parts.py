"""Does the bill of materials name all that the atlas runs on, and on terms that let it be passed on?"""

import json
import re

from xstatic.pkg import leaflet

from tests.bench.parts import BILL, READ, licence_of, parts, read_as, spelled
from tests.bench.ranges import ranges
from tests.modules import ROOT

# Terms under which a part may be passed on beside code under Apache-2.0. Those that ask for more than a notice are of parts that stand beside
# it as files of their own and may be exchanged: certificates (MPL), GEOS (LGPL).
KNOWN = {
    *(
        "0BSD",
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "CC0-1.0",
        "ISC",
        "MIT",
        "MIT-CMU",
        "OFL-1.1",
        "PSF-2.0",
        "Python-2.0",
    ),
    *("Unlicense", "Zlib", "blessing", "MPL-2.0", "LGPL-2.1-or-later"),
}


def bill() -> dict:
    return json.loads(BILL.read_text(encoding="utf-8"))


def test_every_line_of_the_requirements_is_in_the_bill_within_its_range():
    held = {spelled(each["name"]): each.get("version") for each in bill()["components"]}
    assert bill()["bomFormat"] == "CycloneDX" and len(ranges()) > 15
    outside = [str(each) for each in ranges() if not each.specifier.contains(held[spelled(each.name)])]
    assert not outside, f"python -m tests.bench.parts writes the bill anew: {outside}"
    refs = {each["bom-ref"] for each in bill()["components"]}
    assert {ref for each in bill()["dependencies"] for ref in (each["ref"], *each["dependsOn"])} <= refs


def test_terms_are_known_and_let_the_atlas_be_passed_on():
    told = {each["name"]: licence_of(each, {}) for each in bill()["components"]}
    strange = {
        name: terms for name, terms in told.items() if not set(re.split(r" AND | OR |[()]", terms)) - {""} <= KNOWN or not terms
    }
    assert not strange and not licence_of({"name": "silent"}, {})
    assert READ.read_text(encoding="utf-8") == read_as(bill())


def test_parts_within_packages_are_named_with_where_their_terms_were_seen():
    names = {each["name"] for each in bill()["components"]}
    assert {each["name"] for each in parts()} <= names and all(each["licence"] and each["seen_in"] for each in parts())
    within = {name.strip() for each in parts() for name in each["within"].split(",") if name and "/" not in name}
    assert within <= names
    assert {path.parent.relative_to(ROOT).as_posix() for path in ROOT.glob("web/**/*.ttf")} == {"web/fonts"}
    assert {each["version"] for each in parts() if each["name"] == "Leaflet"} == {leaflet.VERSION}
