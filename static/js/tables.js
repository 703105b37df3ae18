// Tables that can be sorted by their heads and narrowed by a word. Without this file they are plain tables.
(() => {
  "use strict";
  const told = document.currentScript.dataset;
  const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const said = (cell) => cell.dataset.sort ?? cell.textContent.trim();

  for (const table of document.querySelectorAll("table.sortable")) {
    const body = table.tBodies[0];
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const rows = [...body.rows].sort((one, two) => collator.compare(said(one.cells[column]), said(two.cells[column])));
        body.append(...(down ? rows.reverse() : rows));
      });
    });
  }

  for (const table of document.querySelectorAll("table.filterable")) {
    const rows = [...table.tBodies[0].rows];
    const label = document.createElement("label");
    label.className = "filter";
    const input = document.createElement("input");
    input.type = "search";
    const status = document.createElement("span");
    status.className = "gloss";
    status.setAttribute("role", "status");
    label.append(`${told.filter} `, input, " ", status);
    table.parentElement.before(label);
    const words = rows.map((row) => row.textContent.toLocaleLowerCase());
    input.addEventListener("input", () => {
      const wanted = input.value.trim().toLocaleLowerCase().split(/\s+/);
      let shown = 0;
      rows.forEach((row, number) => {
        row.hidden = !wanted.every((word) => words[number].includes(word));
        if (!row.hidden) shown += 1;
      });
      status.textContent = `${shown} ${told.of} ${rows.length}`;
    });
  }
})();
