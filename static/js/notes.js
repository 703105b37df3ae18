// Notes and names open beside their marks. Without this file every mark is a link to the list at the end of the page,
// and every name a link to its page: nothing is lost. What opens is a copy of that list's entry, without its anchors.
(() => {
  "use strict";
  if (!("popover" in HTMLElement.prototype)) return;

  const said = document.currentScript.dataset;
  const MARKS = 'a[role="doc-noteref"], a.name';
  const LINGER = 450; // milliseconds before a resting pointer opens,
  const GRACE = 350; // and before leaving closes: time to reach what has opened (WCAG 1.4.13)
  const main = document.getElementById("main");
  const leaf = document.createElement("div");
  let mark = null; // what the leaf was opened from
  let pinned = false; // opened on purpose, so that a leaving pointer does not close it
  let timer = 0;
  let pressedOpen = null;

  leaf.className = "leaf";
  leaf.popover = "auto";
  leaf.tabIndex = -1;
  leaf.setAttribute("role", "dialog");
  main.append(leaf);

  const hashOf = (link) => link.getAttribute("href").slice(1);
  const isNote = (link) => link.getAttribute("role") === "doc-noteref";
  const entryOf = (link) =>
    isNote(link)
      ? document.getElementById(hashOf(link))
      : document.querySelector(`.names a[href="${CSS.escape(link.getAttribute("href"))}"]`)?.closest("li");

  function fill(link, entry) {
    const copy = entry.cloneNode(true);
    for (const part of copy.querySelectorAll(".pl, .back")) part.remove();
    for (const part of copy.querySelectorAll("[id]")) part.removeAttribute("id");
    for (const part of copy.querySelectorAll("[tabindex]")) part.removeAttribute("tabindex");
    leaf.replaceChildren(...copy.childNodes);
    const foot = document.createElement("footer");
    if (isNote(link)) {
      const there = document.createElement("a");
      there.href = link.getAttribute("href");
      there.textContent = said.inList;
      there.addEventListener("click", () => leaf.hidePopover());
      foot.append(there);
    }
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = said.close;
    close.addEventListener("click", shut);
    foot.append(close);
    leaf.append(foot);
    leaf.setAttribute("aria-label", isNote(link) ? link.getAttribute("aria-label") : link.textContent.trim());
    leaf.scrollTop = 0;
  }

  // Below the mark, above it where there is more room; the style sheet makes a sheet of it on a small screen.
  function place() {
    leaf.style.left = leaf.style.top = "";
    if (getComputedStyle(leaf).position === "fixed") return;
    const at = mark.getClientRects()[0];
    const view = document.documentElement;
    const below = view.clientHeight - at.bottom > leaf.offsetHeight + 16 || at.top < view.clientHeight / 2;
    const left = Math.min(Math.max(8, at.left - 24), view.clientWidth - leaf.offsetWidth - 8);
    leaf.style.left = `${left + scrollX}px`;
    leaf.style.top = `${(below ? at.bottom + 8 : at.top - leaf.offsetHeight - 8) + scrollY}px`;
  }

  function open(link, onPurpose) {
    const entry = entryOf(link);
    if (!entry) return false;
    clearTimeout(timer);
    const nested = leaf.contains(link);
    if (!nested) {
      if (leaf.matches(":popover-open")) leaf.hidePopover();
      mark = link;
    }
    pinned = onPurpose;
    if (onPurpose && !nested) link.focus({ preventScroll: true });
    fill(link, entry);
    if (!nested) leaf.showPopover();
    place();
    if (onPurpose) leaf.focus({ preventScroll: true });
    return true;
  }

  function shut() {
    leaf.hidePopover();
    mark?.focus({ preventScroll: true });
  }

  const markAt = (event) => {
    const link = event.target.closest?.(MARKS);
    return link && main.contains(link) ? link : null;
  };

  document.addEventListener("pointerdown", (event) => {
    pressedOpen = leaf.matches(":popover-open") && markAt(event) === mark ? mark : null;
  }, true);

  document.addEventListener("click", (event) => {
    const link = markAt(event);
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    if (link === pressedOpen && pinned) {
      event.preventDefault(); // a second press on the mark has just closed it
      shut();
    } else if (open(link, true)) event.preventDefault();
    pressedOpen = null;
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === " " && event.target.matches?.(MARKS) && open(event.target, true)) event.preventDefault();
  });

  const besideIt = (link) => {
    const block = link.closest("p, li, h2, h3");
    const note = block?.previousElementSibling;
    return isNote(link) && note?.classList.contains("sidenote") && note.offsetParent !== null;
  };

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const link = markAt(event);
    if (leaf.contains(event.target) || (link && link === mark)) clearTimeout(timer);
    else if (leaf.matches(":popover-open")) {
      if (!pinned) { clearTimeout(timer); timer = setTimeout(() => leaf.hidePopover(), GRACE); }
    } else {
      clearTimeout(timer);
      if (link && !event.buttons && !besideIt(link)) timer = setTimeout(() => open(link, false), LINGER);
    }
  });

  leaf.addEventListener("toggle", (event) => {
    if (event.newState === "open") return;
    if (!document.activeElement || document.activeElement === document.body) mark?.focus({ preventScroll: true });
    if (!leaf.matches(":popover-open")) mark = null;
  });
  addEventListener("resize", () => leaf.matches(":popover-open") && place());

  // An address that ends in a note also shows where the note belongs.
  function light() {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    if (!location.hash.startsWith("#note-")) return;
    const marks = `.record a[role="doc-noteref"][href="${CSS.escape(location.hash)}"], .opening a[role="doc-noteref"][href="${CSS.escape(location.hash)}"]`;
    for (const lit of document.querySelectorAll(marks)) lit.classList.add("lit");
  }
  addEventListener("hashchange", light);
  light();
})();
