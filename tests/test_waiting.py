"""Long work shows how far it is, and the reader may leave it."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests.browser import free_port, wait_for

ROOT = Path(__file__).resolve().parents[1]
APP = """
import time
from pathlib import Path
import streamlit as st
from analytics.screen.waiting import waited
from analytics.words.text import Text

def work():
    time.sleep({seconds})
    Path("{done}").write_text("done")
    return 42

def slow():
    st.header("slow")
    st.write("answer", waited(work, says=Text("Đang tính.")))

def other():
    st.header("elsewhere")

pages = [st.Page(slow, url_path="slow", default=True), st.Page(other, url_path="other")]
st.navigation(pages).run()
"""


def refusing():
    import streamlit as st

    from analytics.screen.waiting import waited
    from analytics.words.errors import UnknownArea
    from analytics.words.text import Text

    def work():
        raise UnknownArea("v77")

    try:
        waited(work, says=Text("Đang tính."))
    except UnknownArea as refused:
        st.write(refused.fact)


def test_what_the_work_raises_reaches_the_page():
    assert AppTest.from_function(refusing).run().markdown[0].value == "v77"


def quick():
    import streamlit as st

    from analytics.screen.waiting import waited
    from analytics.words.text import Text

    st.write(waited(lambda: "at once", says=Text("Đang tính.")))


def test_quick_work_shows_no_progress():
    test = AppTest.from_function(quick).run()
    assert test.markdown[0].value == "at once" and not test.get("progress")


@pytest.fixture
def address(tmp_path):
    main = tmp_path / "main.py"
    main.write_text(APP.format(seconds=6, done=tmp_path / "done"), encoding="utf-8")
    port = free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(main), "--server.port", str(port)]
    process = subprocess.Popen(
        [*command, "--server.headless", "true"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(10)


def test_the_reader_leaves_long_work_and_it_goes_on(address, browser, tmp_path):
    page = browser.new_page()
    page.goto(address)
    page.wait_for_selector("[data-testid=stProgress]", timeout=60_000)
    assert "Có thể rời trang này" in page.inner_text("[data-testid=stProgress]")
    left = time.monotonic()
    page.get_by_role("link", name="other").click()
    page.wait_for_selector("h2:has-text('elsewhere')")
    assert time.monotonic() - left < 3 and not (tmp_path / "done").exists()
    while not (tmp_path / "done").exists() and time.monotonic() - left < 20:
        time.sleep(0.2)
    page.close()
    assert (tmp_path / "done").exists(), "the work itself was not cut off"
