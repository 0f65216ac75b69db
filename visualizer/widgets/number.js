// A number with a label, changed when left or on Enter. What is outside its bounds is not taken, and the bounds are shown.
import { fill, make } from "./kit.js";
function render({ model, el }) {
  const name = make("span"),
    hint = make("small", { class: "hint", role: "status", id: "bounds-" + Math.random().toString(36).slice(2) });
  const input = make("input", {
    type: "number",
    "aria-describedby": hint.id,
    oninput: () => {
      typing = true;
      showBounds();
    },
    onchange: () => {
      if (input.value !== "" && input.checkValidity()) model.send({ number: +input.value });
    },
    onblur: () => {
      typing = false;
      restore();
    },
  });
  let fading = null,
    typing = false;
  const outside = () => !input.checkValidity(); // letters too: such a field is empty, and not valid
  function showBounds() {
    clearTimeout(fading);
    hint.textContent = outside() ? model.get("bounds") : "";
    input.setAttribute("aria-invalid", outside());
  }
  function restore() {
    if (input.value !== "" && !outside()) return;
    hint.textContent = fill(model.get("refused"), { typed: input.value || "…" });
    input.value = model.get("value");
    input.setAttribute("aria-invalid", false);
    fading = setTimeout(showBounds, 5000); // the bounds stay a while, so that one sees why the old number is back
  }
  el.append(make("div", { class: "os-bounded" }, make("label", { class: "os-field" }, name, input), hint));
  const draw = () => {
    name.textContent = model.get("label");
    input.min = model.get("low");
    input.max = model.get("high");
    input.step = model.get("step") || "any";
    typing &&= +input.value !== model.get("value");
    if (!typing) input.value = model.get("value");
    showBounds();
  }; // what is being typed is not written over
  for (const trait of ["label", "low", "high", "step", "value", "bounds"]) model.on("change:" + trait, draw);
  draw();
}
export default { render };
