/* The page "not found" is shown at any address, and where the top of the site is, no link in it can know
   beforehand. This script is asked for at every height; where it is found tells where the top is, and all
   links and styles that were laid out for another place are laid out anew. */
(function () {
  "use strict";
  var me = document.currentScript;
  var base = me.dataset.base;
  var top = new URL("../../", me.src).href;
  if (window.pathwaytoolTop) { return; }
  window.pathwaytoolTop = top;
  if (new URL(base, location.href).href === top) { return; }
  function moved(address) {
    return address && address.indexOf(base) === 0 ? top + address.slice(base.length) : address;
  }
  /* Nothing is seen until styles and scripts have come: what has been seen would jump. */
  var root = document.documentElement, awaited = 1;
  root.style.visibility = "hidden";
  function come() { if (--awaited === 0) { root.style.visibility = ""; } }
  function add(one) {
    awaited += 1;
    one.addEventListener("load", come);
    one.addEventListener("error", come);
    document.head.appendChild(one);
  }
  document.querySelectorAll("link[rel=stylesheet]").forEach(function (old) {
    var link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = moved(old.getAttribute("href"));
    add(link);
  });
  document.addEventListener("DOMContentLoaded", function () {
    ["href", "action", "data-index", "data-top"].forEach(function (name) {
      document.querySelectorAll("[" + name + "]").forEach(function (one) {
        one.setAttribute(name, moved(one.getAttribute(name)));
      });
    });
    document.querySelectorAll("script[src]").forEach(function (old) {
      var address = old.getAttribute("src");
      if (old.hasAttribute("data-base") || moved(address) === address) { return; }
      var script = document.createElement("script");
      script.src = moved(address);
      script.async = false;
      add(script);
    });
    come();
  });
})();
