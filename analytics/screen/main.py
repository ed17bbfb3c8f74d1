"""The main script: page settings and the pages. Each page guards itself and draws its own menu."""

from pathlib import Path

import streamlit as st

from analytics.form.chapters import CHAPTERS
from analytics.screen.address import language
from analytics.screen.login import titled
from analytics.screen.mount import onward
from analytics.screen.warm import commune
from analytics.words.settings import PROJECT

spoken = language()
st.set_page_config(
    page_title=titled(commune()).in_(spoken),
    page_icon=str(Path(__file__).parent / "icon.png"),
    layout="wide",
)
pages = [
    st.Page(
        PROJECT / "pages" / f"{chapter.key}.py",
        title=chapter.title.in_(spoken),
        url_path=chapter.url,
        default=chapter is CHAPTERS[0],
    )
    for chapter in CHAPTERS
]
here = st.navigation(pages, position="hidden")
asked = onward()
for page in pages:
    if asked and page.url_path == asked[0]:
        st.switch_page(page, query_params=asked[1])
here.run()
