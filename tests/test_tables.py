"""A commune as columns: cut at a date, told as events, the same in frames and in Parquet."""

from datetime import date

import duckdb
import numpy as np
import pandas as pd
import pytest

from data.synthetic.commune import commune_tables
from data.synthetic.known import cut
from data.synthetic.scale import Job
from data.synthetic.scale.events import events
from data.synthetic.scale.files import folder_of, write_commune
from data.synthetic.tables import to_frames
from tests import tiny_commune

END = date(2024, 12, 31)


@pytest.fixture(scope="module")
def whole():
    return tiny_commune.commune_tables(7, 0, 300, date(2030, 12, 31), "default")


def test_cutting_twice_is_cutting_at_the_earlier_day(whole):
    early = date(2022, 3, 31)
    once, twice = to_frames(cut(whole, early)), to_frames(cut(cut(whole, END), early))
    for name, frame in once.items():
        pd.testing.assert_frame_equal(frame, twice[name], obj=name)


def test_the_register_shows_the_status_of_its_day(whole):
    shown = [to_frames(cut(whole, day))["residents"] for day in (date(2022, 2, 4), END)]
    assert [set(frame["marital"]) for frame in shown] == [{"never_married"}, {"married"}]
    assert set(shown[1]["relation"]) == {"head", "spouse", "child"}


@pytest.mark.parametrize("make", [tiny_commune.commune_tables, commune_tables])
def test_later_events_only_append(make):
    whole = make(7, 0, 300, until=END, story="default")
    early, late = date(2023, 1, 31), END
    first = to_frames({"events": events(cut(whole, early), early)})["events"]
    then = to_frames({"events": events(cut(whole, late), late)})["events"]
    assert 0 < len(first) < len(then)
    pd.testing.assert_frame_equal(first, then.iloc[: len(first)])


def test_events_are_the_dates_of_the_register(whole):
    known = cut(whole, END)
    told = to_frames({"events": events(known, END)})["events"]
    frames = to_frames(known)
    count = told["type"].value_counts()
    people, accounts = frames["residents"], frames["eid_accounts"]
    assert count["moved_out"] == (people["exit_type"] == "move_out").sum()
    assert count["card_issued"] == len(frames["cards"])
    assert count["approved"] == accounts["approved_date"].notna().sum()
    assert "married" not in count  # their weddings lie before 2021
    assert told["date"].is_monotonic_increasing and told["date"].max() <= pd.Timestamp(END)
    where = people.set_index("resident_id")["village_id"]
    assert (told["village_id"] == told["resident_id"].map(where)).all()


def test_parquet_holds_what_the_frames_hold(tmp_path):
    tables = Job(7, 60, 1, END, maker="tests.tiny_commune:commune_tables").tables(0)
    write_commune(tables, tmp_path, 0)
    frames = to_frames(tables)
    for name, frame in frames.items():
        file = tmp_path / folder_of(0) / f"{name}.parquet"
        read = duckdb.sql(f"select * from read_parquet('{file}', hive_partitioning = false)").df()
        assert list(read.columns) == list(frame.columns)
        for column in frame:
            ours, theirs = frame[column], read[column]
            assert (ours.isna().to_numpy() == theirs.isna().to_numpy()).all(), column
            there = ours.notna().to_numpy()
            assert np.array_equal(
                ours[there].astype(str).to_numpy(), theirs[there].astype(str).to_numpy()
            ), f"{name}.{column}"
