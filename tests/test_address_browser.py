"""The address in a real browser: F5, back, forward, a sent link, an ended login, a new edition."""

import re
from dataclasses import replace
from urllib.parse import unquote

import pytest

from analytics.store.edition import current_edition, write_manifest
from tests.browser import choose, entered, menu, served, settled, signed_in, taken
from tests.stores import copied

FINDING = "h1.finding"


@pytest.fixture(scope="module")
def store(commune, tmp_path_factory):
    return copied(commune(7).store, tmp_path_factory.mktemp("address") / "store")


@pytest.fixture(scope="module")
def base(store):
    """A dashboard of its own for what is entered and published here."""
    with served(store) as address:
        yield address


def at(page):
    """What a reader sees, and the address that stands over it, once both agree."""
    page.wait_for_function(
        """() => { const told = document.querySelector("[data-house]")?.dataset;
        const plain = (one) => new URLSearchParams(one).toString();
        return told?.page === location.pathname && plain(told.query) === plain(location.search)
          && document.querySelector("h1.finding, .notice")
          && !document.querySelector("[data-stale=true]"); }""",
        polling=100,
        timeout=60_000,
    )
    page.wait_for_timeout(300)
    return unquote(page.url.split("/", 3)[3]), page.inner_text("h1.finding, .notice")


def there_and_back(page, seen):
    """Back through everything that was seen, and forward again: step by step the same."""
    for expected in reversed(seen[:-1]):
        page.go_back()
        assert at(page) == expected
    for expected in seen[1:]:
        page.go_forward()
        assert at(page) == expected
    page.reload()
    assert at(page) == seen[-1]


def test_a_chief_meets_on_the_way_back_what_was_seen_on_the_way_out(house, browser):
    page = signed_in(browser, house)
    page.goto(f"{house}/can-cuoc?thang=2023-03&thon=Thôn+1&thon=Thôn+2")
    seen = [at(page)]
    assert seen[0][0] == "can-cuoc?thang=2023-03&thon=v1&thon=v2&ngon-ngu=vi"
    menu(page, "Lịch đến hạn")
    page.wait_for_url(re.compile("lich-den-han"))
    seen.append(at(page))
    assert seen[1][0] == "lich-den-han?thang=2023-03&thon=v1&thon=v2&ngon-ngu=vi"
    choose(page, "thon", "v3")
    page.wait_for_url(re.compile("v3"))
    seen.append(at(page))
    choose(page, "thang", "2023-02")
    page.wait_for_url(re.compile("2023-02"))
    seen.append(at(page))
    page.get_by_role("button", name="English").click()
    page.wait_for_url(re.compile("ngon-ngu=en"))
    seen.append(at(page))
    assert len({told for _, told in seen}) == len(seen)
    there_and_back(page, seen)
    other = signed_in(browser, house, role="officer")
    other.goto(page.url)
    assert at(other) == seen[-1], "a colleague sees the same"
    other.close()
    page.close()


def test_village_police_keep_their_choices_in_english(house, browser):
    page = browser.new_context().new_page()
    page.goto(f"{house}/login?ngon-ngu=en&next=/dan-so?ngon-ngu%3Den%26gioi%3DFemale")
    page.select_option("select[name=area]", "v9")
    page.click("button[value=village]")
    seen = [at(page)]
    assert seen[0][0] == "dan-so?thang=2024-12&thon=v9&gioi=female&ngon-ngu=en"
    choose(page, "tuoi", "70+")
    page.wait_for_url(re.compile("tuoi"))
    seen.append(at(page))
    menu(page, "ID cards")
    page.wait_for_url(re.compile("can-cuoc"))
    seen.append(at(page))
    assert seen[2][0] == "can-cuoc?thang=2024-12&thon=v9&gioi=female&tuoi=70+&ngon-ngu=en"
    there_and_back(page, seen)
    page.goto(f"{house}/can-cuoc?thon=v1&tuoi=70%2B&ngon-ngu=en")
    assert "no village" in at(page)[1]
    page.get_by_role("link", name="Drop this condition").click()
    page.wait_for_url(re.compile("thang="))
    assert at(page)[0] == "can-cuoc?thang=2024-12&thon=v9&tuoi=70+&ngon-ngu=en"
    page.context.close()


def test_a_login_that_ends_over_a_form_costs_no_word(base, browser):
    page = entered(browser, base).new_page()
    page.goto(f"{base}/thiet-lap")
    settled(page)
    page.get_by_role("tab", name="Năng lực").click()
    field = page.get_by_role("textbox", name=re.compile("Bộ máy thu nhận"))
    field.fill("7")
    field.press("Tab")
    second = page.context.new_page()
    second.goto(f"{base}/logout")
    bar = page.locator(".house-bar")
    bar.get_by_text("chưa ghi gì thêm").wait_for(timeout=20_000)
    with page.context.expect_page() as told:
        bar.get_by_role("link").click()
    again = told.value
    again.click("button[value=chief]")
    again.wait_for_url(re.compile("thiet-lap"))
    page.bring_to_front()
    bar.get_by_text("Đã đăng nhập lại").wait_for(timeout=20_000)
    bar.get_by_role("button").click()
    assert field.input_value() == "7"
    save = page.locator(".st-key-setup-capacity-save button")
    page.wait_for_function("one => !one.disabled", arg=save.element_handle(), timeout=30_000)
    save.click()
    page.get_by_text("Chưa ghi").wait_for(timeout=30_000)
    assert field.input_value() == "7", "what was typed is kept"
    save.click()
    page.get_by_text("Đã lưu").first.wait_for(timeout=30_000)
    page.context.close()


def offered(page, work):
    return page.locator(f"form.offer:has(input[name=work][value={work}])")


def test_work_a_chief_gives_is_seen_and_marked_by_the_police_of_the_village(base, browser):
    chief = signed_in(browser, base)
    chief.goto(base)
    form = offered(settled(chief), "enrol")
    form.locator("select").select_option("village/v9")
    form.get_by_label("Trước ngày").fill("1/1/2024")
    form.get_by_role("button").click()
    chief.get_by_text("Hạn 01/01/2024 đã qua").wait_for()
    form.get_by_label("Trước ngày").fill("27/01/2025")
    form.get_by_role("button").click()
    chief.get_by_text("● Đã giao Công an viên Thôn 9, trước 27/01/2025").wait_for()
    other = signed_in(browser, base, role="village", area="v3")
    other.goto(base)
    assert settled(other).locator(".duty, form.offer").count() == 0
    police = signed_in(browser, base, role="village", area="v9")
    police.goto(base)
    assert settled(police).locator("form.offer").count() == 0
    police.locator(".duty").get_by_role("button", name="Xong").first.click()
    police.get_by_text("● Đã ghi xong").wait_for()
    chief.reload()
    assert settled(chief).locator(".decision .duty .chip").inner_text() == "● Xong 31/12/2024"
    for page in (chief, other, police):
        page.close()


def test_a_file_that_cannot_be_taken_leaves_the_page_where_it_is(house, browser):
    """Without network the browser's own page stood there, and what was being typed was gone."""
    page = entered(browser, house).new_page()
    page.goto(f"{house}/can-cuoc")
    seen = at(page)
    bar = page.locator(".house-bar")
    page.context.set_offline(True)
    bar.get_by_text("Mất kết nối").wait_for(timeout=5_000)
    bar.get_by_role("button").click()
    taken(page, "Tải trang này")
    bar.get_by_text("Mất kết nối").wait_for(timeout=5_000)
    page.context.set_offline(False)
    bar.wait_for(state="detached", timeout=5_000)
    page.context.request.get(f"{house}/logout", max_redirects=0)
    page.locator(".pick.files a").first.click()
    bar.get_by_text("Phiên đăng nhập đã kết thúc").wait_for(timeout=20_000)
    assert at(page) == seen
    page.context.close()


def test_work_given_as_a_login_ends_is_given_once_it_is_heard(base, browser):
    page = entered(browser, base).new_page()
    page.goto(base)
    form = offered(settled(page), "notify")
    form.get_by_label("Trước ngày").fill("24/01/2025")
    page.context.request.get(f"{base}/logout", max_redirects=0)
    page.locator(".house-bar").get_by_text("chưa ghi gì thêm").wait_for(timeout=20_000)
    told = {"form": {"role": "chief"}, "headers": {"Origin": base}, "max_redirects": 0}
    assert page.context.request.post(f"{base}/login", **told).status == 303
    page.locator(".house-bar").get_by_text("Đã đăng nhập lại").wait_for(timeout=20_000)
    page.locator(".house-bar").get_by_role("button").click()
    given = page.get_by_text("● Đã giao Công an từng thôn, trước 24/01/2025")
    form.get_by_role("button").click()
    page.locator("p.lead[role=alert]").get_by_text("Chưa ghi").wait_for(timeout=30_000)
    assert form.get_by_label("Trước ngày").input_value() == "24/01/2025", "what was typed is kept"
    page.wait_for_timeout(1000)
    form.get_by_role("button").click()
    given.wait_for(timeout=30_000)
    page.context.close()


def test_an_open_page_says_when_a_newer_edition_is_out(store, base, browser):
    page = signed_in(browser, base)
    page.goto(base)
    settled(page)
    now = current_edition(store)
    write_manifest(store, replace(now, sequence=now.sequence + 1))
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    bar = page.locator(".house-bar")
    bar.get_by_text(f"Đã có bản số {now.sequence + 1}").wait_for(timeout=10_000)
    taken(page, "Tải trang này")
    page.get_by_text(f"Đã có bản số {now.sequence + 1}").wait_for(timeout=10_000)
    page.get_by_role("link", name="Tải lại trang").click()
    settled(page)
    assert f"bản số {now.sequence + 1}" in page.inner_text("p.source >> nth=0")
    assert bar.count() == 0
    page.close()
