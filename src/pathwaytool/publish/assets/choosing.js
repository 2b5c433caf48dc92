/* Choosing in a picture: one sector alone, one step with its neighbours, and a file of what is shown.

   What is chosen stays chosen on paper and in the file. The file is made here, of what stands in the
   page, in the light colours: it is an SVG, a PNG, or a PDF of one page with the same picture. */
(() => {
  "use strict";

  /* A picture of fewer boxes than this is seen at a glance. */
  const FEW = 4;
  const SHARP = 2;
  /* More points than this some browsers draw on no canvas. */
  const MOST = 12e6;
  const LOOKS = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap",
    "paint-order", "opacity", "visibility", "font-family", "font-size", "font-weight", "font-style",
    "text-decoration"];

  const plain = (node) => (node ? node.textContent.replace(/\s+/g, " ").trim() : "");

  function start(figure, number) {
    const svg = figure.querySelector(".pw-picture__frame svg");
    const bar = figure.querySelector(".pw-picture__bar");
    if (!svg || !bar || svg.querySelectorAll("[data-box]").length < FEW) return;
    const said = JSON.parse(svg.dataset.words || "{}");
    const more = document.createElement("details");
    more.className = "pw-picture__more";
    const summary = document.createElement("summary");
    summary.textContent = said.more || "";
    more.append(summary);
    // Nothing more is made before somebody asks for it.
    more.addEventListener("toggle", () => fill(svg, more, said, number), { once: true });
    bar.append(more);
  }

  function fill(svg, more, said, number) {
    const boxes = [...svg.querySelectorAll("[data-box]")];
    const edges = [...svg.querySelectorAll("[data-way]")].map((line) => {
      const [from, to] = line.dataset.way.split(" ").map((place) => boxes[Number(place)]);
      return { line, from, to };
    });
    const heads = [...svg.querySelectorAll(".edges > .head:not(.is-lit)")].map((path) => ({
      path, each: path.getAttribute("d").match(/M[^M]+/g) || [],
    }));
    const picture = { svg, boxes, edges, heads };
    const choices = [
      choice(said.only_sector, said.all, sectors(picture)),
      choice(said.only_step, said.all, boxes.map((box) => [plain(box.querySelector(".title")), [box]])),
    ].filter(Boolean);
    for (const one of choices) {
      more.append(one.label);
      one.select.addEventListener("change", () => {
        for (const other of choices) if (other !== one) other.select.value = "";
        show(picture, one.select.value ? one.rows[Number(one.select.value)][1] : []);
      });
    }
    const name = `${location.pathname.split("/").slice(-2).join("-").replace(/\.html$/, "")}${number ? `-${number + 1}` : ""}`;
    for (const [kind, make] of Object.entries({ svg: asSvg, png: asPng, pdf: asPdf })) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = (said.save || "").replace("{kind}", kind.toUpperCase());
      button.dataset.save = kind;
      button.addEventListener("click", () => make(picture).then((file) => save(file, `${name}.${kind}`)));
      more.append(button);
    }
  }

  /* Shape: the name of each sector, as its lane or its boxes have it, and its boxes. */
  function sectors({ svg, boxes }) {
    const slot = (node) => [...node.classList].find((name) => /^sector-\d+$/.test(name));
    const names = new Map();
    for (const head of svg.querySelectorAll(".lane-head")) names.set(slot(head), plain(head.querySelector("text")));
    for (const box of boxes) {
      const own = plain(box.querySelector("text.sector"));
      if (own && !names.has(slot(box))) names.set(slot(box), own);
    }
    const rows = [...names].map(([one, name]) => [name, boxes.filter((box) => slot(box) === one)]);
    return rows.filter(([, there]) => there.length);
  }

  function choice(name, all, rows) {
    if (rows.length < 2) return null;
    const label = document.createElement("label");
    const select = document.createElement("select");
    select.append(new Option(all || "", ""));
    rows.forEach(([title], at) => select.append(new Option(title, String(at))));
    label.append(`${name || ""} `, select);
    return { label, select, rows };
  }

  /* Show the chosen boxes, with a broken outline those that a line joins them to, and no others; all
     where none is chosen. */
  function show({ svg, boxes, edges, heads }, chosen) {
    const core = new Set(chosen);
    const near = new Set();
    const ends = new Set();
    for (const { line, from, to } of edges) {
      const isShown = core.has(from) || core.has(to);
      line.classList.toggle("is-left-out", core.size > 0 && !isShown);
      if (!isShown) continue;
      near.add(from).add(to);
      const end = line.getPointAtLength(line.getTotalLength());
      ends.add(`M${Math.round(end.x)} ${Math.round(end.y)}`);
    }
    for (const box of boxes) {
      const isNear = near.has(box) && !core.has(box);
      box.classList.toggle("is-near", core.size > 0 && isNear);
      box.classList.toggle("is-left-out", core.size > 0 && !isNear && !core.has(box));
    }
    for (const { path, each } of heads) {
      const there = each.filter((head) => !core.size || ends.has(head.match(/^M-?[\d.]+ -?[\d.]+/)[0]));
      path.setAttribute("d", there.join(""));
    }
    svg.classList.toggle("is-chosen", core.size > 0);
    if (chosen.length) chosen[0].scrollIntoView({ block: "nearest", inline: "center" });
  }

  /* Return the picture as a file of its own: light, without what scrolling has moved. */
  function copyOf({ svg }) {
    const root = document.documentElement;
    const scheme = root.getAttribute("data-md-color-scheme");
    root.setAttribute("data-md-color-scheme", "default");
    const copy = svg.cloneNode(true);
    const still = copy.querySelectorAll(".columns, .lane-head, .lane-head text");
    const shown = [svg, ...svg.querySelectorAll("*")];
    [copy, ...copy.querySelectorAll("*")].forEach((node, at) => {
      if (/^(title|desc)$/.test(node.localName)) return;
      const look = getComputedStyle(shown[at]);
      for (const name of LOOKS) node.setAttribute(name, look.getPropertyValue(name));
      node.removeAttribute("class");
      if (node.hasAttribute("href")) node.setAttribute("href", shown[at].href.baseVal && new URL(shown[at].href.baseVal, location.href).href);
      if (node.hasAttribute("href") && !/^https?:/.test(node.getAttribute("href"))) node.removeAttribute("href");
    });
    root.setAttribute("data-md-color-scheme", scheme || "default");
    const written = [...copy.querySelectorAll("text")];
    svg.querySelectorAll("text").forEach((text, at) => fixLines(text, written[at]));
    for (const node of still) node.removeAttribute("transform");
    copy.removeAttribute("data-words");
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    copy.setAttribute("width", svg.viewBox.baseVal.width);
    copy.setAttribute("height", svg.viewBox.baseVal.height);
    return new XMLSerializer().serializeToString(copy);
  }

  /* Each line keeps its length: no font of another machine makes it run out of its box. */
  function fixLines(text, copy) {
    let from = 0;
    [...text.childNodes].forEach((node, at) => {
      const long = node.textContent.length;
      if (node.textContent.trim()) {
        const there = copy.childNodes[at];
        const line = there.nodeType === 1 ? there : document.createElementNS("http://www.w3.org/2000/svg", "tspan");
        if (line !== there) { there.replaceWith(line); line.append(there); }
        line.setAttribute("textLength", text.getSubStringLength(from, long).toFixed(1));
        line.setAttribute("lengthAdjust", "spacingAndGlyphs");
      }
      from += long;
    });
  }

  const asSvg = async (picture) => new Blob([copyOf(picture)], { type: "image/svg+xml" });

  async function drawn(picture) {
    const { width, height } = picture.svg.viewBox.baseVal;
    const by = Math.min(SHARP, Math.sqrt(MOST / (width * height)));
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(copyOf(picture))}`;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(width * by);
    canvas.height = Math.round(height * by);
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    return canvas;
  }

  async function asPng(picture) {
    const canvas = await drawn(picture);
    return new Promise((done) => { canvas.toBlob(done, "image/png"); });
  }

  /* A4 with the picture as wide as it goes, lying down where the picture is wider than high. */
  async function asPdf(picture) {
    const canvas = await drawn(picture);
    const { width, height } = canvas;
    const pixels = canvas.getContext("2d").getImageData(0, 0, width, height).data;
    const colours = new Uint8Array(width * height * 3);
    for (let at = 0, to = 0; at < pixels.length; at += 4) {
      colours[to++] = pixels[at]; colours[to++] = pixels[at + 1]; colours[to++] = pixels[at + 2];
    }
    const packed = await new Response(new Blob([colours]).stream().pipeThrough(new CompressionStream("deflate"))).arrayBuffer();
    const [across, down] = width > height ? [842, 595] : [595, 842];
    const scale = Math.min((across - 40) / width, (down - 40) / height);
    const place = [width * scale, 0, 0, height * scale, (across - width * scale) / 2, (down - height * scale) / 2];
    const put = `q ${place.map((one) => one.toFixed(2)).join(" ")} cm /I Do Q`;
    const title = [...`\uFEFF${plain(picture.svg.querySelector("title"))}`]
      .map((letter) => [...letter].map((_, at) => letter.charCodeAt(at).toString(16).padStart(4, "0")).join("")).join("");
    return pdfOf([
      ["<</Type/Catalog/Pages 2 0 R/ViewerPreferences<</DisplayDocTitle true>>>>"],
      ["<</Type/Pages/Kids[3 0 R]/Count 1>>"],
      [`<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${across} ${down}]/Contents 5 0 R/Resources<</XObject<</I 4 0 R>>>>>>`],
      [`<</Type/XObject/Subtype/Image/Width ${width}/Height ${height}/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode/Length ${packed.byteLength}>>\nstream\n`, packed, "\nendstream"],
      [`<</Length ${put.length}>>\nstream\n${put}\nendstream`],
      [`<</Title<${title}>>>`],
    ]);
  }

  function pdfOf(objects) {
    const parts = ["%PDF-1.7\n"];
    let at = parts[0].length;
    const places = objects.map((object, number) => {
      const here = at;
      for (const part of [`${number + 1} 0 obj\n`, ...object, "\nendobj\n"]) {
        parts.push(part);
        at += part.length ?? part.byteLength;
      }
      return `${String(here).padStart(10, "0")} 00000 n \n`;
    });
    const size = objects.length + 1;
    parts.push(`xref\n0 ${size}\n0000000000 65535 f \n${places.join("")}trailer\n<</Size ${size}/Root 1 0 R/Info ${size - 1} 0 R>>\nstartxref\n${at}\n%%EOF\n`);
    return new Blob(parts, { type: "application/pdf" });
  }

  function save(file, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }

  const figures = () => [...document.querySelectorAll("[data-picture]")];
  figures().forEach(start);
  /* Those further down get their buttons as they come near. */
  document.addEventListener("picture-ready", ({ target }) => start(target, figures().indexOf(target)));
})();
