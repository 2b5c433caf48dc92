/* Search that knows Danish: a part of a compound is found ("sigtelse" in "børnesigtelse") and a compound
   by its parts, æ ø å can be written ae oe aa, endings may differ, a sign may stand close to its number
   ("§32"), a word of the glossary finds its likes (UKN), and a word that nothing has may have one letter
   wrong. Of a question only the words that say something count, the rare ones most, and not all of them
   need stand in what is found. The index is read when somebody first searches. */
window.pathwaytoolSearch = (function () {
  "use strict";
  var rows = null;
  var synonyms = [];
  var postings = null;
  var roots = new Map();
  var stops = new Set();
  var waiting = [];
  var form = document.querySelector("form.pw-search");
  if (!form) { return { entries: function () {} }; }
  var field = form.querySelector("input");
  var top = form.dataset.top;
  var ENDINGS = /(ernes|erne|enes|ene|ets|ens|ede|ers|er|en|et|es|te|e|s|t|r)$/;
  var TITLE = 4;
  var NAME = 1.5;
  var DEEP = 0.8;
  var LAST = 1.5;
  var ASKED = 3;
  var LONGEST = 14;

  function folded(text) {
    return text.toLowerCase().replace(/æ/g, "ae").replace(/ø/g, "oe").replace(/å/g, "aa")
      .replace(/ö/g, "oe").replace(/ä/g, "ae").normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "")
      .replace(/\b(paragraf(f?en)?|section)\s+(?=\d)/g, "§").replace(/§+\s*/g, "§")
      .replace(/(\d)\s*(%|pct\b|procent\b|per ?cent\b)/g, "$1");
  }
  function stem(word) {
    var shorter = word.replace(ENDINGS, "");
    return shorter.length >= 4 ? shorter : word;
  }
  function words(query) {
    return folded(query).split(/[^a-z0-9§]+/).filter(Boolean);
  }
  /* The words of a question that say something; all of them where none does. */
  function telling(query) {
    var all = words(query);
    var some = all.filter(function (word) { return !stops.has(word); });
    return some.length ? some : all;
  }
  /* How well a word of a page is what was asked for: 1 for itself, less for a part of it or a whole
     that it is part of, 0 for something else. A number is never the beginning of a longer one. */
  function likeness(word, part, root) {
    if (word === part) { return 1; }
    if (word === "§" + part) { return 0.9; }
    if (/\d/.test(part)) { return 0; }
    if (roots.get(word) === root) { return 0.9; }
    if (word.startsWith(root) && root.length > 2) { return 0.75; }
    if (root.length > 3 && word.indexOf(root) > 0) { return 0.6; }
    if (word.length < 5 || part.length <= word.length) { return 0; }
    /* A compound of two words that are known is both of them: "klagefrist". */
    if (part.endsWith(word)) { return isKnown(part.slice(0, -word.length).replace(/s$/, "")) ? 0.75 : 0.5; }
    if (!part.startsWith(roots.get(word))) { return 0; }
    return part.startsWith(word) && isKnown(part.slice(word.length).replace(/^s/, "")) ? 0.75 : 0.35;
  }
  function isKnown(word) { return word.length > 3 && postings.has(word); }
  /* Tell whether a word of a question stands for a word of the glossary: alone, or with others of it. */
  function isMeant(one, part, asked) {
    return one === part || stem(one) === stem(part) ||
      (one.indexOf(" ") > 0 && words(one).indexOf(part) >= 0 && (" " + asked + " ").indexOf(" " + one + " ") >= 0);
  }
  /* Shape: each word of the vocabulary that fits to how well. */
  function fitting(part, asked) {
    var found = new Map();
    function add(said, worth) {
      var root = stem(said);
      postings.forEach(function (_, word) {
        var worthy = likeness(word, said, root) * worth;
        if (worthy > (found.get(word) || 0)) { found.set(word, worthy); }
      });
    }
    add(part, 1);
    synonyms.forEach(function (group) {
      if (group.some(function (one) { return isMeant(one, part, asked); })) {
        group.forEach(function (one) { telling(one).forEach(function (said) { add(said, 0.6); }); });
      }
    });
    if (part.length > 4 && !Array.from(found.values()).some(function (worth) { return worth > 0.5; })) {
      postings.forEach(function (_, word) {
        if (word.length > 3 && isNear(word, part)) { found.set(word, 0.55); }
      });
    }
    return found;
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
  /* Shape: the number of a row to how well it has the word: up to 4 in its title, 1 in its text. */
  function standing(fits) {
    var best = new Map();
    fits.forEach(function (worth, word) {
      postings.get(word).forEach(function (weight, row) {
        /* Another name of a page is that name, not a part of it: "tavshedspligt" is not "pligt". */
        var counts = weight === ASKED && worth < 0.75 ? 1 : weight;
        best.set(row, Math.max(best.get(row) || 0, worth * counts));
      });
    });
    return best;
  }
  function find(query) {
    var parts = rows ? telling(query) : [];
    if (!parts.length) { return []; }
    var asked = words(query).join(" ");
    var meant = parts.join(" ");
    var fits = parts.map(function (part) { return fitting(part, asked); });
    var found = fits.map(standing);
    /* A word that stands nowhere tells nothing; the others do. */
    var known = found.filter(function (best) { return best.size; });
    if (known.length) { parts = parts.filter(function (_, at) { return found[at].size; }); found = known; }
    /* An age or another number tells less than a word: few pages have just that one. */
    var rare = found.map(function (best, at) {
      return Math.log(1 + rows.length / (8 + best.size)) * (parts.length > 1 && /^\d+$/.test(parts[at]) ? 0.4 : 1);
    });
    var whole = rare.reduce(function (sum, one) { return sum + one; }, 0);
    var hits = [];
    function weigh(row, number, least) {
      var told = 0;
      var covered = 0;
      found.forEach(function (best, at) {
        if (best.has(number)) { told += rare[at] * best.get(number); covered += rare[at]; }
      });
      if (covered <= whole * least) { return; }
      var share = covered / whole;
      var score = (told / whole + 1) * share * share + row.weight / 3 + 2 / (3 + row.words);
      var isIt = row.weight >= 0 &&
        (row.title === asked || row.meant === meant || row.name.join(" ") === asked);
      hits.push({ row: row, score: score + (isIt ? 4 : isNamed(row, fits) ? 1 : 0) });
    }
    /* Most of what was asked must stand there; where it stands nowhere together, each part of it may. */
    rows.forEach(function (row, number) { weigh(row, number, 0.4); });
    if (!hits.length) { rows.forEach(function (row, number) { weigh(row, number, 0); }); }
    return once(hits.sort(function (a, b) { return b.score - a.score; })
      .map(function (hit) { return hit.row; }));
  }
  /* Tell whether a question has the whole title of a page in it, among other words. */
  function isNamed(row, fits) {
    var said = row.weight >= 0 && row.meant ? row.meant.split(" ") : [];
    return said.length > 0 && said.every(function (word) {
      return fits.some(function (fit) { return fit.get(word) >= 0.75; });
    });
  }
  /* What an edition has as the nation has it comes after everything else that was found. */
  function once(hits) {
    var first = [];
    var again = [];
    var seen = new Set();
    hits.forEach(function (row) {
      var isLocal = /(^|\/)udgaver\//.test(row.url) && seen.has(row.meant);
      (isLocal ? again : first).push(row);
      seen.add(row.meant);
    });
    return first.concat(again);
  }
  /* Columns become rows: an address shares its first letters with the one before. */
  function entries(language, found, idle) {
    var said = found.said.split("\n");
    var before = "";
    stops = new Set(words(idle || ""));
    rows = found.addresses.map(function (told, at) {
      var cut = told.indexOf(" ");
      var title = said[2 * at];
      before = before.slice(0, Number(told.slice(0, cut))) + told.slice(cut + 1);
      return { url: before, shown: title, kind: found.kinds[found.kind[at]], body: said[2 * at + 1],
        name: before.indexOf("#") < 0 ? words(before.replace(/^.*\//, "").replace(/\.html$/, "")) : [],
        title: words(title).join(" "), meant: telling(title.split(" – ")[0]).join(" "),
        words: words(title).length, weight: found.weight[at] };
    });
    synonyms = Object.keys(found.alike).map(function (at) {
      return [rows[at].shown].concat(found.alike[at]).map(folded);
    });
    postings = new Map();
    rows.forEach(function (row, number) {
      /* What is said of a page of the site are other names for it; all other text is prose. */
      words(row.body).forEach(function (word) { add(word, number, row.kind === found.named ? ASKED : 1); });
      words(row.kind).forEach(function (word) { add(word, number, 1); });
      /* What a page is called in its address is what its people call it: bup, misbrug. */
      row.name.forEach(function (word) { add(word, number, NAME); });
      /* A whole sentence is no title: its words are as many as those of a text. */
      var worth = row.weight < 0 ? LAST : row.words > LONGEST ? 1.5 : TITLE;
      words(row.shown).forEach(function (word) { add(word, number, worth); });
    });
    deep(found.deep, found.named);
    waiting.splice(0).forEach(function (go) { go(); });
  }
  /* Words of long texts that no hit shows: a line each, with the letters that it shares with the word
     before, the rest, and the rows, each as the step from the one before. */
  function deep(lines, named) {
    var before = "";
    (lines ? lines.split("\n") : []).forEach(function (line) {
      var told = line.split(" ");
      before = before.slice(0, Number(told[0])) + told[1];
      words(before).forEach(function (word) {
        var at = 0;
        told.slice(2).forEach(function (step) {
          at += Number(step);
          add(word, at, rows[at].kind === named ? ASKED : DEEP);
        });
      });
    });
  }
  function add(word, number, weight) {
    if (!postings.has(word)) { postings.set(word, new Map()); roots.set(word, stem(word)); }
    var there = postings.get(word);
    there.set(number, Math.max(there.get(number) || 0, weight));
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
    var parts = telling(query);
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
