// Goes on to the present address, and to the same place there: a refresh by the page itself would lose the place.
location.replace(document.querySelector("main a").href + location.hash);
