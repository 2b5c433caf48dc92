/* The boxes of a readiness list stay on the reader's own machine. */
(function () {
  "use strict";
  var list = document.querySelector("[data-ticked]");
  if (!list) { return; }
  var key = "pathwaytool-ready:" + list.dataset.ticked;
  var boxes = Array.from(list.querySelectorAll("input[type=checkbox]"));
  var count = list.querySelector(".pw-ready-count");
  var kept = [];
  try { kept = JSON.parse(localStorage.getItem(key)) || []; } catch (error) { kept = []; }
  if (!Array.isArray(kept)) { kept = []; }
  function ticked() {
    return boxes.filter(function (box) { return box.checked; }).map(function (box) { return box.name; });
  }
  function tell() {
    count.textContent = count.dataset.said.replace("{n}", ticked().length)
      .replace("{total}", count.dataset.total);
  }
  function keep() {
    try {
      if (ticked().length) { localStorage.setItem(key, JSON.stringify(ticked())); }
      else { localStorage.removeItem(key); }
    } catch (error) { /* not kept */ }
    tell();
  }
  boxes.forEach(function (box) { box.checked = kept.indexOf(box.name) >= 0; });
  list.addEventListener("change", keep);
  list.querySelector("[data-ticked-clear]").addEventListener("click", function () {
    boxes.forEach(function (box) { box.checked = false; });
    keep();
  });
  tell();
})();
