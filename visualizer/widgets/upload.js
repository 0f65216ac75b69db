// Choosing a file from this machine: a real file input, reachable by keyboard, bounded in size.
import { fill, make } from "./kit.js";
function render({ model, el }) {
  const word = (key, values = {}) => fill(model.get("words")[key] ?? key, values),
    id = "file-" + Math.random().toString(36).slice(2);
  const input = make("input", { type: "file", id, accept: model.get("accept") }),
    output = make("output", { for: id, "aria-live": "polite" });
  el.append(make("div", { class: "os-upload" }, make("label", { for: id }, word("label")), input, output));
  input.addEventListener("change", async () => {
    const file = input.files[0];
    if (!file) return;
    if (file.size > model.get("most")) {
      output.textContent = word("too_large", { name: file.name, most: model.get("limit") });
      input.value = "";
      return;
    }
    output.textContent = file.name;
    model.send({ name: file.name, size: file.size }, undefined, [await file.arrayBuffer()]);
  });
}
export default { render };
