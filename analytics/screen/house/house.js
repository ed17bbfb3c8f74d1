"use strict";
/* The one script of the house beside Streamlit's own. SAID, CHROME and PATTERNS stand before it. */
(() => {
  const mark = () => document.querySelector("[data-house]");
  const asked = () => new URLSearchParams(location.search).get("ngon-ngu") ?? "";
  const wanted = () => Object.keys(SAID.ended).find((one) => asked().toLowerCase().startsWith(one));
  const language = () => mark()?.dataset.language ?? wanted() ?? "vi";
  const say = (key, ...facts) => facts.reduce((words, one) => words.replace("{}", one),
    SAID[key][language()]);

  /* History: Streamlit makes an entry for an address that only completes the one before it, and,
     between two pages, one that joins the old page to the new choice. An entry that was never
     drawn is written over; "back" then leads to what was seen. */
  let drawn = "";
  const plain = (query) => new URLSearchParams(query).toString();
  const look = () => {
    const told = mark()?.dataset;
    if (told?.page === location.pathname && plain(told.query) === plain(location.search))
      drawn = location.href;
  };
  const push = history.pushState.bind(history);
  history.pushState = (state, title, url) => {
    if (drawn === location.href) push(state, title, url);
    else history.replaceState(state, title, url);
    look(); // a body fetched ahead stands there before its address does
  };

  /* An answer to what was pressed before "back" writes its address over the one that was gone to. */
  addEventListener("rested", () => {
    const told = mark()?.dataset;
    if (told?.page !== location.pathname || plain(told.query) === plain(location.search)) return;
    history.replaceState(history.state, "", `${told.page}?${told.query}`);
    look();
  });

  /* Light or dark as this reader chose it last, for every page: Streamlit keeps one word a path. */
  const MODE = "cax-mode";
  const chosen = localStorage.getItem(MODE);
  if (chosen) localStorage.setItem(`stActiveTheme-${location.pathname}-v2`, JSON.stringify(chosen));
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.("[data-shade]")) return;
    const dark = document.documentElement.dataset.mode === "dark";
    localStorage.setItem(MODE, dark ? "Light" : "Dark");
    location.reload();
  });

  /* The bar: what happened behind an open page. */
  const bar = document.createElement("div");
  const show = (key, facts, link) => {
    if (bar.dataset.key === key + facts) return;
    bar.dataset.key = key + facts;
    bar.replaceChildren(say(key, ...facts), ...(link ? [" ", link] : []), " ", closing());
    document.body.append(bar);
  };
  const hide = () => { delete bar.dataset.key; bar.remove(); };
  const closing = () => {
    const button = document.createElement("button");
    button.textContent = say("close");
    button.onclick = () => bar.remove();
    return button;
  };
  const link = (key, href, target) => {
    const made = document.createElement("a");
    Object.assign(made, { href, target, textContent: say(key) });
    return made;
  };
  bar.className = "house-bar";
  bar.setAttribute("role", "alert");

  let ended = false;
  const entrance = () =>
    `/login?ngon-ngu=${language()}&next=${encodeURIComponent(location.pathname + location.search)}`;
  const standing = async () => { // whether the server answers this reader
    const answer = await fetch(STANDING, { cache: "no-store" }).catch(() => null);
    if (answer?.status === 401) {
      ended = true;
      show("ended", [], link("login", entrance(), "_blank"));
      return false;
    }
    const now = answer?.ok && await answer.json().catch(() => null);
    if (!now) show("lost", []); else met(now);
    return Boolean(now);
  };
  const met = (now) => {
    if (ended) { ended = false; return show("back", []); }
    const told = mark()?.dataset ?? {}, reload = link("reload", location.href, "_self");
    if (told.edition && now.edition && told.edition !== now.edition)
      return show("newer", [now.edition, told.edition], reload);
    if (told.entries && now.entries && told.entries !== now.entries)
      return show("entries", [], reload);
    if (bar.dataset.key !== "back") hide();
  };
  let waited = 0;
  setInterval(() => {
    waited += LOOK;
    if (!ended && bar.dataset.key !== "lost" && waited < EVERY) return;
    waited = 0;
    standing();
  }, LOOK);
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(...told) {
      super(...told);
      this.addEventListener("close", () => setTimeout(standing, 200));
    }
  };
  document.addEventListener("visibilitychange", () => document.hidden || standing());
  for (const kind of ["offline", "online"]) addEventListener(kind, standing);

  /* A file that cannot be had now would take the place of the page and of all that is typed there:
     the page stays, and the bar says why, also where it was closed before. */
  const FILES = "a[href^='/house/']";
  document.addEventListener("click", async (event) => {
    const file = event.target.closest?.(FILES);
    if (!file || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    delete bar.dataset.key;
    if (await standing()) location.assign(file.href);
  });

  /* What leaves the page: its link, on paper. Over plain HTTP a browser has no clipboard. */
  const whole = () => {
    const { page, query } = mark()?.dataset ?? {};
    return page === undefined ? location.href : `${location.origin}${page}?${query}`;
  };
  const copied = async (words) => {
    const asked = await navigator.clipboard?.writeText(words).then(() => true, () => false);
    if (asked) return true;
    const held = document.createElement("textarea"), before = document.activeElement;
    held.value = words;
    held.className = "house-held";
    document.body.append(held);
    held.select();
    const done = document.execCommand("copy");
    held.remove();
    before?.focus?.({ preventScroll: true });
    return done;
  };
  /* Paper has no press: what is folded prints open, and is folded again once it is printed. */
  const unfolded = () => {
    for (const one of document.querySelectorAll(".stApp details:not(.pick, [open])")) {
      one.open = true;
      one.dataset.printed = "";
    }
  };
  const refolded = () => {
    for (const one of document.querySelectorAll("[data-printed]")) {
      one.open = false;
      delete one.dataset.printed;
    }
  };
  const bare = () => [...document.querySelectorAll(".chart")].some((one) =>
    one.clientWidth && !one.querySelector("svg.marks"));
  const printed = async () => {
    unfolded();
    for (let left = 40; left && bare(); left--)
      await new Promise((ready) => setTimeout(ready, 100));
    print();
  };
  addEventListener("beforeprint", unfolded);
  addEventListener("afterprint", refolded);
  const told = document.createElement("p"); // heard, and seen for a moment
  told.className = "house-told";
  told.setAttribute("role", "status");
  const tell = (key) => {
    document.body.append(told);
    told.textContent = say(key);
    clearTimeout(told.soon);
    told.soon = setTimeout(() => told.remove(), 2500);
  };
  document.addEventListener("click", async (event) => {
    if (event.target.closest?.("[data-print]")) printed();
    if (event.target.closest?.("[data-copy]"))
      tell(await copied(whole()) ? "copied" : "uncopied");
  });

  /* Words: what Streamlit writes itself is English. */
  const NAMES = ["aria-label", "title", "placeholder", "aria-roledescription", "alt"];
  const translated = (words) => {
    const told = words.trim();
    if (!told) return words;
    if (Object.hasOwn(CHROME, told)) return words.replace(told, CHROME[told]);
    for (const [pattern, turned] of PATTERNS)
      if (pattern.test(told)) return words.replace(told, told.replace(pattern, turned));
    return words;
  };
  const were = new WeakMap();  // by node and place: what stood there, and what we wrote
  const put = (node, place, now, write) => {
    const kept = were.get(node) ?? {}, was = kept[place]?.ours === now ? kept[place].theirs : now;
    const words = language() === "vi" ? translated(was) : was;
    if (words === now) return;
    were.set(node, { ...kept, [place]: { theirs: was, ours: words } });
    write(words);
  };
  const turn = (node) => {
    if ((node.parentElement ?? node).closest?.(".body")) return; // our own words
    if (node.parentElement?.closest("[data-testid=stDownloadButtonError]")) standing();
    if (node.nodeType === Node.TEXT_NODE)
      put(node, "text", node.nodeValue, (words) => { node.nodeValue = words; });
    else if (node.nodeType === Node.ELEMENT_NODE) {
      for (const name of NAMES) {
        const told = node.getAttribute(name);
        if (told) put(node, name, told, (words) => node.setAttribute(name, words));
      }
      if (!["STYLE", "SCRIPT"].includes(node.nodeName)) node.childNodes.forEach(turn);
    }
  };
  let spoken = language();
  new MutationObserver((changes) => {
    look();
    document.documentElement.lang = language();
    if (spoken !== language()) {
      spoken = language();
      turn(document.documentElement);
    }
    if (spoken !== "vi") return;
    for (const one of changes) {
      if (one.type === "childList") one.addedNodes.forEach(turn);
      else turn(one.target);
    }
  }).observe(document, {
    subtree: true, childList: true, characterData: true, attributeFilter: NAMES,
  });
})();
