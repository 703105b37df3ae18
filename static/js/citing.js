// Copies a citation; only here, by the reader's own clock, can the day of reading be added.
(() => {
  "use strict";
  const said = document.currentScript.dataset;
  const status = document.createElement("p");
  status.className = "away";
  status.setAttribute("role", "status");
  document.querySelector("main").append(status);
  async function copy(text, from) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    const before = from.textContent;
    status.textContent = from.textContent = said.copied;
    setTimeout(() => { from.textContent = before; status.textContent = ""; }, 1600);
  }
  function copier(label, text) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = label;
    button.addEventListener("click", () => copy(text(), button));
    return button;
  }
  const MONTHS = ["Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."];
  const today = () => {
    const day = new Date();
    return `${day.getDate()} ${MONTHS[day.getMonth()]} ${day.getFullYear()}`;
  };
  for (const citation of document.querySelectorAll(".citation")) {
    const words = citation.textContent.trim();
    const style = citation.previousElementSibling; // its line has room, so that nothing moves
    style.append(copier(said.copy, () => words));
    if ("dated" in citation.dataset) style.append(copier(said.copyDated, () => `${words} Accessed ${today()}.`));
  }
})();
