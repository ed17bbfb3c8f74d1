"use strict";
(() => {
  const all = (selector, under = document) => [...under.querySelectorAll(selector)];
  const body = document.body, stage = document.querySelector("main");
  const scenes = all(".scene:not(.village)"), villages = all(".scene.village");
  const told = body.dataset, KIOSK = 20000, OLD = 35, DAY = 86400000, TYPING = 700;
  let at = 0, village = -1, turning = null, typed = "", typing = null, began = Date.now();

  const kept = {
    get(name) { try { return sessionStorage.getItem("stage-" + name); } catch { return null; } },
    set(name, value) { try { sessionStorage.setItem("stage-" + name, value); } catch { /* a file from a stick may have no storage: the address keeps the scene */ } },
  };

  function fit() {
    const size = Math.min(innerWidth / 1920, innerHeight / 1080);
    const x = (innerWidth - 1920 * size) / 2, y = (innerHeight - 1080 * size) / 2;
    stage.style.transform = `translate(${x}px, ${y}px) scale(${size})`;
  }

  /* What is on show is the address: each turn by hand a step of Back and Forward. */
  function show(manner = "pushState") {
    const on = village < 0 ? scenes[at] : villages[village];
    all(".scene").forEach(one => {
      one.classList.toggle("on", one === on);
      one.setAttribute("aria-hidden", one !== on);
    });
    const place = "#" + (village < 0 ? at + 1 : "v" + (village + 1));
    if (location.hash !== place) try { history[manner](null, "", place); } catch { location.hash = place; }
    kept.set("at", at);
    kept.set("village", village);
    document.title = on.querySelector("h1").textContent;
  }

  function go(to, manner) {
    village = -1;
    at = Math.max(0, Math.min(scenes.length - 1, to));
    show(manner);
  }

  function visit(which) {
    if (which < 0 || which >= villages.length) return;
    village = village === which ? -1 : which;
    show();
  }

  function digit(key) {
    if (villages.length < 10) return visit(Number(key) - 1);
    typed += key;
    clearTimeout(typing);
    typing = setTimeout(() => { visit(Number(typed) - 1); typed = ""; }, TYPING);
  }

  function locate() {
    const [, which, place] = /^#(v?)(\d+)$/.exec(location.hash) || [];
    if (place) {
      at = Math.min(scenes.length, Number(which ? Number(kept.get("at")) + 1 : place)) - 1;
      village = which ? Math.min(villages.length, Number(place)) - 1 : -1;
    } else if (kept.get("at") !== null) {
      at = Math.min(scenes.length - 1, Number(kept.get("at")));
      village = Math.min(villages.length - 1, Number(kept.get("village")));
    }
    at = Math.max(0, at || 0);
  }

  function resume() {
    locate();
    began = Number(kept.get("began")) || began;
    kept.set("began", began);
    if (kept.get("kiosk") === "yes") kiosk();
    if (kept.get("mode")) document.documentElement.dataset.mode = kept.get("mode");
  }

  function age() {
    const days = Math.floor((Date.now() - Date.parse(told.asOf)) / DAY);
    all(".old").forEach(one => {
      one.hidden = days <= OLD;
      one.textContent = told.old.replace("{}", days.toLocaleString(document.documentElement.lang));
    });
  }

  function tick() {
    const spent = Math.max(0, Math.floor((Date.now() - began) / 1000)), now = new Date();
    const two = number => String(number).padStart(2, "0");
    const clock = `${two(now.getHours())}:${two(now.getMinutes())} · ${two(Math.floor(spent / 60))}:${two(spent % 60)}`;
    all(".clock").forEach(one => { one.textContent = clock; });
  }

  function kiosk() {
    clearInterval(turning);
    const starts = !turning;
    turning = starts ? setInterval(() => { age(); go((at + 1) % scenes.length, "replaceState"); }, KIOSK) : null;
    body.classList.toggle("kiosk", starts);
    kept.set("kiosk", starts ? "yes" : "no");
    age();
  }

  function darken() {
    const root = document.documentElement, dark = matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.mode = (root.dataset.mode || (dark ? "dark" : "light")) === "dark" ? "light" : "dark";
    kept.set("mode", root.dataset.mode);
  }

  const flip = name => () => body.classList.toggle(name);
  const forth = () => (village < 0 ? go(at + 1) : go(at)), back = () => (village < 0 ? go(at - 1) : go(at));
  const keys = {
    ArrowRight: forth, " ": forth, PageDown: forth, ArrowLeft: back, PageUp: back,
    Home: () => go(0), End: () => go(scenes.length - 1),
    p: () => print(), b: flip("blanked"), n: flip("noted"), t: flip("clockless"), d: darken, k: kiosk, "?": flip("helped"),
    Escape: () => { body.classList.remove("blanked", "noted", "helped"); if (village >= 0) go(at); },
  };

  addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const known = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (/^\d$/.test(event.key)) digit(event.key);
    else if (known) known();
    else return;
    event.preventDefault();
  });
  addEventListener("click", event => {
    const button = event.target.closest("button");
    if (button) return { next: forth, back, help: keys["?"] }[button.dataset.go]();
    if (body.classList.contains("blanked")) body.classList.remove("blanked");
    else if (!event.target.closest(".help, .notes")) (event.clientX > innerWidth / 3 ? forth : back)();
  });
  let touched = null;
  addEventListener("touchstart", event => { touched = event.touches[0].clientX; }, { passive: true });
  addEventListener("touchend", event => {
    const moved = touched === null ? 0 : event.changedTouches[0].clientX - touched;
    if (Math.abs(moved) > 60) { event.preventDefault(); (moved < 0 ? forth : back)(); }
  });
  addEventListener("resize", fit);
  addEventListener("hashchange", () => { locate(); show("replaceState"); });
  resume(); fit(); age(); tick(); show("replaceState");
  setInterval(tick, 1000);
})();
