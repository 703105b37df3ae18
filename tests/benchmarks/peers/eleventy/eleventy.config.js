import markdownIt from "markdown-it";
import attrs from "markdown-it-attrs";
import footnote from "markdown-it-footnote";

// Entries of a list under each of the names that `named` finds in them.
const grouped = (pages, named) => {
    const found = new Map();
    for (const page of pages) for (const name of named(page)) found.set(name, [...(found.get(name) ?? []), page]);
    return [...found].map(([name, of_name]) => ({ name, pages: of_name })).sort((a, b) => a.name < b.name ? -1 : 1);
};

export default (config) => {
    config.setLibrary("md", markdownIt({ html: false }).use(attrs).use(footnote));
    config.addCollection("protocols", (all) => all.getFilteredByGlob("protocols/*.md").sort((a, b) => a.date - b.date));
    config.addCollection("byPerson", (all) => grouped(all.getFilteredByGlob("protocols/*.md"), (page) => page.data.people));
    config.addCollection("byYear", (all) => grouped(all.getFilteredByGlob("protocols/*.md"), (page) => page.data.years));
    config.addFilter("day", (date) => date.toISOString().slice(0, 10));
};
