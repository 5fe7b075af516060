"""Does a fault in the tables stop the start with a sentence that names it, and does sound data start?"""

import shutil

import pytest

from data import check, load


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the package's own folder, in which a test may plant a fault."""
    for name in ("tables", "boundaries"):
        shutil.copytree(load.DATA / name, tmp_path / name)
    shutil.copy(load.DATA / "datapackage.json", tmp_path)
    for module in (load, check):
        monkeypatch.setattr(module, "DATA", tmp_path)
    monkeypatch.setattr(check, "package", load.package.__wrapped__)
    monkeypatch.setattr(check, "shared_table", load.read_table)
    monkeypatch.setattr(check, "load_boundaries", load.load_boundaries.__wrapped__)
    return tmp_path


def test_the_atlas_own_data_is_sound():
    assert check.first_fault() == ""


def without(path):
    path.unlink()


def cut(path):
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def swapped(old: str, new: str):
    def plant(path):
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return plant


def rewritten(change):
    def plant(path):
        rows = path.read_text(encoding="utf-8").splitlines()
        path.write_text("\n".join(change(rows)) + "\n", encoding="utf-8")

    return plant


longer = rewritten(lambda rows: [rows[0], rows[1] + ",more", *rows[2:]])
headed = rewritten(lambda rows: rows[:1])
twice = rewritten(lambda rows: [*rows[:2], *rows[1:]])
turned = rewritten(lambda rows: [",".join(reversed(rows[0].split(","))), *rows[1:]])


@pytest.mark.parametrize(
    ("file", "plant", "said"),
    [
        ("tables/eras.csv", without, "eras.csv is not there"),
        ("tables/milestones.csv", cut, "milestones.csv, line "),
        ("tables/missions.csv", swapped("mission_id", "id"), "missions.csv has other columns"),
        (
            "tables/headquarters.csv",
            swapped("1948-06-01", "1948-16-01"),
            "headquarters.csv, line 2: from_date '1948-16-01' is no date",
        ),
        ("tables/headquarters.csv", swapped("\nuntso,", "\nuntsu,"), "line 2: mission_id 'untsu' is in no row of missions"),
        ("tables/world_strength.csv", swapped(",12,", ",1.5,"), "'1.5' is no integer"),
        ("tables/eras.csv", swapped("\n", "\n\n"), "line 2: era_id is empty"),
        ("tables/eras.csv", longer, "line 2: the row has more cells than there are columns"),
        ("tables/eras.csv", swapped("1948", "1e400"), "'1e400' is no integer"),
        ("tables/eras.csv", headed, "eras.csv has no rows"),
        ("tables/eras.csv", twice, "line 3: its key stands there a second time"),
        ("tables/eras.csv", turned, "eras.csv has other columns"),
        ("tables/milestones.csv", swapped("1948-05-29", "1948-5-29"), "'1948-5-29' is no date"),
        ("tables/reforms.csv", swapped(",true,", ",yes,"), "'yes' is no boolean"),
        ("datapackage.json", cut, "datapackage.json cannot be read"),
        ("boundaries/waters.geojson", without, "waters.geojson: no boundaries"),
    ],
)
def test_a_fault_is_said_in_one_sentence_that_names_it(folder, monkeypatch, file, plant, said):
    plant(folder / file)
    names = [name for name in load.table_names() if f"tables/{name}.csv" == file]
    monkeypatch.setattr(check, "table_names", lambda: names)  # the others are sound: see above
    monkeypatch.setattr(check, "BOUNDARIES", ("waters",))
    fault = check.first_fault()
    assert said in fault and fault.startswith("The atlas was not started: ") and fault.endswith(check.MEND) and "\n" not in fault


@pytest.mark.parametrize(
    ("cell", "held", "said"),
    [
        ("", {"required": True}, "is empty and may not be"),
        ("song", {"enum": ["a"]}, "is none of what is allowed"),
        ("3", {"minimum": 4}, "is less than 4"),
        ("3", {"maximum": 2}, "is more than 2"),
        ("abc", {"pattern": "[0-9]+"}, "is not written as it should be"),
    ],
)
def test_a_cell_that_breaks_its_rule_is_found(cell, held, said):
    import pandas as pd

    text = pd.Series([cell])
    values = pd.to_numeric(text) if cell == "3" else text
    assert said in [told for wrong, told in check.wrong_cells(text, values, held) if wrong.any()]


def test_who_keeps_the_server_can_ask_whether_it_is_ready(door):
    for path in ("/health", "/ready"):
        answer = door.get(path)
        assert (answer.status_code, answer.text, answer.headers["cache-control"]) == (200, "ready\n", "no-store")
