"""The stage driven from the keyboard by a real browser: three sizes, no network, no scrolling."""

import shutil
import subprocess
from collections.abc import Iterator

import pytest

from analytics.document import View
from analytics.meaning.question import Reader
from analytics.paper.stage.html import stage_file
from analytics.words.month import parse_month
from tests.browser import signed_in

SIZES = {"old projector": (1024, 768), "laptop": (1366, 768), "screen": (1920, 1080)}
LEAST, FRAME = 39.4, 28  # px on a canvas of 1920: 28 at 1366; the source line knowingly below
# Every piece of text on show: its words, size on the canvas, box; whether it is part of the frame.
TEXTS = """() => {
  const stage = document.querySelector("main").getBoundingClientRect();
  const scene = document.querySelector(".scene.on");
  const scale = stage.width / 1920;
  const found = [];
  const walk = document.createTreeWalker(scene, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const node = walk.currentNode, box = node.parentElement;
    if (!node.data.trim() || !box.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const one of range.getClientRects())
      found.push({
        words: node.data, size: parseFloat(getComputedStyle(box).fontSize),
        frame: !!box.closest(".frame"),
        left: (one.left - stage.left) / scale, right: (one.right - stage.left) / scale,
        top: (one.top - stage.top) / scale, bottom: (one.bottom - stage.top) / scale,
      });
  }
  return found;
}"""
OVERFLOWS = """() => {
  const page = document.documentElement;
  return [page.scrollWidth > innerWidth, page.scrollHeight > innerHeight,
          document.body.scrollHeight > innerHeight];
}"""
CUT = """one =>
  one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1"""
NOW = "document.querySelector('.scene.on').dataset.key"


@pytest.fixture(scope="module")
def file(commune, tmp_path_factory):
    folder = tmp_path_factory.mktemp("stick")

    def made(month: str = "2024-12", language: str = "vi") -> str:
        target = folder / f"{month}-{language}.html"
        if not target.exists():
            reader = Reader("chief", language=language, store=commune(7).store)
            target.write_bytes(stage_file(View(reader, parse_month(month))))
        return target.as_uri()

    return made


@pytest.fixture
def opened(browser, file):
    """The file from a stick, with the network cut; whatever it asks a host for is written down."""
    contexts = []

    def at(size=(1366, 768), month="2024-12", language="vi", mode="light", clock=None):
        wide, tall = size
        context = browser.new_context(
            viewport={"width": wide, "height": tall}, color_scheme=mode, offline=True
        )
        contexts.append(context)
        page = context.new_page()
        page.asked, page.wrong = [], []
        page.on("request", lambda one: page.asked.append(one.url))
        page.on("console", lambda one: page.wrong.append(one.text))
        page.on("pageerror", lambda one: page.wrong.append(str(one)))
        if clock:
            page.clock.install(time=clock)
        page.goto(file(month, language))
        page.evaluate("document.fonts.ready.then(() => true)")
        return page

    yield at
    for context in contexts:
        context.close()


def every_scene(page) -> Iterator[str]:
    """By the keyboard: all scenes, then every village's card."""
    page.keyboard.press("Home")
    for _ in range(page.locator(".scene:not(.village)").count()):
        yield page.evaluate(NOW)
        page.keyboard.press("ArrowRight")
    for place in range(1, page.locator(".scene.village").count() + 1):
        page.keyboard.press(str(place))
        yield page.evaluate(NOW)
        page.keyboard.press("Escape")


def overlapping(texts) -> list[tuple[str, str]]:
    """Pairs of words that share more than a sliver: line boxes may touch by their leading."""
    found = []
    for place, one in enumerate(texts):
        for other in texts[place + 1 :]:
            wide = min(one["right"], other["right"]) - max(one["left"], other["left"])
            tall = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            if wide > 2 and tall > 0.25 * min(one["size"], other["size"]):
                found.append((one["words"], other["words"]))
    return found


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
@pytest.mark.parametrize(
    ("month", "language", "mode"),
    [("2024-12", "vi", "light"), ("2023-06", "en", "dark"), ("2022-03", "vi", "light")],
)
def test_every_scene_is_read_from_six_metres_without_scrolling(opened, size, month, language, mode):
    page = opened(size, month, language, mode)
    seen = []
    for key in every_scene(page):
        texts = page.evaluate(TEXTS)
        for one in texts:
            assert one["size"] >= (FRAME if one["frame"] else LEAST), (key, one)
            inside = one["left"] >= 0 and one["right"] <= 1920
            assert inside and one["top"] >= 0 and one["bottom"] <= 1080, (key, one)
        assert overlapping(texts) == [], key
        assert page.evaluate(OVERFLOWS) == [False] * 3, key
        seen.append(key)
    assert len(set(seen)) == len(seen) >= 11
    box = page.locator("main").bounding_box()
    assert box["width"] == pytest.approx(size[0], abs=2) or box["height"] == pytest.approx(
        size[1], abs=2
    )
    assert not page.wrong


def test_the_measuring_itself_notices_what_it_looks_for(opened):
    """Words moved onto others, too small or off the canvas: a silent ruler would prove nothing."""
    page = opened()
    texts = page.evaluate(TEXTS)
    assert "Thôn 9" in {one["words"] for one in texts} and overlapping(texts) == []
    move = "one => { one.setAttribute('y', Number(one.getAttribute('y')) - 198); }"
    page.locator(".scene.on svg text", has_text="Thôn").last.evaluate(move)
    assert overlapping(page.evaluate(TEXTS))
    page.locator(".scene.on .what").evaluate("one => { one.style.fontSize = '20px'; }")
    assert min(one["size"] for one in page.evaluate(TEXTS) if not one["frame"]) == 20


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_number_is_230_px_at_1366_and_nothing_of_a_scene_is_cut(opened, language):
    page = opened(language=language)
    scale = page.evaluate("document.querySelector('main').getBoundingClientRect().width / 1920")
    for _ in every_scene(page):
        big = page.locator(".scene.on .number").evaluate(
            "one => [parseFloat(getComputedStyle(one).fontSize), one.innerText.length]"
        )
        assert big[0] * scale > 229 or big[1] > 4
        assert overlapping(page.evaluate(TEXTS)) == [], page.evaluate(NOW)
        for part in (".told", ".what", ".source", ".ask"):
            assert not page.locator(f".scene.on {part}").evaluate(CUT), (page.evaluate(NOW), part)


def test_back_forward_and_f5_show_the_scene_that_was_seen(opened):
    """Back left the show."""
    page = opened()
    page.keyboard.press("ArrowRight")
    scene = page.evaluate(NOW)
    page.keyboard.press("3")
    village = page.evaluate(NOW)
    page.keyboard.press("End")
    last = page.evaluate(NOW)
    page.reload()
    assert page.evaluate(NOW) == last
    while page.evaluate(NOW) != village:
        page.go_back()
    page.go_back()
    assert page.evaluate(NOW) == scene
    page.go_forward()
    assert page.evaluate(NOW) == village
    assert not page.wrong


def test_the_file_asks_no_host_for_anything(opened):
    page = opened()
    for _ in every_scene(page):
        pass
    assert [one for one in page.asked if not one.startswith(("file://", "data:"))] == []
    loaded = page.evaluate("[...document.fonts].every(one => one.status === 'loaded')")
    assert loaded and not page.wrong


@pytest.mark.skipif(
    subprocess.run(["unshare", "-rn", "true"], check=False, capture_output=True).returncode != 0
    if shutil.which("unshare")
    else True,
    reason="this machine may not cut a network namespace",
)
def test_the_file_runs_where_there_is_no_network_at_all(file, tmp_path):
    """Not a browser told to be offline: a process that has no network card."""
    path = shutil.which("chromium") or "/usr/bin/chromium"
    picture = tmp_path / "scene.png"
    command = ["unshare", "-rn", path, "--headless", "--no-sandbox", "--disable-gpu"]
    options = [f"--screenshot={picture}", "--window-size=1366,768", f"--user-data-dir={tmp_path}"]
    done = subprocess.run(
        [*command, *options, file()], check=False, capture_output=True, timeout=120
    )
    assert done.returncode == 0 and picture.stat().st_size > 20_000


def test_keys_lead_through_the_story_and_to_every_village(opened):
    page = opened()
    press, now = page.keyboard.press, lambda: page.evaluate(NOW)
    first = now()
    for key in ("ArrowRight", "Space", "PageDown"):
        before = now()
        press(key)
        assert now() != before
    for key in ("ArrowLeft", "PageUp"):
        before = now()
        press(key)
        assert now() != before
    press("End")
    last = now()
    assert last == "due"
    press("ArrowRight")
    assert now() == last
    press("Home")
    assert now() == first
    press("ArrowRight")
    here = now()
    press("5")
    assert now() == "village-v5" and "Thôn 5" in page.title().replace("\xa0", " ")
    press("9")
    assert now() == "village-v9"
    press("9")
    assert now() == here
    press("3")
    press("Escape")
    assert now() == here
    press("0")
    assert now() == here


def test_a_reload_comes_back_to_the_same_scene_and_the_same_clock(opened):
    page = opened()
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    here = page.evaluate(NOW)
    began = page.evaluate("sessionStorage.getItem('stage-began')")
    page.reload()
    assert page.evaluate(NOW) == here
    assert page.evaluate("sessionStorage.getItem('stage-began')") == began
    page.keyboard.press("7")
    page.reload()
    assert page.evaluate(NOW) == "village-v7"
    page.keyboard.press("Escape")
    assert page.evaluate(NOW) == here
    page.goto(page.url.split("#")[0])  # opened anew in the same window, without the address's mark
    assert page.evaluate(NOW) == here


def test_blank_notes_clock_and_dark(opened):
    page = opened()
    page.keyboard.press("b")
    assert page.locator(".blank").is_visible()
    page.keyboard.press("B")
    assert not page.locator(".blank").is_visible()
    page.keyboard.press("n")
    notes = page.locator(".scene.on .notes")
    assert notes.is_visible() and notes.inner_text().strip()
    page.keyboard.press("Escape")
    assert not notes.is_visible()
    clock = page.locator(".scene.on .clock")
    assert clock.is_visible()
    page.keyboard.press("t")
    assert not clock.is_visible()
    ground = "getComputedStyle(document.querySelector('.scene')).backgroundColor"
    light = page.evaluate(ground)
    page.keyboard.press("d")
    assert page.evaluate(ground) != light
    page.reload()
    assert page.evaluate(ground) != light
    page.keyboard.press("?")
    assert page.locator(".help").is_visible()


def test_the_mouse_and_the_buttons_lead_on_as_well(opened):
    page = opened()
    first = page.evaluate(NOW)
    page.mouse.click(900, 400)
    second = page.evaluate(NOW)
    assert second != first
    page.mouse.click(100, 400)
    assert page.evaluate(NOW) == first
    page.locator(".scene.on [data-go=next]").click()
    assert page.evaluate(NOW) == second
    page.locator(".scene.on [data-go=back]").click()
    assert page.evaluate(NOW) == first


@pytest.mark.parametrize(
    ("clock", "days"), [("2025-01-20T08:00:00", ""), ("2025-02-04T08:00:00", ""),
                        ("2025-02-05T08:00:00", "36"), ("2026-01-01T08:00:00", "366")],
)  # fmt: skip
def test_the_kiosk_turns_by_itself_and_says_when_figures_are_old(opened, clock, days):
    page = opened(clock=clock)
    keys = [page.evaluate(NOW)]
    page.keyboard.press("k")
    count = page.locator(".scene:not(.village)").count()
    for _ in range(count):
        page.clock.run_for(20_100)
        keys.append(page.evaluate(NOW))
    assert len(set(keys)) == count and keys[0] == keys[-1]
    notice = page.locator(".scene.on .old")
    assert notice.is_visible() == bool(days)
    assert not days or f"đã cũ {days} ngày" in notice.inner_text()
    page.keyboard.press("k")
    here = page.evaluate(NOW)
    page.clock.run_for(60_000)
    assert page.evaluate(NOW) == here


def test_print_gives_one_a4_page_a_scene(opened, tmp_path):
    page = opened()
    count = page.locator(".scene:not(.village)").count()
    made = page.pdf(prefer_css_page_size=True, print_background=True)
    assert (
        made.count(b"/Type /Page\n") + made.count(b"/Type /Page ") + made.count(b"/Type /Page/")
        == count
    )
    assert b"842" in made or b"841" in made  # points: A4, the long side across


def test_behind_the_gate_the_same_file_runs_under_its_own_policy(browser, house):
    page = signed_in(browser, house)
    wrong = []
    page.on("console", lambda one: wrong.append(one.text))
    answer = page.goto(f"{house}/dan-so?che-do=trinh-chieu&thang=2024-12")
    assert page.url.startswith(f"{house}/trinh-chieu/san-khau?thang=2024-12")
    allowed = answer.headers["content-security-policy"]
    assert allowed.startswith("default-src 'none'; script-src 'sha256-")
    assert "frame-ancestors 'none'" in allowed and "unsafe" not in allowed
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["x-content-type-options"] == "nosniff"
    page.keyboard.press("ArrowRight")
    assert page.evaluate(NOW) == "lags" and not wrong
    page.reload()
    assert page.evaluate(NOW) == "lags"


def test_without_a_login_there_is_no_stage(browser, house):
    page = browser.new_context().new_page()
    page.goto(f"{house}/trinh-chieu/san-khau?thang=2024-12")
    assert "/login?next=" in page.url and not page.locator(".scene").count()


def test_a_viewer_is_told_why_and_sees_no_figure(browser, house):
    page = signed_in(browser, house, role="viewer")
    answer = page.goto(f"{house}/trinh-chieu/san-khau")
    assert answer.status == 404
    assert "Chưa có bản số liệu công khai" in page.inner_text("body")
