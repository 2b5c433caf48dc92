/* The few things a page does by itself: the menu on small screens, light and dark. */
(function () {
  "use strict";
  var wide = matchMedia("(min-width: 60em)");
  var menu = document.querySelector(".pw-menu");
  var local = document.querySelector(".pw-local > details");
  var notice = document.querySelector(".pw-notice-box");
  /* A sheet of paper is narrow too, and nothing is folded away on it. */
  function fold() {
    if (matchMedia("print").matches) { return; }
    [menu, local, notice].forEach(function (one) {
      if (one) { one.open = wide.matches; one.classList.add("is-ready"); }
    });
  }
  fold();
  wide.addEventListener("change", fold);
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && menu && menu.open && !wide.matches) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  /* Escape shuts the explanation of a term until the pointer and the focus have left it. */
  document.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") { return; }
    document.querySelectorAll(".pw-term:hover, .pw-term:focus-within").forEach(function (term) {
      term.classList.add("pw-term--shut");
    });
  });
  function open(event, state) {
    var term = event.target.closest && event.target.closest(".pw-term--shut");
    if (term && !term.contains(event.relatedTarget) && !term.matches(state)) {
      term.classList.remove("pw-term--shut");
    }
  }
  document.addEventListener("pointerout", function (event) { open(event, ":focus-within"); });
  document.addEventListener("focusout", function (event) { open(event, ":hover"); });
  /* Paper says where it is from, and of which day: print.css puts it in the margin. */
  var printed = null;
  if (document.adoptedStyleSheets && window.CSSStyleSheet && CSSStyleSheet.prototype.replaceSync) {
    printed = new CSSStyleSheet();
    document.adoptedStyleSheets = [printed];
  }
  function tellPaper() {
    var body = document.body, page = document.querySelector("[data-version]");
    var told = body.dataset.printed;
    if (!told) { return; }
    told = told.replace("{address}", location.href.split("#")[0])
      .replace("{date}", new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" }));
    if (page) { told = page.dataset.version + " · " + told; }
    told = JSON.stringify(told);
    /* What the root says every element takes over, and a large picture has thousands: so it is said on
       paper alone, where that can be. */
    if (printed) { printed.replaceSync("@media print { :root { --pw-printed: " + told + "; } }"); }
    else { document.documentElement.style.setProperty("--pw-printed", told); }
  }
  tellPaper();
  addEventListener("beforeprint", tellPaper);
  var button = document.querySelector(".pw-theme");
  if (button && window.pathwaytoolTheme) {
    var root = document.documentElement;
    button.hidden = false;
    button.setAttribute("aria-pressed", String(root.dataset.mdColorScheme === "slate"));
    button.addEventListener("click", function () {
      button.setAttribute("aria-pressed", String(window.pathwaytoolTheme()));
    });
  }
  /* What the address names. Anybody can write an address: "#%" is none. */
  function named() {
    var id = location.hash.slice(1);
    try { id = decodeURIComponent(id); } catch (error) { /* it is taken as it stands */ }
    return id ? document.getElementById(id) : null;
  }
  window.pathwaytoolNamed = named;
  /* A link to something folded away opens it. */
  function reveal() {
    var target = named();
    if (!target) { return; }
    for (var part = target; part; part = part.parentElement) {
      if (part.tagName === "DETAILS") { part.open = true; }
    }
    var inner = target.querySelector(":scope > details");
    if (inner) { inner.open = true; }
    target.scrollIntoView();
  }
  addEventListener("hashchange", reveal);
  reveal();
  /* A page names the scripts that it alone needs; they run in this order. */
  document.querySelectorAll("[data-scripts]").forEach(function (one) {
    one.dataset.scripts.split(" ").forEach(function (address) {
      var script = document.createElement("script");
      script.src = address;
      script.async = false;
      document.head.append(script);
    });
  });
  /* On paper everything that is folded away is shown. */
  var folded = [];
  addEventListener("beforeprint", function () {
    folded = Array.prototype.filter.call(
      document.querySelectorAll("main details"), function (one) { return !one.open; });
    folded.forEach(function (one) { one.open = true; });
  });
  addEventListener("afterprint", function () {
    folded.forEach(function (one) { one.open = false; });
  });
})();
