// @ts-check
/* The way of one young person, lit in a picture: what has been passed, and where the case is now.

   A picture is told by the event `picture-route`, with steps and ends in the order in which they are
   met; or, where work runs side by side, with `ids`, pairs of them in `ways`, and in `now` those that
   are under way. On the page of the whole picture the address may name the way: `#vej=a>b b>c`. */
(() => {
  "use strict";

  /** @typedef {{ids: string[], ways: string[][], now?: string[]}} Route */
  /** @typedef {{svg: SVGSVGElement, boxes: Map<string, {box: Element, place: number}>,
   *   lines: {line: SVGPathElement, way: string}[], heads: string[], lit: Element}} Picture */

  /* So much of the frame, from its left and top, is for the titles of lanes and columns. */
  const TITLES = { left: 140, top: 60 };

  /** @type {WeakMap<Element, Picture>} */
  const known = new WeakMap();

  /** @param {Element} figure @returns {Picture | null} */
  function pictureOf(figure) {
    const svg = figure.querySelector(".pw-picture__frame svg");
    if (!(svg instanceof SVGSVGElement)) return null;
    const found = known.get(svg);
    if (found) return found;
    const all = [...svg.querySelectorAll("[data-box]")];
    const lines = /** @type {SVGPathElement[]} */ ([...svg.querySelectorAll("[data-way]")]);
    const heads = [...svg.querySelectorAll(".edges > .head")].flatMap((one) => (one.getAttribute("d") || "").match(/M[^M]+/g) || []);
    const lit = document.createElementNS("http://www.w3.org/2000/svg", "path");
    lit.setAttribute("class", "head is-on-route is-lit");
    svg.querySelector(".edges")?.append(lit);
    const made = {
      svg, heads, lit,
      boxes: new Map(all.map((box, place) => [box.getAttribute("data-box") || "", { box, place }])),
      lines: lines.map((line) => ({ line, way: line.getAttribute("data-way") || "" })),
    };
    known.set(svg, made);
    return made;
  }

  /** Light a way; what has not changed is left as it is. All that is measured comes before all that is
   * changed: see `picture.js`.
   * @param {Picture} picture @param {Route} route */
  function light({ svg, boxes, lines, heads, lit }, { ids, ways, now = [] }) {
    const [met, here] = [new Set(ids), new Set(now)];
    const place = (/** @type {string} */ id) => boxes.get(id)?.place;
    const taken = new Set(ways.map(([from, to]) => `${place(from)} ${place(to)}`));
    const ends = new Set(lines.filter(({ way }) => taken.has(way)).map(({ line }) => {
      const end = line.getPointAtLength(line.getTotalLength());
      return `${Math.round(end.x)} ${Math.round(end.y)}`;
    }));
    for (const [id, { box }] of boxes) {
      box.classList.toggle("is-on-route", met.has(id));
      box.classList.toggle("is-now", here.has(id));
      if (here.has(id)) box.setAttribute("aria-current", "step");
      else box.removeAttribute("aria-current");
    }
    svg.classList.toggle("has-route", ids.length > 0);
    for (const { line, way } of lines) {
      line.classList.toggle("is-on-route", taken.has(way));
      if (taken.has(way)) lit.before(line); // over those that are not of the way
    }
    /* The heads of all arrows are one shape: those of the way are drawn once more, on top. */
    lit.setAttribute("d", heads.filter((one) => ends.has((one.match(/^M(-?[\d.]+ -?[\d.]+)/) || [])[1])).join(""));
  }

  /** Show the part of the picture where the case is now; the page itself stays where it is.
   * @param {Element} figure @param {Picture} picture @param {Route} route */
  function look(figure, { svg, boxes }, { ids, now = [] }) {
    const frame = figure.querySelector(".pw-picture__frame");
    const at = boxes.get(now[0] || ids[ids.length - 1]);
    if (!frame || !at) return;
    const [room, box, all] = [frame.getBoundingClientRect(), at.box.getBoundingClientRect(), svg.getBoundingClientRect()];
    const left = Math.min(TITLES.left, room.width / 3);
    frame.scrollTo(
      box.left + box.width / 2 - all.left - left - (room.width - left) / 2,
      box.top + box.height / 2 - all.top - TITLES.top - (room.height - TITLES.top) / 2);
  }

  document.addEventListener("picture-route", (event) => {
    const { target, detail } = /** @type {CustomEvent} */ (event);
    const picture = target instanceof Element && pictureOf(target);
    if (!picture) return;
    /** @type {Route} */
    const route = Array.isArray(detail)
      ? { ids: detail, ways: detail.slice(1).map((to, at) => [detail[at], to]) } : detail;
    if (route.now) look(/** @type {Element} */ (target), picture, route);
    light(picture, route);
  }, true);

  /* The way that the address names; the page that follows a case leads here. */
  document.addEventListener("picture-ready", ({ target }) => {
    const named = new URLSearchParams(location.hash.slice(1)).get("vej") || "";
    const ways = named.split(" ").map((way) => way.split(">")).filter((way) => way.length === 2);
    if (!ways.length) return;
    target?.dispatchEvent(new CustomEvent("picture-route", { detail: { ids: [...new Set(ways.flat())], ways } }));
  });
})();
