// The phones' page: keeps one socket to the room, keeps the seat, and shows the screen of what runs.
import { h, keep, kept, say } from "./dom.js";
import { sheetScreen, voteScreen } from "./choices.js";
import { teamScreen } from "./cards.js";
import { sketchScreen } from "./pad.js";
import { personScreen } from "./people.js";
const SCREENS = {
  vote: voteScreen,
  questions: sheetScreen,
  sketch: sketchScreen,
  teams: teamScreen,
  people: personScreen,
};
const SHAPES = ["●", "■", "▲", "◆", "★", "⬟"];
const SILENT = 7000; // milliseconds without a message after which the line counts as dead: the room speaks every 3 s
const code = (location.pathname.split("/")[2] ?? "").toUpperCase().replace(/[^A-Z]/g, "");
const named = `orgshift-${code}`;
const at = (id) => document.getElementById(id);
const room = { state: null, round: null, mine: {}, pending: null, drafts: kept("sessionStorage", named) ?? {} };
window.room = room;
let ws = null,
  wait = 250,
  heard = 0,
  again = 0,
  stopped = "",
  until = 0,
  shown = "",
  changed = false,
  seat = kept("localStorage", named) ?? seatInAddress();
function seatInAddress() {
  const [key, ticket, number] = decodeURIComponent(location.hash.slice(1)).split("~");
  return key ? { key, ticket: ticket ?? "", number: Number(number) || 0 } : null;
}
function keepSeat(its) {
  seat = its;
  keep("localStorage", named, seat);
  history.replaceState(null, "", `#${encodeURIComponent(`${seat.key}~${seat.ticket}~${seat.number}`)}`);
}
function note(text, bad = false) {
  if (at("note").textContent !== text) at("note").textContent = text;
  at("note").className = bad ? "bad" : "";
}
function connect() {
  clearTimeout(again);
  if (stopped) return;
  if (!("WebSocket" in window)) return note(say("no_sockets"), true);
  ws?.close();
  const mine = (ws = new WebSocket(`ws://${location.host}/p`));
  heard = Date.now();
  mine.onopen = () => {
    const message = { t: "join", code };
    if (seat) Object.assign(message, { seat: seat.key, ticket: seat.ticket });
    mine.send(JSON.stringify(message));
  };
  mine.onmessage = (event) => {
    if (mine !== ws) return;
    heard = Date.now();
    wait = 250;
    hear(JSON.parse(event.data));
  };
  mine.onclose = (event) => {
    if (mine !== ws) return;
    ws = null;
    if (room.pending) room.pending.n = -1; // whether it arrived is not known: it goes out again
    if (event.code === 4409) return stop("elsewhere", () => [useHere()]);
    if (event.code === 4410) return stop("goodbye");
    if (event.code === 4404) return stop("other_room", () => [codeForm()]);
    if (event.code === 4413) return stop("full");
    if (event.code === 4429) wait = 5000;
    note(say("lost"), true);
    again = setTimeout(connect, wait + Math.random() * 1000);
    wait = Math.min(4000, wait * 2);
  };
}
function stop(why, more = () => []) {
  stopped = why;
  shown = "";
  note("");
  at("main").replaceChildren(h("h1", {}, say(why)), ...more());
}
function useHere() {
  const act = () => {
    stopped = "";
    connect();
  };
  return h("button", { type: "button", class: "send", onclick: act }, say("use_here"));
}
function codeForm() {
  const field = h("input", { id: "code", maxlength: 4, autocapitalize: "characters", autocomplete: "off" });
  const go = (event) => {
    event.preventDefault();
    location.assign(`/j/${encodeURIComponent(field.value.trim().toUpperCase())}`);
  };
  const enter = h("button", { class: "send" }, say("enter"));
  return h("form", { onsubmit: go }, h("label", { for: "code" }, say("code")), field, enter);
}
function hear(message) {
  if (message.t === "ticket") keepSeat({ ...seat, ticket: message.ticket });
  else if (message.t === "seat") {
    keepSeat({ key: message.seat, ticket: message.ticket, number: message.number });
    room.watching = message.watch;
    const who = seat.number % 6;
    at("seat").textContent = `${SHAPES[who]} ${say("seat", { n: seat.number })}`;
    at("seat").className = `seat-${who}`;
    note("");
  } else if (message.t === "round") room.round = message;
  else if (message.t === "mine") {
    changed ||= JSON.stringify({ ...message, n: 0 }) !== JSON.stringify({ ...room.mine, n: 0 });
    room.mine = message;
  } else if (message.t === "ok" && room.pending?.t === message.what) {
    room.pending = null;
    note(message.what === "team" ? "" : say("received"));
  } else if (message.t === "no") {
    if (message.why !== "too_late" || !room.pending) {
      room.pending = null;
      note(say(message.why), true);
    }
  } else if (message.t === "state") {
    const before = room.state?.n;
    room.state = message;
    until = message.left == null ? 0 : Date.now() + message.left * 1000;
    if (before !== message.n || !shown || changed) {
      changed = false;
      if (!message.open && !room.pending) note("");
      render();
    }
    resend();
  }
}
// An answer on its way when the line broke, or when the phase changed, goes out again while the round still takes it.
function resend() {
  const { pending, state } = room;
  if (!pending) return;
  if (pending.id !== state.id || (!state.open && pending.t !== "team")) {
    room.pending = null;
    note(say("too_late"), true);
  } else if (pending.n !== state.n) transmit();
}
function transmit() {
  const { id, ...answer } = room.pending;
  room.pending.n = answer.n = room.state.n;
  if (answer.t === "team") delete answer.n;
  if (ws?.readyState === 1) ws.send(JSON.stringify(answer));
  else room.pending.n = -1; // sent as soon as there is a line again
  return id;
}
function send(answer) {
  room.pending = { ...answer, id: room.state.id };
  note(say("sending"));
  save();
  transmit();
}
function save() {
  keep("sessionStorage", named, room.drafts);
}
function render() {
  const { state, round, mine } = room;
  if (stopped || !state) return;
  const main = at("main");
  const screen = state.at === "round" && round?.id === state.id ? SCREENS[round.k] : null;
  shown = screen ? `${round.id}/${state.p}` : state.at;
  document.body.dataset.shown = shown;
  if (!screen) {
    const text = state.at === "lobby" ? "lobby" : state.at === "debrief" ? "debrief" : "wait";
    main.replaceChildren(h("h1", {}, say(text)), h("p", {}, say(room.watching ? "watching" : `${text}_more`)));
    return;
  }
  const focused = document.activeElement?.id;
  const draft = (room.drafts[round.id] ??= {});
  const parts = screen({ question: round.q, state, mine, draft, save, send, number: seat?.number });
  const locked = !state.open && !mine.shown && state.p === "lock" ? h("p", { class: "locked" }, say("locked")) : null;
  main.replaceChildren(h("h1", {}, round.q.text), ...[locked, ...parts].filter(Boolean));
  if (focused) at(focused)?.focus();
}
function wake() {
  if (document.hidden || stopped) return;
  wait = 250;
  if (!ws || ws.readyState > 1 || Date.now() - heard > SILENT) connect();
}
function watch() {
  if (ws && ws.readyState === 1 && Date.now() - heard > SILENT) {
    note(say("lost"), true);
    connect();
  }
  const left = until && room.state?.open ? Math.max(0, Math.ceil((until - Date.now()) / 1000)) : null;
  at("clock").textContent = room.state?.paused ? say("paused") : left == null ? "" : say("left", { n: left });
}
for (const event of ["visibilitychange", "pageshow", "online"])
  (event === "visibilitychange" ? document : window).addEventListener(event, wake);
addEventListener("hashchange", () => {
  if (!stopped && seat && seatInAddress()?.key !== seat.key) location.reload();
});
setInterval(watch, 500);
if (code.length === 4) connect();
else at("main").replaceChildren(h("h1", {}, say("which")), codeForm());
