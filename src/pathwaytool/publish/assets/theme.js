/* Light or dark before anything is painted: what the reader chose, else what the machine says. */
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.remove("no-js");
  root.classList.add("js");
  /* The font is asked for before there is a text to lay out: it is taken only where it comes at once. */
  if (document.fonts && document.fonts.load) {
    ["400", "700"].forEach(function (weight) {
      document.fonts.load(weight + " 1em pw-text").catch(function () { /* another stands in */ });
    });
  }
  var chosen = null;
  try { chosen = localStorage.getItem("pathwaytool-theme"); } catch (error) { chosen = null; }
  var dark = matchMedia("(prefers-color-scheme: dark)");
  function show() {
    var scheme = chosen || (dark.matches ? "slate" : "default");
    root.setAttribute("data-md-color-scheme", scheme);
  }
  show();
  dark.addEventListener("change", show);
  window.pathwaytoolTheme = function () {
    var now = root.getAttribute("data-md-color-scheme");
    chosen = now === "slate" ? "default" : "slate";
    try { localStorage.setItem("pathwaytool-theme", chosen); } catch (error) { /* not kept */ }
    show();
    return chosen === "slate";
  };
})();
