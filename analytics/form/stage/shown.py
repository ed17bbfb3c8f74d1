"""The scenes in small on the page before the show: what will be said, and what is asked for."""

from html import escape

from analytics.document.drawn import Show, Shown
from analytics.form.stage.drawn import map_svg, shades
from analytics.words.text import Language

STYLE = """
.stApp ol.show { display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr));
  gap: 10px; list-style: none; margin: 10px 0 0; padding: 0; }
.stApp ol.show li { margin: 0; padding: 8px 12px 10px; border: 1px solid var(--border);
  border-radius: 8px; break-inside: avoid; display: flex; flex-direction: column; gap: 4px; }
.show .top { display: flex; justify-content: space-between; gap: 12px; min-height: 72px; }
.show .place { display: block; font-size: 12px; color: var(--ink2); }
.show .number { font-size: 44px; font-weight: 800; line-height: 1.15; letter-spacing: -.02em;
  white-space: nowrap; }
.show .number.word { font-size: 28px; }
.show svg { width: 116px; max-height: 72px; flex: none; }
.show svg .cell { fill: var(--neutral); }
.show .sentence { font-size: 15px; font-weight: 600; line-height: 1.3; margin: 0; }
.show .asked { font-size: 13px; color: var(--ink2); line-height: 1.35; margin: auto 0 0; }
.show .asked b { color: var(--ink); font-weight: 600; }
.stApp ol.show.small {
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 380px), 1fr)); gap: 0 20px; }
.stApp ol.show.small li { border: 0; border-bottom: 1px solid var(--grid); border-radius: 0;
  padding: 4px 0; flex-direction: row; align-items: baseline; gap: 10px; font-size: 13.5px; }
.show kbd { font: inherit; font-size: 12px; font-weight: 600; border: 1px solid var(--axis);
  border-radius: 4px; padding: 0 6px; flex: none; }
.st-key-panel-stage-checks [data-testid=stLinkButton] a { background: var(--ink);
  border-color: var(--ink); color: var(--card); }
@media (min-width: 641px) {
  .st-key-panel-stage-checks { position: relative; }
  .st-key-panel-stage-checks [data-testid=stElementContainer]:has([data-testid=stLinkButton]) {
    position: absolute; top: 12px; right: 16px; width: auto; }
  .st-key-panel-stage-checks ul.checks { padding-right: 170px !important; }
}
@media (min-width: 1600px) {
  .show svg { width: 250px; max-height: 160px; }
  .show .number { font-size: 84px; } .show .number.word { font-size: 44px; }
  .show .sentence { font-size: 20px; } .show .asked { font-size: 16px; margin-top: 10px; }
  .stApp ol.show.small li { font-size: 16px; padding: 9px 0; }
}
.stApp ul.checks { display: grid;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 330px), 1fr));
  gap: 2px 20px; list-style: none; margin: 6px 0 0; padding: 0; font-size: 13.5px; }
.stApp ul.checks li { margin: 0; }
""" + "".join(f".show .{one} {{ fill: var(--{one}); }}\n" for one in shades())


def show(told: Show, language: Language) -> str:
    printed = small if told.small else card
    items = "".join(printed(one, language) for one in told.scenes)
    return f'<ol class="show{" small" if told.small else ""}">{items}</ol>'


def card(one: Shown, language: Language) -> str:
    """The map is told in its words on the stage; here it is a picture of it."""
    drawn = map_svg(one.map, "", language, words=False) if one.map else ""
    word = " word" if not any(letter.isdigit() for letter in one.number) else ""
    what, *rest = one.asked or ("",)
    asked = f"<b>{escape(what)}</b>" + "".join(f" · {escape(each)}" for each in rest)
    style = f' style="color: var(--{one.hue})"' if one.hue else ""
    return (
        f'<li><div class="top"><div><span class="place">{escape(one.place)}</span>'
        f'<span class="number{word}"{style}>{escape(one.number)}</span></div>{drawn}</div>'
        f'<p class="sentence">{escape(one.sentence)}</p><p class="asked">{asked}</p></li>'
    )


def small(one: Shown, language: Language) -> str:
    return (
        f"<li><kbd>{escape(one.place)}</kbd><span><b>{escape(one.number)}</b> "
        f"{escape(one.sentence)}</span></li>"
    )
