// @ts-check
/* The way in the picture, as it unfolds: one picture at a time, fetched when it comes near.

   `follow.js` says where the case is, and `route.js` lights it. The pictures are files of their own,
   and scripts, so that they can be read from a USB stick as well. What they hold is ours, and is
   read as a document before any of it stands on the page. */
(() => {
  "use strict";

  const { pathwaytoolFollow: data, pathwaytoolFollowing: following } = /** @type {any} */ (globalThis);
  const root = document.querySelector("[data-pictures]");
  const place = root && root.querySelector("[data-unfolding]");
  if (!(root instanceof HTMLElement) || !place || !following) return;
  const { words } = data.said;
  /** @type {string[]} */
  const addresses = (root.dataset.pictures || "").split(" ");
  /* Shape: what each picture is called, and the file that brings it. */
  const KINDS = ["lanes", "flow"].map((name, at) => ({ name, title: words[`picture_${name}`], address: addresses[at] }));

  /** @template {keyof HTMLElementTagNameMap} T @param {T} tag @param {Record<string, string>} attributes
   * @param {...(Node | string)} children @returns {HTMLElementTagNameMap[T]} */
  function make(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    made.append(...children);
    return made;
  }

  /** @type {Map<string, HTMLElement>} The pictures that have been fetched. */
  const fetched = new Map();
  let chosen = KINDS[0];
  /** @type {{ids: string[], ways: string[][], now: string[]}} */
  let route = following.route;

  const holder = make("div", { class: "pw-unfolding__holder" });
  const buttons = KINDS.map((kind) => {
    const button = make("button", { type: "button", class: "pw-answer", "aria-pressed": String(kind === chosen) }, kind.title);
    button.addEventListener("click", () => choose(kind));
    return button;
  });
  const section = make("section", { class: "pw-unfolding", "aria-labelledby": "pw-unfolding" },
    make("h2", { id: "pw-unfolding" }, words.picture),
    make("p", { class: "pw-soft", id: "pw-unfolding-what" }, words.picture_what),
    make("p", { class: "pw-follow-tools pw-screen-only", role: "group", "aria-labelledby": "pw-unfolding" }, ...buttons),
    holder);
  place.append(section);

  /** @param {typeof chosen} kind */
  function choose(kind) {
    chosen = kind;
    buttons.forEach((button, at) => button.setAttribute("aria-pressed", String(KINDS[at] === kind)));
    const there = fetched.get(kind.name);
    if (there) put(there);
    else bring(kind);
  }

  /** @param {typeof chosen} kind */
  function bring(kind) {
    const script = make("script", { src: kind.address });
    const come = () => {
      script.remove();
      const got = (/** @type {any} */ (globalThis).pathwaytoolPictures || {})[kind.name];
      const figure = got && got.svg ? figureOf(got.svg) : make("p", { class: "pw-soft" }, (got && got.absent) || words.picture_absent);
      fetched.set(kind.name, figure);
      if (chosen === kind) put(figure);
    };
    script.addEventListener("load", come);
    script.addEventListener("error", come);
    document.head.append(script);
  }

  /** @param {string} text */
  function figureOf(text) {
    const svg = new DOMParser().parseFromString(text, "text/html").querySelector("svg");
    const caption = make("figcaption", { tabindex: "-1" });
    const past = make("button", { type: "button", class: "pw-picture__skip" }, words.picture_skip);
    past.addEventListener("click", () => caption.focus());
    return make("figure", { class: "pw-picture", "data-picture": "", "aria-describedby": "pw-unfolding-what" },
      past, make("div", { class: "pw-picture__frame" }, svg || ""), caption);
  }

  /** @param {HTMLElement} figure */
  function put(figure) {
    holder.replaceChildren(figure);
    figure.dispatchEvent(new CustomEvent("picture-added", { bubbles: true }));
    light();
  }

  /** Light the way in the picture that stands here, and say where the case is. */
  function light() {
    const figure = fetched.get(chosen.name);
    const caption = figure && figure.querySelector("figcaption");
    if (!figure || !caption) return;
    figure.dispatchEvent(new CustomEvent("picture-route", { detail: route }));
    const names = route.now.map((id) => `»${(data.said.steps[id] || data.said.ends[id]).title}«`);
    const said = names.length ? words.picture_now.replace("{names}", () => names.join(", ")) : "";
    caption.textContent = said || (figure.querySelector("svg > title")?.textContent ?? "");
  }

  /** In an idle moment: the answer is shown first. @param {() => void} does */
  const soon = (does) => (window.requestIdleCallback ? window.requestIdleCallback(does, { timeout: 400 }) : setTimeout(does, 50));

  let isWaiting = false;
  root.addEventListener("follow-route", (event) => {
    route = /** @type {CustomEvent} */ (event).detail;
    if (isWaiting) return;
    isWaiting = true;
    soon(() => {
      isWaiting = false;
      light();
    });
  });

  /* On paper the picture has a large sheet of its own, after all that is read in order. */
  window.addEventListener("beforeprint", () => root.append(section));
  window.addEventListener("afterprint", () => {
    place.append(section);
    light();
  });

  const near = new IntersectionObserver((seen) => {
    if (!seen.some((one) => one.isIntersecting)) return;
    near.disconnect();
    soon(() => choose(chosen));
  }, { rootMargin: "25% 0px" });
  near.observe(section);
})();
