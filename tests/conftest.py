"""One synthetic commune a seed, made once a run: the tables and the folded store."""

import fcntl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser
from streamlit.components.v2 import manifest_scanner

from analytics.fold.close import publish
from analytics.meaning.question import Reader
from analytics.meaning.remembered import PAGES
from analytics.meaning.results.every import readied
from analytics.register.tables import write_parquet
from data.synthetic import SINCE, generate
from data.synthetic.reference import unit_tables
from tests.browser import chromium, served

AS_OF = date(2024, 12, 31)


# The longest first, so that no worker is left alone with one of them at the end.
LONG = ("browser", "report_page", "report_command", "slides", "stage_browser", "settings")
LONG += ("address_browser", "journeys", "plan_page", "publication_verified", "publication", "laws")
LONG += ("what_if", "defects", "errors_scored", "population", "papers", "numbers", "forecast")
LONG += ("journey", "pdf", "unit", "workbook", "stage", "wording", "results", "report")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files alone change places: within one, tests stay as they are written."""
    places = {f"test_{name}": place for place, name in enumerate(LONG)}
    items.sort(key=lambda one: places.get(one.path.stem, len(places)))


class Commune(NamedTuple):
    tables: Path
    store: Path


@pytest.fixture(scope="session", autouse=True)
def packages_looked_through_once() -> Iterator[None]:
    """Streamlit looks through every package for components at each start of a page in a test."""
    with pytest.MonkeyPatch.context() as patch:
        found = manifest_scanner.scan_component_manifests()
        patch.setattr(manifest_scanner, "scan_component_manifests", lambda: found)
        yield


@pytest.fixture
def tmp_path(tmp_path, request) -> Iterator[Path]:
    """Emptied when its test has passed: hundreds of copies of a store are 20 GB. The folder itself
    stays, for caches know a store by its path, which no later test may be given again."""
    failed = request.session.testsfailed
    yield tmp_path
    if request.session.testsfailed == failed:
        for left in tmp_path.iterdir():
            if left.is_dir():
                rmtree(left, ignore_errors=True)
            else:
                left.unlink()


@pytest.fixture(scope="session")
def shared(tmp_path_factory, worker_id) -> Path:
    """The folder of all workers."""
    base = tmp_path_factory.getbasetemp()
    return base if worker_id == "master" else base.parent


@pytest.fixture(scope="session")
def commune(shared) -> Callable[[int], Commune]:
    """Tests in parallel workers read the same store; who writes to one makes a copy first."""

    @cache
    def made(seed: int) -> Commune:
        folder = shared / f"commune-{seed}"
        with alone(shared / f"commune-{seed}.lock"):
            if not (folder / "store" / "manifest.json").exists():
                make(seed, folder)
        return Commune(folder / "tables", folder / "store")

    return made


class House(NamedTuple):
    """One dashboard for every test that changes nothing in its store, and what it answered the
    first stranger, before anybody else had asked for a page."""

    address: str
    first: tuple[str, str]


@pytest.fixture(scope="session")
def started(commune) -> Iterator[House]:
    with served(commune(7).store) as address, urlopen(f"{address}/id_cards") as answer:
        yield House(address, (answer.url, answer.read().decode()))


@pytest.fixture(scope="session")
def house(started) -> str:
    return started.address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One a file: Playwright keeps a loop running, which no test beside it may meet."""
    with chromium() as opened:
        yield opened


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def make(seed: int, folder: Path) -> None:
    register = generate(seed=seed, residents=5200, as_of=AS_OF)
    write_parquet(register, folder / "tables")
    publish(
        register,
        folder / "store",
        as_of=AS_OF,
        since=SINCE,
        origin="synthetic",
        source=f"seed {seed}",
        unit=unit_tables(),
    )
    next(readied(Reader("chief", store=folder / "store")))  # every copy of the store has it then


@pytest.fixture(autouse=True)
def pages_of_no_other_test(request) -> None:
    """Who replaces a part of a page sees it built, not as another test left it."""
    if "monkeypatch" in request.fixturenames:
        PAGES.forget()
