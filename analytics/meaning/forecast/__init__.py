"""When a target is reached, how sure that is, and what more effort would change (M1, M8).

state: what the model reads · hazard: the pace and its doubt · chance: the keyed draws ·
paths: a thousand futures · outlook: dates, probability, fan · verdict: one word for a chief ·
effort: extra sittings and the least of them · manner: every number chosen by docs/forecast.md.
"""
