"""How the rows, steps, ages and year of villages look."""

STYLE = """
.panel:has(> .parts) { --high: clamp(42px, calc(42px + (100vh - 768px) * .55), 230px);
  padding: 10px 16px; display: flex; flex-direction: column; }
.parts { gap: 7px 16px; margin-top: 6px; flex: 1;
  align-content: space-between; }
.part { padding-top: 6px; }
.panel[data-key=village-ages] { --high: clamp(96px, calc(96px + (100vh - 768px) * .5), 260px); }
.stApp p.said { font-size: 13.5px; color: var(--ink); line-height: 1.42; margin: 2px 0 0; }
.dots ol, ul.stages, ol.ages { list-style: none; margin: 0 !important; padding: 0 !important; }
.stApp .dots li, .stApp ul.stages li, .stApp ol.ages li { margin: 0; padding: 0; }
.dot { display: grid; grid-template-columns: 62px minmax(0, 1fr) 124px 116px; align-items: center;
  gap: 0 10px; width: 100%; box-sizing: border-box;
  min-height: clamp(27px, calc(27px + (100vh - 768px) * .07), 50px);
  padding: 0 8px; font: inherit; font-size: 13.5px; text-align: left; color: var(--ink);
  background: none; border: 0; border-left: 3px solid transparent; border-radius: 4px; }
button.dot { cursor: pointer; }
.dot.lit, button.dot:hover { background: var(--neutral); }
.dot[aria-pressed=true] { background: var(--neutral); border-left-color: var(--ink); }
button.dot:focus-visible { outline: 2px solid var(--ink); outline-offset: -1px; }
.dot .name { font-weight: 500; white-space: nowrap; }
.dot[aria-pressed=true] .name, .dot .people { font-weight: 600; }
.dot .people.reached { color: var(--reached); font-weight: 500; white-space: nowrap; }
.dot .when { color: var(--ink2); font-size: 13px; text-align: right; }
.dot.pale :is(.name, .people) { color: var(--ink2); font-weight: 400; }
.dot.head, .dot.foot { min-height: 20px; font-size: 12.5px; color: var(--ink2); }
.dot.head .people { font-weight: 400; }
.dot .plot { position: relative; align-self: stretch; margin: 0 52px; }
.dot .plot > * { position: absolute; top: 50%; left: calc(100% * var(--at));
  transform: translate(-50%, -50%); }
.dot.head .plot b { color: var(--ink); font-weight: 600; white-space: nowrap; }
.dot.foot .plot i { font-style: normal; font-size: 12px; }
.plot i.gap { height: 7px; width: calc(100% * (var(--to) - var(--at)));
  transform: translate(0, -50%);
  background: var(--population_soft); }
.plot i.aim { top: 0; bottom: 0; width: 2px; background: var(--ink);
  transform: translate(-50%, 0); }
.plot i.point { width: 12px; height: 12px; border-radius: 50%; background: var(--hue);
  box-shadow: 0 0 0 1px var(--card); }
.plot b.share { transform: translate(11px, -50%); font-size: 13px; font-weight: 600; }
.plot b.share.left { transform: translate(calc(-100% - 11px), -50%); }
div.stages { display: flex; gap: 2px; height: 26px; margin-top: 4px; }
div.stages i { flex: 1 1 0; min-width: 3px; border-radius: 3px; font-style: normal;
  font-weight: 700;
  font-size: 14px; line-height: 26px; padding-left: 8px; box-sizing: border-box; overflow: hidden; }
div.stages i:empty { padding: 0; }
ul.stages li { display: grid; grid-template-columns: 10px minmax(22px, auto) minmax(0, 1fr) auto;
  gap: 0 8px; align-items: baseline; font-size: 13px; line-height: 1.55; color: var(--ink); }
ul.stages i { width: 10px; height: 10px; border-radius: 2px; }
ul.stages b { text-align: right; }
ul.stages em { font-style: normal; color: var(--ink2); text-align: right; }
ol.ages { display: flex; gap: 6px; align-items: end; }
ol.ages li { flex: 1 1 0; text-align: center; font-size: 13px; min-width: 0; }
ol.ages b { display: block; font-weight: 700; line-height: 1.3; }
ol.ages i { display: block; height: calc(var(--tall) * var(--high)); min-height: 1px;
  margin: 0 auto; max-width: 44px; background: var(--hue); border-radius: 2px 2px 0 0; }
ol.ages span { display: block; font-size: 12px; color: var(--ink2);
  border-top: 1px solid var(--axis);
  white-space: nowrap; }
.course { display: flex; align-items: end; gap: 6px; font-size: 13px; color: var(--ink2); }
.course > span { align-self: start; } .course b { color: var(--ink); font-size: 15px; }
.course svg { flex: 1; min-width: 0; height: var(--high); }
.course b { margin-bottom: calc(var(--high) * var(--end) - 10px); }
.course polygon { fill: var(--hue); opacity: .14; }
.course polyline { fill: none; stroke: var(--hue); stroke-width: 2;
  vector-effect: non-scaling-stroke; }
p.ends { display: flex; justify-content: space-between; font-size: 12px; color: var(--ink2);
  margin: 0; }
.parts:has(> [data-key=village-ages]) { grid-template-columns: repeat(9, minmax(0, 1fr)); }
.parts > .part { grid-column: 1 / -1; }
.parts > [data-key=village-ages] { grid-column: span 5; }
.parts > [data-key=village-ages] + .part { grid-column: span 4; }
.stApp .part ol.decisions { grid-template-columns: minmax(0, 1fr); margin-top: 6px !important; }
.part li.decision { padding: 6px 12px; display: flex; flex-wrap: wrap; gap: 4px 16px;
  align-items: center; }
.part li.decision h3 { font-size: 14px; flex: 1 1 auto; } .stApp .part li.decision p { margin: 0; }
.part li.decision :is(p:empty) { display: none; }
.part li.decision form { margin: 0; flex: 1 1 100%; }
.stApp p.onward { margin: 6px 0 0; font-size: 13.5px; }
:is([data-key=villages], [data-key=villages-map], .stands) h2.title { font-size: 16px; }
@media (min-width: 641px) { .panel > .parts { row-gap: 8px; }
  [data-key=villages-map] { --tall: clamp(47px, calc(47px + (100vh - 768px) * .12), 90px);
    display: grid; grid-template: "title tiles" auto "said tiles" 1fr "key tiles" auto / 172px
    minmax(0, 1fr); column-gap: 16px; }
  .stApp [data-key=villages-map] p.subtitle { font-size: 12.5px; line-height: 1.4; }
  .stApp [data-key=villages-map] ul.tiles { grid-area: tiles; margin: 0; }
  [data-key=villages-map] .tile { min-height: var(--tall); padding: 3px 8px; }
  [data-key=villages-map] .tile .people { --cell: calc(var(--tall) - 10px);
    font-size: min(calc(var(--cell) * .37), 23px); }
}
@media (max-width: 640px) {
  [data-key=villages-map], .dot.foot { display: none !important; }
  .stands { flex-wrap: wrap; }
  .dot { grid-template-columns: 50px minmax(0, 1fr) 108px; min-height: 36px; padding: 0 2px; }
  .dot.head { min-height: 20px; } .dot .when { display: none; }
  .stApp .dot .people.reached { font-size: 12px; }
  .dot .people, .dot .people.reached { text-align: right; font-size: 13px; line-height: 1.15;
    white-space: normal; }
  .dot .plot { margin: 0 44px; }
  .parts > .part { grid-column: 1 / -1 !important; }
  .parts > [data-key=village-steps] { order: -2; } .parts > [data-key=village-ahead] { order: -1; }
  ul.stages li { grid-template-columns: 10px 24px minmax(0, 1fr); }
  ul.stages em { grid-column: 3; text-align: left; }
}
"""
