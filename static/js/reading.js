// Conveniences for a long stay on the page: where one is, keys, citations to copy.
(() => {
  "use strict";
  const said = document.currentScript.dataset;
  const article = document.querySelector("main article");
  const made = (tag, text, className = "") => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const button = (text, act, className) => {
    const element = made("button", text, className);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  };
  const stored = (name, value) => {
    try {
      if (value === undefined) return localStorage.getItem(name);
      localStorage.setItem(name, value);
    } catch { /* a browser without memory keeps the default */ }
    return null;
  };

  // Where one is: the outline marks the item at the top of the window.
  const outline = document.querySelector(".outline");
  const links = [...outline.querySelectorAll("a")];
  const sections = links.map((link) => document.getElementById(link.hash.slice(1)));
  let waiting = false;
  function follow() {
    waiting = false;
    if (outline.offsetParent === null && getComputedStyle(outline).display === "none") return;
    const line = 96;
    let at = -1;
    sections.forEach((section, index) => { if (section && section.getBoundingClientRect().top <= line) at = index; });
    // At the end of the page what was asked for may stand lower: there is nothing left to scroll.
    const asked = sections.findIndex((section) => section && `#${section.id}` === location.hash);
    if (asked > at && scrollY + innerHeight > document.documentElement.scrollHeight - 2) at = asked;
    links.forEach((link, index) => {
      if (index === at) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    if (at < 0) return;
    const box = links[at].getBoundingClientRect();
    const frame = outline.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) outline.scrollTop += box.top - frame.top - frame.height / 3;
  }
  const soon = () => { if (!waiting) { waiting = true; requestAnimationFrame(follow); } };
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon);
  addEventListener("hashchange", soon);
  new ResizeObserver(soon).observe(article); // what opens above moves what is below, without a scroll
  follow();

  // Copying. A status says what happened, for the eye and the ear.
  const status = made("p", "", "away");
  status.setAttribute("role", "status");
  document.querySelector("main").append(status);
  async function copy(text, from) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = made("textarea", text);
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    status.textContent = `${said.copied}.`;
    if (from) {
      const before = from.textContent;
      from.textContent = said.copied;
      setTimeout(() => { from.textContent = before; status.textContent = ""; }, 1600);
    }
  }
  for (const citation of document.querySelectorAll(".citation")) {
    const copier = button(said.copy, () => copy(citation.textContent.trim(), copier), "copy");
    citation.after(copier);
  }

  // Quoting: the words, the citation of their item, and an address that leads to the very words.
  const bar = document.createElement("div");
  bar.className = "quote";
  bar.hidden = true;
  const quoter = button(said.quote, () => quote());
  bar.append(quoter);
  document.querySelector("main").append(bar);

  const blockOf = (node) => (node.nodeType === 1 ? node : node.parentElement)?.closest(".record p, .record li, .record h2, .record h3, .notes li, .summary");
  function fragment(words) {
    const say = (text) => encodeURIComponent(text).replaceAll("-", "%2D");
    const list = words.split(/\s+/);
    if (list.length <= 12) return `:~:text=${say(words)}`;
    return `:~:text=${say(list.slice(0, 5).join(" "))},${say(list.slice(-5).join(" "))}`;
  }
  function quote() {
    const chosen = getSelection();
    const words = chosen.toString().replace(/\s+/g, " ").trim();
    const block = chosen.rangeCount && blockOf(chosen.getRangeAt(0).startContainer);
    if (!words || !block) return;
    const part = block.closest(".item, .session");
    const citation = (part?.querySelector(":scope > .cite .citation") ?? document.querySelector(".opening .citation"))?.textContent.trim() ?? "";
    const anchor = part && part.querySelector(":scope > .pl.provisional") ? "" : part ? `#${part.id}` : "#";
    const home = article.dataset.address ?? "";
    const here = home ? home + (anchor || "#") + fragment(words) : "";
    const cited = here && home && citation.includes(home) ? citation.slice(0, citation.lastIndexOf(home)) + here : [citation, here].filter(Boolean).join(" ");
    copy(`“${words}”\n${cited}\n`, quoter);
  }
  let settle = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(settle);
    settle = setTimeout(() => {
      const chosen = getSelection();
      const range = chosen.rangeCount && !chosen.isCollapsed && chosen.getRangeAt(0);
      bar.hidden = !(range && chosen.toString().trim() && blockOf(range.startContainer));
      if (bar.hidden) return;
      (blockOf(range.endContainer)?.closest("section") ?? document.querySelector("main")).append(bar);
      const at = range.getBoundingClientRect();
      const base = bar.offsetParent?.getBoundingClientRect() ?? { left: 0, top: 0 };
      bar.style.left = `${Math.max(0, at.left - base.left)}px`;
      bar.style.top = `${at.bottom - base.top + 6}px`;
    }, 250);
  });

  // Keys. Single letters can be switched off, as WCAG 2.1.4 asks.
  const stops = [...document.querySelectorAll(".session, .item, .notes")];
  const go = (step) => {
    const heads = stops.map((stop) => stop.querySelector("h2, h3"));
    let to = heads.indexOf(document.activeElement) + step;
    if (!heads.includes(document.activeElement)) {
      const tops = stops.map((stop) => stop.getBoundingClientRect().top);
      to = step > 0 ? tops.findIndex((top) => top > 40) : tops.findLastIndex((top) => top < -4);
    }
    if (!heads[to]) return;
    heads[to].tabIndex = -1;
    heads[to].focus({ preventScroll: true });
    stops[to].scrollIntoView({ block: "start" });
  };
  const KEYS = [
    ["j", "n", said.next, () => go(1)],
    ["k", "p", said.previous, () => go(-1)],
    ["d", "", said.views, () => {
      const views = [...document.querySelectorAll(".switch input")];
      views.find((view) => !view.checked)?.click();
    }],
    ["c", "", said.quoteKey, () => quote()],
    ["/", "", said.search, () => document.querySelector('[aria-keyshortcuts="/"]')?.click()],
    ["?", "", said.help, () => help()],
  ];
  let on = stored("keys") !== "off";
  let dialog = null;
  function help() {
    if (!dialog) {
      dialog = made("dialog", "", "keys");
      dialog.setAttribute("aria-labelledby", "keys-title");
      const title = made("h2", said.keys);
      title.id = "keys-title";
      const list = document.createElement("dl");
      for (const [key, other, what] of KEYS) {
        const line = document.createElement("div");
        const term = document.createElement("dt");
        term.append(made("kbd", key), ...(other ? [` ${said.or} `, made("kbd", other)] : []));
        line.append(term, made("dd", what));
        list.append(line);
      }
      const label = document.createElement("label");
      const box = document.createElement("input");
      box.type = "checkbox";
      box.checked = on;
      box.addEventListener("change", () => { on = box.checked; stored("keys", on ? "on" : "off"); });
      label.append(box, ` ${said.use}`);
      dialog.append(title, list, label, button(said.close, () => dialog.close()));
      document.body.append(dialog);
    }
    dialog.showModal();
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || dialog?.open) return;
    if (event.target.matches?.("textarea, select, input:not([type=radio], [type=checkbox])")) return;
    const found = KEYS.find(([key, other]) => event.key === key || (other && event.key === other));
    if (!found || !on) return;
    event.preventDefault();
    found[3]();
  });
  document.querySelector(".settings").append(button(said.keys, help, "keys-button"));
})();
