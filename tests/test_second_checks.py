"""Were the rows drawn by seed checked a second time, at a source other than their own?"""

import pandas as pd

from data.load import load_table
from data.prepare.draw import drawn
from figures import trust
from words import english


def test_the_draw_is_the_same_for_the_same_seed_and_another_for_another():
    assert drawn("field_leaders", 5, 1) == drawn("field_leaders", 5, 1) != drawn("field_leaders", 5, 2)
    assert len(set(drawn("resolutions", 60, 2026))) == 60


def test_what_was_checked_is_in_the_tables():
    checks = load_table("second_checks")
    resolutions = load_table("resolutions")
    known = {
        "resolutions": set(resolutions["mission_id"] + " " + resolutions["resolution"]),
        "field_leaders": set(load_table("field_leaders")["leader_id"]),
        "events": set(load_table("events")["event_id"]),
    }
    assert all(row.key in known[row.table] for row in checks.itertuples())
    assert checks["table"].value_counts()["resolutions"] >= 60 and checks["table"].value_counts()["field_leaders"] >= 40
    assert checks["table"].value_counts()["events"] >= 60


def test_a_leader_that_agrees_was_held_against_another_source():
    checks = load_table("second_checks").query("table == 'field_leaders' and result == 'agrees'")
    leaders = load_table("field_leaders").set_index("leader_id")["source_id"]
    assert not (checks["source_id"].to_numpy() == leaders.reindex(checks["key"]).to_numpy()).any()


def test_what_was_mended_is_confirmed_now():
    mended = load_table("second_checks").query("table == 'field_leaders' and result == 'mended'")["key"]
    status = load_table("field_leaders").set_index("leader_id")["status"]
    assert len(mended) and isinstance(status, pd.Series) and (status.reindex(mended) == "confirmed").all()


def test_the_figure_says_each_row_by_name():
    made = trust.second_checks()
    assert english(made.finding).startswith(f"Of {len(load_table('second_checks'))} rows")
    assert {"UNDOF patrols again at Quneitra crossing", "MINUGUA, S/RES/1094 (1997)"} <= set(made.table.frame["row"])
