// The key "/" leads to the search page, unless somebody is writing or has switched the keys off (WCAG 2.1.4).
addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  try { if (localStorage.getItem("keys") === "off") return; } catch { /* a browser without memory keeps the default */ }
  const field = document.querySelector("#search-words");
  const link = document.querySelector('[aria-keyshortcuts="/"]');
  if (!field && !link) return;
  event.preventDefault();
  if (field) field.focus();
  else link.click();
});
