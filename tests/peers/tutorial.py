"""The page a tutorial would end with: pandas, metrics, four Altair charts, one table."""

import os
from pathlib import Path

import altair as alt
import pandas as pd
import streamlit as st

st.set_page_config(page_title="Residents", layout="wide")
people = pd.read_csv(Path(os.environ["PEERS"]) / "residents.csv")
village = st.selectbox("Village", ["All", *sorted(people.village.unique())])
seen = people if village == "All" else people[people.village == village]
st.title("Residents")

figures = {
    "Residents": f"{len(seen):,}",
    "Women": f"{(seen.sex == 'F').mean():.1%}",
    "ID card": f"{seen.card.mean():.1%}",
    "Electronic identity": f"{seen.eid.mean():.1%}",
}
for column, (name, told) in zip(st.columns(4), figures.items(), strict=True):
    column.metric(name, told)

ages = seen.groupby(["band", "sex"]).size().reset_index(name="people")
ages.loc[ages.sex == "M", "people"] *= -1
cards = seen.groupby("village").card.mean().reset_index()
moves = seen.groupby("month").size().reset_index(name="people")
sexes = seen.groupby(["village", "sex"]).size().reset_index(name="people")
share = alt.X("card:Q", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1]))
bars = alt.Chart(cards).mark_bar().encode(x=share, y=alt.Y("village:N", sort="-x"))
goal = alt.Chart(pd.DataFrame({"goal": [0.85]})).mark_rule(color="red").encode(x="goal:Q")
charts = (
    alt.Chart(ages).mark_bar().encode(x="people:Q", y="band:O", color="sex:N"),
    bars + goal,
    alt.Chart(moves).mark_line(point=True).encode(x="month:O", y="people:Q"),
    alt.Chart(sexes).mark_bar().encode(x="village:N", y="people:Q", color="sex:N"),
)
for column, chart in zip((*st.columns(2), *st.columns(2)), charts, strict=True):
    column.altair_chart(chart, width="stretch")

told = seen.groupby("village").agg(
    people=("sex", "size"), age=("age", "median"), card=("card", "mean"), eid=("eid", "mean")
)
st.dataframe(told.reset_index(), width="stretch", hide_index=True)
