// @ts-check
/* One young person's way through a pathway, exactly as `pathwaytool prove --case` tells it.

   It follows the data that `prove/follow/carried.py` writes and describes; `docs/semantics.md` says
   what is done with it. Names are those of the Python walk (`prove/follow/`, `prove/move/`), and a
   test holds the two to the same ways. Nothing here touches a page or the network. */

/**
 * @typedef {[number, number | null]} Span Hours since the beginning; the latest null if not known.
 * @typedef {{to?: number, end?: string, holds?: number, loop?: number, counter?: number,
 *   papers?: number[], consent?: number, reopens?: number[], hours?: number}} Way
 * @typedef {{name: string, ways?: Way[], split?: string, decides?: number[], gives?: number[],
 *   needs?: number[], ages?: number, lead?: string, stops?: number[], all?: number, free?: number,
 *   takes?: [number, number], turn: number, during?: number[], outcome?: number}} Work
 * @typedef {{steps?: number[], groups?: number[][], ends?: string[]}} Thing
 * @typedef {{id: string, claim: string, when?: number, times?: number, happens?: Thing,
 *   other?: Thing, coming?: number[], telling?: {makers?: number[], givers?: number[], readers?: number[],
 *   handed?: [number, number][], there?: number}}} Promised
 * @typedef {{facts: string[], domains: string[][], sizes: number[], papers: string[],
 *   decided: number[], nodes: number[][], impossible: number[], universe: number, works: Work[],
 *   loops: Record<string, number[]>, promises?: Promised[]}} Flow
 * @typedef {{kind: string, step: string, names: string[]}} Flaw
 * @typedef {{fact: string, asked: string, impossible: number | null}} Departure
 * @typedef {{step: string, begins: Span, ends: Span, after: number[], decided: [string, string][],
 *   departures: Departure[], to: string[], loop: boolean, flaws: Flaw[], is_event: boolean}} Passage
 * @typedef {{facts: [string, string][], assumed: string[], unused: string[], passages: Passage[],
 *   complete: boolean, ends: string[], finished: Span | null, why: string | null,
 *   same_as: number | null, reached: string[], under_way: string[], fault: Flaw | null, stayed_away: string[],
 *   promises: [string, string][]}} Walk
 * @typedef {{span: Span, after: number[]}} Since
 * @typedef {{running: Uint8Array, waiting: Uint8Array, finished: Uint8Array, known: Uint8Array,
 *   values: number[], begun: Map<number, Since>, arrived: Map<number, Since>,
 *   runs: Uint16Array, counts: Uint16Array, untold: Flaw[]}} Standing `runs` and `counts`: how often
 *   each work was done, and each fact decided. `untold`: what is wrong with how the case begins.
 * @typedef {{ways: Way[], begun: Uint8Array, to: Standing}} Move
 * @typedef {{move: Move | null, faults: {kind: string, at: number, names: string[]}[]}} Outcome
 * @typedef {{standing: Standing, before: Standing, work: number, passage: Passage | null,
 *   isLoop: boolean, changes: boolean, begun: number[], move: Move, choice: Map<number, number>,
 *   alike?: string, tries?: number, shown?: [Seen, number[]], turns?: number[],
 *   settled?: {key: string, implied: string[]}}} Taken `changes`: something was decided, given or
 *   counted. `tries`: events tried to find it. The rest is what was found of it, kept: `turns` the
 *   levels that what comes of it can turn on, `settled` that nothing of it is to be asked.
 * @typedef {Record<string, string | string[]>} Asked
 * @typedef {Record<string, string>} Comes Event to the step while which it comes, at once.
 * @typedef {{work: number, finished: number, began: number[], begun: number[], ways: Way[],
 *   ends: string[], after: Standing}} Seen What a watched promise is shown; `begun` with what was joined.
 * @typedef {{compiled: any, comes: Comes, walker: any, taken: Taken[]}} Before A follower.
 * @typedef {{way: (set: number, values: number[], unknown: (level: number) => boolean) => void,
 *   wait: (waiting: number, to: Standing) => void}} Reader Told what an event turns on.
 * @typedef {{path: Taken[], standing: Standing, stop: string | null, flaw: Flaw | null,
 *   question: {fact: string, options: string[], time: number, given: string[]} | null,
 *   parting: {fact: string, options: string[]} | null, at: number}} Followed
 */
(() => {
  "use strict";

  const EMPTY = 0;
  const FULL = 1;
  /* How many ways in which a step may decide its facts are tried. */
  const MOST_CHOICES = 4096;
  /* How many events are tried to find answers, where nobody asked, that lead to an end. */
  const MOST_TRIED = 400;
  /* How many steps a way may have for each step of the pathway, beyond the least there may be. */
  const ROUNDS = 4;
  const GOES_ON = new Set(["missing-document", "consent-refused", "wrong-age", "two-leads"]);

  /** @typedef {{works: Uint32Array, levels: number[]}} Near Works as a mask, and levels.
   * @typedef {{levels: Uint32Array[], near: Map<string, Near>}} Ahead */

  /** Nobody has these facts; `fact` is what has no such value, empty where they rule each other out. */
  class ImpossibleCase extends Error {
    /** @param {string} fact */
    constructor(fact) {
      super(fact);
      this.fact = fact;
    }
  }

  /** What is worked out once for a pathway: which sets turn on what, and what lies ahead. */
  class Compiled {
    /** @param {Flow} flow */
    constructor(flow) {
      this.flow = flow;
      this.size = flow.works.length;
      this.levels = flow.sizes.length;
      this.firstPaper = this.levels - flow.papers.length;
      this.isDecided = flags(this.levels, flow.decided);
      /** @type {Map<number, number[]>} */
      this.supports = new Map([[EMPTY, []], [FULL, []]]);
      /** @type {Map<number, Uint32Array>} */
      this.masks = new Map();
      this.loops = new Map(Object.entries(flow.loops).map(([to, inside]) => [Number(to), new Set(inside)]));
      /** @type {[number, Way][][]} The ways into each work, with the work that they leave. */
      this.into = flow.works.map(() => []);
      /* Nobody waits for an event: it may never come. */
      flow.works.forEach((work, at) => {
        if (!work.during) for (const way of waysOf(work)) if (way.to !== undefined) this.into[way.to].push([at, way]);
      });
      this.isJoin = this.into.map((ways) => ways.filter(([, way]) => !way.loop).length > 1);
      this.targets = flow.works.map(targets);
      /** @type {Map<string, Uint8Array>[]} What can still arrive at each step, by the facts it turns on. */
      this.came = flow.works.map(() => new Map());
      /** @type {number[][]} */
      this.turns = [];
      this.worksAhead = this.closed((at) => masked(this.size, this.targets[at]), null);
      /** @type {Map<number, number[]>} The levels of a set that some work decides. */
      this.open = new Map();
      /* The rules that what a work decides can break. */
      this.rules = flow.works.map((work) => flow.impossible.filter((one) =>
        this.support(one).some((level) => (work.decides || []).includes(level))));
      /** @type {Map<string, Ahead>} By the events that come. */
      this.ahead = new Map();
      this.reach([]);
      this.watched = (flow.promises || []).map((one) => new Watch(this, one));
    }

    /** The levels of a set that some work decides. @param {number} set @returns {number[]} */
    decidedIn(set) {
      let found = this.open.get(set);
      if (!found) {
        found = this.support(set).filter((level) => this.isDecided[level]);
        this.open.set(set, found);
      }
      return found;
    }

    /** The levels that a set depends on. @param {number} set @returns {number[]} */
    support(set) {
      let found = this.supports.get(set);
      if (!found) {
        const mask = this.reads(set);
        found = [];
        for (let level = 0; level < this.levels; level += 1) if (holds(mask, level)) found.push(level);
        this.supports.set(set, found);
      }
      return found;
    }

    /** The same as a mask. @param {number} set @returns {Uint32Array} */
    reads(set) {
      let mask = this.masks.get(set);
      if (!mask) {
        const node = set > FULL ? this.flow.nodes[set - 2] : [];
        mask = masked(this.levels, node.slice(0, 1));
        for (let at = 1; at < node.length; at += 1) if (node[at] > FULL) join(mask, this.reads(node[at]));
        this.masks.set(set, mask);
      }
      return mask;
    }

    /**
     * Whether a case is in a set whatever (`every`), or for some, values of the `open` levels.
     * @param {number} set @param {number[]} values
     * @param {(level: number) => boolean} open @param {boolean} every @returns {boolean}
     */
    has(set, values, open, every) {
      while (set > FULL) {
        const node = this.flow.nodes[set - 2];
        if (open(node[0])) {
          for (let at = 1; at < node.length; at += 1) {
            if (this.has(node[at], values, open, every) !== every) return !every;
          }
          return every;
        }
        set = node[1 + values[node[0]]];
      }
      return set === FULL;
    }

    /** @param {number | undefined} set @param {number[]} values */
    isIn(set, values) {
      return set === undefined || this.has(set, values, none, true);
    }

    /** The case that comes first among those there are, with these values; null if there is none.
     * @param {Map<number, number>} given @returns {number[] | null} */
    first(given) {
      const values = this.flow.sizes.map((_, level) => given.get(level) ?? 0);
      const dead = new Set();
      /** @type {(set: number) => boolean} */
      const found = (set) => {
        if (set <= FULL) return set === FULL;
        if (dead.has(set)) return false;
        const [level, ...children] = this.flow.nodes[set - 2];
        const asked = given.get(level);
        for (let at = 0; at < children.length; at += 1) {
          if ((asked === undefined || asked === at) && found(children[at])) {
            values[level] = at;
            return true;
          }
        }
        dead.add(set);
        return false;
      };
      return found(this.flow.universe) ? values : null;
    }

    /** Whether a level comes about on the way. @param {number} level */
    isMade(level) {
      return Boolean(this.isDecided[level]) || level >= this.flow.facts.length;
    }

    /** The works that can still arrive at a step that waits for all of them; with `open` facts from
     * the start as they may be, those that can for some of their values.
     * @param {number} waiting @param {number[]} values @param {(level: number) => boolean} [open] */
    upstream(waiting, values, open = none) {
      const key = this.turnsOn(waiting).map((level) => (open(level) ? "?" : values[level])).join();
      const known = this.came[waiting].get(key);
      if (known) return known;
      const beside = (/** @type {number} */ level) => this.isMade(level) || open(level);
      const found = new Uint8Array(this.size);
      const busy = [waiting];
      while (busy.length) {
        for (const [before, way] of this.into[/** @type {number} */ (busy.pop())]) {
          if (found[before] || !this.counts(way, waiting)) continue;
          if (way.holds !== undefined && !this.has(way.holds, values, beside, false)) continue;
          found[before] = 1;
          busy.push(before);
        }
      }
      found[waiting] = 0;
      this.came[waiting].set(key, found);
      return found;
    }

    /** The levels from the start that decide what can still arrive at a step. @param {number} waiting */
    turnsOn(waiting) {
      if (this.turns[waiting]) return this.turns[waiting];
      const found = masked(this.levels, []);
      const met = flags(this.size, []);
      const busy = [waiting];
      while (busy.length) {
        for (const [before, way] of this.into[/** @type {number} */ (busy.pop())]) {
          if (!this.counts(way, waiting)) continue;
          if (way.holds !== undefined) join(found, this.reads(way.holds));
          if (!met[before]) busy.push(before);
          met[before] = 1;
        }
      }
      this.turns[waiting] = this.flow.sizes.flatMap((_, level) => (holds(found, level) && !this.isMade(level) ? [level] : []));
      return this.turns[waiting];
    }

    /** @param {Way} way @param {number} waiting */
    counts(way, waiting) {
      if (!way.loop) return true;
      return this.isJoin[waiting] && !this.loops.get(/** @type {number} */ (way.to))?.has(waiting);
    }

    /** The levels that may be read ahead of each work, as masks.
     * @param {number[]} events Those that come. @returns {Ahead} */
    reach(events) {
      const key = events.join();
      let ahead = this.ahead.get(key);
      if (!ahead) {
        const comes = this.flow.works.map((_, at) =>
          events.filter((event) => (this.flow.works[event].during || []).includes(at)));
        const papers = this.closed((at) => masked(this.levels, this.handed(at)), null, comes);
        const after = this.flow.works.map((work) => this.readAfter(work));
        const facts = this.closed((at) => this.readBefore(at), after, comes);
        facts.forEach((one, at) => join(one, papers[at]));
        ahead = { levels: facts, near: new Map() };
        this.ahead.set(key, ahead);
      }
      return ahead;
    }

    /** What lies ahead of all that is in hand, and the levels that may be read there. Few are in hand
     * in many moments, so each row of them is looked at once.
     * @param {number[]} events Those that come. @param {Standing} standing @returns {Near} */
    near(events, standing) {
      const ahead = this.reach(events);
      const inHand = [...bits(standing.running), ...bits(standing.waiting)];
      const key = inHand.join();
      let near = ahead.near.get(key);
      if (!near) {
        const works = masked(this.size, []);
        const levels = masked(this.levels, []);
        for (const at of inHand) {
          join(works, this.worksAhead[at]);
          join(levels, ahead.levels[at]);
        }
        near = { works, levels: this.flow.sizes.flatMap((_, level) => (holds(levels, level) ? [level] : [])) };
        ahead.near.set(key, near);
      }
      return near;
    }

    /** @param {number} at */
    handed(at) {
      const work = this.flow.works[at];
      return [...(work.needs || []), ...waysOf(work).flatMap((way) => way.papers || [])];
    }

    /** @param {Work} work */
    readAfter(work) {
      const found = masked(this.levels, []);
      for (const way of waysOf(work)) {
        if (way.holds !== undefined) join(found, this.reads(way.holds));
        if (way.consent !== undefined) join(found, this.reads(way.consent));
      }
      return found;
    }

    /** @param {number} at */
    readBefore(at) {
      const work = this.flow.works[at];
      const found = masked(this.levels, []);
      for (const rule of this.rules[at]) join(found, this.reads(rule));
      for (const level of work.decides || []) found[level >> 5] &= ~(1 << (level & 31));
      if (work.ages !== undefined) join(found, this.reads(work.ages));
      return found;
    }

    /** The least that holds `own` of each work and what follows; with `after`, what a work decides
     * is not read before it. Masks, a bit for each work or level.
     * @param {(at: number) => Uint32Array} own
     * @param {Uint32Array[] | null} after @param {number[][]} [comes] What may come meanwhile. */
    closed(own, after, comes) {
      const ahead = this.flow.works.map((_, at) => own(at));
      const start = ahead.map((one) => one.slice());
      const found = ahead[0].slice();
      let changed = true;
      while (changed) {
        changed = false;
        for (let at = this.size - 1; at >= 0; at -= 1) {
          found.set(after ? after[at] : ahead[at]);
          for (const to of this.targets[at]) join(found, ahead[to]);
          if (after) {
            for (const level of this.flow.works[at].decides || []) found[level >> 5] &= ~(1 << (level & 31));
            join(found, start[at]);
          }
          for (const event of comes ? comes[at] : []) join(found, ahead[event]);
          if (join(ahead[at], found)) changed = true;
        }
      }
      return ahead;
    }

    /** @param {number} level */
    name(level) {
      const facts = this.flow.facts;
      return level < facts.length ? facts[level] : this.flow.papers[level - this.firstPaper];
    }
  }

  /** What can happen when a piece of work finishes, for one case: `move/moves.py`, `beginning.py`. */
  class Moves {
    /** @param {Compiled} compiled @param {number[]} events Those that come. */
    constructor(compiled, events) {
      this.compiled = compiled;
      this.flow = compiled.flow;
      this.events = events;
      /** @type {Map<number, Uint8Array>} What can still arrive at each waiting step, in this case. */
      this.before = new Map();
    }

    /** Finish work `index`; the facts it decides come out as `choice`.
     * @param {Standing} standing @param {number} index @param {Map<number, number>} choice
     * @param {Reader} [reader] @returns {Outcome} */
    finish(standing, index, choice, reader) {
      const work = this.flow.works[index];
      /** @type {Outcome} */
      const out = { move: null, faults: [] };
      const to = { ...standing, running: standing.running.slice(), waiting: standing.waiting.slice(),
        finished: standing.finished.slice(), known: standing.known.slice(), values: standing.values.slice() };
      if (index === 0) for (const event of this.events) to.running[event] = 1;
      to.running[index] = 0;
      if (work.during) {
        /* What an event stops is set aside as it comes; a step stops as it begins. */
        for (const stopped of work.stops || []) to.running[stopped] = to.waiting[stopped] = 0;
      } else if (index > 0 && !work.free) to.finished[index] = 1;
      for (const level of work.decides || []) to.known[level] = 1;
      if (!this.decide(work, to, choice, out)) return out;
      for (const level of work.gives || []) to.values[level] = 1;
      const ways = this.taken(index, to, out, reader);
      if (ways) this.arrive(index, to, ways, out, reader);
      return out;
    }

    /** Whether the facts can come out so; a fault if they can come out in no way.
     * @param {Work} work @param {Standing} to @param {Map<number, number>} choice @param {Outcome} out */
    decide(work, to, choice, out) {
      const decides = work.decides || [];
      if (!decides.length) return true;
      for (const [level, value] of choice) to.values[level] = value;
      const unknown = (/** @type {number} */ level) => this.isUnknown(to, level);
      const rules = this.compiled.rules[this.flow.works.indexOf(work)];
      const ruled = rules.some((one) => this.compiled.has(one, to.values, unknown, true));
      if (!ruled && this.compiled.isIn(work.outcome, to.values)) return true;
      if (!this.canDecide(work, 0, [...to.values], rules, unknown)) {
        this.fault(out, "no-value", this.flow.works.indexOf(work), decides.map((one) => this.compiled.name(one)));
      }
      return false;
    }

    /** Whether any values of the facts from the one at `place` on keep clear of `rules`.
     * @param {Work} work @param {number} place @param {number[]} values
     * @param {number[]} rules @param {(level: number) => boolean} unknown @returns {boolean} */
    canDecide(work, place, values, rules, unknown) {
      const decides = work.decides || [];
      const later = new Set(decides.slice(place));
      const surely = (/** @type {number} */ one) =>
        this.compiled.has(one, values, (level) => unknown(level) || later.has(level), true);
      if (rules.some(surely)) return false;
      if (place === decides.length) return this.compiled.isIn(work.outcome, values);
      for (let at = 0; at < this.flow.sizes[decides[place]]; at += 1) {
        values[decides[place]] = at;
        if (this.canDecide(work, place + 1, values, rules, unknown)) return true;
      }
      return false;
    }

    /** @param {Standing} standing @param {number} level */
    isUnknown(standing, level) {
      return Boolean(this.compiled.isDecided[level] && !standing.known[level]);
    }

    /** The ways that are taken; null where the story ends in a fault.
     * @param {number} index @param {Standing} to @param {Outcome} out @param {Reader} [reader] */
    taken(index, to, out, reader) {
      const { compiled } = this;
      const work = this.flow.works[index];
      const unknown = (/** @type {number} */ level) => this.isUnknown(to, level);
      const holding = [];
      for (const way of waysOf(work)) {
        const set = way.holds ?? FULL;
        if (reader) reader.way(set, to.values, unknown);
        const open = compiled.decidedIn(set).filter(unknown);
        const surely = compiled.has(set, to.values, open.length ? unknown : none, true);
        if (open.length && !surely && compiled.has(set, to.values, unknown, false)) {
          this.fault(out, "unknown-fact", index, open.map((one) => compiled.name(one)));
          return null;
        }
        if (surely) holding.push(way);
      }
      if (work.split === "one" && holding.length > 1) {
        const targets_ = [holding[0], holding[1]].map((way) => this.target(way));
        this.fault(out, "two-branches", index, targets_);
        return null;
      }
      if (!holding.length) this.fault(out, index === 0 ? "no-start" : "no-branch", index, []);
      return holding.length ? holding : null;
    }

    /** @param {Way} way */
    target(way) {
      return way.to === undefined ? /** @type {string} */ (way.end) : this.flow.works[way.to].name;
    }

    /** Bring lines of work to their targets, and begin what can begin.
     * @param {number} index @param {Standing} to @param {Way[]} ways @param {Outcome} out
     * @param {Reader} [reader] */
    arrive(index, to, ways, out, reader) {
      let isOver = this.opensTooEarly(to, ways, out);
      for (const way of ways) for (const one of way.reopens || []) to.finished[one] = 0;
      const waiting = to.waiting.slice();
      for (const way of ways) {
        this.checkPapers(index, way.papers || [], to, out);
        this.checkConsent(index, way, to, out);
        if (way.to === undefined) continue;
        const target = this.flow.works[way.to];
        if (to.running[way.to] && !target.all) continue;
        const again = to.finished[way.to] || (to.running[way.to] && !target.free);
        if (again && !(way.reopens || []).length) {
          this.fault(out, "second-run", way.to, []);
          isOver = true;
        }
        waiting[way.to] = 1;
      }
      if (isOver) return;
      to.waiting = waiting;
      const begun = this.begin(to, out, reader);
      for (const way of ways) {
        if (way.counter === undefined) continue;
        to.values[way.counter] = Math.min(to.values[way.counter] + 1, this.flow.sizes[way.counter] - 1);
      }
      this.stayAway(to);
      out.move = { ways, begun, to };
    }

    /** Take the events out of what is in hand that can never come any more. @param {Standing} to */
    stayAway(to) {
      const waiting = this.events.filter((one) => to.running[one]);
      if (!waiting.length) return;
      const { worksAhead: works } = this.compiled;
      const inHand = [...bits(to.running), ...bits(to.waiting)].filter((one) => !waiting.includes(one));
      const ahead = masked(this.compiled.size, inHand);
      for (const at of inHand) join(ahead, works[at]);
      for (const event of inHand.length ? waiting : []) join(ahead, works[event]);
      for (const event of waiting) {
        const can = inHand.length > 0 && (this.flow.works[event].during || []).some((at) => holds(ahead, at));
        if (!can) to.running[event] = 0;
      }
    }

    /** @param {Standing} to @param {Way[]} ways @param {Outcome} out */
    opensTooEarly(to, ways, out) {
      let isEarly = false;
      for (const way of ways) {
        if (!(way.reopens || []).length) continue;
        const stops = new Set(this.flow.works[/** @type {number} */ (way.to)].stops || []);
        const beside = ways.map((one) => one.to).filter((one) => one !== way.to);
        const left = (way.reopens || []).filter((one) =>
          (to.running[one] || to.waiting[one] || beside.includes(one)) && !stops.has(one));
        if (left.length) {
          const names = left.map((one) => this.flow.works[one].name);
          this.fault(out, "round-at-work", /** @type {number} */ (way.to), names);
          isEarly = true;
        }
      }
      return isEarly;
    }

    /** Begin all that can begin, until nothing more can; `to` is changed.
     * @param {Standing} to @param {Outcome} out @param {Reader} [reader] */
    begin(to, out, reader) {
      const begun = new Uint8Array(this.compiled.size);
      for (;;) {
        const able = this.able(to, reader);
        if (!able.length) return begun;
        for (const one of able) begun[one] = 1;
        for (const one of able) {
          for (const stopped of this.flow.works[one].stops || []) {
            if (begun[stopped]) continue;
            to.running[stopped] = 0;
            to.waiting[stopped] = 0;
          }
        }
        for (const one of able) {
          to.running[one] = 1;
          to.waiting[one] = 0;
        }
        for (const one of able) this.check(one, to, out);
      }
    }

    /** The waiting steps that can begin now. @param {Standing} to @param {Reader} [reader] */
    able(to, reader) {
      const found = [];
      for (const at of bits(to.waiting)) {
        if (to.running[at]) continue;
        if (reader && this.flow.works[at].all) reader.wait(at, to);
        if (!this.flow.works[at].all || !this.awaited(at, to).length) found.push(at);
      }
      return found;
    }

    /** What is at work and can still arrive at a waiting step.
     * @param {number} waiting @param {Standing} to */
    awaited(waiting, to) {
      let before = this.before.get(waiting);
      if (!before) {
        /* It turns on the facts from the start alone, and they stay as they are. */
        before = this.compiled.upstream(waiting, to.values);
        this.before.set(waiting, before);
      }
      const still = before;
      const found = bits(to.running).filter((at) => still[at]);
      const others = bits(to.waiting).filter((at) => still[at] && !to.running[at]);
      return others.length ? [...found, ...others].sort((one, two) => one - two) : found;
    }

    /** @param {number} index @param {Standing} to @param {Outcome} out */
    check(index, to, out) {
      const work = this.flow.works[index];
      this.checkPapers(index, work.needs || [], to, out);
      if (!this.compiled.isIn(work.ages, to.values)) this.fault(out, "wrong-age", index, []);
      for (const other of work.lead ? bits(to.running) : []) {
        const named = this.flow.works[other].lead;
        if (named && named !== work.lead) {
          this.fault(out, "two-leads", index, [this.flow.works[other].name]);
        }
      }
    }

    /** @param {number} index @param {number[]} papers @param {Standing} to @param {Outcome} out */
    checkPapers(index, papers, to, out) {
      for (const level of papers) {
        if (!to.values[level]) this.fault(out, "missing-document", index, [this.compiled.name(level)]);
      }
    }

    /** @param {number} index @param {Way} way @param {Standing} to @param {Outcome} out */
    checkConsent(index, way, to, out) {
      if (way.consent === undefined) return;
      if (this.compiled.has(way.consent, to.values, (level) => this.isUnknown(to, level), true)) return;
      const names = this.compiled.support(way.consent).map((level) => this.flow.facts[level]);
      this.fault(out, "consent-refused", index, names);
    }

    /** @param {Outcome} out @param {string} kind @param {number} at @param {string[]} names */
    fault(out, kind, at, names) {
      out.faults.push({ kind, at, names });
    }
  }

  /** How the facts that a step decides come out: as asked, and else as is possible. */
  class Answers {
    /** @param {Flow} flow @param {Asked} asked */
    constructor(flow, asked) {
      this.flow = flow;
      /** @type {Map<number, number[]>} */
      this.asked = new Map();
      for (const [name, said] of Object.entries(asked)) {
        const level = flow.facts.indexOf(name);
        const answers = Array.isArray(said) ? said : [said];
        const places = answers.map((one) => (level < 0 ? -1 : flow.domains[level].indexOf(String(one))));
        if (level < 0 || !places.length || places.includes(-1)) throw new ImpossibleCase(name);
        if (places.length > 1 && !flow.decided.includes(level)) throw new ImpossibleCase(name);
        this.asked.set(level, places);
      }
      /** @type {Map<number, number>} */
      this.atStart = new Map();
      for (const [level, places] of this.asked) {
        if (!flow.decided.includes(level)) this.atStart.set(level, places[0]);
      }
    }

    /** The last answer is that of all later times, but not of what comes by itself.
     * @param {Work} work @param {number} level @param {Uint16Array} counts */
    wanted(work, level, counts) {
      const places = this.asked.get(level);
      const time = counts[level];
      if (!places || (work.during && time >= places.length)) return undefined;
      return places[Math.min(time, places.length - 1)];
    }

    /** @param {Uint16Array} counts */
    left(counts) {
      return [...this.asked].filter(([, places]) => places.length > 1)
        .map(([level, places]) => [level, Math.min(counts[level], places.length - 1)]);
    }

    /** @param {Uint16Array} counts */
    unused(counts) {
      return [...this.asked]
        .filter(([level, places]) => this.flow.decided.includes(level) && counts[level] < places.length)
        .map(([level]) => this.flow.facts[level]);
    }

    /** The ways its facts may come out, and whether each is as asked: few differ before many do.
     * @param {Work} work @param {Uint16Array} counts
     * @returns {Generator<[boolean, Map<number, number>]>} */
    *choices(work, counts) {
      const decides = work.decides || [];
      const wanted = new Map(decides.map((level) => [level, this.wanted(work, level, counts)]));
      const own = new Map(decides.map((level) => [level, wanted.get(level) ?? 0]));
      /* As asked, and the first value of all else: nearly always that is all that is looked at. */
      yield [true, own];
      const asked = decides.filter((level) => wanted.get(level) !== undefined);
      const free = decides.filter((level) => wanted.get(level) === undefined);
      let number = 1;
      for (const departing of someOf(asked)) {
        for (const changed of someOf(free)) {
          if (!departing.length && !changed.length) continue;
          const differ = new Set([...departing, ...changed]);
          const options = decides.map((level) => this.options(level, /** @type {number} */ (own.get(level)), differ));
          for (const values of product(options)) {
            if (number >= MOST_CHOICES) return;
            number += 1;
            yield [!departing.length, new Map(decides.map((level, at) => [level, values[at]]))];
          }
        }
      }
    }

    /** @param {number} level @param {number} own @param {Set<number>} changed */
    options(level, own, changed) {
      if (!changed.has(level)) return [own];
      return this.flow.domains[level].map((_, at) => at).filter((at) => at !== own);
    }
  }

  /** Takes the steps in the order in which they can finish at the earliest. */
  class Walker {
    /** @param {Compiled} compiled @param {Asked} asked @param {Comes} [comes] @param {number} [most] */
    constructor(compiled, asked, comes = {}, most = 200) {
      this.compiled = compiled;
      this.flow = compiled.flow;
      this.comes = comingOf(this.flow, comes);
      this.moves = new Moves(compiled, [...this.comes.keys()]);
      this.answers = new Answers(this.flow, asked);
      this.most = Math.max(most, ROUNDS * compiled.size);
      this.tried = 0;
      const values = compiled.first(this.answers.atStart);
      if (!values) throw new ImpossibleCase("");
      /** @type {Standing} */
      this.start = {
        running: flags(compiled.size, [0]), waiting: flags(compiled.size, []),
        finished: flags(compiled.size, []), known: flags(compiled.levels, []), values,
        begun: new Map([[0, { span: /** @type {Span} */ ([0, 0]), after: [] }]]),
        arrived: new Map(), runs: new Uint16Array(compiled.size), counts: new Uint16Array(compiled.levels),
        untold: [],
      };
    }

    /** @returns {Walk} */
    walk() {
      const [path, stop] = this.straightOn();
      const isGap = stop !== null && stop.why === "fault";
      const departs = path.some((one) => one.passage && one.passage.departures.length);
      if ((stop === null && !departs) || isGap) return this.told(path, stop);
      const used = new Set([...this.answers.asked.keys()].filter((level) =>
        path.length && path[path.length - 1].standing.counts[level]));
      const found = this.found(used);
      return found ? this.told(found, null) : this.told(path, stop);
    }

    /** Take what comes first each time; say why it stops, null where it is at its end.
     * @returns {[Taken[], {why: string, sameAs?: number, flaw?: Flaw} | null]} */
    straightOn() {
      /** @type {Taken[]} */
      const path = [];
      let { start: standing } = this;
      while (standing.running.includes(1)) {
        const next = this.options(standing, path.length).next();
        if (next.done || "kind" in next.value) {
          return [path, { why: "fault", flaw: next.done ? undefined : /** @type {Flaw} */ (next.value) }];
        }
        path.push(next.value);
        ({ standing } = next.value);
        const sameAs = this.isBackAt(path);
        if (sameAs >= 0) return [path, { why: "repeats", sameAs }];
        if (path.length > this.most) return [path, { why: "too-long" }];
      }
      return [path, null];
    }

    /** A way to the end that is as asked and decides the facts in `used`, if trying finds one.
     * @param {Set<number>} used @returns {Taken[] | null} */
    found(used) {
      /** @type {Taken[]} */
      const path = [];
      const seen = new Set();
      const ahead = [this.options(this.start, 0)];
      while (ahead.length && this.tried < MOST_TRIED) {
        const next = ahead[ahead.length - 1].next();
        if (next.done) {
          ahead.pop();
          path.pop();
          continue;
        }
        if ("kind" in next.value) continue;
        const taken = next.value;
        if (taken.passage && taken.passage.departures.length) continue;
        const decided = [...used].filter((level) => taken.standing.counts[level]);
        const runs = taken.standing.running.includes(1);
        if (!runs && decided.length === used.size) return [...path, taken];
        const alike = `${this.alike(taken.standing)}|${decided.join()}`;
        if (runs && path.length < this.most && !seen.has(alike)) {
          seen.add(alike);
          path.push(taken);
          ahead.push(this.options(taken.standing, path.length));
        }
      }
      return null;
    }

    /** What can come of what finishes next, in the order to try: what is done again leads on first.
     * @param {Standing} standing @param {number} number @returns {Generator<Taken | Flaw>} */
    *options(standing, number) {
      const index = this.nextWork(standing);
      const again = standing.runs[index] > 0;
      const back = [];
      for (const one of this.events(standing, index, number)) {
        if (again && !("kind" in one) && one.isLoop && this.tried < MOST_TRIED) back.push(one);
        else yield one;
      }
      yield* back;
    }

    /** @param {Standing} standing @param {number} index @param {number} number
     * @returns {Generator<Taken | Flaw>} */
    *events(standing, index, number) {
      let canBe = false;
      for (const [asAsked, values] of this.answers.choices(this.flow.works[index], standing.counts)) {
        if (canBe && !asAsked) return;
        this.tried += 1;
        const out = this.moves.finish(standing, index, values);
        const grave = out.faults.filter((one) => !GOES_ON.has(one.kind));
        if (out.move) {
          const flaws = out.faults.map((one) => this.flaw(one));
          yield this.taken(standing, index, out.move, values, number, flaws);
        } else if (grave.length) yield this.flaw(grave[0]);
        canBe = canBe || Boolean(out.move) || grave.length > 0;
      }
    }

    /** @param {{kind: string, at: number, names: string[]}} fault @returns {Flaw} */
    flaw(fault) {
      return { kind: fault.kind, step: this.flow.works[fault.at].name, names: fault.names };
    }

    /** @param {Standing} standing @param {number} index @param {Move} move
     * @param {Map<number, number>} values @param {number} number @param {Flaw[]} flaws @returns {Taken} */
    taken(standing, index, move, values, number, flaws) {
      const work = this.flow.works[index];
      const since = /** @type {Since} */ (standing.begun.get(this.comes.get(index) ?? index));
      const isLoop = move.ways.some((way) => Boolean(way.loop));
      const ends = finished(work, index, since.span);
      const after = this.after(standing, index, move, ends, number);
      const begun = bits(move.begun);
      const changes = Boolean(work.decides || work.gives) || move.ways.some((way) => way.counter !== undefined);
      const shared = { standing: after, before: standing, work: index, isLoop, changes, begun, move, choice: values };
      if (index === 0) {
        after.untold = flaws;
        return { ...shared, passage: null };
      }
      return { ...shared, passage: {
        step: work.name,
        begins: since.span,
        ends,
        after: since.after,
        decided: [...values].map(([level, at]) => [this.flow.facts[level], this.flow.domains[level][at]]),
        departures: this.departures(standing, work, values),
        to: move.ways.map((way) => this.moves.target(way)),
        loop: isLoop,
        flaws: [...standing.untold, ...flaws],
        is_event: Boolean(work.during),
      } };
    }

    /** @param {Standing} standing @param {Work} work @param {Map<number, number>} values */
    departures(standing, work, values) {
      /** @type {Departure[]} */
      const found = [];
      for (const level of work.decides || []) {
        const wanted = this.answers.wanted(work, level, standing.counts);
        if (wanted === undefined || values.get(level) === wanted) continue;
        const asked = this.flow.domains[level][wanted];
        found.push({ fact: this.flow.facts[level], asked,
          impossible: this.ruledOut(standing.values, new Map([...values, [level, wanted]])) });
      }
      return found;
    }

    /** @param {number[]} values @param {Map<number, number>} decided */
    ruledOut(values, decided) {
      const would = values.map((one, level) => decided.get(level) ?? one);
      const place = this.flow.impossible.findIndex((one) =>
        this.compiled.support(one).some((level) => decided.has(level)) && this.compiled.isIn(one, would));
      return place < 0 ? null : place;
    }

    /** How each promise fares. @param {Taken[]} path @param {boolean} isOver
     * @returns {[string, string][]} */
    fare(path, isOver) {
      const shown = new Shown(this.compiled, path);
      return this.compiled.watched.map((one) => [one.promised.id, one.fares(shown, isOver)]);
    }

    /** Where the case stands after a move, the passage of this number.
     * @param {Standing} standing @param {number} index @param {Move} move @param {Span} ends
     * @param {number} number @returns {Standing} */
    after(standing, index, move, ends, number) {
      const work = this.flow.works[index];
      const own = { span: ends, after: number ? [number] : [] };
      const arrived = new Map(standing.arrived);
      const begun = new Map(standing.begun);
      for (const way of move.ways) {
        if (way.to === undefined) continue;
        /** @type {Span} */
        const received = [ends[0], ends[1] === null ? null : ends[1] + (way.hours || 0)];
        const came = { span: received, after: own.after };
        arrived.set(way.to, latest(arrived.get(way.to) || came, came));
      }
      for (const at of bits(move.begun)) {
        begun.set(at, latest(arrived.get(at) || own, own));
        arrived.delete(at);
      }
      const { to } = move;
      const counts = standing.counts.slice();
      for (const level of work.decides || []) counts[level] += 1;
      for (const at of begun.keys()) if (!to.running[at]) begun.delete(at);
      for (const at of arrived.keys()) if (!to.waiting[at]) arrived.delete(at);
      const runs = standing.runs.slice();
      runs[index] += 1;
      return { ...to, counts, begun, arrived, runs, untold: [] };
    }

    /** The work that finishes next: that which can at the earliest. @param {Standing} standing */
    nextWork(standing) {
      for (const [event, during] of this.comes) {
        if (standing.running[event] && standing.running[during]) return event;
      }
      let best = -1;
      /** @type {number[]} */
      let turn = [];
      for (const at of bits(standing.running)) {
        const since = standing.begun.get(at);
        if (!since) continue;
        const work = this.flow.works[at];
        const ends = finished(work, at, since.span);
        const mine = [ends[1] === null ? standing.runs[at] : 0, ends[0], work.turn];
        if (best < 0 || before(mine, turn)) [best, turn] = [at, mine];
      }
      return best;
    }

    /** The place of the moment on the way that the last one is like; -1 if there is none. Only where
     * work is under way that has been done before can there be one: until then nothing is compared.
     * @param {Taken[]} path */
    isBackAt(path) {
      const { standing } = path[path.length - 1];
      if (![...standing.begun.keys()].some((at) => standing.runs[at])) return -1;
      const last = path[path.length - 1];
      return path.findIndex((one) => one !== last && isSame(one.standing.running, standing.running)
        && isSame(one.standing.waiting, standing.waiting) && this.likeness(one) === this.likeness(last));
    }

    /** @param {Taken} taken */
    likeness(taken) {
      taken.alike ??= this.alike(taken.standing);
      return taken.alike;
    }

    /** What all that can come depends on, as text: alike for two moments that are the same.
     * @param {Standing} standing */
    alike(standing) {
      const parts = [this.normal(standing), this.answers.left(standing.counts).join(";")];
      const running = bits(standing.running).filter((at) => !this.comes.has(at));
      if (running.length === 1) return parts.join("|");
      /** @type {[number, number][]} */
      const due = [];
      /** @type {[number, number][]} */
      const again = [];
      for (const at of running) {
        const ends = finished(this.flow.works[at], at, /** @type {Since} */ (standing.begun.get(at)).span);
        const runs = standing.runs[at];
        if (runs && ends[1] === null) again.push([at, runs]);
        else due.push([at, ends[0]]);
      }
      const first = due.length ? Math.min(...due.map(([, hours]) => hours)) : 0;
      const fewest = again.length ? Math.min(...again.map(([, runs]) => runs)) : 0;
      parts.push(due.map(([at, hours]) => `${at}:${hours - first}`).join());
      parts.push(again.map(([at, runs]) => `${at}:${runs - fewest}`).join());
      return parts.join("|");
    }

    /** A standing without what nothing ahead can look at, as text. @param {Standing} standing */
    normal(standing) {
      const { works, levels } = this.compiled.near(this.moves.events, standing);
      return [
        bits(standing.running).join(), bits(standing.waiting).join(),
        bits(standing.finished).filter((at) => holds(works, at)).join(),
        levels.map((level) => (standing.known[level] ? `${standing.values[level]}k` : standing.values[level])).join(),
      ].join(";");
    }

    /** @param {Taken[]} path @param {{why: string, sameAs?: number, flaw?: Flaw} | null} stop
     * @returns {Walk} */
    told(path, stop) {
      const { flow } = this;
      /** @type {[string, string][]} */
      const facts = flow.facts.map((name, level) => [level, name]).filter(([level]) => !this.compiled.isDecided[Number(level)])
        .map(([level, name]) => [String(name), flow.domains[Number(level)][this.start.values[Number(level)]]]);
      const last = path.length ? path[path.length - 1].standing : this.start;
      const passages = path.flatMap((one) => (one.passage ? [one.passage] : []));
      const asked = new Set([...this.answers.asked.keys()].map((level) => flow.facts[level]));
      const known = [...facts, ...passages.flatMap((one) => one.decided)].map(([name]) => name);
      const ends = new Set(flow.works.flatMap((work) => waysOf(work).flatMap((way) => way.end ?? [])));
      const reached = [...new Set(passages.flatMap((one) => one.to.filter((name) => ends.has(name))))];
      const underWay = flow.works.filter((work, at) => !work.during && (last.running[at] || last.waiting[at]))
        .map((one) => one.name);
      return {
        facts,
        assumed: [...new Set(known.filter((name) => !asked.has(name)))],
        unused: this.answers.unused(last.counts),
        passages,
        complete: stop === null,
        ends: stop === null ? reached : [],
        finished: stop === null ? passages.reduce((/** @type {Span} */ all, one) => later(all, one.ends), [0, 0]) : null,
        why: stop ? stop.why : null,
        same_as: stop && stop.sameAs !== undefined ? stop.sameAs : null,
        reached,
        under_way: stop ? underWay : [],
        fault: stop && stop.flaw ? stop.flaw : null,
        stayed_away: [...this.comes.keys()].filter((at) => !last.runs[at]).map((at) => flow.works[at].name),
        promises: this.fare(path, stop === null),
      };
    }
  }

  // -- promises ----------------------------------------------------------------------------

  const SEEN = 1;
  const DONE = 2;
  const THERE = 4;

  /** What a way shows to those who watch it: worked out once for all promises. */
  class Shown {
    /** @param {Compiled} compiled @param {Taken[]} path */
    constructor(compiled, path) {
      this.compiled = compiled;
      this.path = path;
      const shown = path.map((taken) => (taken.shown ??= [seenIn(compiled, taken), changedIn(taken)]));
      this.seen = shown.map(([seen]) => seen);
      /** @type {Map<number | string, number[]>} Where a work or an end is met, or the steps in hand change. */
      this.met = new Map();
      this.seen.forEach((one, at) => {
        for (const work of new Set([one.finished, ...one.begun, ...shown[at][1]])) this.meet(work, at);
        for (const end of one.ends) this.meet(end, at);
      });
      /** @type {Map<number, boolean[]>} By the condition: after which events it is known to hold. */
      this.holding = new Map();
    }

    /** @param {number | string} what @param {number} at */
    meet(what, at) {
      const places = this.met.get(what);
      if (places) places.push(at);
      else this.met.set(what, [at]);
    }

    /** After which events it is known that a condition holds. It can become so only where something is
     * decided, given or counted. @param {number} set @returns {boolean[]} */
    holds(set) {
      let found = this.holding.get(set);
      if (!found) {
        const { compiled } = this;
        let last = set === FULL;
        found = this.path.map((taken, at) => {
          const isNew = at === 0 || (set > FULL && taken.changes);
          if (isNew && set > FULL) {
            const { to } = taken.move;
            last = compiled.has(set, to.values, (level) => Boolean(compiled.isDecided[level] && !to.known[level]), true);
          }
          return last;
        });
        this.holding.set(set, found);
      }
      return found;
    }
  }

  /** @param {Compiled} compiled @param {Taken} taken @returns {Seen} */
  function seenIn(compiled, taken) {
    const { works } = compiled.flow;
    const { to, ways } = taken.move;
    const began = taken.begun;
    const joined = [];
    for (const way of ways) {
      if (way.to === undefined || works[way.to].all || way.to === taken.work) continue;
      if (taken.before.running[way.to] && !began.includes(way.to)) joined.push(way.to);
    }
    const ends = ways.flatMap((way) => (way.to === undefined ? [String(way.end)] : []));
    return { work: taken.work, finished: taken.work, began, begun: [...new Set([...began, ...joined])], ways, ends, after: to };
  }

  /** The works that were in hand before or are after, but not both. @param {Taken} taken */
  function changedIn(taken) {
    const { before, move } = taken;
    const [was, is] = [before, move.to].map((one) => [...bits(one.running), ...bits(one.waiting)]);
    return [...was.filter((at) => !is.includes(at)), ...is.filter((at) => !was.includes(at))];
  }

  /** Follows one promise along a way: `move/watch.py` and `follow/faring.py`. */
  class Watch {
    /** @param {Compiled} compiled @param {Promised} promised */
    constructor(compiled, promised) {
      this.compiled = compiled;
      this.promised = promised;
      this.when = promised.when ?? FULL;
      this.happens = promised.happens || {};
      this.other = promised.other || {};
      this.hasOther = Object.keys(this.other).length > 0;
      this.happening = worksOf(this.happens);
      this.others = worksOf(this.other);
      const { makers = [], givers = [], readers = [], handed = [] } = promised.telling || {};
      /** @type {number[]} The works while which an event can come that leads to what can begin. */
      this.open = (promised.coming || []).flatMap((at) => compiled.flow.works[at].during || []);
      /** @type {(number | string)[]} All that it names: nothing else that happens changes what it finds. */
      this.named = [...new Set([...this.happening, ...this.others, ...(this.happens.ends || []),
        ...(this.other.ends || []), ...makers, ...givers, ...readers, ...handed.map(([work]) => work),
        ...(promised.coming || []), ...this.open])];
      this.memory = 0;
      /** @type {{works: number[], isOn: boolean}[]} */
      this.groups = [];
    }

    /** @param {Shown} shown @param {boolean} isOver */
    fares(shown, isOver) {
      const { claim } = this.promised;
      const places = this.places(shown);
      if (!this.found(shown, places, "asked")) return "not-asked";
      if (claim === "within") return "elsewhere";
      if (claim === "can_reach") return this.found(shown, places, "reached") ? "kept" : isOver ? "elsewhere" : "open";
      if (this.found(shown, places, "broken")) return "broken";
      const isDone = (claim === "reaches" || claim === "told") && Boolean(this.memory & DONE);
      return isOver || isDone ? "kept" : "open";
    }

    /** The events that it looks at: the first and the last, those of what it names, and where its
     * condition comes to hold or no longer does. @param {Shown} shown */
    places(shown) {
      const { length } = shown.path;
      const found = flags(length, length ? [0, length - 1] : []);
      for (const one of this.named) for (const at of shown.met.get(one) || []) found[at] = 1;
      const holding = shown.holds(this.when);
      for (let at = 1; at < length; at += 1) if (holding[at] !== holding[at - 1]) found[at] = 1;
      return bits(found);
    }

    /** @param {Shown} shown @param {number[]} places @param {string} aim */
    found(shown, places, aim) {
      this.memory = 0;
      const { claim } = this.promised;
      const isAfter = claim === "only_after" || claim === "then" || claim === "told";
      const tracked = claim === "at_most" ? (aim === "broken" ? this.happens.groups : []) : isAfter ? this.other.groups : [];
      this.groups = (tracked || []).map((works) => ({ works, isOn: false }));
      const holding = shown.holds(this.when);
      return places.some((at) => this.note(shown.seen[at], holding[at], aim));
    }

    /** Whether it is what was looked for. @param {Seen} seen @param {boolean} isHeld
     * @param {string} aim @returns {boolean} */
    note(seen, isHeld, aim) {
      const told = this.told(seen);
      if (aim === "asked") return this.isAsked(isHeld, told);
      if (aim === "reached") {
        this.memory |= (isHeld ? SEEN : 0) | (told.happened ? DONE : 0);
        return this.memory === (SEEN | DONE);
      }
      return this.claimed(seen, isHeld, told);
    }

    /** @param {Seen} seen */
    told(seen) {
      const { running, waiting } = seen.after;
      let [anew, over] = [0, false];
      for (const group of this.groups) {
        const was = group.isOn;
        const begins = seen.begun.some((at) => group.works.includes(at));
        if (!was && seen.began.some((at) => group.works.includes(at))) anew += 1;
        group.isOn = (was || begins) && group.works.some((at) => running[at] || waiting[at]);
        if ((was || begins) && !group.isOn) over = true;
      }
      const { ends } = seen;
      const reached = ends.filter((one) => (this.happens.ends || []).includes(one)).length;
      const steps = this.happens.steps || [];
      return {
        happened: reached > 0 || seen.begun.some((at) => this.happening.includes(at)),
        finished: (this.other.steps || []).includes(seen.finished) || over
          || ends.some((one) => (this.other.ends || []).includes(one)),
        times: steps.filter((at) => seen.begun.includes(at)).length + reached + anew,
      };
    }

    /** @param {Seen} seen @param {boolean} isHeld
     * @param {{happened: boolean, finished: boolean, times: number}} told */
    claimed(seen, isHeld, told) {
      const { running, waiting } = seen.after;
      const isOver = !running.includes(1) && !waiting.includes(1);
      const { claim } = this.promised;
      if (claim === "never") return told.happened && isHeld;
      if (claim === "only_after") {
        this.memory |= told.finished ? DONE : 0;
        return told.happened && isHeld && !(this.memory & DONE);
      }
      if (claim === "never_together") {
        const goesOn = (/** @type {number[]} */ works) => works.some((at) => running[at]);
        return isHeld && goesOn(this.happening) && goesOn(this.others);
      }
      if (claim === "can_begin") {
        if ((this.promised.coming || []).includes(seen.work)) this.memory |= DONE;
        const isShut = this.others.some((at) => running[at]) && !this.open.some((at) => running[at]);
        return isHeld && !(this.memory & DONE) && isShut;
      }
      if (claim === "at_most") {
        const before = this.memory;
        const more = before + (isHeld ? told.times : 0);
        const most = (this.promised.times || 0) + 1;
        this.memory = Math.min(more, most);
        return more >= most && more > before;
      }
      if (claim === "then") {
        const asked = this.hasOther ? told.finished && isHeld : isHeld && !(this.memory & SEEN);
        const owed = (asked || Boolean(this.memory & DONE)) && !told.happened;
        this.memory = (isHeld ? SEEN : 0) | (owed ? DONE : 0);
        return isOver && owed;
      }
      if (claim === "not_told") {
        const found = this.telling(seen);
        this.memory |= found & THERE;
        return Boolean(found & DONE) && isHeld;
      }
      if (claim === "told") return this.informed(seen, this.isAsked(isHeld, told), told.happened, isOver);
      this.memory |= (isHeld ? SEEN : 0) | (told.happened ? DONE : 0);
      return isOver && Boolean(this.memory & SEEN) && !(this.memory & DONE);
    }

    /** @param {boolean} isHeld @param {{finished: boolean}} told @returns {boolean} */
    isAsked(isHeld, told) {
      const isAfter = this.hasOther && ["then", "told"].includes(this.promised.claim);
      return isHeld && (!isAfter || told.finished);
    }

    /** What they read when it begins, they have not read before.
     * @param {Seen} seen @param {boolean} asked @param {boolean} happened @param {boolean} isOver */
    informed(seen, asked, happened, isOver) {
      const had = this.memory | this.telling({ ...seen, began: [] });
      this.memory |= this.telling(seen);
      const isBefore = Object.keys(this.happens).length > 0;
      if (asked && (this.hasOther || !isBefore)) this.memory |= SEEN;
      if (!isBefore) return isOver && Boolean(this.memory & SEEN) && !(this.memory & DONE);
      return happened && (asked || Boolean(this.memory & SEEN)) && !(had & DONE);
    }

    /** @param {Seen} seen */
    telling(seen) {
      const { makers = [], givers = [], readers = [], handed = [], there = 0 } = this.promised.telling || {};
      if (!(this.memory & THERE) && !there && !makers.includes(seen.finished)) return 0;
      const ways = waysOf(this.compiled.flow.works[seen.work]);
      const told = givers.includes(seen.finished) || readers.some((at) => seen.began.includes(at))
        || handed.some(([work, at]) => work === seen.work && seen.ways.includes(ways[at]));
      return THERE | (told ? DONE : 0);
    }
  }

  // -- one question at a time -------------------------------------------------------------

  /** Follows a case of which not everything is known, as far as all that is open leads one way. */
  class Follower {
    /** @param {Compiled} compiled @param {Record<string, string[]>} asked @param {Set<string>} unknown
     * The answers for each time, and the facts of which the reader says that nobody knows.
     * @param {Comes} [comes]
     * @param {Before | null} [earlier] One that has followed other answers through the same pathway:
     * what is as it was on its way is not worked out anew. */
    constructor(compiled, asked, unknown, comes = {}, earlier = null) {
      this.compiled = compiled;
      this.flow = compiled.flow;
      this.asked = asked;
      this.unknown = unknown;
      /* A copy: whoever follows again may have changed what was given. */
      this.comes = { ...comes };
      this.walker = new Walker(compiled, asPlain(compiled, asked), comes);
      /** @type {Set<string>} What can come out in one way only, here: fact and time. */
      this.implied = new Set();
      /** @type {Map<string, {some: Uint8Array, always: Uint8Array}>} */
      this.led = new Map();
      /** @type {Taken[]} What was taken, with what was looked at last. */
      this.taken = [];
      /** @type {Taken[]} The same of the earlier one, as far as this one may go the same way. */
      this.earlier = [];
      if (earlier && this.beginsAs(earlier)) {
        this.earlier = earlier.taken;
        this.before = earlier.walker.answers;
        this.walker.start = earlier.walker.start;
      }
    }

    /** Whether the same events come, and the same case begins.
     * @param {Before} earlier @returns {boolean} */
    beginsAs({ compiled, comes, walker }) {
      return compiled === this.compiled && JSON.stringify(comes) === JSON.stringify(this.comes)
        && this.walker.start.values.every((one, level) => one === walker.start.values[level]);
    }

    /** What comes first of what finishes next. All that it turns on is where the case stands and what
     * is asked for of the facts that are decided: where these are as they were, so is it.
     * @param {Standing} standing @param {number} number @returns {Taken | Flaw | undefined} */
    next(standing, number) {
      const { walker } = this;
      const known = this.earlier[number];
      if (known && known.before === standing && this.isAskedAsBefore(known)) {
        walker.tried += known.tries ?? 0;
        return { ...known, alike: undefined };
      }
      this.earlier = [];
      const before = walker.tried;
      /** @type {Taken | Flaw | undefined} */
      const found = walker.options(standing, number).next().value;
      if (found && !("kind" in found)) found.tries = walker.tried - before;
      return found;
    }

    /** @param {Taken} known */
    isAskedAsBefore({ work, before }) {
      const own = this.flow.works[work];
      return (own.decides || []).every((level) => this.walker.answers.wanted(own, level, before.counts)
        === /** @type {Answers} */ (this.before).wanted(own, level, before.counts));
    }

    /** Follow until an answer matters, or to the end. @returns {Followed} */
    follow() {
      const told = this.onward();
      /* Whoever goes on from here asks this one alone, and not those before it. */
      this.earlier = [];
      return told;
    }

    /** @returns {Followed} */
    onward() {
      /** @type {Followed} */
      const told = { path: [], standing: this.walker.start, stop: null, flaw: null, question: null,
        parting: null, at: -1 };
      while (told.standing.running.includes(1)) {
        const next = this.next(told.standing, told.path.length);
        told.at = this.walker.nextWork(told.standing);
        if (!next || "kind" in next) return { ...told, stop: "fault", flaw: next ?? null };
        this.taken.push(next);
        if (this.asks(told, next)) return told;
        told.path.push(next);
        told.standing = next.standing;
        if (this.walker.isBackAt(told.path) >= 0) return { ...told, stop: "repeats" };
        if (told.path.length > this.walker.most) return { ...told, stop: "too-long" };
      }
      told.at = -1;
      return told;
    }

    /** Whether this event turns on what is open; what to ask, or where the ways part, is then told.
     * @param {Followed} told @param {Taken} taken */
    asks(told, taken) {
      if (!this.canTurn(taken)) return false;
      const key = this.askedSoFar(taken);
      if (taken.settled?.key === key) {
        for (const one of taken.settled.implied) this.implied.add(one);
        return false;
      }
      const before = this.implied.size;
      if (this.isOpen(told, taken)) return true;
      taken.settled = { key, implied: [...this.implied].slice(before) };
      return false;
    }

    /** All that can tell whether something of an event is to be asked, beside the way to it.
     * @param {Taken} taken */
    askedSoFar({ standing: { counts }, turns = [] }) {
      const { isDecided } = this.compiled;
      const open = this.openAt(counts);
      const asked = this.flow.facts.map((fact, level) => (!isDecided[level] || counts[level] ? this.asked[fact] : null));
      return JSON.stringify([turns.filter(open), asked, [...this.unknown], [...this.implied]]);
    }

    /** @param {Followed} told @param {Taken} taken */
    isOpen(told, taken) {
      for (;;) {
        const facts = this.unsettled(taken);
        const level = facts.find((one) => !this.unknown.has(this.flow.facts[one])) ?? facts[0];
        if (level === undefined) return false;
        const fact = this.flow.facts[level];
        const time = Math.max(1, taken.standing.counts[level]);
        const given = this.given(fact, level, time, told.path);
        const from = this.decidedAt(level, time, told.path);
        const way = [...told.path, taken].slice(from);
        const options = this.flow.domains[level].filter((value) => this.canBe(fact, [...given, value], from, way));
        if (options.length < 2) {
          this.implied.add(`${fact} ${time}`);
          continue;
        }
        if (this.unknown.has(fact)) told.parting = { fact, options };
        else told.question = { fact, options, time, given };
        return true;
      }
    }

    /** The answers for the times before this one; where none was needed, what came out.
     * @param {string} fact @param {number} level @param {number} time @param {Taken[]} path */
    given(fact, level, time, path) {
      const answers = (this.asked[fact] || []).slice(0, time - 1);
      const outs = path.filter((one) => one.choice.has(level))
        .map((one) => this.flow.domains[level][/** @type {number} */ (one.choice.get(level))]);
      return this.compiled.isDecided[level] ? [...answers, ...outs.slice(answers.length, time - 1)] : [];
    }

    /** The place on the way where a fact came out for this time; before it no answer for that time matters.
     * @param {number} level @param {number} time @param {Taken[]} path */
    decidedAt(level, time, path) {
      if (!this.compiled.isDecided[level]) return 0;
      let left = time;
      const at = path.findIndex((one) => one.choice.has(level) && (left -= 1) === 0);
      return at < 0 ? path.length : at;
    }

    /** Whether a fact can come out so, on the rest of the way from the place `from`.
     * @param {string} fact @param {string[]} answers @param {number} from @param {Taken[]} way */
    canBe(fact, answers, from, way) {
      let walker;
      try {
        walker = new Walker(this.compiled, asPlain(this.compiled, { ...this.asked, [fact]: answers }), this.comes);
      } catch (error) {
        if (error instanceof ImpossibleCase) return false;
        throw error;
      }
      /* What is known from the start comes out as it is said. */
      if (!this.compiled.isDecided[this.flow.facts.indexOf(fact)]) return true;
      let standing = from ? way[0].before : walker.start;
      for (let at = from; at < from + way.length && standing.running.includes(1); at += 1) {
        const next = walker.options(standing, at).next();
        if (next.done || "kind" in next.value) return true;
        const departs = next.value.passage ? next.value.passage.departures : [];
        if (departs.some((one) => one.fact === fact)) return false;
        ({ standing } = next.value);
      }
      return true;
    }

    /** The levels of open facts that decide what comes of an event, lowest first. @param {Taken} taken */
    unsettled(taken) {
      const open = this.openAt(taken.standing.counts);
      /** @type {Set<number>} */
      const found = new Set();
      if (!this.canTurn(taken)) return [];
      this.walker.moves.finish(taken.before, taken.work, taken.choice, {
        way: (set, values, unknown) => {
          const met = new Set();
          if (this.spread(set, values, open, unknown, met) === 3) for (const one of met) found.add(one);
        },
        wait: (waiting, to) => {
          for (const one of this.waitingFor(waiting, to, open)) found.add(one);
        },
      });
      return [...found].sort((one, two) => one - two);
    }

    /** Whether a level is that of a fact which nobody has answered for this time.
     * @param {Uint16Array} counts @returns {(level: number) => boolean} */
    openAt(counts) {
      return (level) => {
        const fact = this.flow.facts[level];
        if (fact === undefined) return false;
        const time = Math.max(1, counts[level]);
        if (this.compiled.isDecided[level] && !counts[level]) return false;
        return (this.asked[fact] || []).length < time && !this.implied.has(`${fact} ${time}`);
      };
    }

    /** Whether an event can turn on anything that is open: by a way that it may take, or by a step
     * that waits for all. @param {Taken} taken */
    canTurn(taken) {
      taken.turns ??= this.turnsOn(taken);
      return taken.turns.some(this.openAt(taken.standing.counts));
    }

    /** The levels that what comes of an event can turn on. @param {Taken} taken @returns {number[]} */
    turnsOn({ work, before }) {
      const { compiled, flow } = this;
      const ways = waysOf(flow.works[work]);
      const waiting = [...bits(before.waiting), ...ways.flatMap((way) => way.to ?? [])];
      return [...new Set([
        ...ways.flatMap((way) => (way.holds === undefined ? [] : compiled.support(way.holds))),
        ...waiting.flatMap((at) => (flow.works[at].all ? compiled.turnsOn(at) : [])),
      ])];
    }

    /** What a set can be: 1 not, 2 yes, 3 either; the open levels it turns on are added to `met`.
     * @param {number} set @param {number[]} values @param {(level: number) => boolean} open
     * @param {(level: number) => boolean} unknown @param {Set<number>} met @returns {number} */
    spread(set, values, open, unknown, met) {
      if (set <= FULL) return set === FULL ? 2 : 1;
      const [level, ...children] = this.flow.nodes[set - 2];
      if (!open(level) && !unknown(level)) return this.spread(children[values[level]], values, open, unknown, met);
      if (open(level)) met.add(level);
      return children.reduce((all, child) => all | this.spread(child, values, open, unknown, met), 0);
    }

    /** The open facts that decide whether a step goes on waiting.
     * @param {number} waiting @param {Standing} to @param {(level: number) => boolean} open */
    waitingFor(waiting, to, open) {
      const { compiled } = this;
      const early = (/** @type {number} */ level) => !compiled.isMade(level) && open(level);
      const isAt = (/** @type {Uint8Array} */ set) => set.some((one, at) => one && (to.running[at] || to.waiting[at]));
      if (!compiled.turnsOn(waiting).some(early)) return [];
      const { some, always } = this.leading(waiting, to.values, early);
      if (!isAt(some) || isAt(always)) return [];
      const found = new Set();
      this.turningPoints(waiting, to, some, early, found);
      return [...found];
    }

    /** What may lead to a waiting step, and what does whatever is open. It turns on the facts from the
     * start alone, and on which of them are open: that changes only as more is implied.
     * @param {number} waiting @param {number[]} values @param {(level: number) => boolean} early */
    leading(waiting, values, early) {
      const key = `${waiting} ${this.implied.size}`;
      const known = this.led.get(key);
      if (known) return known;
      const { compiled } = this;
      const some = compiled.upstream(waiting, values, early);
      const sure = compiled.upstream(waiting, values);
      /* What leads there whatever is open: every way on it holds for all values. */
      const always = new Uint8Array(compiled.size);
      const busy = [waiting];
      while (busy.length) {
        for (const [before, way] of compiled.into[/** @type {number} */ (busy.pop())]) {
          if (always[before] || !compiled.counts(way, waiting) || !sure[before]) continue;
          const met = new Set();
          const can = this.spread(way.holds ?? FULL, values, early, (level) => compiled.isMade(level), met);
          if (can === 1 || (can === 3 && met.size)) continue;
          always[before] = 1;
          busy.push(before);
        }
      }
      const led = { some, always };
      this.led.set(key, led);
      return led;
    }

    /** Add the open levels on the ways from what is at work to a waiting step.
     * @param {number} waiting @param {Standing} to @param {Uint8Array} some
     * @param {(level: number) => boolean} early @param {Set<number>} found */
    turningPoints(waiting, to, some, early, found) {
      const { compiled } = this;
      const met = new Uint8Array(compiled.size);
      const busy = [...some.keys()].filter((at) => some[at] && (to.running[at] || to.waiting[at]));
      while (busy.length) {
        const at = /** @type {number} */ (busy.pop());
        if (met[at]) continue;
        met[at] = 1;
        for (const way of waysOf(this.flow.works[at])) {
          if (way.to === undefined || !compiled.counts(way, waiting)) continue;
          if (way.to !== waiting && !some[way.to]) continue;
          this.spread(way.holds ?? FULL, to.values, early, (level) => compiled.isMade(level), found);
          busy.push(way.to);
        }
      }
    }
  }

  /** The answers as the walk takes them: one for what is known from the start.
   * @param {Compiled} compiled @param {Record<string, string[]>} asked @returns {Asked} */
  function asPlain(compiled, asked) {
    return Object.fromEntries(Object.entries(asked).filter(([, answers]) => answers.length).map(
      ([fact, answers]) => [fact, compiled.isDecided[compiled.flow.facts.indexOf(fact)] ? answers : answers[0]]));
  }

  // -- small things ------------------------------------------------------------------------

  /** @param {Work} work */
  const waysOf = (work) => work.ways || [];

  /** @param {Work} work */
  const targets = (work) => waysOf(work).flatMap((way) => (way.to === undefined ? [] : [way.to]));

  /** @param {Thing} thing */
  const worksOf = (thing) => [...(thing.steps || []), ...(thing.groups || []).flat()];

  /** The events that come, each with the work while which it does.
   * @param {Flow} flow @param {Comes} comes @returns {Map<number, number>} */
  function comingOf(flow, comes) {
    /** @type {[number, number][]} */
    const found = Object.entries(comes).map(([event, step]) => {
      const at = flow.works.findIndex((one) => one.during && one.name === event);
      const during = flow.works.findIndex((one) => !one.during && one.name === step);
      if (at < 0 || during < 0 || !(flow.works[at].during || []).includes(during)) throw new ImpossibleCase(event);
      return [at, during];
    });
    return new Map(found.sort((one, two) => one[0] - two[0]));
  }

  const none = () => false;

  /** @param {number} size @param {Iterable<number>} set */
  function flags(size, set) {
    const found = new Uint8Array(size);
    for (const at of set) found[at] = 1;
    return found;
  }

  /** What is in a set of flags, in order. @param {Uint8Array} set */
  function bits(set) {
    const found = [];
    for (let at = set.indexOf(1); at >= 0; at = set.indexOf(1, at + 1)) found.push(at);
    return found;
  }

  /** @param {Uint8Array} one @param {Uint8Array} other */
  function isSame(one, other) {
    for (let at = one.indexOf(1), to = other.indexOf(1); ; at = one.indexOf(1, at + 1), to = other.indexOf(1, to + 1)) {
      if (at !== to) return false;
      if (at < 0) return true;
    }
  }

  /** A set as a mask: 32 to a number. @param {number} size @param {Iterable<number>} set */
  function masked(size, set) {
    const found = new Uint32Array((size + 31) >> 5);
    for (const at of set) found[at >> 5] |= 1 << (at & 31);
    return found;
  }

  /** @param {Uint32Array} mask @param {number} at */
  const holds = (mask, at) => (mask[at >> 5] >>> (at & 31)) & 1;

  /** Add `more` to `all`; tell whether anything was new.
   * @param {Uint32Array} all @param {Uint32Array} more */
  function join(all, more) {
    let changed = false;
    for (let at = 0; at < all.length; at += 1) {
      const before = all[at];
      all[at] |= more[at];
      if (all[at] !== before) changed = true;
    }
    return changed;
  }

  /** When `work` is over that began then. @param {Work} work @param {number} index
   * @param {Span} begins @returns {Span} */
  function finished(work, index, begins) {
    const [shortest, longest] = work.takes || [0, 0];
    const isOpen = begins[1] === null || (index > 0 && !work.takes && !work.during);
    return [begins[0] + shortest, isOpen ? null : Number(begins[1]) + longest];
  }

  /** When both have come. @param {Span} one @param {Span} other @returns {Span} */
  function later(one, other) {
    const last = one[1] === null || other[1] === null ? null : Math.max(one[1], other[1]);
    return [Math.max(one[0], other[0]), last];
  }

  /** @param {Since} one @param {Since} other @returns {Since} */
  function latest(one, other) {
    return { span: later(one.span, other.span), after: [...new Set([...one.after, ...other.after])] };
  }

  /** @param {number[]} one @param {number[]} other */
  function before(one, other) {
    for (let at = 0; at < one.length; at += 1) {
      if (one[at] !== other[at]) return one[at] < other[at];
    }
    return false;
  }

  /** None of `items`, each one, each two, and so on. @param {number[]} items */
  function* someOf(items) {
    for (let size = 0; size <= items.length; size += 1) yield* combinations(items, size, 0);
  }

  /** @param {number[]} items @param {number} size @param {number} from @returns {Generator<number[]>} */
  function* combinations(items, size, from) {
    if (size === 0) {
      yield [];
      return;
    }
    for (let at = from; at <= items.length - size; at += 1) {
      for (const rest of combinations(items, size - 1, at + 1)) yield [items[at], ...rest];
    }
  }

  /** @param {number[][]} options @returns {Generator<number[]>} */
  function* product(options) {
    if (!options.length) {
      yield [];
      return;
    }
    for (const one of options[0]) {
      for (const rest of product(options.slice(1))) yield [one, ...rest];
    }
  }

  /** @type {any} */ (globalThis).pathwaytoolWalk = {
    ImpossibleCase, Compiled, Walker, Follower,
    /** @param {Flow} flow */
    compile: (flow) => new Compiled(flow),
    /** @param {Compiled} compiled @param {Asked} asked @param {Comes} [comes] */
    walk: (compiled, asked, comes) => new Walker(compiled, asked, comes).walk(),
  };
})();
