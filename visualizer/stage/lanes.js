// Levers as lanes on a timeline: drag to move, pull the ends to stretch, up and down for the level. What it costs shows meanwhile.
import { clamp, fill, follow, make, openFirst, questionMark, shown } from "../widgets/kit.js";
function render({ model, el }) {
  const word = (key, values = {}) => fill(model.get("words")[key] ?? key, values);
  const root = make("div", { class: "os-lanes" }),
    bill = make("div", { class: "bill", "aria-live": "polite" }),
    list = make("div", { class: "list", role: "list" }),
    now = make("div", { class: "now", "aria-hidden": "true" });
  const costs = make("span"),
    bar = make("span", { class: "bar" }, make("i")),
    used = make("span");
  const ask = questionMark(word("explain_cost"), () => model.send({ explain: "budget" }));
  const adder = make("select", {
    "aria-label": word("add"),
    onchange: () => {
      adding = Boolean(adder.value);
      if (adding) model.send({ add: adder.value });
      adder.value = "";
    },
  });
  openFirst(adder);
  bill.append(costs, bar, used, ask, adder);
  const slider = make("input", { type: "range", min: 0, max: 100, step: 1, oninput: () => level(slider) }),
    number = make("input", { type: "number", min: 0, max: 100, step: 1, onchange: () => level(number) }),
    editor = make("div", { class: "editor", role: "group" }, make("b"), slider, number, make("span", {}, "%"));
  root.append(bill, make("div", { class: "tracks" }, list, now), editor);
  el.append(root);
  let entries = [],
    rows = [],
    timer = null,
    sent = "",
    editing = -1,
    adding = false, // whether a lever was asked for, which whoever works by keys then has at hand
    chosen = 0; // the lever whose level the slider and the field set
  const horizon = () => model.get("horizon"),
    last = (entry) => entry.end ?? horizon();
  const left = (week) => (100 * week) / Math.max(1, horizon());
  // weeks at full level, of those that run: after the newest branch, from week 1 to the horizon; it climbs over `ramp` weeks
  const weeks = (entry) => {
    let sum = 0;
    for (
      let week = Math.max(entry.start, model.get("since") + 1);
      week <= horizon() && week < (entry.end ?? Infinity);
      week++
    )
      sum += entry.ramp ? Math.min(1, (week - entry.start + 1) / entry.ramp) : 1;
    return sum;
  };
  const cost = (entry) => entry.level * weeks(entry) * (entry.weekly ?? 0);
  const plain = (many) =>
    JSON.stringify(
      many.map(({ lever, level, start, ramp, end, target }) => ({ lever, level, start, ramp, end, target })),
    );
  function send() {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = null;
      sent = plain(entries);
      model.send({ entries: JSON.parse(sent) });
    }, 160);
  }
  function choose(entry) {
    chosen = Math.max(0, entries.indexOf(entry));
    edit();
  }
  function edit() {
    const entry = entries[chosen];
    editor.hidden = !entry;
    rows.forEach((row, at) => row.bar.classList.toggle("chosen", at === chosen));
    if (!entry) return;
    const title = word("level", { title: entry.title });
    editor.setAttribute("aria-label", title);
    editor.firstChild.textContent = title;
    for (const field of [slider, number]) {
      field.setAttribute("aria-label", title);
      field.value = Math.round(entry.level * 100);
    }
    slider.style.setProperty("--done", slider.value + "%");
  }
  function level(field) {
    const value = parseFloat(field.value);
    if (Number.isFinite(value) && entries[chosen]) change(rows[chosen], entries[chosen], { level: value / 100 }, 100);
    else edit();
  }
  function account() {
    const total = entries.reduce((sum, entry) => sum + cost(entry), model.get("spent")),
      budget = model.get("budget"),
      share = budget > 0 ? total / budget : 0;
    bill.classList.toggle("over", budget > 0 && share > 1.0005);
    costs.textContent = word(model.get("hidden") ? "cost_seen" : "cost", { cost: shown(total, "", 0) });
    bar.hidden = used.hidden = !(budget > 0);
    bar.firstChild.style.width = clamp(share * 100, 0, 100) + "%";
    used.textContent = word("of_budget", { share: Math.round(share * 100), budget: shown(budget, "", 0) });
  }
  function choices() {
    const groups = new Map();
    for (const lever of model.get("levers")) {
      if (!groups.has(lever.group)) groups.set(lever.group, make("optgroup", { label: lever.group }));
      groups.get(lever.group).append(make("option", { value: lever.name }, lever.title));
    }
    adder.replaceChildren(make("option", { value: "" }, "+ " + word("add")), ...groups.values());
  }
  function shape(row, entry) {
    const bar = row.bar,
      wide = Math.max(left(last(entry) - entry.start), 1.5),
      ramp = clamp((100 * entry.ramp) / Math.max(1, last(entry) - entry.start), 0, 100);
    bar.style.left = left(entry.start) + "%";
    bar.style.width = wide + "%";
    bar.style.setProperty("--level", entry.level);
    bar.style.setProperty("--ramp", ramp + "%");
    bar.style.setProperty("--hue", entry.colour);
    row.text.textContent = word("bar", { title: entry.title, level: Math.round(entry.level * 100) });
    const description = word("description", {
      title: entry.title,
      level: Math.round(entry.level * 100),
      start: entry.start,
      end: last(entry),
      ramp: entry.ramp,
      group: entry.group_title,
      cost: shown(cost(entry), "", 0),
    });
    bar.setAttribute("aria-label", description);
    bar.title = description + "\n" + word("how");
    // a short bar's name stands beside it, where there is room
    const rightSide = left(entry.start) + wide < 55;
    row.text.classList.toggle("outside", wide < 38);
    row.text.style.cssText =
      wide < 38
        ? rightSide
          ? `left:calc(${left(entry.start) + wide}% + 6px)`
          : `right:calc(${100 - left(entry.start)}% + 6px)`
        : `left:calc(${left(entry.start)}% + 10px)`;
  }
  function change(row, entry, fresh, steps = 20) {
    Object.assign(entry, fresh);
    if ("level" in fresh) entry.level = clamp(Math.round(entry.level * steps) / steps, 0, 1);
    entry.start = clamp(Math.round(entry.start), 0, horizon() - 1);
    if (entry.end != null) {
      entry.end = Math.round(entry.end);
      if (entry.end >= horizon()) entry.end = null;
      else entry.end = Math.max(entry.start + 1, entry.end);
    }
    entry.ramp = clamp(Math.round(entry.ramp), 0, horizon());
    shape(row, entry);
    account();
    edit();
    send();
  }
  function drag(row, entry, mode) {
    return (event) => {
      if (event.button) return;
      event.preventDefault();
      event.stopPropagation();
      row.bar.focus();
      const box = row.line.getBoundingClientRect(),
        from = event.clientX,
        high = event.clientY,
        was = { ...entry, end: last(entry) },
        per = horizon() / box.width;
      editing = entries.indexOf(entry);
      const move = (at) => {
        const by = (at.clientX - from) * per;
        if (mode === "move") {
          const start = clamp(was.start + by, 0, horizon() - 1);
          change(row, entry, {
            start,
            end: was.end >= horizon() && by >= 0 ? null : was.end + start - was.start,
            ...(Math.abs(at.clientY - high) > 14 ? { level: was.level - (at.clientY - high) / 120 } : {}),
          });
        } else if (mode === "start") change(row, entry, { start: Math.min(was.start + by, was.end - 1), end: was.end });
        else change(row, entry, { end: Math.max(was.end + by, was.start + 1) });
      };
      const done = () => {
        removeEventListener("pointermove", move);
        removeEventListener("pointerup", done);
        editing = -1;
      };
      addEventListener("pointermove", move);
      addEventListener("pointerup", done);
    };
  }
  function keys(row, entry) {
    return (event) => {
      const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0,
        up = event.key === "ArrowUp" ? 0.05 : event.key === "ArrowDown" ? -0.05 : 0,
        far = event.ctrlKey ? 13 : 1;
      if (by && event.shiftKey) change(row, entry, { end: last(entry) + by * far });
      else if (by)
        change(row, entry, { start: entry.start + by * far, end: entry.end == null ? null : entry.end + by * far });
      else if (up) change(row, entry, { level: entry.level + up });
      else if (event.key === "[" || event.key === "]")
        change(row, entry, { ramp: entry.ramp + (event.key === "]" ? 1 : -1) });
      else if (event.key === "Delete" || event.key === "Backspace") remove(entry);
      else if (event.key === "Enter") model.send({ explain: entry.lever });
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
  }
  function remove(entry) {
    entries = entries.filter((one) => one !== entry);
    build();
    send();
  }
  function build() {
    const before = rows.length,
      added = adding && entries.length > before && document.activeElement === adder;
    const held = added ? entries.length - 1 : rows.findIndex((row) => row.line.contains(document.activeElement));
    rows = entries.map((entry) => {
      const bar = make("div", { class: "lever", role: "button", tabindex: 0 }),
        text = make("span", { class: "text" });
      bar.append(make("i", { class: "grip start" }), make("i", { class: "grip end" }));
      const row = {
        bar,
        text,
        line: make(
          "div",
          { class: "lane", role: "listitem" },
          bar,
          text,
          questionMark(word("explain", { title: entry.title }), () => model.send({ explain: entry.lever }), "drop ask"),
          make(
            "button",
            {
              type: "button",
              class: "drop",
              tabindex: -1, // Delete on the bar does the same, and Enter what the question mark does
              title: word("remove", { title: entry.title }),
              "aria-label": word("remove", { title: entry.title }),
              onclick: () => remove(entry),
            },
            "×",
          ),
        ),
      };
      row.line.querySelector(".ask").tabIndex = -1;
      bar.addEventListener("pointerdown", drag(row, entry, "move"));
      bar.children[0].addEventListener("pointerdown", drag(row, entry, "start"));
      bar.children[1].addEventListener("pointerdown", drag(row, entry, "end"));
      bar.addEventListener("keydown", keys(row, entry));
      bar.addEventListener("focus", () => choose(entry));
      bar.addEventListener("dblclick", () => model.send({ explain: entry.lever }));
      shape(row, entry);
      return row;
    });
    list.replaceChildren(
      ...rows.map((row) => row.line),
      ...(entries.length || model.get("hidden") ? [] : [make("p", { class: "none" }, word("none"))]),
      ...(model.get("hidden") ? [make("p", { class: "none unseen" }, word("hidden", { n: model.get("hidden") }))] : []),
    );
    if (held >= 0) (rows[Math.min(held, rows.length - 1)]?.bar ?? adder).focus({ preventScroll: true }); // drawn anew or removed: whoever works by keys goes on
    if (adding && entries.length > before) [adding, chosen] = [false, entries.length - 1]; // its level is what is set next
    chosen = clamp(chosen, 0, Math.max(0, entries.length - 1));
    account();
    edit();
  }
  const line = () => {
    now.style.setProperty("--at", left(model.get("frame").week ?? 0) / 100);
  };
  model.on("change:entries", () => {
    if (editing >= 0 || (timer !== null && plain(model.get("entries")) === sent)) return; // the answer to an earlier moment of a pull undoes nothing
    const fresh = model.get("entries").map((entry) => ({ ...entry }));
    if (JSON.stringify(fresh) !== JSON.stringify(entries)) {
      entries = fresh;
      build();
    }
  });
  for (const name of ["horizon", "hidden"]) model.on("change:" + name, build);
  model.on("change:levers", choices);
  for (const name of ["since", "spent", "budget"])
    model.on("change:" + name, () => {
      rows.forEach((row, at) => shape(row, entries[at]));
      account();
    });
  model.on("change:frame", line);
  entries = model.get("entries").map((entry) => ({ ...entry }));
  choices();
  build();
  line();
  return follow(model);
}
export default { render };
