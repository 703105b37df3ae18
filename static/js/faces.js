// Asks for the book face before the style sheet is read, so that the first page already stands in it. What comes too
// late waits for the next page (`font-display: optional`), so nothing moves. Not deferred: after the first paint it
// would be of no use. Not <link rel="preload">: from disk browsers refuse that.
(() => {
  "use strict";
  if (!window.FontFace) return;
  const folder = new URL("../fonts/", document.currentScript.src);
  for (const part of ["regular", "italic", "semibold"]) {
    new FontFace("Spectral", `url("${folder}spectral-${part}-latin.woff2")`).load().catch(() => {}); // a stand-in is named
  }
})();
