// @ts-check
/* Follow a young person: one question at a time, the way as it unfolds, and nothing leaves the page.

   `walk.js` follows the case; this file asks, shows and remembers. The answers stand in the address'
   fragment and nowhere else. Text is set as text: nothing here writes markup. */
(() => {
  "use strict";

  const { pathwaytoolWalk: walking, pathwaytoolFollow: data } = /** @type {any} */ (globalThis);
  const root = document.querySelector("[data-follow]");
  if (!root || !data || !walking) return;
  const { said } = data;
  const HOUR = 3600e3;
  /** @type {Record<string, {fixed: string[], fromEaster: number[]}>} */
  const HOLIDAYS = {
    denmark: { fixed: ["1-1", "12-25", "12-26"], fromEaster: [-3, -2, 0, 1, 39, 49, 50] },
    sweden: { fixed: ["1-1", "1-6", "5-1", "6-6", "12-25", "12-26"], fromEaster: [-2, 0, 1, 39, 49] },
  };
  const SETTLED = ["kept", "broken"];
  /* How many questions are answered beforehand, in idle moments. */
  const MOST_PRACTISED = 60;
  const DAY = "@dag";
  const BORN = "@foedt";
  const EVENT = "!";
  const NOBODY_KNOWS = "?";

  /** @param {string} name @param {Record<string, string | number>} [gaps] */
  const say = (name, gaps = {}) =>
    Object.entries(gaps).reduce((text, [gap, value]) => text.split(`{${gap}}`).join(String(value)), said.words[name] || name);

  /** @param {string} tag @param {Record<string, any>} attributes @param {...any} children
   * @returns {HTMLElement} */
  function make(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name === "on") for (const [event, does] of Object.entries(value)) made.addEventListener(event, does);
      else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.flat(3).filter((one) => one !== null && one !== undefined && one !== ""));
    return made;
  }

  /* What was made is kept until its key changes: a browser lays out anew only what is new, and that
     takes longer than all else here. Keys hold all that a part is made of. */
  /** @type {Map<string, any>} */
  let drawn = new Map();
  /** @type {Map<string, any>} */
  let drawing = new Map();

  /** What `build` makes; what it made the last time where the key is the same.
   * @template T @param {any[]} key @param {() => T} build @returns {T} */
  function once(key, build) {
    const name = JSON.stringify(key);
    const found = drawn.has(name) ? drawn.get(name) : build();
    drawing.set(name, found);
    return found;
  }

  /** An element that stays, with these children. @param {string} name @param {string} tag
   * @param {Record<string, any>} attributes @param {...any} children @returns {HTMLElement} */
  function staying(name, tag, attributes, ...children) {
    return fill(once([name], () => make(tag, attributes)), children);
  }

  /** Give `holder` these children; those it has already are left as they are.
   * @template {HTMLElement} T @param {T} holder @param {any[]} children @returns {T} */
  function fill(holder, children) {
    const wanted = children.flat(3).filter(Boolean);
    const stays = new Set(wanted);
    for (const one of [...holder.childNodes]) if (!stays.has(one)) one.remove();
    let at = holder.firstChild;
    for (const one of wanted) {
      if (at && one === at) at = at.nextSibling;
      else holder.insertBefore(one, at);
    }
    return holder;
  }

  const live = make("p", { role: "status", class: "pw-hidden" });
  const places = Array.from({ length: 7 }, () => make("div", {}));
  /* The picture of the way comes below the case as it is now: see `unfolding.js`. */
  const unfolding = make("div", { "data-unfolding": true });
  const body = make("div", { class: "pw-follow" }, places.slice(0, 2), unfolding, places.slice(2));
  root.append(live, body);
  if (!data.flow) {
    body.append(make("p", {}, say("too_large")));
    root.removeAttribute("data-pictures"); // nothing comes for which room is kept
    return;
  }
  const compiled = walking.compile(data.flow);
  const isTimed = data.flow.works.some((/** @type {any} */ work) => work.takes);

  // -- what the reader has said ------------------------------------------------------------

  /** @type {any[]} */
  const events = data.flow.works.filter((/** @type {any} */ work) => work.during);
  /** @type {() => {answers: Record<string, string[]>, unknown: Set<string>, day: string, born: string,
   *   comes: Record<string, string>}} */
  const nothing = () => ({ answers: {}, unknown: new Set(), day: "", born: "", comes: {} });
  let state = read();
  let kept = fragment();

  function read() {
    const found = nothing();
    for (const [name, value] of new URLSearchParams(location.hash.slice(1))) {
      const level = data.flow.facts.indexOf(name);
      const isDay = /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value));
      if (name === DAY && isDay) found.day = value;
      if (name === BORN && isDay) found.born = value;
      const event = events.find((/** @type {any} */ one) => EVENT + one.name === name);
      if (event && event.during.some((/** @type {number} */ at) => data.flow.works[at].name === value)) found.comes[event.name] = value;
      if (level < 0) continue;
      const parts = value.split(" ");
      if (parts.includes(NOBODY_KNOWS)) found.unknown.add(name);
      const answers = parts.filter((one) => data.flow.domains[level].includes(one));
      if (answers.length) found.answers[name] = answers;
    }
    return found;
  }

  /** The answers as they stand in the address. */
  function fragment() {
    const kept = new URLSearchParams();
    for (const [name, answers] of Object.entries(state.answers)) {
      kept.set(name, [...answers, ...(state.unknown.has(name) ? [NOBODY_KNOWS] : [])].join(" "));
    }
    for (const name of state.unknown) if (!kept.has(name)) kept.set(name, NOBODY_KNOWS);
    for (const [event, step] of Object.entries(state.comes)) kept.set(EVENT + event, step);
    if (state.day) kept.set(DAY, state.day);
    if (state.born) kept.set(BORN, state.born);
    return String(kept);
  }

  /** Keep the answers in the address, in place of what stood there: nothing is left behind. */
  function keep() {
    kept = fragment();
    try {
      history.replaceState(null, "", `#${kept}`); // a move to a place would lay out the page for it
    } catch (error) {
      location.replace(`#${kept}`); // some browsers keep no such thing of a page from disk
    }
  }

  /** @param {string} fact @param {string[]} answers */
  function answer(fact, answers) {
    state.answers[fact] = answers;
    state.unknown.delete(fact);
    changed();
  }

  /** @param {string} fact @param {string[]} [before] */
  function leaveOpen(fact, before = []) {
    if (before.length) state.answers[fact] = before;
    else delete state.answers[fact];
    state.unknown.add(fact);
    changed();
  }

  function clear() {
    state = nothing();
    changed();
  }

  function changed() {
    keep();
    const before = shown;
    const chosen = document.activeElement instanceof HTMLSelectElement ? document.activeElement.id : "";
    show();
    /* Who chooses in a list with the arrow keys stays there; who answers is led to what is asked next. */
    const stays = chosen && document.getElementById(chosen);
    const next = stays || body.querySelector("[data-next]");
    announce(before, Boolean(stays));
    if (next instanceof HTMLElement) next.focus({ preventScroll: false });
  }

  /** Show the way anew with another day, and stay at the field. @param {Event} event */
  function redate(event) {
    const { id } = /** @type {HTMLElement} */ (event.target);
    keep();
    show();
    document.getElementById(id)?.focus();
  }

  /** Say once what is new: the steps that came, and what is asked now where the focus is not led there.
   * @param {string[]} before @param {boolean} stays */
  function announce(before, stays) {
    const known = [...before];
    const fresh = shown.filter((name) => {
      const at = known.indexOf(name);
      if (at >= 0) known.splice(at, 1);
      return at < 0;
    });
    const titles = fresh.map(named);
    const heading = body.querySelector("[data-next]");
    live.textContent = [
      titles.length ? say(titles.length === 1 ? "new_step" : "new_steps", { n: titles.length, names: titles.join(", ") }) : "",
      stays && heading ? heading.textContent : "",
    ].filter(Boolean).join(" ");
  }

  // -- what is shown -----------------------------------------------------------------------

  /** @type {string[]} The steps of the way that is shown. */
  let shown = [];
  /** Who followed it. @type {any} */
  let last = null;
  /** @type {Set<string>} The events on it. */
  let came = new Set();
  /** @type {{title: string, day: number, last: number | null}[]} */
  let dues = [];
  /* What other scripts ask of this one. @type {any} */
  const following = /** @type {any} */ (globalThis).pathwaytoolFollowing = {};

  function show() {
    drawing = new Map();
    /* Each part has a place that stays: where a part comes or goes, those after it keep their style. */
    shownNow().forEach((one, at) => fill(places[at], [one]));
    drawn = drawing;
  }

  /** All that is to be seen, in order. @returns {any[]} */
  function shownNow() {
    dues = [];
    let told;
    try {
      const follower = new walking.Follower(compiled, state.answers, state.unknown, state.comes, last);
      last = follower;
      told = { ...follower.follow(), moves: follower.walker.moves };
      told.fares = follower.walker.fare(told.path, told.at < 0 && !told.stop);
    } catch (error) {
      if (!(error instanceof walking.ImpossibleCase)) throw error;
      shown = [];
      unfold([], []);
      return [nobody(), null, answers(), null, null, null, null];
    }
    const passages = told.path.map((/** @type {any} */ one) => one.passage).filter(Boolean);
    shown = passages.map((/** @type {any} */ one) => one.step);
    came = new Set(passages.flatMap((/** @type {any} */ one) => (one.is_event ? [one.step] : [])));
    const way = wayOf(passages, told);
    unfold(waysOf(told), underWay(told));
    return [next(told, passages), now(told), answers(), meanwhile(told), way, promised(told), tools(told)];
  }

  /** Tell the picture of the way what has been passed and where the case is now.
   * @param {string[][]} ways @param {string[]} now */
  function unfold(ways, now) {
    const route = { ids: [...new Set([...shown.filter((name) => !came.has(name)), ...ways.flat(), ...now])], ways, now };
    following.route = route;
    root?.dispatchEvent(new CustomEvent("follow-route", { detail: route }));
  }

  /** From where to where the way has led, in order; events stand in no picture.
   * @param {any} told @returns {string[][]} */
  const waysOf = (told) => told.path.flatMap((/** @type {any} */ one) =>
    (one.passage && !one.passage.is_event ? one.passage.to.map((/** @type {string} */ to) => [one.passage.step, to]) : []));

  /** @param {string} name */
  const step = (name) => said.steps[name] || said.ends[name] || { title: name };

  /** The title of a step or, where it came on the way, of an event. @param {string} name */
  const named = (name) => (came.has(name) ? said.events[name] : step(name)).title;

  /** @param {string} name */
  const quoted = (name) => say("quoted", { title: named(name) });

  /** @param {string} name */
  const link = (name) => (step(name).url ? make("a", { href: step(name).url }, step(name).title) : step(name).title);

  /** @param {string} text */
  const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

  function nobody() {
    const values = data.flow.facts.map((/** @type {string} */ name, /** @type {number} */ level) =>
      (state.answers[name] ? data.flow.domains[level].indexOf(state.answers[name][0]) : -1));
    const why = data.flow.impossible.flatMap((/** @type {number} */ set, /** @type {number} */ at) => {
      const isAnswered = compiled.support(set).every((/** @type {number} */ level) => values[level] >= 0);
      return isAnswered && compiled.isIn(set, values) ? [said.impossible[at]] : [];
    });
    return make("section", { class: "pw-ask", "aria-labelledby": "pw-next" },
      make("h2", { id: "pw-next", tabindex: "-1", "data-next": true }, say("nobody")),
      make("p", {}, say("nobody_what")),
      why.map((/** @type {string} */ one) => make("p", { class: "pw-soft" }, one)));
  }

  /** What comes next: a question, where the ways part, or how it ended.
   * @param {any} told @param {any[]} passages */
  function next(told, passages) {
    if (told.question) return question(told, passages);
    if (told.parting) return parting(told);
    return outcome(told, passages);
  }

  /** @param {any} told @param {any[]} passages */
  function question(told, passages) {
    const { fact, options, given } = told.question;
    const about = said.facts[fact];
    return make("section", { class: "pw-ask", "aria-labelledby": "pw-next" },
      make("p", { class: "pw-ask__where" }, where(told, passages, fact)),
      make("h2", { id: "pw-next", tabindex: "-1", "data-next": true }, say("question", { fact: capital(about.title) })),
      make("div", { class: "pw-ask__answers", role: "group", "aria-labelledby": "pw-next" },
        options.map((/** @type {string} */ value) => make("button", { type: "button", class: "pw-answer",
          on: { click: () => answer(fact, [...given, value]) } }, capital(about.values[value]))),
        make("button", { type: "button", class: "pw-answer pw-answer--open",
          on: { click: () => leaveOpen(fact, given) } }, say("unknown"))));
  }

  /** Who settles what is asked. @param {any} told @param {any[]} passages @param {string} fact */
  function where(told, passages, fact) {
    const level = data.flow.facts.indexOf(fact);
    if (!data.flow.decided.includes(level)) return say("known_from_start");
    const work = data.flow.works[told.at];
    const last = [...passages].reverse().find((one) => one.decided.some((/** @type {string[]} */ pair) => pair[0] === fact));
    const by = (work.decides || []).includes(level) ? work.name : last && last.step;
    const again = (state.answers[fact] || []).length ? ` ${say("again")}` : "";
    return by ? say("decided_by", { step: step(by).title, actor: step(by).actor }) + again : "";
  }

  /** @param {any} told */
  function parting(told) {
    const { fact, options } = told.parting;
    const about = said.facts[fact];
    const before = state.answers[fact] || [];
    const unknown = new Set([...state.unknown].filter((one) => one !== fact));
    return make("section", { class: "pw-ask", "aria-labelledby": "pw-next" },
      make("h2", { id: "pw-next", tabindex: "-1", "data-next": true }, say("parting", { fact: about.title })),
      make("p", {}, say("parting_what")),
      make("ul", { class: "pw-parting" }, options.map((/** @type {string} */ value) => {
        const onward = new walking.Follower(compiled, { ...state.answers, [fact]: [...before, value] }, unknown, state.comes, last).follow();
        const steps = onward.path.slice(told.path.length).map((/** @type {any} */ one) => one.passage).filter(Boolean);
        return make("li", {},
          make("h3", {}, capital(about.values[value])),
          make("p", {}, ahead(onward, steps)),
          make("button", { type: "button", class: "pw-answer", on: { click: () => answer(fact, [...before, value]) } },
            say("go_this_way"), make("span", { class: "pw-hidden" }, `: ${about.values[value]}`)));
      })));
  }

  /** What is sure on a way: the steps that come, and then what it turns on.
   * @param {any} onward @param {any[]} steps */
  function ahead(onward, steps) {
    const names = steps.map((one) => quoted(one.step));
    const begun = underWay(onward).filter((name) => !steps.some((one) => one.step === name)).map(quoted);
    const all = [...new Set([...names, ...begun])];
    const first = all.length ? say("then_come", { names: all.join(", ") }) : "";
    const open = onward.question || onward.parting;
    if (open) return `${first} ${say("then_asked", { fact: said.facts[open.fact].title })}`.trim();
    return `${first} ${onward.stop ? say("then_stops") : say("then_ends", { names: endsOf(onward).map(quoted).join(", ") })}`.trim();
  }

  /** @param {any} told @returns {string[]} */
  function underWay(told) {
    return data.flow.works.filter((/** @type {any} */ work, /** @type {number} */ at) => at > 0 && !work.during && told.standing.running[at])
      .map((/** @type {any} */ one) => one.name);
  }

  /** @param {any} told @returns {string[]} */
  function endsOf(told) {
    const names = told.path.flatMap((/** @type {any} */ one) => (one.passage ? one.passage.to : []));
    return [...new Set(/** @type {string[]} */ (names))].filter((name) => said.ends[name]);
  }

  /** @param {any} told @param {any[]} passages */
  function outcome(told, passages) {
    const heading = (/** @type {string} */ text) => make("h2", { id: "pw-next", tabindex: "-1", "data-next": true }, text);
    const parts = told.stop
      ? [heading(say("stopped")), make("p", {}, say(`stop_${told.stop}`))]
      : [heading(say("ended")), make("p", {}, say("ended_at", { names: endsOf(told).map(quoted).join(", ") }))];
    const last = passages.length && !told.stop ? passages.map((one) => one.ends).reduce(later) : null;
    if (last && isTimed) parts.push(make("p", { class: "pw-soft" }, say("ended_when", { when: span(last) })));
    return make("section", { class: "pw-ask", "aria-labelledby": "pw-next" }, parts);
  }

  /** @param {[number, number | null]} one @param {[number, number | null]} two @returns {[number, number | null]} */
  function later(one, two) {
    return [Math.max(one[0], two[0]), one[1] === null || two[1] === null ? null : Math.max(one[1], two[1])];
  }

  /** Who holds the case now, and who waits for whom. @param {any} told */
  function now(told) {
    const running = underWay(told);
    if (!running.length) return null;
    const waiting = data.flow.works.flatMap((/** @type {any} */ work, /** @type {number} */ at) => {
      if (!told.standing.waiting[at]) return [];
      const names = told.moves.awaited(at, told.standing).map((/** @type {number} */ one) => quoted(data.flow.works[one].name));
      return [make("li", {}, say("waits", { step: quoted(work.name), names: names.join(", ") }))];
    });
    const leads = [...new Set(running.map((name) => step(name).lead || said.lead).filter(Boolean))];
    return make("section", { class: "pw-now", "aria-labelledby": "pw-now" },
      make("h2", { id: "pw-now" }, say("now")),
      leads.length ? make("p", {}, say("lead", { names: leads.join(", ") })) : null,
      make("ul", {},
        running.map((name) => make("li", {}, make("strong", {}, step(name).actor), " – ", link(name))), waiting),
      running.length > 1 ? make("p", { class: "pw-soft" }, say("side_by_side")) : null);
  }

  function answers() {
    const rows = Object.entries(state.answers).flatMap(([fact, given]) => given.map((value, time) => ({ fact, value, time, of: given.length })));
    const open = [...state.unknown].map((fact) => ({ fact, value: NOBODY_KNOWS, time: (state.answers[fact] || []).length, of: 1 }));
    const all = [...rows, ...open];
    if (!all.length) return null;
    return staying("answers", "section", { class: "pw-answers", "aria-labelledby": "pw-answers" },
      once(["answers-head"], () => make("h2", { id: "pw-answers" }, say("answers"))),
      staying("answers-list", "ul", {}, all.map((row) => once(["answer", row], () => {
        const id = `pw-answer-${row.fact}-${row.time}`;
        const about = said.facts[row.fact];
        const label = row.of > 1 ? say("time", { fact: capital(about.title), n: row.time + 1 }) : capital(about.title);
        const level = data.flow.facts.indexOf(row.fact);
        const select = make("select", { id, on: { change: (/** @type {any} */ event) => change(row, event.target.value) } },
          data.flow.domains[level].map((/** @type {string} */ value) =>
            make("option", { value, selected: value === row.value }, about.values[value])),
          make("option", { value: NOBODY_KNOWS, selected: row.value === NOBODY_KNOWS }, say("unknown")));
        return make("li", {}, make("label", { for: id }, label), select);
      }))),
      once(["answers-clear"], () => make("p", {}, make("button", { type: "button", class: "pw-answer pw-answer--open", on: { click: clear } }, say("clear")))));
  }

  /** @param {{fact: string, time: number}} row @param {string} value */
  function change(row, value) {
    const given = state.answers[row.fact] || [];
    if (value === NOBODY_KNOWS) leaveOpen(row.fact, given.slice(0, row.time));
    else answer(row.fact, [...given.slice(0, row.time), value, ...given.slice(row.time + 1)]);
  }

  /** What may come while a step of the way is under way, and when it does. @param {any} told */
  function meanwhile(told) {
    const met = new Set([...shown, ...underWay(told)]);
    const rows = events.flatMap((/** @type {any} */ work, at) => {
      const chosen = state.comes[work.name];
      const steps = work.during.map((/** @type {number} */ one) => data.flow.works[one].name)
        .filter((/** @type {string} */ name) => met.has(name) || name === chosen);
      if (!steps.length) return [];
      const isAway = Boolean(chosen) && !came.has(work.name) && (!told.question && !told.parting);
      return [once(["event", at, chosen, steps, isAway], () => eventAsked(work, at, steps, isAway))];
    });
    if (!rows.length) return null;
    return staying("events", "section", { class: "pw-answers", "aria-labelledby": "pw-events" },
      once(["events-head"], () => make("h2", { id: "pw-events" }, say("events"))),
      once(["events-what"], () => make("p", { class: "pw-soft pw-screen-only" }, say("events_what"))),
      staying("events-list", "ul", {}, rows));
  }

  /** @param {any} work @param {number} at @param {string[]} steps @param {boolean} isAway */
  function eventAsked(work, at, steps, isAway) {
    const chosen = state.comes[work.name];
    const id = `pw-event-${at}`;
    const select = make("select", { id, on: { change: (/** @type {any} */ event) => come(work.name, event.target.value) } },
      make("option", { value: "", selected: !chosen }, say("event_never")),
      steps.map((name) => make("option", { value: name, selected: name === chosen }, say("event_while", { step: step(name).title }))));
    return make("li", {}, make("label", { for: id }, said.events[work.name].title), select,
      isAway ? make("p", { class: "pw-soft" }, say("event_away")) : null);
  }

  /** @param {string} event @param {string} during Empty where it does not come. */
  function come(event, during) {
    if (during) state.comes[event] = during;
    else delete state.comes[event];
    changed();
  }

  /** How the promises fare on this way. @param {any} told */
  function promised(told) {
    const asked = told.fares.filter((/** @type {string[]} */ one) => one[1] !== "not-asked" && said.promises[one[0]]);
    if (!asked.length || !shown.length) return null;
    const kept = asked.filter((/** @type {string[]} */ one) => one[1] === "kept").length;
    /* On paper stands what holds for this case; what is still open can be looked up. */
    const forPaper = (/** @type {string} */ fares) => (SETTLED.includes(fares) ? null : "pw-screen-only");
    const isSettled = asked.some((/** @type {string[]} */ one) => SETTLED.includes(one[1]));
    return once(["promised", asked], () => make("section", { class: `pw-promised${isSettled ? "" : " pw-screen-only"}`, "aria-labelledby": "pw-promises" },
      make("h2", { id: "pw-promises" }, say("promises")),
      make("p", { class: "pw-soft" }, say("promises_what")),
      make("details", { open: asked.some((/** @type {string[]} */ one) => one[1] === "broken") },
        make("summary", {}, say("promises_sum", { kept, others: asked.length - kept })),
        make("ul", {}, asked.map((/** @type {string[]} */ one) => make("li", { class: forPaper(one[1]) },
          make("a", { href: said.promises[one[0]].url }, said.promises[one[0]].title), " ",
          make("span", { class: "pw-limit" }, say(`fares_${one[1]}`))))))));
  }

  // -- the way -----------------------------------------------------------------------------

  /** @param {any[]} passages @param {any} told */
  function wayOf(passages, told) {
    if (!passages.length) return null;
    const own = told.path.filter((/** @type {any} */ one) => one.passage);
    const shownWay = passages.map((one, at) => passage(one, at, passages, own[at].before));
    dues = shownWay.flatMap((one) => one.dues);
    const isToBirthday = passages.some((one) => !one.is_event && step(one.step).limits.some((/** @type {any} */ limit) => limit.birthday));
    return staying("way", "section", { class: "pw-unfolds", "aria-labelledby": "pw-way" },
      once(["way-head"], () => make("h2", { id: "pw-way" }, say("way"))),
      dayAsked("day", "first_day"),
      isToBirthday ? dayAsked("born", "birthday") : null,
      state.day ? make("p", { class: "pw-print-only" }, `${say("first_day")} ${date(0)}`) : null,
      staying("passages", "ol", { class: "pw-passages" }, shownWay.map((one) => one.node)),
      timeline(passages),
      passages.some((one) => one.ends[1] === null) && isTimed ? make("p", { class: "pw-soft" }, say("time_unknown")) : null,
      state.day && dues.length ? make("p", { class: "pw-soft" }, say("weekdays")) : null);
  }

  /** A field for a day. @param {"day" | "born"} name @param {string} label */
  function dayAsked(name, label) {
    return once(["day-asked", name, state[name]], () => make("p", { class: "pw-screen-only" },
      make("label", { for: `pw-${name}` }, say(label), " "),
      make("input", { type: "date", id: `pw-${name}`, value: state[name],
        on: { change: (/** @type {any} */ event) => { state[name] = event.target.value; redate(event); } } })));
  }

  /** The way as bars, from the earliest that a step can begin to the latest that it can end.
   * @param {any[]} passages */
  function timeline(passages) {
    const end = (/** @type {any} */ one) => one.ends[1] ?? one.begins[1] ?? one.ends[0];
    const last = Math.max(...passages.map(end));
    if (!isTimed || passages.length < 2 || !last) return null;
    return staying("timeline", "div", { class: "pw-own-time" },
      once(["timeline-head"], () => make("h3", {}, say("timeline"))),
      once(["timeline-what"], () => make("p", { class: "pw-soft" }, say("timeline_what"))),
      staying("timeline-table", "table", {},
        once(["timeline-columns"], () => make("thead", { class: "pw-hidden" }, make("tr", {}, make("th", { scope: "col" }, say("timeline_step")), make("th", { scope: "col" }, say("when"))))),
        staying("timeline-rows", "tbody", {}, passages.map((one, at) => {
          const [from, to] = [one.begins[0], end(one)].map((hours) => Math.round(400 * hours / last));
          const [title, when, isOpen] = [named(one.step), times(one), one.ends[1] === null];
          return once(["timeline-row", at, title, when, from, to, isOpen], () => make("tr", {},
            make("th", { scope: "row" }, title), make("td", {}, when, bar(from, to, isOpen))));
        }))));
  }

  /** @param {number} from @param {number} to Of 400. @param {boolean} isOpen */
  function bar(from, to, isOpen) {
    const drawn = (/** @type {string} */ tag, /** @type {Record<string, any>} */ attributes) => {
      const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
      return made;
    };
    const svg = drawn("svg", { viewBox: "0 0 400 8", preserveAspectRatio: "none", "aria-hidden": "true" });
    if (isOpen) svg.append(drawn("path", { d: `M${from} 4H400`, "stroke-dasharray": "4 4" }));
    svg.append(drawn("rect", { x: Math.min(from, 397), y: 0, width: Math.max(3, to - from), height: 8 }));
    return svg;
  }

  /** A step of the way and the days of its limits, made anew only where something of it has changed.
   * @param {any} one @param {number} at @param {any[]} passages @param {any} before How all stood.
   * @returns {{node: HTMLElement, dues: typeof dues}} */
  function passage(one, at, passages, before) {
    if (one.is_event) {
      return once(["event-came", at, one, state.day, state.comes[one.step]], () => ({ node: happened(one), dues: [] }));
    }
    const beside = data.flow.works.flatMap((/** @type {any} */ work, /** @type {number} */ index) =>
      (index > 0 && before.running[index] && work.name !== one.step ? [quoted(work.name)] : []));
    const after = one.after.map((/** @type {number} */ number) => quoted(passages[number - 1].step));
    const isSaid = one.decided.map((/** @type {string[]} */ pair) => (state.answers[pair[0]] || []).length > 0);
    const from = state.day ? step(one.step).limits.map((/** @type {any} */ limit) => startOf(limit, one, at, passages)) : [];
    return once(["passage", at, one, beside, after, isSaid, from, state.day, state.born], () => {
      dues = [];
      return { node: taken(one, at, passages, { beside, after }), dues };
    });
  }

  /** @param {string} name @param {any} what */
  const row = (name, what) => make("div", {}, make("dt", {}, say(name)), make("dd", {}, what));

  /** @param {any} one @param {number} at @param {any[]} passages
   * @param {{beside: string[], after: string[]}} names */
  function taken(one, at, passages, { beside, after }) {
    const about = step(one.step);
    const isAfterOthers = one.after.some((/** @type {number} */ number) => number !== at);
    const limits = about.limits.filter((/** @type {any} */ limit) => !limit.to || one.to.includes(limit.to));
    const rows = [
      row("accountable", `${about.actor} (${about.sector})`),
      isTimed ? row("when", times(one)) : null,
      isAfterOthers ? row("after", after.join(", ")) : null,
      one.decided.length ? row("decided", one.decided.map((/** @type {string[]} */ pair) => outcomeOf(pair[0], pair[1])).join("; ")) : null,
      about.needs.length ? row("needs", about.needs.join(", ")) : null,
      about.gives.length ? row("gives", about.gives.join(", ")) : null,
      about.legal.length ? row("basis", about.legal.join("; ")) : null,
      limits.length ? row("limits", make("ul", {}, limits.map((/** @type {any} */ limit) => make("li", {}, due(limit, one, at, passages))))) : null,
      row("onward", make("ul", {}, one.to.map((/** @type {string} */ to) => make("li", {}, link(to), handed(about, to))))),
    ];
    return make("li", { class: "pw-unfolded" },
      make("h3", {}, link(one.step)),
      one.departures.map((/** @type {any} */ each) => make("p", { class: "pw-gap-note" }, departed(each))),
      one.flaws.length ? make("p", { class: "pw-gap-note" }, say("flaw")) : null,
      one.loop ? make("p", { class: "pw-soft" }, say("loop")) : null,
      beside.length ? make("p", { class: "pw-soft" }, say("beside", { names: beside.join(", ") })) : null,
      make("dl", { class: "pw-rows" }, rows.filter(Boolean)));
  }

  /** An event that came. @param {any} one */
  function happened(one) {
    const about = said.events[one.step];
    const rows = [
      isTimed ? row("when", span(one.begins)) : null,
      one.decided.length ? row("decided", one.decided.map((/** @type {string[]} */ pair) => said.facts[pair[0]].says[pair[1]]).join("; ")) : null,
      about.legal.length ? row("basis", about.legal.join("; ")) : null,
      row("onward", make("ul", {}, one.to.map((/** @type {string} */ to) => make("li", {}, link(to))))),
    ];
    return make("li", { class: "pw-unfolded pw-unfolded--event" },
      make("h3", {}, `${say("event")}: ${about.title}`),
      make("p", { class: "pw-soft" }, say("event_came", { step: step(state.comes[one.step]).title })),
      one.departures.map((/** @type {any} */ each) => make("p", { class: "pw-gap-note" }, departed(each))),
      make("dl", { class: "pw-rows" }, rows.filter(Boolean)));
  }

  /** @param {string} fact @param {string} value */
  function outcomeOf(fact, value) {
    const about = said.facts[fact];
    const isSaid = (state.answers[fact] || []).length > 0;
    return isSaid ? about.says[value] : `${about.title}: ${say("does_not_matter")}`;
  }

  /** @param {any} one */
  function departed(one) {
    const why = one.impossible === null ? "" : ` ${said.impossible[one.impossible]}`;
    return say("departs", { fact: said.facts[one.fact].says[one.asked] }) + why;
  }

  /** @param {any} about @param {string} to */
  function handed(about, to) {
    const passing = about.handoffs[to];
    return passing ? make("span", { class: "pw-soft" }, ` – ${passing}`) : "";
  }

  /** A limit in words, with its day where one is chosen.
   * @param {any} limit @param {any} one @param {number} at @param {any[]} passages */
  function due(limit, one, at, passages) {
    const parts = [`${limit.said} `, make("span", { class: "pw-limit" }, limit.kind)];
    if (limit.birthday) return [...parts, ...dueBefore(limit, one)];
    if (limit.paused && state.day) return [...parts, " ", make("em", {}, say("paused"))];
    const from = startOf(limit, one, at, passages);
    if (!state.day || !from || !limit.unit) return parts;
    const first = added(hoursIn(from[0]), limit);
    const last = from[1] === null ? null : added(hoursIn(from[1]), limit);
    dues.push({ title: `${step(one.step).title}: ${limit.said}`, day: first, last });
    const when = last === null ? say("due_from", { first: dated(first) })
      : dated(first) === dated(last) ? dated(first) : `${dated(first)} – ${dated(last)}`;
    return [...parts, " ", make("strong", {}, say("due", { when }))];
  }

  /** The day of a limit that leads up to a birthday. @param {any} limit @param {any} one */
  function dueBefore(limit, one) {
    if (!state.born) return [" ", make("em", {}, say("no_birthday"))];
    const age = added(Date.parse(state.born), { amount: limit.birthday.age, unit: "years" });
    const day = added(age, { amount: -limit.birthday.amount, unit: limit.birthday.unit });
    dues.push({ title: `${step(one.step).title}: ${limit.said}`, day, last: day });
    return [" ", make("strong", {}, say("due", { when: dated(day) }))];
  }

  /** When the clock of a limit starts, in hours; null where it does not run.
   * @param {any} limit @param {any} one @param {number} at @param {any[]} passages */
  function startOf(limit, one, at, passages) {
    if (limit.to && !limit.from) return one.ends;
    if (!limit.from) return one.begins;
    const moment = limit.moment === "start" ? "begins" : "ends";
    const found = passages.slice(0, at + 1).reverse().find((each) => each.step === limit.from);
    return found ? found[moment] : null;
  }

  // -- days --------------------------------------------------------------------------------

  const format = new Intl.DateTimeFormat(said.language, { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

  /** @param {number} time */
  const dated = (time) => format.format(new Date(time));

  /** @param {number} hours */
  const date = (hours) => dated(Date.parse(state.day) + hours * HOUR);

  /** When a step begins and ends; where nobody has said how long it takes, only what is known.
   * @param {any} one */
  function times(one) {
    if (one.ends[1] === null && one.begins[0] === one.ends[0]) return span(one.begins);
    const [begins, ends] = [span(one.begins), span(one.ends)];
    return begins === ends ? begins : `${begins} → ${ends}`;
  }

  /** @param {[number, number | null]} hours */
  function span(hours) {
    const one = (/** @type {number} */ at) => (state.day ? date(at) : say("day", { n: 1 + Math.floor(at / 24) }));
    if (hours[1] === null) return say("earliest", { when: one(hours[0]) });
    return one(hours[0]) === one(hours[1]) ? one(hours[0]) : `${one(hours[0])} – ${one(hours[1])}`;
  }

  /** The time so many hours after the first day. @param {number} hours */
  const hoursIn = (hours) => Date.parse(state.day) + hours * HOUR;

  /** The time at which a limit ends that began then; before it, if the amount is below nothing.
   * @param {number} from @param {{amount: number, unit: string}} limit */
  function added(from, limit) {
    const at = new Date(from);
    if (limit.unit === "hours") return at.getTime() + limit.amount * HOUR;
    if (limit.unit === "days") return at.getTime() + limit.amount * 24 * HOUR;
    if (limit.unit === "weeks") return at.getTime() + limit.amount * 168 * HOUR;
    if (limit.unit === "weekdays") return weekdays(at, limit.amount);
    const months = limit.amount * (limit.unit === "years" ? 12 : 1);
    const day = at.getUTCDate();
    at.setUTCDate(1);
    at.setUTCMonth(at.getUTCMonth() + months);
    at.setUTCDate(Math.min(day, new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate()));
    return at.getTime();
  }

  /** @param {Date} at @param {number} amount */
  function weekdays(at, amount) {
    let left = Math.abs(amount);
    while (left > 0) {
      at.setUTCDate(at.getUTCDate() + Math.sign(amount));
      if (at.getUTCDay() % 6 && !isHoliday(at)) left -= 1;
    }
    return at.getTime();
  }

  /** Whether it is a public holiday, where the library names its calendar. The rules of
   * `model/holidays.py` for what is no weekend anyhow, as they are now. @param {Date} at */
  function isHoliday(at) {
    const rule = HOLIDAYS[said.calendar];
    if (!rule) return false;
    const fixed = `${at.getUTCMonth() + 1}-${at.getUTCDate()}`;
    const fromEaster = Math.floor((at.getTime() - easter(at.getUTCFullYear())) / (24 * HOUR));
    return rule.fixed.includes(fixed) || rule.fromEaster.includes(fromEaster);
  }

  /** Easter Sunday, by the Gregorian computus. @param {number} year */
  function easter(year) {
    const a = year % 19;
    const b = Math.floor(year / 100);
    const c = year % 100;
    const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
    const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
    const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
    return Date.UTC(year, Math.floor(f / 31) - 1, (f % 31) + 1);
  }

  // -- to take away ------------------------------------------------------------------------

  /** @param {any} told */
  function tools(told) {
    if (!shown.length) return null;
    const ways = waysOf(told).map((way) => way.join(">"));
    const picture = said.picture ? make("a", { class: "pw-button", href: `${said.picture}#${new URLSearchParams({ vej: ways.join(" ") })}` }, say("in_picture")) : null;
    const calendar = dues.length ? make("button", { type: "button", class: "pw-answer", on: { click: fetchCalendar } }, say("calendar")) : null;
    return make("p", { class: "pw-follow-tools pw-screen-only" }, picture,
      make("button", { type: "button", class: "pw-answer", on: { click: () => window.print() } }, say("print")), calendar,
      calendar ? null : make("span", { class: "pw-soft" }, say("calendar_needs")));
  }

  function fetchCalendar() {
    const file = new Blob([calendarOf(dues)], { type: "text/calendar" });
    const url = URL.createObjectURL(file);
    const fetching = make("a", { href: url, download: `${said.pathway}.ics` });
    document.body.append(fetching);
    fetching.click();
    fetching.remove();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  /** @param {{title: string, day: number, last: number | null}[]} limits */
  function calendarOf(limits) {
    const stamp = (/** @type {number} */ time) => new Date(time).toISOString().slice(0, 10).split("-").join("");
    const made = `${new Date().toISOString().replace(/[-:]/g, "").slice(0, 15)}Z`;
    const lines = limits.flatMap((one, at) => [
      "BEGIN:VEVENT", `UID:${said.pathway}-${at}-${stamp(one.day)}@pathwaytool`, `DTSTAMP:${made}`,
      `DTSTART;VALUE=DATE:${stamp(one.day)}`, `SUMMARY:${escaped(one.title)}`,
      `DESCRIPTION:${escaped(one.last === null ? say("calendar_open") : say("calendar_last", { last: dated(one.last) }))}`,
      "TRANSP:TRANSPARENT", "END:VEVENT",
    ]);
    return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//pathwaytool//follow//EN", ...lines, "END:VCALENDAR", ""]
      .map(folded).join("\r\n");
  }

  /** @param {string} text */
  const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r?\n/g, "\\n");

  /** No line is longer than 75 bytes: the rest goes on after a space. @param {string} line */
  function folded(line) {
    const size = (/** @type {string} */ text) => new TextEncoder().encode(text).length;
    /** @type {string[]} */
    const rows = [""];
    for (const sign of line) {
      if (size(rows[rows.length - 1] + sign) > 74) rows.push("");
      rows[rows.length - 1] += sign;
    }
    return rows.join("\r\n ");
  }

  /** Follow one way to its end, a question in each idle moment: a browser runs quickly what it has run
   * before, and the reader's own answers then come at once. Nothing of it is shown.
   * @param {Record<string, string[]>} answers @param {number} left */
  function practise(answers, left) {
    const follower = new walking.Follower(compiled, answers, new Set());
    const { path, question: asked } = follower.follow();
    follower.walker.fare(path, !asked);
    if (!asked || !left) return;
    const next = { ...answers, [asked.fact]: [...asked.given, asked.options[left % asked.options.length]] };
    idle(() => practise(next, left - 1));
  }

  /** @param {() => void} does */
  const idle = (does) => (window.requestIdleCallback ? window.requestIdleCallback(does) : setTimeout(does, 50));

  window.addEventListener("hashchange", () => {
    state = read();
    if (fragment() === kept) return;
    kept = fragment();
    show();
  });
  Object.assign(following, { calendarOf, easter, weekdays: (/** @type {string} */ day, /** @type {number} */ amount) => dated(weekdays(new Date(Date.parse(day)), amount)) });
  show();
  idle(() => practise({}, MOST_PRACTISED));
})();
