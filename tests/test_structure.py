"""The house: who may import whom. No exceptions."""

import ast
from collections.abc import Sequence
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from analytics.meaning import catalogue
from analytics.meaning.catalogue import CATALOGUE, indicator_of

ROOT = Path(__file__).resolve().parents[1]
NO_FIGURES = {
    "meaning",
    "document",
    "form",
    "screen",
    "paper",
}  # the population is made blind to its figures
FLOORS = (
    "words",
    "register",
    "store",
    "fold",
    "intake",
    "meaning",
    "document",
    "form",
    "paper",
    "screen",
    "command",
)
ROOMS = {
    "words": set(),
    "register": {"words"},
    "store": {"words"},
    "fold": {"words", "register", "store"},
    "intake": {"words"},
    "meaning": {"words", "store"},
    "document": {"words", "meaning"},
    "form": {"words", "meaning", "document"},
    "paper": {"words", "meaning", "document", "form"},
    "screen": {"words", "meaning", "document", "form"},
    "pages": {"document", "form", "screen", "paper"},
    "synthetic": {"words", "register", "fold"},
    "app": {"screen", "paper"},
    "command": {"words", "intake", "meaning", "document", "paper"},
}
OWN_LIBRARIES = {
    "babel": {"words"},
    "duckdb": {"register", "store", "fold"},
    "altair": {"form"},
    "streamlit": {"screen", "pages", "app"},
    "starlette": {"screen", "app"},
    "highspy": {"meaning"},
    "holidays": {"meaning"},
    "xlsxwriter": {"paper"},
    "docx": {"paper"},
    "pptx": {"paper"},
    "segno": {"paper"},
    "vl_convert": {"paper"},
    "cryptography": {"store"},
    "python_calamine": {"intake"},
    "faker": {"synthetic"},
}


def room_of(path: Path) -> str | None:
    parts = path.relative_to(ROOT).parts
    if parts[0] == "analytics":
        return parts[1] if len(parts) > 2 else "command" if parts[1] == "__main__.py" else None
    if parts[:2] == ("data", "synthetic"):
        return "synthetic"
    return {"pages": "pages", "app.py": "app"}.get(parts[0])


def imports(path: Path) -> list[str]:
    found: list[str] = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            found.append(node.module or "")
    return found


def sources() -> list[tuple[Path, str]]:
    files = [*ROOT.glob("analytics/**/*.py"), *ROOT.glob("pages/*.py"), ROOT / "app.py"]
    files += ROOT.glob("data/synthetic/**/*.py")
    return [(path, room) for path in files if (room := room_of(path))]


def test_every_room_imports_only_the_rooms_below_it():
    for path, room in sources():
        for name in imports(path):
            parts = name.split(".")
            if parts[0] == "analytics" and len(parts) > 1:
                assert parts[1] == room or parts[1] in ROOMS[room], f"{path}: {name}"
            if parts[0] == "data" and room != "synthetic":
                raise AssertionError(f"{path}: {name}")
            assert parts[0] != "pages", f"{path}: nothing imports a page"


def test_the_synthetic_population_does_not_know_how_it_will_be_counted():
    files = [path for path, room in sources() if room == "synthetic"]
    assert len({path.parent for path in files}) > 1
    for path in files:
        for name in imports(path):
            room = name.removeprefix("analytics.").split(".")[0]
            assert not (name.startswith("analytics.") and room in NO_FIGURES), f"{path}: {name}"


def test_libraries_stay_in_their_rooms():
    for path, room in sources():
        for name in imports(path):
            allowed = OWN_LIBRARIES.get(name.split(".")[0])
            assert allowed is None or room in allowed, f"{path}: {name}"


def test_only_one_file_of_meaning_opens_the_store():
    openers = {
        path.name
        for path, room in sources()
        if room == "meaning" and any(name.startswith("analytics.store") for name in imports(path))
    }
    assert openers == {"door.py"}


def test_only_meaning_goes_through_the_door():
    """Elsewhere figures come from `ask`; the journal, the published months, the accounts and the
    log have their names."""
    plain = {"entered", "lost_line", "entries_of", "newest_of", "enter", "shelf_of"}
    plain |= {"accounts_of", "noted", "logged", "verified_log", "new_code", "all_invented"}
    plain |= {"back_up", "restore", "last_backup"}
    for path, room in sources():
        if room != "meaning":
            assert taken(path, "analytics.meaning.door") <= plain, path


def taken(path: Path, module: str) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    froms = (one for one in ast.walk(tree) if isinstance(one, ast.ImportFrom))
    return {name.name for one in froms if one.module == module for name in one.names}


def test_pages_hold_neither_sql_nor_colours():
    for path in ROOT.glob("pages/*.py"):
        text = path.read_text(encoding="utf-8")
        assert "select " not in text.lower() and "#" not in text


def test_no_pages_folder_lies_beside_the_main_script():
    assert not (ROOT / "analytics" / "screen" / "pages").exists()


# Below them lies what a figure is: the files of meaning itself, which know none of these.
ORDER = ("settings", "due", "forecast", "fair", "plan", "publication", "report", "results")


def part_of(names: Sequence[str], floor: str) -> str:
    """The part of a floor that a path or a module belongs to: one of its folders or files."""
    inside = names[names.index(floor) + 1 :]
    return inside[0] if inside else ""


def parts_below(floor: str) -> dict[str, set[str]]:
    """Which parts of a floor each part of it imports."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "analytics" / floor).rglob("*.py"):
        own = part_of(path.with_suffix("").parts, floor)
        for name in imports(path):
            if name.startswith(f"analytics.{floor}."):
                found.setdefault(own, set()).add(part_of(name.split("."), floor))
    return {part: below - {part} for part, below in found.items()}


def knot(below: dict[str, set[str]]) -> list[str]:
    """Parts that stand in a circle; none where they have an order."""
    try:
        TopologicalSorter(below).prepare()
    except CycleError as told:
        return list(told.args[1])
    return []


@pytest.mark.parametrize("floor", FLOORS)
def test_the_parts_of_a_floor_have_an_order_and_no_knot(floor):
    assert not knot(parts_below(floor))


def test_a_folder_of_meaning_imports_only_those_before_it():
    below = parts_below("meaning")
    folders = {path.parent.name for path in (ROOT / "analytics/meaning").glob("*/*.py")}
    assert folders == set(ORDER)
    for part, names in below.items():
        before = ORDER[: ORDER.index(part)] if part in ORDER else ()
        assert names & folders <= set(before), part


def test_a_knot_of_imports_is_found():
    below = parts_below("meaning")
    assert {"settings", "forecast"} <= set(knot(below | {"settings": {"forecast"}}))
    assert {"ask", "targets"} <= set(knot(below | {"targets": below["targets"] | {"ask"}}))


KNOW_THE_CATALOGUE = ("meaning", "document", "form", "paper", "screen", "command", "pages", "app")


def keys_in(source: str) -> set[str]:
    """String literals that are the key of an indicator."""
    walked = ast.walk(ast.parse(source))
    literals = {one.value for one in walked if isinstance(one, ast.Constant)}
    return {one for one in literals if isinstance(one, str)} & CATALOGUE.keys()


def test_an_indicator_is_named_by_its_symbol():
    """Its key is told by a file, an address or a command line, and turned into the symbol there."""
    for path, room in sources():
        if room in KNOW_THE_CATALOGUE and path.name != "catalogue.py":
            assert not keys_in(path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize(
    "slip",
    [
        'view.ask("eid_activated")',
        'if indicator.key == "households": ...',
        'HUES = {"card_coverage_present": "card"}',
    ],
)
def test_a_key_for_an_indicator_is_found(slip):
    page = (ROOT / "analytics/form/chapters/overview.py").read_text(encoding="utf-8")
    assert not keys_in(page) and keys_in(f"{page}\n{slip}\n")


def test_the_symbol_of_an_indicator_is_its_key():
    for key, one in CATALOGUE.items():
        assert getattr(catalogue, key.upper()) is one and indicator_of(key) is one


def test_native_charts_have_one_writer():
    """In the report, the slides and the handout: what is mended in one is mended in all."""
    writers = [path for path, _ in sources() if "<c:chartSpace" in path.read_text("utf-8")]
    assert [path.relative_to(ROOT).as_posix() for path in writers] == [
        "analytics/paper/office/chart.py"
    ]


KEEPERS = {"words/memory.py", "store/unchanged.py", "meaning/remembered.py"}
CONSTANT = {"int", "str", "type", "Paint", "tuple[tuple[str, Any], ...]"}  # few, whoever reads


def test_what_is_read_for_a_reader_or_of_a_file_is_kept_in_one_place():
    """`functools` keeps constants alone: of no argument, or of words and numbers a programmer
    wrote. Whatever hangs on an edition, an entry, a reader or a file goes through `remembered` or
    `unchanged`, which know when it is over and how much it may weigh."""
    for path in ROOT.glob("analytics/**/*.py"):
        name, tree = path.relative_to(ROOT / "analytics").as_posix(), parsed(path)
        marks = set()
        for one in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            own = [mark for mark in one.decorator_list if called(mark) in ("cache", "lru_cache")]
            told = {ast.unparse(arg.annotation) for arg in arguments(one) if arg.annotation}
            assert not own or told <= CONSTANT, f"{name}: {one.name} keeps by {told - CONSTANT}"
            marks |= {id(node) for mark in own for node in ast.walk(mark)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and id(node) not in marks:
                assert called(node) not in ("cache", "lru_cache"), f"{name}: {ast.unparse(node)}"
                assert called(node) != "Memory" or name in KEEPERS, f"{name}: a memory of its own"
        for node in tree.body:
            value = getattr(node, "value", None)
            empty = isinstance(value, ast.Dict) and not value.keys
            assert not empty, f"{name}: a dictionary filled while it runs is a cache"


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def called(node: ast.expr) -> str:
    return ast.unparse(node.func if isinstance(node, ast.Call) else node).split(".")[-1]


def arguments(node: ast.FunctionDef) -> list[ast.arg]:
    return [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
