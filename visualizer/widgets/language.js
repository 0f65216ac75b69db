// The languages the app offers, each called as its speakers call it. The one chosen is kept in this browser.
import { make } from "./kit.js";
const KEPT = ["Path=/", "SameSite=Lax", "Max-Age=31536000"]; // a year, for all of this server's pages
function render({ model, el }) {
  const now = document.documentElement.lang;
  for (const [name, title] of model.get("offered")) {
    const choose = () => {
      document.cookie = [`${model.get("cookie")}=${name}`, ...KEPT].join(";");
      location.reload(); // the link holds the scenario and the view
    };
    el.append(
      make("button", { type: "button", lang: name, "aria-pressed": String(name === now), onclick: choose }, title),
    );
  }
  el.className = "os-languages";
}
export default { render };
