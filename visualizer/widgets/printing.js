// A button that prints the page; the browser makes a PDF of it where that is wanted.
import { make } from "./kit.js";
function render({ model, el }) {
  el.append(
    make(
      "button",
      { type: "button", class: "os-primary", onclick: () => window.print() },
      model.get("words").print ?? "Print",
    ),
  );
}
export default { render };
