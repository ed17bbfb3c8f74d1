"use strict";
/* Search from anywhere: "/", Ctrl+K or anything with data-search opens it. ASKED, the address that
   answers, and WORDS stand before it. What is typed leaves no trace in the address or history. */
(() => {
  const say = (key) => WORDS[key][document.documentElement.lang] ?? WORDS[key].vi;
  const made = (name, told = {}, ...inside) => {
    const one = document.createElement(name);
    for (const key in told) one.setAttribute(key, told[key]);
    one.append(...inside);
    return one;
  };
  const field = made("input", {
    type: "text", role: "combobox", "aria-controls": "found", "aria-expanded": "true",
    "aria-autocomplete": "list", autocomplete: "off", spellcheck: "false", enterkeyhint: "go",
    maxlength: "80",
  });
  const list = made("div", { role: "listbox", id: "found" });
  const said = made("p", { role: "status" }), hint = made("p", { class: "hint" });
  const close = made("button", { type: "button", class: "close" }, "Esc");
  const head = made("div", { class: "typed" }, field, close);
  const dialog = made("dialog", { class: "search" }, head, list, said, hint);

  /* --- asked and answered: only the newest question counts --------------------------------- */

  let running = null, answered = "", hurried = false, soon = 0;
  const typed = () => field.value.trim();
  const ofPerson = /(?:\d[\s.-]?){8}\d/; // a number that names somebody never leaves this page

  const ask = async () => {
    const told = typed();
    running?.abort();
    running = new AbortController();
    if (ofPerson.test(told)) return show({ groups: [], said: say("nothing") }, told);
    const query = new URLSearchParams(document.querySelector("[data-house]")?.dataset.query);
    query.set("q", told);
    const answer = await fetch(`${ASKED}?${query}`, { cache: "no-store", signal: running.signal })
      .catch((problem) => (problem.name === "AbortError" ? undefined : null));
    const found = await answer?.json().catch(() => null);
    if (answer === undefined || told !== typed()) return;
    if (found?.groups) return show(found, told);
    if (!answer) return stuck("lost", told);
    if (answer.status === 401) return stuck("ended", told, way("login", entrance(), "_blank"));
    stuck("unread", told, way("reload", location.href, "_self"));
  };

  /* No hits were to be had: why, and a way on; asked again once there may be some. */
  let waits = false;
  const stuck = (key, told, link) => {
    show({ groups: [], said: say(key) }, told);
    if (link) said.append(" ", link);
    waits = true;
  };
  const entrance = () => `/login?ngon-ngu=${document.documentElement.lang}`
    + `&next=${encodeURIComponent(location.pathname + location.search)}`;
  const way = (key, href, target) => made("a", { href, target }, say(key));
  const again = () => { if (dialog.open && waits && !document.hidden) ask(); };
  addEventListener("online", again);
  document.addEventListener("visibilitychange", again);

  const option = (hit, place) => {
    const title = made("span", { class: "title" }, hit.title, made("b", {}, hit.strong));
    const words = made("span", {}, title, made("span", { class: "detail" }, hit.detail));
    const way = made("span", { class: "leads" }, hit.page === hit.title ? say("open") : hit.page);
    const told = { role: "option", id: `found-${place}`, href: hit.to, tabindex: "-1" };
    return made("a", told, words, way);
  };

  const show = (told, question) => {
    let place = 0;
    waits = false;
    list.replaceChildren(...told.groups.map((group, at) => made(
      "div", { role: "group", "aria-labelledby": `found-group-${at}` },
      made("p", { class: "group", id: `found-group-${at}` }, group.name),
      ...group.hits.map((hit) => option(hit, place++)),
    )));
    said.textContent = told.said;
    said.classList.toggle("none", !place);
    answered = question;
    list.scrollTop = 0;
    choose(options()[0]);
    if (hurried) go(chosen());
    hurried = false;
  };

  /* --- chosen ------------------------------------------------------------------------------- */

  const options = () => [...list.querySelectorAll("[role=option]")];
  const chosen = () => list.querySelector("[aria-selected=true]");
  const choose = (one) => {
    chosen()?.setAttribute("aria-selected", "false");
    if (!one) return field.removeAttribute("aria-activedescendant");
    one.setAttribute("aria-selected", "true");
    field.setAttribute("aria-activedescendant", one.id);
    one.scrollIntoView({ block: "nearest" });
  };
  const beside = (step) => {
    const all = options(), place = all.indexOf(chosen()) + step;
    choose(all[(place + all.length) % all.length]);
  };

  /* The same way as a link inside the house: the body hears it and nothing is loaded anew. */
  const go = (one) => {
    if (!one) return;
    dialog.close();
    const link = made("a", { class: "onward", href: one.href, hidden: "" });
    (document.querySelector(".body") ?? document.body).append(link);
    link.click();
    link.remove();
  };

  /* --- opened and closed: the dialog itself gives the focus back ----------------------------- */

  const open = () => {
    if (dialog.open) return;
    field.value = "";
    field.placeholder = say("placeholder");
    field.setAttribute("aria-label", say("placeholder"));
    dialog.setAttribute("aria-label", say("name"));
    close.setAttribute("aria-label", say("close"));
    hint.textContent = say("hint");
    list.replaceChildren();
    said.textContent = "";
    document.body.append(dialog);
    dialog.showModal();
    ask();
  };
  dialog.addEventListener("close", () => {
    clearTimeout(soon);
    running?.abort();
    hurried = false;
    field.value = "";
    dialog.remove();
  });
  close.onclick = () => dialog.close();
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) return dialog.close();
    const one = event.target.closest("[role=option]");
    if (!one || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(one);
  });
  list.addEventListener("mousemove", (event) => {
    const one = event.target.closest("[role=option]");
    if (one && one !== chosen()) choose(one);
  });
  field.addEventListener("input", () => {
    hurried = false;
    clearTimeout(soon);
    soon = setTimeout(ask, 60);
  });
  const STEPS = { ArrowDown: 1, ArrowUp: -1 };
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key in STEPS) beside(STEPS[event.key]);
    else if (event.key !== "Enter") return;
    else if (answered === typed() && options().length) go(chosen());
    else hurried = true; // the answer is still on its way
    event.preventDefault();
  });

  const TYPING = "input, textarea, select, [contenteditable]";
  document.addEventListener("keydown", (event) => {
    const slash = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey
      && !event.target.closest?.(TYPING);
    const letter = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
    if (!slash && !letter) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-search]")) open();
  });
})();
