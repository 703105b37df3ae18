// The search page: asks Pagefind's index, and keeps what is asked in the address. Without this file the page is a page
// of lists.
(() => {
  "use strict";
  const form = document.querySelector("form.search");
  const base = new URL(form.dataset.index, location.href);
  const at = (selector) => document.querySelector(selector);
  const [status, narrowed, names, results, more] = [".found", ".narrowed", ".names-found", ".results", ".more"].map(at);
  const FIELDS = ["q", "person", "role", "place", "year", "series", "sort"];
  const WORDS = document.currentScript.dataset;
  const CALLED = { person: WORDS.person, place: WORDS.place, year: WORDS.year, series: WORDS.series, role: WORDS.role };
  const fill = (words, values) => words.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const ROLES = ["speaks", "mentioned", "note", "responsible", "listed"];
  const EVERY = "\ua66e"; // stands with every passage: without a word to ask for, Pagefind would fetch them all
  const PAGE = 10;
  const TITLE = document.title;
  let turn = 0; // of the searches, only the last one asked for may speak

  const made = (tag, text = "", className = "") => {
    const element = document.createElement(tag);
    element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const button = (text, act) => {
    const element = made("button", text);
    element.type = "button";
    element.addEventListener("click", act);
    return element;
  };
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const wordsOf = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const counted = (number, one, many, values = {}) => fill(number === 1 ? one : many, { n: number.toLocaleString(document.documentElement.lang), ...values });

  // The index is loaded with the first question: the volumes of the text and the names, as one, so that the program that
  // searches is fetched once. A filter that stands in no file, only here, tells them apart.
  let index = null;
  let loading = null;
  async function load() {
    const contents = await (await fetch(new URL("volumes.json", base))).json();
    const [first, ...others] = [...contents.text, contents.names].filter(Boolean);
    if (!first) return { names: "", search: () => ({ results: [] }) };
    const { createInstance } = await import(new URL(`${first}/pagefind.js`, base));
    const folder = (part) => new URL(`${part}/`, base).pathname;
    const options = (part) => ({ baseUrl: "/", excerptLength: 36, mergeFilter: { part: part === contents.names ? "names" : "text" } });
    const opened = createInstance({ basePath: folder(first), ...options(first) });
    await opened.init();
    await Promise.all(others.map((part) => opened.mergeIndex(folder(part), options(part))));
    return { names: contents.names, search: opened.search };
  }

  async function namesLike(text, kind = "") {
    const wanted = wordsOf(text);
    if (!wanted.length || wanted.length > 6 || !index.names) return [];
    const found = await index.search(wanted.join(" "), { filters: { part: "names" } });
    const near = await Promise.all(found.results.slice(0, 12).map((result) => result.data()));
    const held = (name) => { const words = wordsOf(`${name.meta.title} ${name.meta.names}`); return wanted.every((word) => words.includes(word)); };
    return near.filter((name) => (!kind || name.meta.kind === kind) && held(name)).slice(0, 6);
  }

  // The same letter as the index files a name under.
  const letter = (filed) => [...filed.normalize("NFKD")][0].toUpperCase();
  const withName = (kind, filed, role = "") => {
    if (kind !== "person") return { [`${kind} ${letter(filed)}`]: filed };
    const roles = role ? [role] : ROLES;
    return { any: roles.map((one) => ({ [`${one} person ${letter(filed)}`]: filed })) };
  };

  // A result's id begins with its place in the order of time: six figures for the protocol, four for the passage in it.
  async function ask(words, filters, wish) {
    const found = (await index.search(words || EVERY, { filters: { all: [{ part: "text" }, ...filters] } })).results;
    const sort = wish || (words ? "" : "asc");
    const later = (one, other) => (one > other ? 1 : one < other ? -1 : 0);
    if (sort === "asc") found.sort((one, other) => later(one.id, other.id));
    if (sort === "desc") found.sort((one, other) => later(other.id.slice(0, 6), one.id.slice(0, 6)) || later(one.id, other.id));
    return found;
  }

  // The words around the hit, the hits marked; Pagefind gives them as HTML with no other element than mark.
  function excerpt(html) {
    const line = made("p", "", "context");
    line.lang = form.dataset.language;
    const plain = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    line.append(...html.split(/<mark>(.*?)<\/mark>/s).map((piece, at) => (at % 2 ? made("mark", plain(piece)) : plain(piece))));
    line.normalize();
    return line;
  }

  // Leads to the passage, and where a browser knows text fragments to the very words: with those on either side, since
  // they may stand on the page before. One that does not find them stays at the passage, where words of the heading are.
  function address(data, line, lead) {
    const hit = [...line.querySelectorAll("mark")].find((mark) => before(line, mark).length >= lead.length);
    if (!hit) return data.raw_url;
    let last = hit; // of hits that follow one another
    while (last.nextSibling?.textContent === " " && last.nextSibling.nextSibling) last = last.nextSibling.nextSibling;
    const said = (text) => encodeURIComponent(text).replaceAll("-", "%2D");
    const ahead = hit.previousSibling?.textContent.match(/((?:[\p{L}\p{N}]+ ){1,3})$/u)?.[1].trim();
    const after = last.nextSibling?.textContent.match(/^((?: [\p{L}\p{N}]+){1,3})(?= |$)/u)?.[1].trim();
    const printed = before(line, last.nextSibling).slice(before(line, hit).length);
    const words = printed.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, "");
    const text = [ahead && `${said(ahead)}-`, said(words), after && printed.endsWith(words) && `-${said(after)}`].filter(Boolean).join(",");
    return `${data.raw_url}${data.raw_url.includes("#") ? "" : "#"}:~:text=${text}`;
  }

  // The words of a line before one of its nodes, all of them before null.
  const before = (line, node) => {
    const nodes = [...line.childNodes];
    return nodes.slice(0, node ? nodes.indexOf(node) : nodes.length).map((one) => one.textContent).join("");
  };

  function entry(data) {
    const item = made("li", "", "entry");
    const line = excerpt(data.excerpt);
    const head = line.textContent.split(" · ", 1)[0];
    const lead = data.meta.title.endsWith(head) ? `${head} · ` : ""; // the title says it, or its end
    const title = made("p", "", "title");
    const link = made("a", data.meta.title);
    link.href = address(data, line, lead);
    title.append(link);
    const first = line.firstChild;
    if (lead && first.textContent.startsWith(lead)) first.textContent = first.textContent.slice(lead.length);
    const where = [data.meta.title === data.meta.protocol ? "" : data.meta.protocol, data.meta.date].filter(Boolean).join(", ");
    item.append(title, made("p", where, "date"), line);
    return item;
  }

  async function show(all, mine) {
    const list = results.querySelector("ol");
    const from = list.children.length;
    const next = await Promise.all(all.slice(from, from + PAGE).map((result) => result.data()));
    if (mine !== turn) return;
    list.append(...next.map(entry));
    results.hidden = false;
    more.hidden = list.children.length >= all.length;
    more.onclick = async () => {
      await show(all, mine);
      list.children[from + PAGE]?.querySelector("a").focus();
    };
  }

  function offer(found, state) {
    names.hidden = !found.length;
    names.querySelector("ul").replaceChildren(...found.map((name) => {
      const item = made("li");
      const link = made("a", name.meta.title);
      link.href = name.raw_url;
      const kind = name.meta.kind;
      item.append(link, made("span", [WORDS[`${kind}Kind`], name.meta.gloss].filter(Boolean).join(": "), "gloss"));
      if (kind !== "organisation") {
        item.append(button(fill(WORDS.every, { name: name.meta.title }), () => go({ ...state, q: "", [kind]: name.meta.title })));
      }
      return item;
    }));
  }

  function tell(state) {
    const set = Object.keys(CALLED).filter((field) => state[field] && (field !== "role" || state.person));
    narrowed.hidden = !set.length;
    narrowed.replaceChildren(...set.map((field) => {
      const item = made("li");
      const shown = form.elements[field]?.selectedOptions?.[0]?.dataset.text ?? state[field];
      const off = button(`${CALLED[field]}: ${shown}`, () => go({ ...state, [field]: "", ...(field === "person" && { role: "" }) }));
      off.setAttribute("aria-label", fill(WORDS.off, { words: `${CALLED[field]}: ${shown}` }));
      item.append(off);
      return item;
    }));
    if (set.length || state.sort) form.querySelector("details").open = true;
  }

  // A name may be asked for in any spelling; a filter needs it as filed.
  async function resolved(state, kind) {
    if (!state[kind]) return [];
    const near = await namesLike(state[kind], kind);
    const exact = near.filter((name) => name.meta.title === state[kind]);
    return exact.length ? exact : near;
  }

  async function run(state) {
    const mine = ++turn;
    for (const field of FIELDS) if (form.elements[field]) form.elements[field].value = state[field];
    for (const field of ["role", "sort"]) state[field] = form.elements[field]?.value ?? ""; // one of those that there are
    document.title = state.q ? `${state.q} · ${TITLE}` : TITLE;
    results.hidden = names.hidden = true;
    results.querySelector("ol").replaceChildren();
    tell(state);
    if (!FIELDS.some((field) => state[field] && !["role", "sort"].includes(field))) { status.textContent = ""; return; }
    status.textContent = WORDS.searching;
    try {
      index = await (loading ??= load());
      const filters = ["year", "series"].filter((field) => state[field]).map((field) => ({ [field]: state[field] }));
      for (const kind of ["person", "place"]) {
        const [one, ...others] = await resolved(state, kind);
        if (mine !== turn) return;
        if (state[kind] && !one) { status.textContent = fill(WORDS[`${kind}None`], { name: state[kind] }); return; }
        if (others.length) { status.textContent = fill(WORDS[`${kind}Which`], { name: state[kind] }); offer([one, ...others], state); return; }
        if (one && one.meta.title !== state[kind]) { go({ ...state, [kind]: one.meta.title }, true); return; }
        if (one) filters.push(withName(kind, one.meta.title, kind === "person" ? state.role : ""));
      }
      const [text, called] = await Promise.all([ask(state.q, filters, state.sort), state.person || state.place ? [] : namesLike(state.q)]);
      if (mine !== turn) return;
      offer(called, state);
      let all = text;
      let said = all.length ? counted(all.length, WORDS.found, WORDS.foundMany) : WORDS.nothing;
      if (state.q && !(await holds(text, state.q))) {
        const none = fill(WORDS.spelling, { words: state.q });
        if (called.length) {
          all = await ask("", [...filters, { any: called.map((name) => withName(name.meta.kind, name.meta.title)) }], state.sort);
          said = all.length ? `${none} ${counted(all.length, WORDS.names, WORDS.namesMany, { names: called.map((name) => name.meta.title).join(` ${WORDS.or} `) })}` : none;
        } else if (all.length) said = `${none} ${counted(all.length, WORDS.like, WORDS.likeMany)}`;
        if (mine !== turn) return;
      }
      if (all.length) await show(all, mine);
      if (mine === turn) status.textContent = said;
    } catch {
      loading = null;
      if (mine === turn) status.textContent = WORDS.failed;
    }
  }

  // Pagefind also finds words of the same stem, and where there are none the nearest: has any passage on the first page
  // the words themselves?
  async function holds(found, words) {
    const first = await Promise.all(found.slice(0, PAGE).map((result) => result.data()));
    return first.some((data) => {
      const there = wordsOf(`${data.content} ${Object.values(data.meta).join(" ")}`);
      return wordsOf(words).every((word) => there.some((one) => one.startsWith(word)));
    });
  }

  const asked = () => Object.fromEntries(FIELDS.map((field) => [field, new URLSearchParams(location.search).get(field) ?? ""]));
  function go(state, instead = false) {
    const query = new URLSearchParams(FIELDS.filter((field) => state[field]).map((field) => [field, state[field]])).toString();
    history[instead ? "replaceState" : "pushState"](null, "", query ? `?${query}` : location.pathname);
    return run(asked());
  }

  if (location.protocol === "file:") {
    form.hidden = true;
    status.textContent = WORDS.disk;
  } else {
    const inForm = () => Object.fromEntries(FIELDS.map((field) => [field, form.elements[field]?.value.trim() ?? ""]));
    form.addEventListener("submit", (event) => { event.preventDefault(); go(inForm()); });
    form.addEventListener("change", (event) => { if (event.target.name !== "q") go(inForm()); });
    addEventListener("popstate", () => run(asked()));
    if (location.search) run(asked());
    else form.elements.q.focus();
  }
})();
