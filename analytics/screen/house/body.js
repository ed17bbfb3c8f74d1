/* The body of a page: one message in, only what differs from what stands there is changed.
   DRAWER, the address of Streamlit's own loader of Vega, stands before it. */

const MOST = 8; // bodies kept of months beside this one
const RESTED = 80; // ms on a way to another view before it is fetched
const AGAIN = 1000; // ms after which a word that nobody answers is said again
const TRIES = 5; // so often, before what the server said last counts again
const places = new WeakMap(); // a place of a chart to what is drawn there
const ahead = new Map(); // address of a body to its text
let lit = ""; // the village that is held up in every chart and table

/* --- markup: nodes that are alike stay, with the selection, the scrolling and the open folds --- */

const alike = (one, other) => one.nodeType === other.nodeType && one.nodeName === other.nodeName
  && (one.nodeType !== Node.ELEMENT_NODE || one.dataset.key === other.dataset.key);

const OURS = ["open", "tabindex"]; // set here or by the reader
const sameNames = (old, now) => {
  for (const { name, value } of now.attributes)
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  for (const { name } of [...old.attributes])
    if (!OURS.includes(name) && !now.hasAttribute(name)) old.removeAttribute(name);
};

const same = (old, now) => {
  let here = old.firstChild;
  for (const one of [...now.childNodes]) {
    if (!here) { old.append(one); continue; }
    const next = here.nextSibling;
    if (!alike(here, one)) here.replaceWith(one);
    else if (one.nodeType !== Node.ELEMENT_NODE) {
      if (here.nodeValue !== one.nodeValue) here.nodeValue = one.nodeValue;
    } else {
      sameNames(here, one);
      if (here.dataset.chart === undefined) same(here, one);
    }
    here = next;
  }
  while (here) { const gone = here; here = here.nextSibling; gone.remove(); }
};

/* --- charts: one view a place; rows, values and size reach it without drawing it anew ----------- */

const sized = new ResizeObserver((all) => {
  for (const { target } of all) {
    const drawn = places.get(target);
    if (drawn) step(drawn);
  }
});

/* Words and tables stand there before Vega does, and without it. */
const charts = async () => {
  const [load] = Object.values(await import(DRAWER));
  return load();
};

const held = (place) => {
  if (!places.has(place)) {
    places.set(place, { place, pattern: "", view: null, seen: {}, work: Promise.resolve() });
    sized.observe(place);
  }
  return places.get(place);
};

/* One after the other, each with the newest told: a slow first drawing is never overtaken. */
const step = (drawn) => (drawn.work = drawn.work.then(() => draw(drawn)).catch(console.error));

const draw = async (drawn) => {
  const { place, told } = drawn, width = place.clientWidth, height = place.clientHeight;
  if (!place.isConnected) return drawn.view?.finalize();
  if (!width || !told) return;
  const values = { ...told.told, lit }, texts = { rows: JSON.stringify(told.rows), width, height };
  for (const name in values) texts[name] = JSON.stringify(values[name]);
  const fresh = drawn.pattern !== told.pattern;
  const moved = Object.keys(texts).filter((name) => texts[name] !== drawn.seen[name]);
  drawn.seen = texts;
  if (fresh) return begin(drawn, { width, height, values });
  if (!moved.length) return;
  for (const name of moved) {
    if (name === "rows") drawn.view.data("rows", told.rows);
    else if (name === "width" || name === "height") drawn.view[name](texts[name]);
    else drawn.view.signal(name, values[name]);
  }
  await drawn.view.resize().runAsync();
  silent(place.firstChild);
};

/* The place of the chart says what it is; what Vega adds is English. */
const silent = (inner) => {
  for (const one of [inner, ...inner.querySelectorAll("[aria-roledescription]")])
    for (const name of one.getAttributeNames())
      if (name === "role" || name.startsWith("aria-")) one.removeAttribute(name);
  inner.setAttribute("aria-hidden", "true");
};

const begin = async (drawn, { width, height, values }) => {
  const { place, told } = drawn, { embed, expressionInterpreter } = await charts();
  drawn.view?.finalize();
  const whole = JSON.parse(told.pattern);
  for (const one of whole.params) one.value = values[one.name];
  Object.assign(whole, { width, height, data: { name: "rows", values: told.rows } });
  const inner = document.createElement("div");
  place.replaceChildren(inner);
  const made = await embed(inner, whole, {
    mode: "vega-lite", actions: false, renderer: "svg", ast: true, expr: expressionInterpreter,
    tooltip: false, defaultStyle: false,
  });
  silent(inner);
  drawn.view = made.view;
  drawn.pattern = told.pattern;
  for (const kind of ["mouseover", "mouseout", "click"])
    made.view.addEventListener(kind, (event, item) => {
      const { to, name, value } = item?.datum ?? {}, root = place.closest(".body");
      if (to && kind === "click") return turned(root, to);
      if (to && kind === "mouseover") soon(root, to);
      point(kind, name ?? value);
    });
};

/* --- a village held up: pointed at while the pointer is there, kept by a click ------------------ */

let kept = "";
const point = (kind, name) => {
  const told = typeof name === "string" ? name : "";
  if (kind === "click") kept = kept === told ? "" : told;
  hold(kind === "mouseover" && told ? told : kept);
};

const hold = (name) => {
  if (lit === name) return;
  lit = name;
  for (const root of document.querySelectorAll(".body")) shine(root);
};

const shine = (root) => {
  for (const head of root.querySelectorAll("tbody th")) {
    const on = lit !== "" && head.textContent === lit;
    head.parentElement.classList.toggle("lit", on);
    if (on) head.ariaCurrent = "true"; else head.removeAttribute("aria-current");
  }
  for (const one of root.querySelectorAll("[data-village]"))
    one.classList.toggle("lit", lit !== "" && one.dataset.village === lit);
  for (const place of root.querySelectorAll("[data-chart]")) {
    const drawn = places.get(place);
    if (drawn?.view) step(drawn);
  }
};

const named = (event) => event.target.closest?.("[data-village]")?.dataset.village
  ?? event.target.closest?.("tbody tr")?.querySelector("th")?.textContent;

/* By the keyboard: one stop a table, up and down within it, Enter keeps, Escape lets go. */
const reachable = (root) => {
  for (const rows of root.querySelectorAll("tbody")) {
    const heads = rows.querySelectorAll("th");
    const stop = rows.querySelector("th[tabindex='0']") ?? heads[0];
    for (const one of heads) one.tabIndex = one === stop ? 0 : -1;
  }
  for (const one of root.querySelectorAll("[data-unfold]"))
    one.ariaExpanded = String(one.closest(".top").hasAttribute("open"));
};

const pressed = (event) => {
  const head = event.target.closest?.("tbody th"), row = head?.parentElement;
  const next = row?.[BESIDE[event.key]]?.querySelector("th");
  if (!head || !(next || event.key in KEEPS)) return;
  event.preventDefault();
  if (!next) return point("click", KEEPS[event.key] ? head.textContent : "");
  [head.tabIndex, next.tabIndex] = [-1, 0];
  next.focus();
};
const BESIDE = { ArrowUp: "previousElementSibling", ArrowDown: "nextElementSibling" };
const KEEPS = { Enter: true, " ": true, Escape: false };

/* --- a message, drawn; what a reader may want next, fetched when nothing else is to do ---------- */

const template = document.createElement("template");
let wanted = null; // what the server has been asked for and has not answered: another view, a page

const show = (root, text, told = JSON.parse(text)) => {
  if (root.text === text) return;
  root.text = text;
  root.told = told;
  template.innerHTML = told.html;
  same(root, template.content);
  reachable(root);
  stand(root);
  if (lit) shine(root);
  for (const place of root.querySelectorAll("[data-chart]")) {
    const drawn = held(place);
    drawn.told = told.charts[place.dataset.chart];
    step(drawn);
  }
  const edition = root.querySelector("[data-house]")?.dataset;
  const now = edition && `${edition.edition} ${edition.entries}`;
  if (now && ahead.edition !== now) { ahead.clear(); ahead.edition = now; }
  clearTimeout(root.later);
  root.later = setTimeout(() => look(root), 250);
};

/* What an address says once `to` is said over it; an empty word lets go. */
const over = (query, to) => {
  const all = new URLSearchParams(query), asked = new URLSearchParams(to);
  for (const key of new Set(asked.keys())) {
    all.delete(key);
    for (const one of asked.getAll(key)) if (one) all.append(key, one);
  }
  return all;
};
const where = ({ ahead: from, kept }, to) => from && `${from}?${over(kept, to)}`;

const look = async (root) => { for (const to of root.told.near) await fetched(root, to); };
const fetched = async (root, to) => {
  const address = where(root.told, to);
  if (!address || !root.isConnected || ahead.has(address)) return;
  const answer = await fetch(address, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) return;
  ahead.set(address, await answer.text());
  if (ahead.size > MOST) ahead.delete(ahead.keys().next().value);
};
/* Whoever rests on a way to another view is likely to take it. */
const soon = (root, to) => {
  clearTimeout(root.resting);
  root.resting = setTimeout(() => fetched(root, to), RESTED);
};

/* Said together with what is not answered yet: Streamlit drops a word that a newer one overtakes. */
const turned = (root, to) => {
  clearTimeout(root.resting);
  const asked = new URLSearchParams(wanted?.kind === "to" ? wanted.words : "");
  const said = new URLSearchParams(to);
  for (const key of new Set(said.keys())) asked.delete(key);
  for (const [key, one] of said) asked.append(key, one);
  const all = asked.toString();
  const text = answers(root.at, all) ? root.heard : ahead.get(where(root.told, all));
  if (text) show(root, text);
  ask(root, "to", all);
};
const gone = (root, href) => ask(root, "go", href);
const ask = (root, kind, words) => {
  wanted = { root, kind, words, tries: TRIES };
  root.trigger(kind, words);
  insist(root);
};

/* A word goes unheard while the connection is lost, and by a session that has drawn nothing yet:
   it is said again once the server is there and has nothing else to do. */
const BUSY = ["running", "rerunRequested", "stopRequested"];
const idle = () => {
  const told = document.querySelector("[data-testid=stApp]")?.dataset ?? {};
  return told.testConnectionState === "CONNECTED" && !BUSY.includes(told.testScriptState);
};
const insist = (root) => {
  clearTimeout(root.unheard);
  root.unheard = setTimeout(() => {
    if (!root.isConnected) return;
    if (!idle()) return insist(root);
    if (!wanted || met(root) || !wanted.tries--) return rest(root);
    root.trigger(wanted.kind, wanted.words);
    insist(root);
  }, AGAIN);
};
/* Nothing is on its way: every control and the address stand where the server's last word is. */
const rest = (root) => {
  const left = wanted?.kind === "go" && !met(root) ? wanted.words : "";
  wanted = null;
  if (left && location.pathname !== new URL(left, location.href).pathname)
    return location.assign(left);
  for (const one of document.querySelectorAll(".body")) {
    if (one.heard) show(one, one.heard);
    stand(one);
  }
  dispatchEvent(new Event("rested"));
};

/* What an older question is answered is not drawn over a newer step, until the reader asks for
   something else: another page, what a form does, what Streamlit's own fields do. A fold that opens
   asks for nothing. Of what was asked for, the server's word counts, whatever was fetched before. */
const answers = (told, asked) => {
  const at = new URLSearchParams(told), to = new URLSearchParams(asked);
  return [...new Set(to.keys())].every((key) =>
    at.getAll(key).sort().join() === to.getAll(key).filter(Boolean).sort().join());
};
const met = (root) => {
  if (wanted.kind === "to") return answers(root.at, wanted.words);
  const { pathname, search } = new URL(wanted.words, location.href);
  return wanted.root !== root || (pathname === location.pathname && answers(root.at, search));
};
const heard = (root, text) => {
  const told = JSON.parse(text);
  [root.heard, root.at] = [text, told.at];
  if (wanted && met(root)) wanted = null;
  if (wanted?.kind !== "to") show(root, text, told);
};
const elsewhere = () => { wanted = null; };
const theirs = (event) => {
  const field = event.target.closest?.("[data-testid=stElementContainer]");
  if (field && !event.target.closest(".body")) elsewhere();
};
for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, theirs, true);
addEventListener("popstate", () => {
  elsewhere();
  for (const root of document.querySelectorAll(".body")) insist(root);
});

/* --- controls: they stand where the server says; what is being typed stays ----------------------- */

const stand = (root) => {
  for (const one of root.querySelectorAll("[data-control]")) {
    if (one.was === one.dataset.value) continue;
    one.was = one.dataset.value;
    if (one.type === "checkbox") one.checked = one.was === "1"; else one.value = one.was;
    beside(one);
  }
};
const beside = (one) => {
  if (one.type === "range") one.nextSibling.textContent = one.value + one.nextSibling.dataset.unit;
};
const within = (one) => {
  if (one.type !== "number") return one.value;
  const told = Math.round(one.valueAsNumber);
  if (Number.isNaN(told)) return one.dataset.value;
  return String(Math.min(one.max, Math.max(one.min, told)));
};
const set = (root, one) => {
  const ticks = [...(one.closest("[data-picks]")?.querySelectorAll("input") ?? [])];
  const values = ticks.length
    ? ticks.filter((tick) => tick.checked).map((tick) => tick.value) : [within(one)];
  for (const each of ticks.length ? ticks : [one]) each.was = null;
  if (!ticks.length) one.value = values[0];
  const said = (values.length ? values : [""]).map((value) => [one.dataset.control, value]);
  turned(root, new URLSearchParams(said).toString());
};

/* A fold of the frame is open for one choice: it closes at the next thing done elsewhere. */
const folds = (event) => {
  const kept = event.key === "Escape" ? null : event.target;
  if (event.type === "keydown" && kept) return;
  for (const one of document.querySelectorAll("[data-fold][open]"))
    if (!one.contains(kept)) {
      if (!kept && one.contains(document.activeElement)) one.firstChild.focus();
      one.open = false;
    }
  for (const one of document.querySelectorAll(".top[open]"))
    if (!kept || !one.contains(kept) || kept.closest(".onward")) menu(one, false, !kept);
};
/* The places on a phone. By keys one stands in them once they are open, and at the button after. */
const menu = (top, open, keys = true) => {
  const inside = top.contains(document.activeElement), button = top.querySelector("[data-unfold]");
  top.toggleAttribute("open", open);
  button.ariaExpanded = String(open);
  const first = top.querySelector(".menu [aria-current]") ?? top.querySelector(".menu a");
  if (open) first?.focus();
  else if (keys && inside) button.focus();
};
for (const kind of ["click", "keydown"]) document.addEventListener(kind, folds);

/* The mode a reader chose in Streamlit, also while the page is open. */
const shade = (parent) => {
  const ground = getComputedStyle(parent).getPropertyValue("--st-background-color");
  const parts = /^#(..)(..)(..)/.exec(ground.trim())?.slice(1).map((one) => parseInt(one, 16));
  if (parts) document.documentElement.dataset.mode = Math.max(...parts) > 127 ? "light" : "dark";
};

/* What a form says goes to the server once, however often its button is pressed in a row. */
const TWICE = 1000; // ms
const done = (root, query) => {
  const now = performance.now();
  if (query === root.did?.query && now - root.did.at < TWICE) return;
  root.did = { query, at: now };
  elsewhere();
  root.trigger("do", query);
};

/* --- the months of a tile map, one after the other; then what the page says stands there again ---- */

const BEAT = 320, REST = 1500; // ms for a month, and for the last
const pause = (ms) => new Promise((done) => { setTimeout(done, ms); });
let playing = null;

const drawTile = (tile, { ramp, digit }, [people, side, words, shade]) => {
  const square = tile.querySelector(".people"), beside = side < digit * Math.max(people.length, 2);
  const [box, ink] = square.children;
  square.style.setProperty("--side", side);
  square.classList.toggle("beside", beside);
  box.className = `${ramp}${shade}`;
  ink.className = `ink${beside ? 0 : shade}`;
  ink.firstChild.nodeValue = people;
  tile.querySelector(".depth").textContent = words;
};

const play = async (root, button) => {
  if (playing) { playing = null; return; }
  const mine = playing = {}, { text } = root, name = button.textContent;
  const map = button.closest(".panel").querySelector("ul.tiles"), kept = map.innerHTML;
  const told = JSON.parse(button.dataset.play), tiles = [...map.querySelectorAll(".tile")];
  const on = () => playing === mine && root.text === text && map.isConnected;
  for (const [at, [month, cells]] of told.months.entries()) {
    if (!on()) break;
    button.textContent = `■ ${month}`;
    tiles.forEach((tile, place) => drawTile(tile, told, cells[place]));
    await pause(at < told.months.length - 1 ? BEAT : REST);
  }
  if (playing === mine) playing = null;
  if (root.text !== text) return; // another page stands there by now
  map.innerHTML = kept;
  button.textContent = name;
  shine(root);
};

const mounted = (parent) => {
  const root = document.createElement("div");
  root.className = "body";
  root.addEventListener("click", (event) => {
    const player = event.target.closest("[data-play]");
    if (player) return play(root, player);
    const button = event.target.closest("[data-to]"), link = event.target.closest("a.onward");
    if (button) return turned(root, button.dataset.to);
    const top = event.target.closest("[data-unfold]")?.closest(".top");
    if (top) return menu(top, !top.hasAttribute("open"));
    if (named(event) && getSelection().isCollapsed) return point("click", named(event));
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    gone(root, link.pathname + link.search);
  });
  root.addEventListener("change", (event) => {
    if (event.target.dataset.control) set(root, event.target);
  });
  root.addEventListener("input", (event) => beside(event.target));
  for (const kind of ["mouseover", "focusin"])
    root.addEventListener(kind, (event) => {
      const way = event.target.closest("[data-to]");
      if (way?.dataset.to) soon(root, way.dataset.to);
      point("mouseover", named(event));
    });
  root.addEventListener("focusout", () => hold(kept));
  root.addEventListener("submit", (event) => {
    event.preventDefault();
    done(root, new URLSearchParams(new FormData(event.target, event.submitter)).toString());
  });
  root.addEventListener("keydown", pressed);
  parent.append(root);
  return root;
};

const decoder = new TextDecoder();
export default ({ data, parentElement, setTriggerValue }) => {
  const root = parentElement.querySelector(":scope > .body") ?? mounted(parentElement);
  root.trigger = setTriggerValue;
  shade(parentElement);
  heard(root, decoder.decode(data));
  return () => {
    if (root.isConnected) return; // Streamlit says good-bye to a call that was overtaken as well
    for (const place of root.querySelectorAll("[data-chart]")) places.get(place)?.view?.finalize();
  };
};
