"""The same page in Dash, by one callback, as its own guide would write it."""

import os
from pathlib import Path

import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dash_table, dcc, html

people = pd.read_csv(Path(os.environ["PEERS"]) / "residents.csv")
app = Dash("residents", serve_locally=True)
server = app.server
NAMES = ("Residents", "Women", "ID card", "Electronic identity")
HALF = {"width": "49%", "display": "inline-block", "height": 380}
app.layout = html.Div(
    [
        html.H1("Residents"),
        dcc.Dropdown(["All", *sorted(people.village.unique())], "All", id="village"),
        *(html.Div([name, html.H3(id=f"figure{at}")]) for at, name in enumerate(NAMES)),
        *(dcc.Graph(id=f"chart{at}", style=HALF) for at in range(4)),
        dash_table.DataTable(id="table"),
    ]
)


@app.callback(
    *(Output(f"figure{at}", "children") for at in range(4)),
    *(Output(f"chart{at}", "figure") for at in range(4)),
    Output("table", "data"),
    Input("village", "value"),
)
def told(village):
    seen = people if village == "All" else people[people.village == village]
    ages = seen.groupby(["band", "sex"]).size().reset_index(name="people")
    ages.loc[ages.sex == "M", "people"] *= -1
    cards = seen.groupby("village").card.mean().reset_index().sort_values("card")
    moves = seen.groupby("month").size().reset_index(name="people")
    sexes = seen.groupby(["village", "sex"]).size().reset_index(name="people")
    share = px.bar(cards, x="card", y="village", orientation="h")
    share.add_vline(x=0.85, line_color="red")
    share.update_xaxes(range=[0, 1], tickformat=".0%")
    charts = [
        px.bar(ages, x="people", y="band", color="sex", orientation="h", barmode="relative"),
        share,
        px.line(moves, x="month", y="people", markers=True),
        px.bar(sexes, x="village", y="people", color="sex"),
    ]
    table = seen.groupby("village").agg(
        people=("sex", "size"), age=("age", "median"), card=("card", "mean"), eid=("eid", "mean")
    )
    figures = [f"{len(seen):,}", *(f"{one:.1%}" for one in shares(seen))]
    return *figures, *charts, table.round(3).reset_index().to_dict("records")


def shares(seen):
    return (seen.sex == "F").mean(), seen.card.mean(), seen.eid.mean()
