"""python -m tests.screens: every page in every width × mode, with the other choices spread evenly.

A covering design, not the whole product of them: of the six pictures of a page three speak each
language, two show each month and two each role; then its printed sheets, and the scenes.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page

from tests.browser import LANGUAGES, PATHS, ROOT, SIZES, chromium, served, settled, signed_in

MODES, MONTHS = ("light", "dark"), ("2021-01", "2023-06", "2024-12")
ROLES = ("chief", "officer", "village")
STAGE = "trinh-chieu/san-khau"


class Shot(NamedTuple):
    path: str
    size: str
    mode: str
    language: str
    role: str
    month: str

    @property
    def address(self) -> str:
        return f"{self.path}?thang={self.month}&ngon-ngu={self.language}"

    @property
    def name(self) -> str:
        page = (self.path or "giao-ban").replace("/", "-")
        return "-".join((page, self.size, self.mode, self.language, self.role, self.month))


def shots(path: str, turn: int) -> Iterator[Shot]:
    """Six of a page; `turn` lets the pages share out which month meets which width."""
    languages = tuple(LANGUAGES)
    for row, size in enumerate(SIZES):
        for column, mode in enumerate(MODES):
            language = languages[(row + column + turn) % 2]
            role = ROLES[(2 * row + column + turn // 2) % 3]
            month = MONTHS[(row + turn + column * (1 + turn % 2)) % 3]
            yield Shot(path, size, mode, language, role, month)


def every() -> list[Shot]:
    """And who may read nothing yet meets the notice in each width × mode, a page each."""
    told = [one for turn, path in enumerate(PATHS) for one in shots(path, turn)]
    met = [one for turn, path in enumerate(PATHS[:6]) for one in list(shots(path, 0))[turn:][:1]]
    scenes = list(shots(STAGE, 2))
    return [*told, *(one._replace(role="viewer") for one in met), *scenes]


def opened(browser: Browser, base: str, shot: Shot) -> Page:
    width, height = SIZES[shot.size]
    return signed_in(
        browser,
        base,
        role=shot.role,
        area="v9",
        viewport={"width": width, "height": height},
        color_scheme=shot.mode,
    )


def whole(page: Page, shot: Shot, folder: Path) -> None:
    """The page in its full length, then what the printer gets; what is being made is waited for."""
    for unfinished in ("stProgress", "stSkeleton"):
        waiting = page.locator(f"[data-testid={unfinished}]")
        waiting.first.wait_for(state="detached", timeout=180_000)
    page.wait_for_timeout(500)
    width, height = SIZES[shot.size]
    inner = page.locator("[data-testid=stMain]")
    tall = int(inner.evaluate("one => one.scrollHeight"))
    page.set_viewport_size({"width": width, "height": max(height, tall)})
    page.wait_for_timeout(700)
    page.screenshot(path=folder / f"{shot.name}.png")
    page.set_viewport_size({"width": width, "height": height})
    if shot.size == "1366":
        page.pdf(path=folder / f"{shot.name}.pdf", prefer_css_page_size=True)


def scenes(page: Page, shot: Shot, folder: Path) -> None:
    page.wait_for_selector(".scene.on")
    told = page.locator(".scene:not(.village)").count()
    for number in range(1, told + 1 + page.locator(".scene.village").count()):
        if number > told:
            page.keyboard.press(str(number - told))
        page.wait_for_timeout(300)
        page.screenshot(path=folder / f"{shot.name}-{number}.png")
        page.keyboard.press("ArrowRight")


def take(browser: Browser, base: str, told: list[Shot], folder: Path) -> None:
    """Those of one reader's window after another: a login takes longer than a picture."""
    windows = sorted({(one.size, one.mode, one.role) for one in told})
    for window in windows:
        mine = [one for one in told if (one.size, one.mode, one.role) == window]
        page = opened(browser, base, mine[0])
        for shot in mine:
            page.goto(f"{base}/{shot.address}")
            if shot.path == STAGE and shot.role != "viewer":
                scenes(page, shot, folder)
            else:
                whole(settled(page), shot, folder)
            print(shot.name, flush=True)
        page.context.close()


def main() -> int:
    folder = ROOT / "screens"
    folder.mkdir(exist_ok=True)
    store = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "store"
    asked = sys.argv[2:]
    told = [one for one in every() if not asked or any(word in one.name for word in asked)]
    with served(store) as base, chromium() as browser:
        take(browser, base, told, folder)
    return 0


if __name__ == "__main__":
    sys.exit(main())
