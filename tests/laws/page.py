"""What a sweep found, as a page: what was walked, what was not, what broke."""

from collections import Counter
from typing import Any

from tests.laws.structure import STRUCTURE_LAWS
from tests.laws.text import TEXT_LAWS
from tests.laws.whole import WHOLE_LAWS

HEAD = """# Sweep

Printed by `make sweep` (`python -m tests.sweep`). Every page, the scenes of the stage and the text
of the report are built for every month, reader, filter and language, and each sentence is held to
the laws of `tests/laws`. An officer opens the file a chief opens and is shown the same words, which
`tests/test_laws.py` holds by equality: the chief is walked for both.
"""
READERS = 10  # the chief and nine villages


def taken(job: list[Any]) -> str:
    return f"{job[3]:g}" + (f" of those {job[4]}" if job[4] else "")


def page_of(found: list[dict[str, Any]], months: int, key: str) -> str:
    whole = [one for one in found if one["job"][3:] == [1, ""]]
    opened = [one for one in found if one["job"][3:] == [1, "opened"]]
    part = [one for one in found if one["job"][3] < 1]
    spots, sentences = (sum(one[name] for one in found) for name in ("spots", "sentences"))
    broken = Counter((law, place) for one in found for law, place, _, _ in one["broken"])
    rows = [
        ("Places looked at (page × month × reader × filter × choice × language)", f"{spots:,}"),
        ("Sentences held to the laws", f"{sentences:,}"),
        (f"Months × readers walked whole, of {months} × {READERS}", f"{len(whole):,}"),
        ("Months × readers whose pages were all read as they open", f"{len(opened):,}"),
        ("Months × readers walked in part", f"{len({tuple(one['job'][:3]) for one in part}):,}"),
        ("Parts taken", ", ".join(sorted({taken(one["job"]) for one in part})) or "none"),
        ("Sentences that broke a law", f"{sum(broken.values()):,}"),
        ("CPU seconds", f"{sum(one['cpu'] for one in found):,.0f}"),
        ("Code, laws and edition", f"`{key}`"),
    ]
    told = HEAD + "\n| what | count |\n|---|---:|\n"
    told += "".join(f"| {name} | {count} |\n" for name, count in rows)
    told += "\n## Laws\n\n| law | says | broken |\n|---|---|---:|\n"
    for law in (*TEXT_LAWS, *STRUCTURE_LAWS, *WHOLE_LAWS):
        count = sum(n for (key_, _), n in broken.items() if key_ == law.key)
        told += f"| {law.key} | {law.says} | {count:,} |\n"
    if broken:
        told += "\n## What broke\n\n| law | place | times | for example |\n|---|---|---:|---|\n"
        for (law, place), count in broken.most_common():
            spot, words = next(
                (s, w) for one in found for k, p, s, w in one["broken"] if (k, p) == (law, place)
            )
            told += f"| {law} | {place} | {count:,} | {spot}: {words[:120].replace('|', '/')} |\n"
    return told
