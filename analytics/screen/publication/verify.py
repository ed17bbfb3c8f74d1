"""Is this paper genuine? A code typed in, or a file; never a path of this machine."""

import streamlit as st

from analytics.document import View
from analytics.form.html import heading, table
from analytics.form.publication.verification import verification_panel
from analytics.meaning.door import shelf_of
from analytics.meaning.publication.verified import Verification, verified_code, verified_file
from analytics.meaning.shelf import Shelf
from analytics.screen.publication.publish import chip
from analytics.words.errors import NoCode, ProjectError

CODE, FILE = "report-code", "report-file"
LONGEST = 100  # letters of a code
# Streamlit's own words inside the box are English: ours stand in their place.
PLAIN = """<style>
[data-testid=stFileUploaderDropzoneInstructions],
[data-testid=stFileChipName] + div {{ display: none; }}
[data-testid=stFileUploaderDropzone] [data-testid=stBaseButton-secondary] p {{ font-size: 0; }}
[data-testid=stFileUploaderDropzone] [data-testid=stBaseButton-secondary] p::after {{
  content: "{words}"; font-size: 14px; }}
</style>"""


def verify_desk(view: View) -> None:
    """For every role that may read: whoever is handed a paper may ask."""
    with st.container(key="panel-report-verify", height="stretch"):
        title = view.say("Kiểm tra mã hoặc tệp")
        st.html(f'<h2 class="title">{title}</h2>')
        with st.form("report-verify", enter_to_submit=True, border=False):
            code = st.text_input(
                view.say("Mã in trên giấy"),
                key=CODE,
                placeholder="CAX1:2024-12:1:0123456789ab",
                max_chars=LONGEST,
            )
            st.html(PLAIN.format(words=view.say("Chọn tệp")))
            words = view.say("Hoặc tệp báo cáo, tối đa 10 MB")
            file = st.file_uploader(words, key=FILE)
            asked = st.form_submit_button(view.say("Kiểm tra"), key="report-check")
        if asked:
            answered(view, code, (file.name, file.getvalue()) if file else None)


def answered(view: View, code: str, file: tuple[str, bytes] | None) -> None:
    try:
        told = verification(shelf_of(view.reader), code, file)
    except ProjectError as problem:
        words = chip(f"■ {problem.says.in_(view.language)}")
        st.html(f'<p class="lead" role="alert">{words}</p>')
        return
    panel = verification_panel(view, told)
    st.html(heading(panel, view.language) + table(panel.table, view.language, panel.title))


def verification(shelf: Shelf, code: str, file: tuple[str, bytes] | None) -> Verification:
    """A file comes first: it is held against its own hash, not only against the code in it."""
    if file is not None:
        name, content = file
        return verified_file(shelf, content, name)
    if not code.strip():
        raise NoCode(code)
    return verified_code(shelf, code)
