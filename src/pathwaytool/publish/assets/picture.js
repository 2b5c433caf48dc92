/* Looking closer at a picture: zoom, pan, full screen, and the arrow keys along the flow.

   Without this script the picture is still a picture whose boxes are links, in a frame that scrolls.
   Nothing here writes markup from text: labels are set as text, sizes as attributes. */
(() => {
  "use strict";

  const SMALLEST = 0.1;
  const LARGEST = 3;
  const STEP = 1.25;
  /* A picture of fewer boxes than this needs no buttons. */
  const FEW = 4;
  /* Below this the small text is hard to read: then the frame scrolls instead of shrinking more. */
  const LEGIBLE = 0.7;
  const COMFORTABLE = 0.85;
  /* An overview is the first thing seen: where there is room, it is larger than the others. */
  const ROOMY = 1.25;

  const buttons = [
    ["zoom_out", "M4 10h12"],
    ["zoom_in", "M4 10h12M10 4v12"],
    ["fit", "M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4"],
    ["actual", "M5 6l2-1v10M13 6l2-1v10M10 8v.5M10 12v.5"],
    ["full_screen", "M8 3H3v5M12 17h5v-5M3 3l5.5 5.5M17 17l-5.5-5.5"],
  ];

  function start(figure) {
    const frame = figure.querySelector(".pw-picture__frame");
    const svg = frame && frame.querySelector("svg");
    if (!svg || figure.dataset.ready) return null;
    figure.dataset.ready = "yes";
    const picture = {
      figure, frame, svg,
      words: JSON.parse(svg.dataset.words || "{}"),
      width: svg.viewBox.baseVal.width,
      height: svg.viewBox.baseVal.height,
      scale: 1,
    };
    addBar(picture);
    addWheel(picture);
    addDrag(picture);
    addPinch(picture);
    addFlow(picture);
    addHeads(picture);
    return picture;
  }

  /* The scale at which a picture is first seen. */
  function opening(picture) {
    const fit = fitting(picture);
    const most = picture.svg.classList.contains("drawing-overview") ? ROOMY : 1;
    return fit >= LEGIBLE ? Math.min(most, fit) : COMFORTABLE;
  }

  function resize(picture, scale) {
    picture.svg.setAttribute("width", Math.round(picture.width * scale));
    picture.svg.setAttribute("height", Math.round(picture.height * scale));
    picture.scale = scale;
  }

  function fitting(picture) {
    const room = picture.frame.clientWidth / picture.width;
    const tall = document.fullscreenElement === picture.figure
      ? picture.frame.clientHeight / picture.height : room;
    return Math.min(room, tall);
  }

  /* Zoom so that the point (x, y) of the frame stays where it is. */
  function zoom(picture, scale, x, y) {
    const { frame } = picture;
    const to = Math.min(LARGEST, Math.max(SMALLEST, scale));
    const px = x ?? frame.clientWidth / 2;
    const py = y ?? frame.clientHeight / 2;
    const left = (frame.scrollLeft + px) / picture.scale;
    const top = (frame.scrollTop + py) / picture.scale;
    resize(picture, to);
    frame.scrollLeft = left * to - px;
    frame.scrollTop = top * to - py;
    picture.keepHeads();
  }

  function addBar(picture) {
    const bar = document.createElement("div");
    bar.className = "pw-picture__bar";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", picture.words.bar || "");
    const isTiny = picture.svg.querySelectorAll("[data-box]").length < FEW;
    for (const [name, shape] of isTiny ? [] : buttons) bar.append(button(picture, name, shape));
    picture.status = document.createElement("span");
    picture.status.className = "pw-picture__status";
    picture.status.setAttribute("role", "status");
    bar.append(picture.status);
    picture.frame.before(bar);
  }

  function button(picture, name, shape) {
    const made = document.createElement("button");
    made.type = "button";
    made.title = picture.words[name] || name;
    made.setAttribute("aria-label", made.title);
    made.dataset.action = name;
    const icon = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    icon.setAttribute("viewBox", "0 0 20 20");
    icon.setAttribute("aria-hidden", "true");
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", shape);
    icon.append(path);
    made.append(icon);
    made.addEventListener("click", () => act(picture, name));
    return made;
  }

  function act(picture, name) {
    if (name === "zoom_in") zoom(picture, picture.scale * STEP);
    if (name === "zoom_out") zoom(picture, picture.scale / STEP);
    if (name === "fit") zoom(picture, fitting(picture));
    if (name === "actual") zoom(picture, 1);
    if (name === "full_screen") return fullScreen(picture);
    const percent = Math.round(picture.scale * 100);
    picture.status.textContent = `${percent} %`;
  }

  function fullScreen(picture) {
    if (document.fullscreenElement) document.exitFullscreen();
    else if (picture.figure.requestFullscreen) picture.figure.requestFullscreen().catch(() => {});
  }

  function addWheel(picture) {
    picture.frame.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = picture.frame.getBoundingClientRect();
      const by = Math.exp(-event.deltaY / 300);
      zoom(picture, picture.scale * by, event.clientX - box.left, event.clientY - box.top);
    }, { passive: false });
  }

  function addDrag(picture) {
    const { frame } = picture;
    let from = null;
    frame.addEventListener("pointerdown", (event) => {
      if (event.pointerType !== "mouse" || event.button !== 0 || event.target.closest("a")) return;
      from = { x: event.clientX + frame.scrollLeft, y: event.clientY + frame.scrollTop };
      frame.setPointerCapture(event.pointerId);
      frame.classList.add("is-dragged");
    });
    frame.addEventListener("pointermove", (event) => {
      if (!from) return;
      frame.scrollLeft = from.x - event.clientX;
      frame.scrollTop = from.y - event.clientY;
    });
    const stop = () => { from = null; frame.classList.remove("is-dragged"); };
    frame.addEventListener("pointerup", stop);
    frame.addEventListener("pointercancel", stop);
  }

  function addPinch(picture) {
    const fingers = new Map();
    let before = 0;
    const spread = () => {
      const [a, b] = [...fingers.values()];
      return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY);
    };
    picture.frame.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "touch") fingers.set(event.pointerId, event);
      if (fingers.size === 2) before = spread();
    });
    picture.frame.addEventListener("pointermove", (event) => {
      if (!fingers.has(event.pointerId)) return;
      fingers.set(event.pointerId, event);
      if (fingers.size !== 2 || before === 0) return;
      const now = spread();
      const box = picture.frame.getBoundingClientRect();
      const [a, b] = [...fingers.values()];
      zoom(picture, picture.scale * now / before,
        (a.clientX + b.clientX) / 2 - box.left, (a.clientY + b.clientY) / 2 - box.top);
      before = now;
    });
    for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
      picture.frame.addEventListener(end, (event) => fingers.delete(event.pointerId));
    }
  }

  /* Boxes stand in the picture in reading order; an edge names its two boxes by their places. */
  function addFlow(picture) {
    picture.boxes = [...picture.svg.querySelectorAll("[data-box]")];
    picture.edges = [...picture.svg.querySelectorAll("[data-way]")].map((line) => {
      const [from, to] = line.dataset.way.split(" ").map(Number);
      return { line, from, to };
    });
    let beside = null;
    picture.svg.addEventListener("keydown", (event) => {
      const place = picture.boxes.indexOf(event.target);
      if (place < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
      const move = moveFor(picture, event.key, place, beside);
      if (!move) return;
      event.preventDefault();
      beside = move.beside;
      goTo(picture, move);
    });
    const light = (event) => lightUp(picture, picture.boxes.indexOf(event.target.closest("[data-box]")));
    for (const name of ["focusin", "pointerover"]) picture.svg.addEventListener(name, light);
    for (const name of ["focusout", "pointerleave"]) {
      picture.svg.addEventListener(name, () => lightUp(picture, -1));
    }
  }

  function moveFor(picture, key, place, beside) {
    const unique = (places) => [...new Set(places)].filter((other) => other !== place);
    if (key === "ArrowRight" || key === "ArrowLeft") {
      const on = key === "ArrowRight";
      const near = unique(picture.edges.filter((edge) => (on ? edge.from : edge.to) === place)
        .map((edge) => (on ? edge.to : edge.from)));
      return { to: near[0], beside: near, from: place };
    }
    if (key === "ArrowDown" || key === "ArrowUp") {
      const by = key === "ArrowDown" ? 1 : -1;
      const row = beside && beside.length > 1 && beside.includes(place) ? beside : null;
      const places = row || picture.boxes.map((_, index) => index);
      const next = (places.indexOf(place) + by + places.length) % places.length;
      return { to: places[next], beside: row };
    }
    if (key === "Home") return { to: 0, beside: null };
    if (key === "End") return { to: picture.boxes.length - 1, beside: null };
    return null;
  }

  function goTo(picture, move) {
    const { words, status } = picture;
    if (move.to === undefined) {
      status.textContent = words.nowhere || "";
      return;
    }
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const box = picture.boxes[move.to];
    box.focus({ preventScroll: true });
    box.scrollIntoView({ block: "nearest", inline: "center", behavior: calm ? "auto" : "smooth" });
    const of = move.beside ? move.beside.length : 0;
    status.textContent = of > 1
      ? (words.beside || "").replace("{place}", move.beside.indexOf(move.to) + 1).replace("{of}", of)
      : "";
  }

  function lightUp(picture, place) {
    picture.svg.classList.toggle("is-tracing", place >= 0);
    for (const { line, from, to } of picture.edges) {
      line.classList.toggle("is-traced", place >= 0 && (from === place || to === place));
    }
  }

  /* Lane titles and column headings stay in sight while the picture is scrolled. */
  function addHeads(picture) {
    const { frame, svg } = picture;
    const columns = svg.querySelector(".columns");
    const lanes = [...svg.querySelectorAll("[data-lane]")].map((head) => {
      const [top, bottom] = head.dataset.lane.split(" ").map(Number);
      return { head, title: head.querySelector("text"), top, bottom };
    });
    const keep = () => {
      const left = frame.scrollLeft / picture.scale;
      const top = frame.scrollTop / picture.scale;
      const bottom = top + frame.clientHeight / picture.scale;
      if (columns) columns.setAttribute("transform", `translate(0 ${top})`);
      for (const lane of lanes) {
        const seen = (Math.max(lane.top, top) + Math.min(lane.bottom, bottom)) / 2;
        const within = Math.min(lane.bottom - 40, Math.max(lane.top + 40, seen));
        lane.head.setAttribute("transform", `translate(${left} 0)`);
        const by = Math.round(within - (lane.top + lane.bottom) / 2);
        lane.title.setAttribute("transform", `translate(0 ${by})`);
      }
    };
    frame.addEventListener("scroll", keep, { passive: true });
    picture.keepHeads = keep;
    window.addEventListener("beforeprint", () => {
      frame.scrollLeft = 0;
      frame.scrollTop = 0;
      keep();
    });
  }

  /* All that is measured before all that is changed: each turn from one to the other lays out the
     whole page, which on a phone takes longer than everything else here. */
  function open(figures) {
    const pictures = figures.map(start).filter(Boolean);
    const scales = pictures.map(opening);
    pictures.forEach((picture, at) => resize(picture, scales[at]));
    for (const { figure } of pictures) figure.dispatchEvent(new CustomEvent("picture-ready", { bubbles: true }));
    requestAnimationFrame(() => setTimeout(() => pictures.forEach((picture) => picture.keepHeads()), 0));
  }

  /* A picture further down than the reader sees waits until it comes near: nobody waits for it. */
  function begin() {
    const figures = [...document.querySelectorAll("[data-picture]")];
    const waits = figures.filter((figure) => figure.matches(".pw-picture--later"));
    open(figures.filter((figure) => !waits.includes(figure)));
    const near = new IntersectionObserver((seen) => {
      const come = seen.filter((one) => one.isIntersecting).map((one) => one.target);
      for (const figure of come) near.unobserve(figure);
      open(come);
    }, { rootMargin: "25% 0px" });
    for (const figure of waits) near.observe(figure);
    window.addEventListener("beforeprint", () => open(waits));
  }
  /* A picture that a script has put into the page says so. */
  document.addEventListener("picture-added", ({ target }) => open([target]));
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
