/* Search that knows Danish: a part of a compound is found ("sigtelse" in "børnesigtelse"), æ ø å can be
   written ae oe aa, endings may differ, a sign may stand close to its number ("§32"), a word of the
   glossary finds its likes (UKN), and a word that nothing has may have one letter wrong.
   The index is read when somebody first searches. */
window.pathwaytoolSearch = (function () {
  "use strict";
  var rows = null;
  var synonyms = [];
  var vocabulary = null;
  var waiting = [];
  var form = document.querySelector("form.pw-search");
  if (!form) { return { entries: function () {} }; }
  var field = form.querySelector("input");
  var top = form.dataset.top;
  var ENDINGS = /(ernes|erne|enes|ene|ets|ens|ers|er|en|et|es|e|s)$/;

  function folded(text) {
    return text.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "oe").replace(/å/g, "aa")
      .replace(/ö/g, "oe").replace(/ä/g, "ae").normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "")
      .replace(/\bparagraf(fen)?\s+(?=\d)/g, "§").replace(/§+\s*/g, "§");
  }
  function stem(word) {
    var shorter = word.replace(ENDINGS, "");
    return shorter.length >= 4 ? shorter : word;
  }
  function words(query) {
    return folded(query).split(/[^a-z0-9§]+/).filter(Boolean);
  }
  /* How well a word stands in a text: 3 at the head of a word, 2 inside one, 0 nowhere. A number is
     never found as the beginning of a longer one. */
  function place(haystack, needle) {
    var isNumber = /\d$/.test(needle);
    for (var at = haystack.indexOf(needle); at >= 0; at = haystack.indexOf(needle, at + 1)) {
      if (isNumber && /\d/.test(haystack[at + needle.length] || "")) { continue; }
      return at === 0 || /[^a-z0-9]/.test(haystack[at - 1]) ? 3 : 2;
    }
    return 0;
  }
  function standing(row, part) {
    return 4 * place(row.title, part) || 3 * place(row.title, stem(part)) || place(row.text, part) ||
      place(row.text, stem(part)) / 2;
  }
  /* The words that mean the same as one that was written: itself first, its likes in the glossary,
     and where no page has any of them, words that are spelled nearly so or that it ends in. */
  function meant(part) {
    var all = [{ said: part, worth: 1 }];
    synonyms.forEach(function (group) {
      if (group.some(function (one) { return one === part || stem(one) === stem(part); })) {
        group.forEach(function (one) { if (one !== part) { all.push({ said: one, worth: 0.6 }); } });
      }
    });
    var isKnown = rows.some(function (row) {
      return all.some(function (one) { return standing(row, one.said) > 0; });
    });
    return isKnown || part.length < 5 ? all : all.concat(near(part));
  }
  function near(part) {
    if (!vocabulary) {
      var seen = new Set();
      rows.forEach(function (row) {
        (row.title + " " + row.text).split(/[^a-z]+/).forEach(function (word) {
          if (word.length > 3) { seen.add(word); }
        });
      });
      vocabulary = Array.from(seen);
    }
    var found = vocabulary.filter(function (word) { return isNear(word, part); });
    var ends = vocabulary.filter(function (word) { return word.length > 5 && part.endsWith(word); });
    var longest = Math.max.apply(null, ends.map(function (word) { return word.length; }));
    ends = ends.filter(function (word) { return word.length === longest; });
    return found.slice(0, 40).map(function (word) { return { said: word, worth: 0.4 }; })
      .concat(ends.map(function (word) { return { said: word, worth: 0.3 }; }));
  }
  /* Tell whether `word` begins with `part`, but for one letter that is wrong, missing, too much, or in
     the place of its neighbour. */
  function isNear(word, part) {
    var at = 0;
    while (at < part.length && word[at] === part[at]) { at += 1; }
    var rest = part.slice(at);
    return word.startsWith(rest.slice(1), at + 1) || word.startsWith(rest, at + 1) ||
      word.startsWith(rest.slice(1), at) ||
      (rest.length > 1 && word.startsWith(rest[1] + rest[0] + rest.slice(2), at));
  }
  function score(row, parts, meanings) {
    var total = 0;
    for (var i = 0; i < parts.length; i += 1) {
      var best = 0;
      meanings[i].forEach(function (one) {
        best = Math.max(best, standing(row, one.said) * one.worth);
      });
      if (!best) { return 0; }
      total += best;
    }
    return total + (row.title === parts.join(" ") ? 20 : 0) + 4 / (4 + row.title.length) + row.weight;
  }
  function find(query) {
    var parts = words(query);
    if (!parts.length || !rows) { return []; }
    var meanings = parts.map(meant);
    return rows.map(function (row) { return { row: row, score: score(row, parts, meanings) }; })
      .filter(function (hit) { return hit.score > 0; })
      .sort(function (a, b) { return b.score - a.score; })
      .map(function (hit) { return hit.row; });
  }
  function entries(language, found) {
    synonyms = found.filter(function (row) { return row[5]; })
      .map(function (row) { return [row[1]].concat(row[5]).map(folded); });
    rows = found.map(function (row) {
      return { url: row[0], shown: row[1], kind: row[2], body: row[3], title: folded(row[1]),
        text: folded(row[2] + " " + row[3]), weight: row[4] || 0 };
    });
    waiting.splice(0).forEach(function (go) { go(); });
  }
  function ready(go) {
    if (rows) { go(); return; }
    waiting.push(go);
    if (waiting.length === 1) {
      var script = document.createElement("script");
      script.src = form.dataset.index;
      document.head.appendChild(script);
    }
  }
  function element(name, className, text) {
    var made = document.createElement(name);
    if (className) { made.className = className; }
    if (text) { made.textContent = text; }
    return made;
  }
  function counted(number) {
    if (number === 0) { return form.dataset.none; }
    return number === 1 ? form.dataset.one : form.dataset.many.replace("{n}", number);
  }
  function extract(row, parts) {
    var text = folded(row.body);
    var at = text.indexOf(parts[0]);
    if (at < 0) { at = 0; }
    /* Folding can make a text longer (æ -> ae), so that the place is only near. */
    var from = Math.max(0, Math.min(at, row.body.length) - 60);
    var cut = row.body.slice(from, from + 170);
    return (from > 0 ? "… " : "") + cut + (from + 170 < row.body.length ? " …" : "");
  }
  function item(row, parts) {
    var link = element("a", "pw-hit");
    link.href = top + row.url.split("#").map(encodeURI).join("#");
    link.appendChild(element("span", "pw-hit__kind", row.kind));
    link.appendChild(element("strong", "", row.shown));
    if (row.body) { link.appendChild(element("span", "pw-hit__text", extract(row, parts))); }
    var line = element("li");
    line.appendChild(link);
    return line;
  }
  function fill(list, status, query, most) {
    var hits = find(query);
    var parts = words(query);
    list.textContent = "";
    hits.slice(0, most).forEach(function (row) { list.appendChild(item(row, parts)); });
    status.textContent = parts.length ? counted(hits.length) : "";
    return hits.length;
  }

  /* The short list below the field. */
  var panel = element("div", "pw-hits");
  var status = element("p", "pw-hits__count");
  status.setAttribute("role", "status");
  var list = element("ul");
  panel.hidden = true;
  panel.appendChild(status);
  panel.appendChild(list);
  form.appendChild(panel);
  function all() {
    var link = element("a", "pw-hit", form.dataset.all);
    link.href = form.getAttribute("action") + "?q=" + encodeURIComponent(field.value);
    var line = element("li");
    line.appendChild(link);
    return line;
  }
  function open() {
    if (!words(field.value).length) { close(); return; }
    ready(function () {
      if (fill(list, status, field.value, 8) > 8) { list.appendChild(all()); }
      panel.hidden = false;
    });
  }
  function close() { panel.hidden = true; }
  field.addEventListener("input", open);
  field.addEventListener("focus", function () { ready(function () {}); });
  form.addEventListener("focusout", function (event) {
    if (!form.contains(event.relatedTarget)) { close(); }
  });
  form.addEventListener("keydown", function (event) {
    var links = Array.prototype.slice.call(list.querySelectorAll("a"));
    var at = links.indexOf(document.activeElement);
    if (event.key === "Escape") { close(); field.focus(); }
    if (event.key === "ArrowDown" && links.length && !panel.hidden) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)].focus();
    }
    if (event.key === "ArrowUp" && at >= 0) {
      event.preventDefault();
      if (at === 0) { field.focus(); } else { links[at - 1].focus(); }
    }
  });
  document.addEventListener("keydown", function (event) {
    var typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      field.focus();
    }
  });

  /* The whole list on its own page. */
  var page = document.querySelector("[data-pathwaytool-search-page]");
  if (page) {
    var whole = element("ul", "pw-hits-all");
    var told = element("p");
    told.setAttribute("role", "status");
    page.appendChild(told);
    page.appendChild(whole);
    field.value = new URLSearchParams(location.search).get("q") || "";
    ready(function () { fill(whole, told, field.value, 200); });
  }
  return { entries: entries, find: find };
})();
