"""*Giao ban* and *Thôn* where words are longest and counts largest: nothing leaves its row, its
square, its tile, its place on the scale."""

import pytest

from tests.browser import settled, signed_in

LEAVES = """() => {
  const all = (names, from = document) => [...from.querySelectorAll(names)];
  const box = (one) => one.getBoundingClientRect();
  const found = [];
  for (const row of all("ol.gaps > li"))
    for (const one of all("*", row))
      if (box(one).bottom > box(row).bottom + 1 && box(one).height > 1 && !one.closest(".unseen"))
        found.push(one.textContent);
  for (const people of all(".tile .people:not(.beside)"))
    if (people.textContent.length && box(people.querySelector("span")).width
        > box(people.querySelector("i")).width + 1) found.push(people.textContent);
  for (const tile of all(".tile"))
    for (const one of all(".people i", tile))
      if (box(one).top < box(tile).top || box(one).bottom > box(tile).bottom)
        found.push(tile.textContent);
  for (const tile of all(".tile"))
    for (const one of all(".people, .depth", tile))
      if (box(one).right > box(tile).right || one.scrollWidth > one.clientWidth + 1)
        found.push(one.textContent);
  const range = document.createRange();
  const shown = (one) => getComputedStyle(one).visibility === "visible";
  const seen = all("ol.gaps .axis b").filter(shown);
  const words = seen.map((one) => (range.selectNodeContents(one), range.getBoundingClientRect()));
  words.slice(1).forEach((one, place) => {
    if (one.width && one.left < words[place].right + 4) found.push(seen[place].textContent);
  });
  return found;
}"""


@pytest.mark.parametrize("width", [390, 1280, 1366, 1920])
def test_nothing_leaves_its_row_its_square_or_its_place_on_the_scale(house, browser, width):
    page = signed_in(browser, house, viewport={"width": width, "height": 768})
    for month in ("2021-01", "2022-09", "2023-06", "2024-12"):
        for path in ("", "thon-can-ho-tro"):
            page.goto(f"{house}/{path}?thang={month}&ngon-ngu=en")
            settled(page)
            assert page.evaluate(LEAVES) == [], (month, path)
    page.close()


UNREAD = """() => {
  const pen = document.createElement("canvas").getContext("2d");
  const said = (one) => one.selectedOptions?.[0].text ?? one.value;
  return [...document.querySelectorAll("form.offer :is(select, [name=due])")].filter((one) => {
    const is = getComputedStyle(one);
    const pad = parseFloat(is.paddingLeft) + parseFloat(is.paddingRight);
    pen.font = `${is.fontWeight} ${is.fontSize} ${is.fontFamily}`;
    const arrow = one.selectedOptions ? 18 : 0;
    return pen.measureText(said(one)).width > one.clientWidth - pad - arrow;
  }).map(said);
}"""


@pytest.mark.parametrize("width", [390, 1280, 1366, 1920])
def test_who_is_to_do_it_and_by_when_is_read_whole(house, browser, width):
    page = signed_in(browser, house, viewport={"width": width, "height": 768})
    for address in ("?ngon-ngu=en", "", "thon-can-ho-tro", "thon-can-ho-tro?ngon-ngu=en"):
        page.goto(f"{house}/{address}")
        settled(page)
        assert page.locator("form.offer select").count()
        assert page.evaluate(UNREAD) == [], address
    page.close()


TOUCHING = """() => {
  const box = (one) => one.getBoundingClientRect();
  const all = [...document.querySelectorAll("[data-chart^=progress] .mark-text text")]
    .filter((one) => one.textContent && getComputedStyle(one).opacity > 0);
  const words = [...new Map(all.map((one) => [one.textContent, box(one)]))];
  const meet = (a, b) => a.left < b.right && b.left < a.right
    && a.top + 2 < b.bottom && b.top + 2 < a.bottom;
  return words.flatMap(([name, a], place) => words.slice(place + 1)
    .filter(([, b]) => meet(a, b)).map(([other]) => `${name} / ${other}`));
}"""


@pytest.mark.parametrize("key", ["eid_submitted", "id_number_notified", "eid_activated"])
def test_words_of_the_way_keep_clear_of_one_another(house, browser, key):
    """A deadline behind us is named above the plot, what is missing to its target inside."""
    page = signed_in(browser, house, viewport={"width": 1366, "height": 768})
    for more in ("thang=2022-06", "thang=2023-10", "thang=2024-12", "thang=2024-12&xem=v9"):
        page.goto(f"{house}/chi-tieu-tien-do?chi-tieu={key}&{more}")
        settled(page)
        assert page.locator("[data-chart^=progress] .mark-text text").count() >= 3
        assert page.evaluate(TOUCHING) == [], more
    page.close()
