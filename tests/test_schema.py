"""Does the schema say each thing once, and do the package, the headings, the labels and the doubt follow from it?"""

import re
import shutil

import pandas as pd
import pytest
import yaml

from data.load import DATA, describe_table, load_table, package, table_names
from data.prepare.package import SCHEMA, build, written
from data.schema import describe_field, doubt_words, doubts, headings, is_doubtful, labels

# Columns whose name ends like a key's or a code's and that refer to nothing in one other table, and why.
NO_REFERENCE = {
    ("field_leaders", "nationality_iso3"): "states that are gone, or that never sent uniformed people",
    ("assessments", "iso3"): "San Marino pays and has no polygon",
    ("links", "from_id"): "stands in the table that from_kind names; tests/test_data_events.py resolves it",
    ("links", "to_id"): "stands in the table that to_kind names",
    ("fatalities", "nationality_iso3"): "local staff of countries that never contributed, states that no longer exist",
}


def columns():
    return [(table, field) for table in table_names() for field in describe_table(table)["schema"]["fields"]]


def test_the_package_is_built_from_the_schema():
    assert (DATA / "datapackage.json").read_text(encoding="utf-8") == written(build()), "run python -m data.prepare.package"


def test_every_table_has_one_file():
    assert {path.stem for path in SCHEMA.glob("*.yaml")} - {"_package"} == {path.stem for path in (DATA / "tables").glob("*.csv")}


@pytest.mark.parametrize("key", ["id", "version", "licenses", "contributors", "sources"])
def test_the_package_says_what_it_is(key):
    assert package()[key]


def test_titles_are_headings_for_readers():
    bad = [(table, field["name"]) for table, field in columns() if len(field["title"]) > 32 or "_" in field["title"]]
    assert not bad
    for table in table_names():
        told = list(headings(table).values())
        assert len(set(told)) == len(told), f"{table} has one heading twice"


def test_labels_are_words():
    said = [label for _, field in columns() for label in field.get("labels", {}).values()]
    assert len(said) > 150
    assert not [label for label in said if "_" in label or not label[0].isupper() or len(label) > 60]


def test_every_few_valued_column_has_labels():
    """A column of keys in small letters with underscores is bookkeeping until labels say it in words."""
    for table, field in columns():
        if field["type"] == "string" and "labels" not in field and not field["name"].endswith(("_id", "key", "field", "table")):
            values = load_table(table)[field["name"]]
            assert not values.str.fullmatch(r"[a-z]+(_[a-z]+)+").mean() > 0.9, (table, field["name"])


def test_what_looks_like_a_reference_is_a_foreign_key():
    loose = set()
    for table, field in columns():
        schema, name = describe_table(table)["schema"], field["name"]
        own = field["title"] in ("Key", "Code") and name in (schema["primaryKey"], schema["primaryKey"][0])
        kept = {key["fields"] for key in schema.get("foreignKeys", [])}
        if name.endswith(("_id", "iso3")) and name not in kept and not own:
            loose.add((table, name))
    assert loose == set(NO_REFERENCE)


def test_a_known_code_without_reference_is_a_known_exception():
    assessed = set(load_table("assessments")["iso3"]) - set(load_table("countries")["country_id"])
    assert assessed == {"SMR"}


def test_fields_are_described_by_name():
    assert describe_field("budgets", "amount_usd")["unit"] == "US dollars of the year"
    assert headings("missions")["official_name"] == "Name"
    assert labels("budgets", "stage")["initial"] == "First approved"
    with pytest.raises(KeyError, match="there are fiscal_year"):
        describe_field("budgets", "amount")
    with pytest.raises(KeyError, match="not enumerated"):
        labels("budgets", "note")


@pytest.mark.parametrize("table", ["budgets", "strength", "published_strength"])
def test_a_number_that_its_source_rounds_is_no_doubtful_one(table):
    rows = load_table(table).query("quality == 'rounded'")
    columns = [column for column in doubts(table) if column != "quality"]
    assert len(rows) and not is_doubtful(table, rows[~rows[columns].any(axis=1)] if columns else rows).any()


def test_doubt_is_what_the_schema_says():
    rows = pd.DataFrame({"quality": ["published", "partial", "published"], "is_estimated": [False, False, True]})
    assert list(is_doubtful("deployments", rows)) == [False, True, True]
    assert list(doubt_words("deployments", rows)) == ["", "Partly known", "Estimate"]
    assert not is_doubtful("missions", load_table("missions")).any()
    with pytest.raises(KeyError, match="is_estimated"):
        is_doubtful("deployments", rows[["quality"]])


@pytest.mark.parametrize("table", [table for table in table_names() if doubts(table)])
def test_every_doubt_is_told_in_words(table):
    rows = load_table(table)
    doubtful = is_doubtful(table, rows)
    assert 0 < doubtful.sum() < len(rows)
    assert ((doubt_words(table, rows) != "") == doubtful).all()


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda table: table.pop("title"), "eras.yaml: lacks title"),
        (lambda table: table.update(subject="time"), "subject 'time', which is none of operations"),
        (lambda table: table["fields"][0].pop("title"), "era_id: lacks title"),
        (lambda table: table["fields"][0].update(doubt=["press"]), "era_id: doubts 'press', which has no label"),
        (lambda table: table["fields"][0].update(label={}), "era_id: has unknown label"),
        (lambda table: table["fields"][0].update(labels={False: "No"}), "not text; put them in quotes"),
    ],
)
def test_a_broken_description_is_named(tmp_path, change, said):
    table = yaml.safe_load((SCHEMA / "eras.yaml").read_text(encoding="utf-8"))
    change(table)
    shutil.copy(SCHEMA / "_package.yaml", tmp_path)
    (tmp_path / "eras.yaml").write_text(yaml.safe_dump(table), encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        build(tmp_path)


def test_one_version_is_named_everywhere():
    said = {name: (DATA.parent / name).read_text(encoding="utf-8") for name in ("CHANGELOG.md", "CITATION.cff", "README.md")}
    version, newest = package()["version"], re.search(r"^## (\S+), ", said["CHANGELOG.md"], re.MULTILINE)
    assert newest[1] == version
    assert f"version: {version}\n" in said["CITATION.cff"] and f"version {version}, " in said["README.md"]
