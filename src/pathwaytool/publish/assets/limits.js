/* The limits of a pathway from one step onward, of one actor or of one sector. The choice can stand in
   the address: #efter-, #aktoer- or #sektor- and a name. */
(function () {
  "use strict";
  var form = document.querySelector("form.pw-filter");
  if (!form) { return; }
  var choices = Array.from(form.querySelectorAll("select"));
  var bars = Array.from(document.querySelectorAll("tr[data-som]"));
  var status = form.querySelector("[role=status]");
  var list = document.querySelector(".pw-limit-list");
  var order = Array.from(list.children);
  function pairs(row) {
    return row.dataset.efter.split(" ").filter(Boolean).map(function (one) { return one.split(":"); });
  }
  function far(row, step) {
    var found = pairs(row).find(function (one) { return one[0] === step; });
    return found ? Number(found[1]) : -1;
  }
  /* Whether a limit is that of the chosen role and sector. */
  function fits(limit) {
    return ["aktoer", "sektor"].every(function (name) {
      var value = form.elements[name].value;
      return !value || limit.dataset[name].split(" ").indexOf(value) >= 0;
    });
  }
  function show() {
    var step = form.elements.efter.value;
    order.forEach(function (row) {
      var limits = Array.from(row.querySelectorAll("li[data-aktoer]"));
      limits.forEach(function (limit) { limit.hidden = !fits(limit); });
      var isOn = !step || far(row, step) >= 0;
      row.hidden = !isOn || limits.every(function (limit) { return limit.hidden; });
    });
    bars.forEach(function (bar) { bar.hidden = document.getElementById(bar.dataset.som).hidden || !fits(bar); });
    order.slice().sort(function (a, b) {
      return step ? far(a, step) - far(b, step) : 0;
    }).forEach(function (row) { list.appendChild(row); });
    var shown = order.filter(function (row) { return !row.hidden; }).length;
    status.textContent = status.dataset.said.replace("{n}", shown).replace("{total}", order.length);
  }
  function read() {
    var option = window.pathwaytoolNamed();
    if (!option || option.tagName !== "OPTION") { return; }
    choices.forEach(function (choice) { choice.value = ""; });
    option.parentElement.value = option.value;
    show();
    form.scrollIntoView();
  }
  /* Some browsers let a page from a disk change no address: then the choice is not kept in it. */
  function address(id) {
    try { history.replaceState(null, "", id ? "#" + id : location.pathname); } catch (error) { /* not kept */ }
  }
  form.addEventListener("change", function (event) {
    address(event.target.selectedOptions[0].id);
    show();
  });
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  form.querySelector("[type=reset]").addEventListener("click", function () {
    setTimeout(function () { address(""); show(); });
  });
  addEventListener("hashchange", read);
  read();
})();
