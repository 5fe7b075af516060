"""What is the atlas made of, and on what terms?

    pip install cyclonedx-bom && python -m tests.bench.parts

writes docs/sbom.json, a bill of materials (CycloneDX) of what an installation of requirements.txt brings, as it is installed where this runs, and
docs/licences.md, the same for reading. What those packages carry within them that is not theirs, and terms that a package's description
leaves out, are told by docs/parts.csv, each with where it was seen. Run it at a release.
"""

import csv
import json
import re
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement

from tests.bench.ranges import ranges

DOCS = Path(__file__).resolve().parents[2] / "docs"
BILL, READ, PARTS = DOCS / "sbom.json", DOCS / "licences.md", DOCS / "parts.csv"
# What a classifier of the package index means, where a package says nothing more exact.
CLASSIFIED = {
    "BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
HEAD = """# What the atlas is made of, and on what terms

What an installation of `requirements.txt` brings; the bill of materials for machines is `sbom.json`, in CycloneDX. Both are written by
`python -m tests.bench.parts`. Tests' own tools are not in it, nor are they in what runs. The atlas's own terms are in `LICENSE`: code under Apache-2.0, tables under CC BY 4.0,
geometry on the terms of United Nations Geodata. None of the terms below forbids to pass the atlas on so.

"""


def spelled(name: str) -> str:
    """Return a package's name as all spellings of it come to."""
    return re.sub(r"[-_.]+", "-", name).lower()


def needed() -> set[str]:
    """Return the names of all packages that the requirements need, and those they need in turn; those that are not installed are not."""
    wanted, found = [(each.name, extra) for each in ranges() for extra in ("", *each.extras)], set()
    while wanted:
        name, extra = wanted.pop()
        if (spelled(name), extra) in found:
            continue
        try:
            asked = [Requirement(line) for line in distribution(name).requires or []]
        except PackageNotFoundError:
            continue
        found.add((spelled(name), extra))
        wanted += [
            (each.name, more)
            for each in asked
            if not each.marker or each.marker.evaluate({"extra": extra})
            for more in ("", *each.extras)
        ]
    return {name for name, _ in found}


def parts() -> list[dict[str, str]]:
    """Return what packages carry within them, and terms their descriptions leave out."""
    with PARTS.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def licence_of(component: dict, known: dict[str, str]) -> str:
    """Return the terms of a component as an SPDX expression; "" when nobody says."""
    said = []
    for each in component.get("licenses", []):
        told = each.get("expression") or each.get("license", {}).get("id") or each.get("license", {}).get("name", "")
        said.append(CLASSIFIED.get(told.rpartition(":: ")[2], told))
    exact = [each for each in dict.fromkeys(said) if "::" not in each]
    return known.get(component["name"]) or " AND ".join(exact)


def told_short(component: dict, known: dict[str, str]) -> dict:
    """Return what a bill needs to say of a package."""
    kept = {name: component[name] for name in ("bom-ref", "type", "name", "version", "purl") if name in component}
    return kept | {"licenses": [{"expression": licence_of(component, known)}]}


def bill() -> dict:
    """Return the bill of materials of this installation."""
    command = ["cyclonedx-py", "environment", sys.executable, "--output-format", "JSON", "--output-reproducible"]
    told = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    names, known = needed(), {each["name"]: each["licence"] for each in parts() if not each["within"]}
    packages = [told_short(each, known) for each in told["components"] if spelled(each["name"]) in names]
    refs = {each["bom-ref"] for each in packages}
    within = [
        {
            "type": "library",
            "bom-ref": f"part {each['name']}",
            "name": each["name"],
            "licenses": [{"expression": each["licence"]}],
        }
        | ({"version": each["version"]} if each["version"] else {})
        | {"description": f"{each['what_for']}; within {each['within']}"}
        for each in parts()
        if each["within"]
    ]
    depends = [
        {"ref": each["ref"], "dependsOn": [other for other in each.get("dependsOn", []) if other in refs]}
        for each in told["dependencies"]
        if each["ref"] in refs
    ]
    subject = {"type": "application", "bom-ref": "blue-helmets-atlas", "name": "Blue Helmets Atlas"}
    kept = {name: told[name] for name in ("$schema", "bomFormat", "specVersion", "version")}
    return kept | {"metadata": {"component": subject}, "components": [*packages, *within], "dependencies": depends}


def read_as(told: dict) -> str:
    """Return a bill of materials as a table for reading."""
    lines = ["| part | version | terms |", "|---|---|---|"]
    for each in sorted(told["components"], key=lambda each: each["name"].lower()):
        within = f" ({each['description'].rpartition('; ')[2]})" if "description" in each else ""
        lines.append(f"| {each['name']}{within} | {each.get('version', '')} | {each['licenses'][0]['expression']} |")
    return HEAD + "\n".join(lines) + "\n"


def main() -> None:
    told = bill()
    BILL.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    READ.write_text(read_as(told), encoding="utf-8")
    silent = [each["name"] for each in told["components"] if not each["licenses"][0]["expression"]]
    print(f"{len(told['components'])} parts; without terms: {', '.join(silent) or 'none'}")


if __name__ == "__main__":
    main()
