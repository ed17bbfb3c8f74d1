"""How the frame looks: two lines fixed above the page, one on a phone; nothing of it on paper."""

FRAME_RULES = """
[data-testid=stHeader] {{ display: none; }}
.frame {{ position: fixed; inset: 0 0 auto; z-index: 999000; background: {card};
  border-bottom: 1px solid {border}; color: {ink}; font-size: 13.5px; }}
.frame :is(button, select, summary, .role, .fixed), .own :is(select, input, summary) {{
  font: inherit; font-weight: 600; color: {ink}; background: {card}; cursor: pointer;
  border: 1px solid {border}; border-radius: 6px; min-height: 32px; padding: 0 10px; }}
.frame :is(button, select, summary):disabled {{ color: {ink3}; cursor: default; }}
.frame :is(a, button, select, summary, input):focus-visible,
.own :is(a, select, input, summary):focus-visible {{ outline: 2px solid {ink};
  outline-offset: 1px; }}
header.top, .bar {{ display: flex; align-items: center; gap: 8px; padding: 0 24px; }}
header.top {{ height: 52px; border-bottom: 1px solid {border}; }}
.bar {{ height: 46px; background: {page}; }} .bar > * {{ flex: none; }}
.stApp [data-testid*=Button-primary]:not(:disabled) p {{ color: {card}; }}
.stApp .frame a {{ color: {ink}; text-decoration: none; }}
.unit {{ display: flex; align-items: center; gap: 10px; margin-right: 14px; }}
.unit svg {{ background: {ink}; border-radius: 6px; fill: {card}; }}
.unit span {{ display: flex; flex-direction: column; line-height: 1.25; white-space: nowrap; }}
.unit b {{ font-size: 14.5px; }} .unit small {{ font-size: 12px; color: {ink2}; }}
.here, .unfold {{ display: none; }}
.menu {{ display: flex; gap: 2px; flex: 1; }}
.menu a, .sections a {{ padding: 6px 10px; border-radius: 6px; font-size: 14px; font-weight: 500;
  white-space: nowrap; }}
.stApp .menu a {{ color: {ink2}; }}
.stApp .menu a[aria-current], .stApp .menu a:hover {{ background: {neutral}; color: {ink}; }}
.menu a[aria-current] {{ font-weight: 700; }}
.frame .find {{ display: flex; align-items: center; justify-content: space-between; width: 196px;
  font-weight: 400; color: {ink2}; background: {page}; white-space: nowrap; }}
.find svg {{ display: none; fill: none; stroke: {ink}; stroke-width: 2; }}
.find kbd {{ border: 1px solid {border}; border-radius: 4px; padding: 0 6px; font: inherit;
  background: {card}; }}
.role {{ display: inline-flex; align-items: center; white-space: nowrap; }}
.tongues {{ display: inline-flex; }}
.frame .tongues button {{ padding: 0 7px; font-weight: 400; color: {ink2}; }}
.frame .tongues button[aria-pressed=true] {{ font-weight: 700; color: {ink};
  background: {neutral}; }}
.tongues button:not(:first-child) {{ border-left: 0; border-radius: 0 6px 6px 0; }}
.tongues button:not(:last-child) {{ border-radius: 6px 0 0 6px; }}
.steps {{ display: inline-flex; }}
.frame .steps button {{ min-width: 32px; font-size: 15px; border-radius: 6px 0 0 6px; }}
.frame .steps button:last-child {{ border-radius: 0 6px 6px 0; }}
.frame .steps select {{ border-width: 1px 0; border-radius: 0; font-weight: 700;
  font-size: 14.5px; }}
.fixed {{ display: inline-flex; align-items: center; cursor: default; }}
.pick {{ position: relative; }}
.pick summary {{ display: inline-flex; align-items: center; list-style: none; white-space: nowrap;
  max-width: 300px; overflow: hidden; text-overflow: ellipsis; }}
.pick summary::-webkit-details-marker {{ display: none; }}
.pick summary::after {{ content: "▾"; margin-left: 6px; color: {ink2}; }}
.pick.more summary {{ border-style: dashed; font-weight: 400; color: {ink2}; }}
.pick.more summary::after {{ content: none; }} .more .long {{ margin-left: .3em; }}
.pick .sheet {{ position: absolute; top: calc(100% + 4px); left: 0; z-index: 5; padding: 10px;
  display: flex; gap: 16px; background: {card}; border: 1px solid {axis}; border-radius: 8px;
  max-height: 70vh; overflow: auto; font-size: 14px; }}
.pick:is(.area, .files) .sheet {{ flex-direction: column; gap: 6px; }}
.pick.files .sheet {{ left: auto; right: 0; }}
.pick.files .sheet :is(a, button) {{ display: block; text-align: left; padding: 6px 8px; border: 0;
  min-height: 32px; font-weight: 500; white-space: nowrap; border-radius: 6px; }}
.pick.files .sheet :is(a, button):hover {{ background: {neutral}; }}
.pick fieldset {{ border: 0; margin: 0; padding: 0; min-width: 150px; }}
.pick legend {{ font-size: 12.5px; color: {ink2}; padding: 0 0 4px; }}
.tick {{ display: flex; align-items: center; gap: 8px; min-height: 30px; white-space: nowrap; }}
.tick input {{ width: 17px; height: 17px; accent-color: {ink}; }}
.frame .drop {{ border-color: {ink}; white-space: nowrap; }}
.bar .end {{ margin-left: auto; display: flex; align-items: center; gap: 10px;
  white-space: nowrap; }}
.bar p.source {{ margin: 0; }}
.headline {{ display: flex; flex-wrap: wrap; align-items: flex-start; gap: 4px 24px; }}
.headline h1.finding {{ flex: 1 1 0; min-width: min(100%, 640px); }}
.own {{ display: flex; flex-wrap: wrap; align-items: center; gap: 6px 14px; margin-top: 8px; }}
.sections {{ display: flex; gap: 2px; flex-wrap: wrap; border-bottom: 1px solid {border}; }}
.stApp .sections a {{ color: {ink2}; text-decoration: none; border-radius: 6px 6px 0 0; }}
.stApp .sections a[aria-current] {{ color: {ink}; font-weight: 700;
  box-shadow: inset 0 -2px {ink}; }}
.stApp .back {{ border: 1px solid {border}; border-radius: 6px; background: {card}; color: {ink};
  padding: 5px 10px; text-decoration: none; font-size: 13.5px; font-weight: 600; }}
.tabs {{ display: inline-flex; gap: 6px; flex-wrap: wrap; }}
.tabs button {{ border: 1px solid {border}; border-radius: 6px; background: {card}; color: {ink};
  font: inherit; font-size: 13.5px; font-weight: 600; padding: 0 10px; min-height: 32px;
  cursor: pointer; }}
.tabs span {{ color: {ink2}; font-weight: 500; }}
.tabs [aria-pressed=true] {{ border-color: {ink}; background: {neutral}; }}
.tabs button:focus-visible, .back:focus-visible {{ outline: 2px solid {ink}; outline-offset: 1px; }}
.field {{ display: inline-flex; align-items: center; gap: 6px; font-size: 13.5px; color: {ink2}; }}
.own .pick summary {{ font-size: 13.5px; }}
.pick.seldom .sheet {{ flex-direction: column; gap: 8px; }}
.seldom .field {{ justify-content: space-between; }}
.own .sentence {{ display: flex; flex-wrap: wrap; align-items: center; gap: 6px 8px; margin: 0;
  font-size: 15px; color: {ink}; }}
.sentence .field .name {{ display: none; }}
.own select {{ max-width: 310px; }}
.own input[type=number] {{ width: 72px; }} .own input[type=text] {{ width: 130px; }}
.own input[type=range] {{ padding: 0; width: 130px; accent-color: {ink}; }}
.field output {{ min-width: 42px; color: {ink}; font-weight: 600; }}
@media screen and (min-width: 641px) {{ .head .masthead {{ display: none; }} }}
@media (max-width: 1240px) {{ .unit small, .find span {{ display: none; }}
  .frame .find {{ width: auto; }} }}
@media (max-width: 960px) {{
  header.top {{ padding: 0 10px; }} .bar {{ padding: 0 10px; }} .bar .source {{ display: none; }}
  .head .masthead {{ display: flex !important; }}
  .unit span {{ display: none; }} .unit {{ margin: 0; }}
  .here {{ display: block; flex: 1; font-size: 16px; font-weight: 700; white-space: nowrap;
    overflow: hidden; text-overflow: ellipsis; }}
  .unfold {{ display: block; }}
  .frame :is(.find, .unfold) {{ min-width: 44px; min-height: 44px; justify-content: center; }}
  .frame .find {{ order: 1; }} .unfold {{ order: 2; }}
  .find kbd {{ display: none; }} .frame .find svg {{ display: block; }}
  header.top > :is(.menu, .role, .tongues, .mode) {{ display: none; }}
  header.top[open] {{ flex-wrap: wrap; height: auto; padding-bottom: 10px; }}
  header.top[open] > .menu {{ display: flex; flex-direction: column; flex: 1 0 100%; order: 3; }}
  header.top[open] > :is(.role, .tongues, .mode) {{ display: inline-flex; order: 4; }}
  header.top[open] > .menu a {{ padding: 12px 10px; font-size: 16px; }}
  .frame :is(.bar, header.top[open]) :is(button, select, summary, .role) {{ min-height: 44px; }}
  .bar {{ height: 54px; gap: 5px; }}
  .bar > .area {{ flex: 0 1 auto; min-width: 0; }}
  .frame .bar > .area summary {{ white-space: normal; line-height: 1.2; font-size: 12.5px; }}
  .frame .steps :is(button, select) {{ min-width: 34px; padding: 0 3px; }}
  .frame .steps select {{ appearance: none; text-align: center; }}
  .bar .pick summary {{ max-width: none; padding: 0 8px; }}
  .bar .drop {{ display: none; }}
  .bar .pick.more summary {{ max-width: none; }} .more .long {{ display: none; }}
  .pick.files summary {{ width: 44px; padding: 0; justify-content: center; }}
  .pick.files summary {{ font-size: 0; }} .pick.files summary::after {{ content: "⤓";
    font-size: 17px; margin: 0; }}
  .pick .sheet {{ position: fixed; inset: 106px 10px auto; }}
  .tick {{ min-height: 44px; }}
  .own {{ gap: 6px 8px; }} .sections {{ flex: 1 0 100%; order: -1; }}
  .sections a {{ padding: 12px 8px; font-size: 13.5px; }}
  .tabs {{ display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); flex: 1 0 100%; }}
  .tabs button {{ min-height: 44px; }}
  .own :is(select, input, summary) {{ min-height: 44px; }}
}}
"""
