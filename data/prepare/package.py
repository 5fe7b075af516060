"""Build data/datapackage.json from the descriptions in data/schema. Run: python -m data.prepare.package

Each data/schema/<table>.yaml says once what a table and its columns are; _package.yaml what the package is. The same files give the
same bytes. CONTRIBUTING has the form.
"""

import csv
import json
from pathlib import Path

import yaml

DATA = Path(__file__).resolve().parents[1]
SCHEMA = DATA / "schema"
TABLE_KEYS = {"name", "title", "description", "subject", "fields", "primaryKey", "foreignKeys"}
FIELD_KEYS = {"name", "title", "type", "description", "unit", "constraints", "labels", "doubt"}
CSV = {"scheme": "file", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8"}


def build(schema: Path = SCHEMA) -> dict:
    """Return the package of a folder of descriptions, its tables by subject and then by title.

    Raises ValueError naming the file and what it lacks or should not have.
    """
    package = yaml.safe_load((schema / "_package.yaml").read_text(encoding="utf-8"))
    subjects = list(package["subjects"])
    tables = [_read(path, subjects) for path in sorted(schema.glob("[!_]*.yaml"))]
    tables.sort(key=lambda table: (subjects.index(table["subject"]), table["title"]))
    horizons = [_horizon(each) for each in package.get("horizons", [])]
    return package | {"horizons": horizons, "resources": [_resource(table) for table in tables]}


def _horizon(each: dict) -> dict[str, str]:
    """Return to when a subject is told: subject, title and `until`, a day, a month or a year; and the source of the last row."""
    with (DATA / "tables" / f"{each['table']}.csv").open(encoding="utf-8", newline="") as lines:
        where = each.get("where", {})
        rows = [row for row in csv.DictReader(lines) if all(row[key] == where[key] for key in where)]
    last = max(rows, key=lambda row: row[each["column"]])
    until = str(each.get("until", last[each["column"]]))
    return {key: each[key] for key in ("subject", "title")} | {
        "until": until,
        "source_id": last["source_id"],
        "locator": last["locator"],
    }


def written(package: dict) -> str:
    """Return the text of datapackage.json."""
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _read(path: Path, subjects: list[str]) -> dict:
    table = yaml.safe_load(path.read_text(encoding="utf-8"))
    faults = [f"lacks {key}" for key in sorted(TABLE_KEYS - {"foreignKeys"} - set(table))]
    faults += [f"has unknown {key}" for key in sorted(set(table) - TABLE_KEYS)]
    if table.get("name") != path.stem:
        faults.append(f"is of a table {table.get('name')!r}")
    if table.get("subject") not in subjects:
        faults.append(f"has subject {table.get('subject')!r}, which is none of {', '.join(subjects)}")
    for field in table.get("fields", []):
        faults += [f"{field.get('name')}: {fault}" for fault in _field_faults(field)]
    if faults:
        raise ValueError(f"{path.name}: {'; '.join(faults)}")
    return table


def _field_faults(field: dict) -> list[str]:
    faults = [f"lacks {key}" for key in ("name", "title", "type", "description") if not field.get(key)]
    faults += [f"has unknown {key}" for key in sorted(set(field) - FIELD_KEYS)]
    if "enum" in field.get("constraints", {}):
        faults.append("has an enum; labels say which values there are")
    if field.get("type") == "boolean":
        allowed = {True, False}
    else:
        allowed = set(field.get("labels", {}))
        if not all(isinstance(value, str) for value in allowed):
            faults.append("has labels of values that are not text; put them in quotes")
    faults += [f"doubts {value!r}, which has no label" for value in field.get("doubt", []) if value not in allowed]
    return faults


def _resource(table: dict) -> dict:
    """Return a table's description in Frictionless spelling: the labels of a column are its enumeration too."""
    fields = [
        field | {"constraints": field.get("constraints", {}) | {"enum": list(field["labels"])}} if "labels" in field else field
        for field in table["fields"]
    ]
    schema = {"fields": fields, "primaryKey": table["primaryKey"], "missingValues": [""]}
    about = {key: table[key] for key in ("name", "title", "description", "subject")}
    keys = {"foreignKeys": table["foreignKeys"]} if "foreignKeys" in table else {}
    return about | {"type": "table", "path": f"tables/{table['name']}.csv"} | CSV | {"schema": schema | keys}


if __name__ == "__main__":
    (DATA / "datapackage.json").write_text(written(build()), encoding="utf-8")
