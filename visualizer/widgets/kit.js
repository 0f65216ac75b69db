// The kit every component's script starts with: making elements, numbers in words, pictures and tables as files.
export const SVGNS = "http://www.w3.org/2000/svg";
export const make = (tag, attributes = {}, ...children) => {
  const node = tag.startsWith("svg:") ? document.createElementNS(SVGNS, tag.slice(4)) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null)); // text stays text: nothing is ever parsed as HTML
  return node;
};
// A colour of theme/colours.css for what is painted on a canvas; drawings in SVG name its variable themselves.
const colours = new Map();
export const colour = (name, alpha) => {
  if (!colours.has(name)) {
    const value = getComputedStyle(document.documentElement)
      .getPropertyValue("--" + name)
      .trim();
    if (!value) return "transparent"; // the style sheet is not there yet
    colours.set(name, value);
  }
  const value = colours.get(name);
  return alpha === undefined ? value : `rgba(${rgb(value).join(",")},${alpha})`;
};
const rgb = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
export const rootPath = () => globalThis.solara?.rootPath ?? ""; // the sub-path this app is served under
export const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
export const floats = (view) => new Float32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
export const bytes = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
export const fill = (template, values) =>
  (template ?? "").replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "").replaceAll(" %", "\u00a0%");
export const shown = (value, unit, digits) => {
  if (!Number.isFinite(value)) return "–";
  if (unit === "share") return shown(value * 100, "fixed", digits); // of 100, as in the report; "counted" names the unit
  const size = Math.abs(value);
  const places = digits ?? (size >= 100 ? 0 : size >= 10 ? 1 : 2);
  const text = value.toLocaleString(document.documentElement.lang || "en", {
    maximumFractionDigits: places,
    minimumFractionDigits: unit === "fixed" && size ? places : 0,
  });
  return /[1-9]/.test(text) ? text.replace("-", "−") : text.replace("-", ""); // what rounds to nothing has no sign
};
export const roundTicks = (low, high) => {
  // Round values between two: two to four of them.
  const least = (high - low) / 4 || 1,
    size = 10 ** Math.floor(Math.log10(least)),
    step = size * [1, 2, 5, 10].find((many) => many * size >= least * 0.999);
  const found = [];
  for (let at = Math.ceil(low / step); at * step <= high; at++) found.push(at * step || 0);
  return found;
};
export const save = (name, content, type) => {
  const link = make("a", { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 5000);
};
export const drawing = (svg) => {
  // A drawing as a file must carry its looks with it: styles are written into the elements.
  const copy = svg.cloneNode(true),
    from = [svg, ...svg.querySelectorAll("*")],
    to = [copy, ...copy.querySelectorAll("*")];
  const looks = [
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "opacity",
    "fill-opacity",
    "font-size",
    "font-weight",
    "font-family",
    "text-anchor",
    "display",
  ];
  from.forEach((node, at) => {
    const style = getComputedStyle(node);
    for (const look of looks) {
      to[at].removeAttribute(look); // a variable of the page means nothing outside it
      to[at].style.setProperty(look, style.getPropertyValue(look));
    }
  });
  const box = svg.viewBox.baseVal;
  copy.setAttribute("xmlns", SVGNS);
  copy.setAttribute("width", box.width);
  copy.setAttribute("height", box.height);
  return new XMLSerializer().serializeToString(copy);
};
export const saveSvg = (name, svg) => save(name + ".svg", drawing(svg), "image/svg+xml");
export const savePng = (name, svg) => {
  const box = svg.viewBox.baseVal,
    picture = new Image(),
    canvas = make("canvas", { width: box.width * 2, height: box.height * 2 });
  picture.onload = () => {
    const pen = canvas.getContext("2d");
    pen.fillStyle = colour("paper");
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => save(name + ".png", blob, "image/png"));
  };
  picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(drawing(svg));
};
// A menu that acts on what is chosen: an arrow or a letter opens it first, else the first thing it meets would be done.
export const openFirst = (select) => {
  select.addEventListener("keydown", (event) => {
    const chooses = event.key.startsWith("Arrow") || (event.key.length === 1 && event.key !== " ");
    if (!chooses || event.ctrlKey || event.metaKey || event.altKey || !select.showPicker) return;
    event.preventDefault();
    select.showPicker();
  });
  return select;
};
// The question mark beside a label, and the arrow behind which the ways to save a figure are.
export const questionMark = (label, ask, look = "os-info") =>
  make("button", { type: "button", class: look, "aria-label": label, onclick: ask }, "?");
export const saveMenu = (label, ways) =>
  make(
    "details",
    { class: "menu" },
    make("summary", { "aria-label": label }, "⤓"),
    make(
      "div",
      {},
      ...Object.entries(ways).map(([kind, act]) => make("button", { type: "button", onclick: act }, kind)),
    ),
  );
// A cell that a spreadsheet would take for a formula is kept as text.
export const cell = (value) => {
  const text = String(value ?? "");
  const safe = /^[=+@\t\r]|^-(?![\d.])/.test(text) ? "'" + text : text;
  return /[",\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
};
export const saveCsv = (name, rows) =>
  save(name + ".csv", rows.map((row) => row.map(cell).join(",")).join("\n") + "\n", "text/csv");
export const tableOf = (rows, at) =>
  make(
    "table",
    { class: "os-table" },
    make("thead", {}, make("tr", {}, ...rows[0].map((text) => make("th", { scope: "col" }, String(text))))),
    make(
      "tbody",
      {},
      ...rows
        .slice(1)
        .map((row, number) =>
          make("tr", { "aria-current": number === at && "true" }, ...row.map((text) => make("td", {}, String(text)))),
        ),
    ),
  );
export const inSight = (sheet, rows, at, most = 170) => {
  // A table in a sheet that scrolls: row `at` (of the body) is the last one in sight, and no row is cut.
  sheet.replaceChildren(tableOf(rows, at));
  const line = sheet.querySelector("tbody tr"),
    tall = (node) => node.getBoundingClientRect().height;
  if (!line || !tall(line)) return;
  const head = tall(sheet.querySelector("thead")),
    fit = Math.max(2, Math.floor((most - head) / tall(line)));
  sheet.style.maxHeight = head + fit * tall(line) + sheet.offsetHeight - sheet.clientHeight + "px";
  sheet.scrollTop = Math.max(0, at + 1 - fit) * tall(line);
};
// What a run shows comes over one socket a tab, shared by all components; the newest frame of a channel is what counts.
export const unpacked = (data) => {
  const all = new DataView(data),
    found = [];
  for (let at = 0; at < all.byteLength; at += all.getUint32(at, true)) {
    const size = all.getUint32(at + 4, true),
      text = new TextDecoder().decode(new Uint8Array(data, at + 8, size)),
      rest = at + 8 + size;
    found.push(JSON.parse(text, (_, value) => (value?.$ ? new DataView(data, rest + value.$[0], value.$[1]) : value)));
  }
  return found;
};
export const feed = () =>
  (globalThis.orgshiftFeed ??= (() => {
    const takers = new Map(),
      newest = new Map(),
      least = 250;
    let socket = null,
      pause = least,
      taken = 0;
    const say = (what) => {
      if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(what));
    };
    const open = () => {
      const mine = (socket = new WebSocket(location.origin.replace(/^http/, "ws") + rootPath() + "/feed"));
      socket.binaryType = "arraybuffer";
      taken = 0;
      socket.onopen = () => {
        pause = least;
        for (const name of takers.keys()) say({ watch: name });
      };
      socket.onmessage = ({ data }) => {
        taken += 1;
        for (const [name, value] of unpacked(data)) {
          newest.set(name, value);
          for (const take of takers.get(name) ?? []) take(value);
        }
        requestAnimationFrame(() => {
          if (socket === mine) say({ ack: taken });
        });
      };
      socket.onclose = () => {
        socket = null;
        pause = Math.min(5000, pause * 2);
        if (takers.size) setTimeout(() => socket ?? open(), pause);
      };
    };
    return {
      watch(name, take) {
        if (!takers.has(name)) {
          takers.set(name, new Set());
          say({ watch: name });
        }
        takers.get(name).add(take);
        if (newest.has(name)) take(newest.get(name));
        if (!socket) open();
        return () => {
          takers.get(name)?.delete(take);
          if (takers.get(name)?.size === 0) {
            takers.delete(name);
            newest.delete(name);
            say({ leave: name });
          }
        };
      },
    };
  })());
export const follow = (model) => {
  // the values that come over the feed are put into the model as if they had been set
  let leaves = [];
  const leave = () => {
    leaves.forEach((one) => one());
    leaves = [];
  };
  const begin = () => {
    const before = leaves;
    leaves = Object.entries(model.get("feeds") ?? {}).map(([value, name]) =>
      feed().watch(name, (frame) => model.set(value, frame)),
    );
    before.forEach((one) => one());
  };
  model.on("change:feeds", begin);
  begin();
  return () => {
    model.off("change:feeds", begin);
    leave();
  };
};
