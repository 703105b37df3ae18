// Prints what citeproc makes of CSL-JSON records: node cite.mjs RECORDS LOCALE NAME=STYLE.csl ...
// Output: {"NAME": {"notes": [...], "bibliography": [...]}, ...}
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const CSL = createRequire(import.meta.url)("citeproc");
const [recordsFile, localeFile, ...styles] = process.argv.slice(2);
const records = new Map(JSON.parse(readFileSync(recordsFile, "utf8")).map((record) => [record.id, record]));
const locale = readFileSync(localeFile, "utf8");
const system = { retrieveLocale: () => locale, retrieveItem: (id) => records.get(id) };

const cited = {};
for (const named of styles) {
  const [name, file] = named.split("=");
  const engine = new CSL.Engine(system, readFileSync(file, "utf8"), "en-US", true);
  engine.setOutputFormat("text");
  engine.updateItems([...records.keys()]);
  cited[name] = {
    notes: [...records.keys()].map((id) => engine.makeCitationCluster([{ id }])),
    bibliography: engine.makeBibliography()[1].map((entry) => entry.trim()),
  };
}
console.log(JSON.stringify(cited));
