"""The stylesheet of screen pages: rules by token; each token by day, at night, on paper."""

from analytics.form.assignment.html import STYLE as ASSIGNMENTS
from analytics.form.drawing import STYLE as DRAWINGS
from analytics.form.frame_style import FRAME_RULES
from analytics.form.gaps import STYLE as GAPS
from analytics.form.plan.days import STYLE as DAYS
from analytics.form.stage.shown import STYLE as SHOWN
from analytics.form.strip import STYLE as STRIP
from analytics.form.theme import FONT, PARTS, PEOPLE, RAMPS, TOKENS, Mode
from analytics.form.tiles import STYLE as TILES
from analytics.form.village.look import STYLE as VILLAGE

RULES = """
.stApp {{ font-family: {font}; }}
[data-testid=stToolbarActions], [data-testid=stAppDeployButton], [data-testid=stMainMenu],
[data-testid=stElementToolbar] {{ display: none; }}
[data-testid=stMainBlockContainer] {{ max-width: 1872px; padding: 104px 24px 16px; }}
[data-testid=stMainBlockContainer] [data-testid=stVerticalBlock] {{ gap: 12px; }}
h1.finding {{ font-size: 26px; font-weight: 700; line-height: 1.22; margin: 0; padding: 0;
  color: {ink}; letter-spacing: -.01em; }}
p.lead, p.source {{ color: {ink2}; font-size: 14px; margin: 2px 0 0; }}
p.source {{ font-size: 12.5px; }}
.explained {{ display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 12px; }}
.how summary {{ font-size: 12.5px; color: {ink2}; cursor: pointer; width: fit-content;
  white-space: nowrap; }}
@media screen {{ .how:not([open]) > p {{ display: none; }} }}
.how[open] {{ flex-basis: 100%; }} .how p.subtitle {{ max-width: 1100px; }}
p.filtered {{ color: {ink}; font-size: 13.5px; font-weight: 600; margin: 2px 0 0; }}
p.source b {{ color: {ink}; }}
.cards {{ display: grid; grid-template-columns: repeat(4, minmax(0, 1fr)); gap: 12px;
  margin-top: 10px; }}
.kpi {{ background: {card}; border: 1px solid {border}; border-radius: 8px;
  padding: 10px 16px; display: flex; flex-direction: column; min-width: 0; }}
.kpi .top {{ display: flex; justify-content: space-between; gap: 6px; flex-wrap: wrap;
  align-items: center; min-height: 26px; }}
.kpi .name {{ font-size: 14px; font-weight: 600; color: {ink2}; }}
.kpi .number {{ font-size: 36px; font-weight: 700; line-height: 1.24; color: {ink}; }}
.kpi .number.long {{ font-size: 28px; line-height: 1.6; }}
.kpi .detail {{ font-size: 13px; color: {ink2}; line-height: 1.4; flex: 1; }}
.kpi .ahead {{ font-size: 13px; font-weight: 600; color: {ink}; line-height: 1.4;
  margin-top: 4px; }}
.chip {{ font-size: 12.5px; font-weight: 600; border-radius: 99px; padding: 2px 9px; }}
.chip.reached {{ color: {reached}; background: {reached_bg}; }}
.chip.waiting, .chip.none {{ color: {waiting}; background: {waiting_bg}; }}
.chip.near {{ color: {near}; background: {near_bg}; }}
.chip.late {{ color: {late}; background: {late_bg}; }}
.spark {{ margin-top: 6px; }}
.spark svg {{ width: 100%; height: 30px; display: block; fill: none; }}
.spark polyline {{ stroke-width: 2; vector-effect: non-scaling-stroke; }}
.spark .aim {{ stroke: {ink}; stroke-dasharray: 5 4; }}
.head > .cards, .head > p.lead ~ p.lead {{ margin-top: 10px; }}
.body {{ display: flex; flex-direction: column; gap: 12px; }}
.body > .row {{ display: grid; grid-template-columns: var(--shares); gap: 12px; }}
.body .column {{ display: flex; flex-direction: column; gap: 12px; min-width: 0; }}
.body .column > :last-child {{ flex: 1; }}
.stands {{ display: flex; justify-content: space-between; gap: 8px 12px; align-items: start; }}
.stands .chip {{ flex: none; }}
.parts {{ display: grid; gap: 10px 16px; margin-top: 8px; }}
.part {{ border-top: 1px solid {grid}; padding-top: 8px; min-width: 0; }}
.stApp .part h3.title, .stApp .twin h3 {{ font-size: 14px; font-weight: 700; line-height: 1.3;
  margin: 0; padding: 0; color: {ink}; }}
details.panel > summary {{ cursor: pointer; }}
details.panel > summary h2.title {{ display: inline; font-size: 15px; }}
:is(.chart, .drawn) {{ margin-top: 8px; height: var(--height); }}
.panel > details {{ margin-top: 8px; }}
.row > .panel > details:not([open]) {{ display: inline-block; margin-right: 14px; }}
.panel, [class*="st-key-panel-"] {{ background: {card}; border: 1px solid {border};
  border-radius: 8px; padding: 14px 16px; }}
h2.title {{ font-size: 18px; font-weight: 700; line-height: 1.3; margin: 0; padding: 0;
  color: {ink}; }}
p.subtitle {{ font-size: 13.5px; color: {ink2}; margin: 2px 0 0; }}
p.legend {{ font-size: 12.5px; color: {ink2}; margin: 8px 0 0; display: flex; flex-wrap: wrap;
  gap: 4px 14px; }}
p.legend i {{ display: inline-block; width: 16px; height: 10px; border-radius: 2px;
  margin-right: 5px; }}
.scroll {{ overflow-x: auto; }}
.scroll:focus-visible, summary:focus-visible {{ outline: 2px solid {ink}; outline-offset: 2px; }}
.stApp table {{ border-collapse: collapse; width: 100%; font-size: 13px; color: {ink};
  margin: 4px 0 0; }}
.stApp thead th {{ color: {ink2}; font-weight: 600; text-align: right; vertical-align: bottom;
  border-bottom: 1px solid {axis}; padding: 5px 8px; line-height: 1.25; }}
.stApp tbody td, .stApp tbody th {{ border-bottom: 1px solid {grid}; padding: 6px 8px;
  text-align: right; font-weight: 500; vertical-align: top; }}
.stApp tbody th {{ font-weight: 600; white-space: nowrap; }}
.stApp tbody th.long {{ white-space: normal; min-width: 210px; }}
.stApp table .text, .stApp table .verdict {{ text-align: left; }}
.stApp td .chip, .stApp td.written {{ white-space: nowrap; }}
.stApp [class*="st-key-panel-report-preview"] :is(td, th) {{ padding-inline: 4px; }}
a.onward {{ color: {ink}; font-weight: 600; white-space: nowrap; }}
.row > .todo li.decision p {{ display: inline; margin: 0 8px 0 0; }}
.row > .todo li.decision .proposal {{ display: block; margin-top: 4px; }}
.row > .todo li.decision:has(form) .proposal {{ display: none; }}
.row > .todo li.decision form {{ margin-top: 6px; }}
@media (max-width: 1699px) {{ .row > .panel:is([data-key=progress], [data-key$=-why]) {{
  padding-block: 10px; }}
  .row > .panel[data-key=progress-villages] {{ padding-block: 8px; }}
  .row > .panel:is([data-key^=progress], [data-key$=-why]) > .title {{ font-size: 16px; }}
  .row > .panel:is([data-key=progress], [data-key$=-why]) .subtitle {{ font-size: 12.5px;
    line-height: 1.35; }} }}
@media (min-width: 1700px) and (min-height: 1000px) {{
  [data-key=progress] > .chart, [data-key$=-why] > .chart {{ height: 460px !important; }} }}
.todo {{ grid-column: 1 / -1; display: flex; flex-direction: column; gap: 6px; }}
ol.decisions {{ display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr);
  gap: 12px; list-style: none; margin: 0 !important; padding: 0 !important; flex: 1; }}
li.decision {{ background: {card}; border: 1px solid {border}; border-radius: 8px;
  padding: 9px 14px; margin: 0 !important; font-size: 14px; }}
li.decision h3 {{ font-size: 15px; font-weight: 700; line-height: 1.3; margin: 0; padding: 0;
  color: {ink}; }}
@media (min-width: 1700px) {{
  .body > .row:has(> .todo) {{ grid-template-columns: var(--shares) 416px; }}
  .todo {{ grid-column: auto; }} ol.decisions {{ grid-auto-flow: row; }}
}}
.stApp li.decision p {{ font-size: 13.5px; color: {ink2}; margin: 4px 0 6px; line-height: 1.4; }}
.stApp .twin td .chip {{ white-space: normal; display: inline-block; }}
.twin summary {{ font-size: 12.5px; color: {ink2}; cursor: pointer; width: fit-content; }}
p.save {{ float: right; display: flex; gap: 14px; margin: 8px 0 0 14px; }}
p.save a {{ font-size: 12.5px; color: {ink2}; }}
.radios {{ display: flex; flex-direction: column; gap: 8px; margin-top: 10px; }}
.radios button {{ display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 8px;
  text-align: left; font: inherit; font-size: 14.5px; color: {ink}; background: {card};
  border: 1px solid {border}; border-radius: 8px; padding: 8px 12px; cursor: pointer; }}
.radios button[aria-pressed=true] {{ border: 2px solid {ink}; padding: 7px 11px;
  background: {neutral}; }}
.radios span {{ grid-column: 1 / -1; font-size: 12.5px; color: {ink2}; }}
.radios.beside {{ flex-direction: row; gap: 6px; }}
.radios.beside button {{ flex: 1; grid-template-columns: minmax(0, 1fr); text-align: center;
  padding: 5px 2px; gap: 0; }}
.radios.beside button[aria-pressed=true] {{ padding: 4px 1px; }}
.radios.beside b {{ font-weight: 500; font-size: 12.5px; color: {ink2}; }}
.radios.beside b.count {{ font-weight: 700; font-size: 14.5px; color: {ink}; }}
.radios.beside span:empty {{ display: none; }}
.panel .own {{ gap: 6px 8px; }} .panel .own input[type=number] {{ width: 60px; }}
.panel[data-key=plan-goals] .radios:not(.beside) {{ gap: 6px; }}
.panel[data-key=plan-goals] .radios:not(.beside) button {{ padding-block: 5px; gap: 0 8px; }}
.panel[data-key=plan-goals] .parts {{ gap: 8px; align-content: start; flex: none; }}
.panel[data-key=what-if-try] .own {{ flex-direction: column; align-items: stretch; }}
.panel[data-key=what-if-try] .own .field > .name {{ flex: 1; }}
.panel[data-key=what-if-try] .own .field > select {{ max-width: 200px; }}
tr.lit :is(th, td) {{ background: {neutral}; }}
.masthead {{ display: flex; gap: 10px; align-items: center; flex-wrap: wrap; }}
.synthetic {{ font-weight: 700; color: {ink}; border: 1px solid {axis}; border-radius: 4px;
  padding: 1px 7px; font-size: 12.5px; }}
.who p, .who, .who a {{ font-size: 12.5px; color: {ink2}; }}
.notice {{ background: {card}; border: 1px solid {border}; border-radius: 8px; padding: 24px;
  font-size: 16px; color: {ink}; }}
.stApp .notice a {{ color: {ink}; text-decoration: underline; }}
.house-bar {{ position: fixed; inset: auto 0 0; z-index: 1000000; padding: 10px 16px;
  background: {card}; border-top: 3px solid {ink}; font-size: 15px; color: {ink}; }}
body:has(.house-bar) [data-testid=stMain] {{
  scroll-padding-bottom: 96px; }}
body:has(.house-bar) [data-testid=stMainBlockContainer] {{ padding-bottom: 96px !important; }}
.house-bar a, .house-bar button {{ color: {ink}; margin-left: 12px; font: inherit;
  text-decoration: underline; background: none; border: 0; cursor: pointer; min-height: 32px; }}
.house-held {{ position: fixed; top: 0; opacity: 0; }}
.house-told {{ position: fixed; inset: auto 0 24px; margin: auto; width: fit-content; z-index: 1000;
  padding: 9px 16px; border: 1px solid {border}; border-radius: 8px; background: {card};
  color: {ink}; font: 600 14px {font}; }}
@media (min-width: 641px) {{ .stApp td.text {{ min-width: 88px; }} }}
@media (max-width: 1100px) {{ .cards {{ grid-template-columns: repeat(2, minmax(0, 1fr)); }}
  ol.decisions {{ grid-auto-flow: row; }} }}
@media (max-width: 640px) {{
  [data-testid=stMainBlockContainer] {{ padding: 116px 10px 16px; }}
  h1.finding {{ font-size: 21px; }} .kpi .number {{ font-size: 26px; }}
  .kpi .number.long {{ font-size: 17px; line-height: 1.9; }}
  .stApp table:not(.wordy, .many) :is(td, th) {{ font-size: 12px; padding-inline: 3px; }}
  .stApp .twin tbody th {{ white-space: normal; }}
  .kpi {{ padding: 10px 12px; }}
  .cards {{ grid-auto-flow: dense; }} .kpi:has(.ahead) {{ grid-column: 1 / -1; }}
  [data-key=what-if-fans] > .chart {{ height: 420px; }}
  .stTabs [role=tablist] {{ flex-wrap: wrap; overflow: visible; gap: 4px 16px; }}
  .panel, [class*="st-key-panel-"] {{ padding: 12px 10px; }}
  .body > .row {{ grid-template-columns: minmax(0, 1fr); }}
  .stApp table.many tr {{ display: grid; grid-template-columns: repeat(2, minmax(0, 1fr));
    gap: 2px 12px; padding: 8px 0; border-bottom: 1px solid {grid}; }}
  .stApp table.many tbody th {{ grid-column: 1 / -1; }}
  .stApp table.many td {{ display: flex; justify-content: space-between; gap: 8px; }}
  .stApp table:is(.wordy, .many) thead {{ position: absolute; clip-path: inset(50%); }}
  .stApp table.wordy tr {{ display: flex; flex-wrap: wrap; gap: 2px 10px; padding: 8px 0;
    border-bottom: 1px solid {grid}; }}
  .stApp table:is(.wordy, .many) :is(td, tbody th) {{ border: 0; padding: 0; text-align: left;
    white-space: normal; }}
  .stApp table.wordy tbody th {{ flex: 1 1 calc(100% - 150px); }}
  .stApp table.wordy td.text {{ flex-basis: 100%; }}
  .stApp table:is(.wordy, .many) td.absent {{ display: none; }}
  .stApp table:is(.wordy, .many) td:not([data-name=""])::before {{
    content: attr(data-name) ": "; color: {ink2}; }}
}}
"""

SEARCH = """
dialog.search {{ width: min(720px, 100vw - 20px); max-height: min(640px, 100vh - 96px); padding: 0;
  margin: 76px auto auto; overflow: hidden; border: 1px solid {border}; border-radius: 12px;
  background: {card}; color: {ink}; font-family: {font}; font-size: 14px; line-height: 1.4; }}
dialog.search[open] {{ display: flex; flex-direction: column; }}
dialog.search::backdrop {{ background: rgb(16 23 30 / .55); }}
.search p {{ margin: 0; }}
.search .typed {{ display: flex; gap: 12px; align-items: center; padding: 10px 18px;
  border-bottom: 1px solid {axis}; }}
.search input {{ flex: 1; min-width: 0; min-height: 36px; font: inherit; font-size: 18px;
  color: {ink}; background: none; border: 0; outline: 0; }}
.search input::placeholder {{ color: {ink3}; }}
.search .typed:focus-within {{ border-bottom-color: {ink}; }}
.search button.close, .search .leads {{ font: inherit; font-size: 12.5px; color: {ink2};
  background: {card}; border: 1px solid {border}; border-radius: 6px; padding: 3px 9px; }}
.search button.close {{ cursor: pointer; min-height: 28px; }}
.search button.close:focus-visible {{ outline: 2px solid {ink}; outline-offset: 2px; }}
.search [role=listbox] {{ overflow-y: auto; overscroll-behavior: contain; }}
.search .group {{ font-size: 12.5px; font-weight: 600; color: {ink2}; padding: 10px 18px 4px; }}
.search [role=option] {{ display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 12px;
  min-height: 44px; align-items: center; padding: 7px 18px 7px 14px;
  border-left: 4px solid transparent; color: {ink}; text-decoration: none; cursor: pointer; }}
.search [aria-selected=true] {{ background: {neutral}; border-left-color: {ink}; }}
.search .title, .search .detail {{ display: block; overflow-wrap: anywhere; }}
.search .title {{ font-size: 14.5px; }} .search .title b {{ font-weight: 700; }}
.search .detail {{ font-size: 12.5px; color: {ink2}; }}
.search [role=status] {{ position: absolute; clip-path: inset(50%); }}
.search [role=status].none {{ position: static; clip-path: none; padding: 16px 18px; }}
.search [role=status] a {{ color: {ink}; white-space: nowrap; }}
.search .hint {{ font-size: 12.5px; color: {ink2}; padding: 9px 18px;
  border-top: 1px solid {border}; }}
@media (max-width: 640px) {{
  dialog.search {{ margin-top: 10px; max-height: calc(100vh - 20px); }}
  .search .leads {{ display: none; }} .search button.close {{ min-height: 44px; min-width: 44px; }}
}}
"""

PAPER = """
@page {{ size: A4 portrait; margin: 12mm; }}
html, body, .stApp, .stApp * {{ print-color-adjust: exact; }}
html, body, .stApp, [data-testid=stMain] {{ background: {card} !important; color: {ink}; }}
header, .frame, .own, .house-bar, .house-told, .search, .save, .steps, a.onward:not(.row-link),
details:not([open]), details:not(.panel) > summary, .further > b,
.on-screen, {widgets} {{ display: none !important; }}
[data-testid=stMainBlockContainer] {{ padding: 0 2px; max-width: none; }}
.panel, [class*="st-key-panel-"], .kpi, li.decision, tr {{ break-inside: avoid; }}
.body > :is(.row, .fine) {{ display: block; }}
.body > :is(.row, .fine) > .panel {{ margin-bottom: 12px; }}
[class*="st-key-panel-"], [data-testid=stColumn] {{ width: 100% !important; height: auto; }}
[data-testid=stHorizontalBlock] {{ display: block; }}
[data-testid=stColumn] {{ margin-bottom: 12px; }}
h1, h2, h3, .masthead {{ break-after: avoid; }}
thead {{ display: table-header-group; }}
.scroll {{ overflow: visible; }}
.further {{ display: block; border: 0; padding: 0; }}
.further > details.panel {{ border: 1px solid {border}; padding: 12px 16px; margin-bottom: 12px; }}
.further > details.panel > summary {{ border: 0; padding: 0; list-style: none; }}
.panel > .chart:not(:has(svg.marks)) {{ display: none; }}
.panel:has(details[open]) {{ break-inside: auto; }}
.panel > .chart {{ height: auto !important; }}
.stApp tbody :is(td, th) {{ padding-block: 3px; }}
details.how:not([open]) {{ display: block !important; }}
details.how::details-content {{ content-visibility: visible; display: block; }}
.stApp svg.marks {{ max-width: 100%; height: auto; background-color: {card} !important; }}
.stApp {wide} {{ max-width: 90%; margin: 0 5%; overflow: visible; }}
.stApp {wide} text {{ font-size: 19px !important; }}
"""
# Drawn for a desk screen and shrunk by half on paper: its words are not to shrink with it.
WIDE = "svg.marks:is({})".format(", ".join(f"[width^='1{digit}']" for digit in range(5)))
WIDGETS = (
    *("Button", "DownloadButton", "LinkButton", "Form", "FileUploader", "Popover", "Selectbox"),
    *("MultiSelect", "NumberInput", "TextInput", "TextArea", "Slider", "Radio", "Checkbox"),
    *("DateInput", "TimeInput", "ButtonGroup", "Expander", "Toast"),
)


def stylesheet() -> str:
    """A reader's own choice of mode goes before that of the machine; paper is light."""
    tokens = {name: f"var(--{name})" for name in TOKENS["light"]}
    widgets = ", ".join(f"[data-testid=st{one}]" for one in WIDGETS)
    paper = PAPER.format(widgets=widgets, wide=WIDE, **tokens)
    night, chosen = ":root:not([data-mode=light])", ":root[data-mode=dark]"
    rules = (RULES + FRAME_RULES + SEARCH).format(font=FONT, **tokens)
    return (
        f":root {named('light')}"
        f"@media screen and (prefers-color-scheme: dark) {{ {night} {named('dark')} }}"
        f"@media screen {{ {chosen} {named('dark')} }}{rules}"
        f"{shaded()}{TILES}{DRAWINGS}{GAPS}{STRIP}{ASSIGNMENTS}{SHOWN}{VILLAGE}{DAYS}"
        f"@media print {{ {paper} }}"
    )


def shaded() -> str:
    """What a key or a square of each shade looks like."""
    names = [f"{ramp}{shade}" for ramp in RAMPS.values() for shade in range(5)]
    names += sorted({look for looks in (*PARTS.values(), PEOPLE) for look in looks})
    return "".join(f"i.{one} {{ background: var(--{one}); }}\n" for one in names)


def named(mode: Mode) -> str:
    return "{ " + " ".join(f"--{one}: {hue};" for one, hue in TOKENS[mode].items()) + " }\n"
