// A number with a label, changed when left or on Enter.
function render({ model, el }) {
  const input = make("input", { type: "number", onchange: () => { if (input.value !== "" && input.checkValidity()) model.send({ number: +input.value }); else input.value = model.get("value"); } }), name = make("span");
  el.append(make("label", { class: "os-field" }, name, input));
  const draw = () => { name.textContent = model.get("label"); input.min = model.get("low"); input.max = model.get("high"); input.step = model.get("step") || "any"; input.value = model.get("value"); };
  for (const trait of ["label", "low", "high", "step", "value"]) model.on("change:" + trait, draw);
  draw();
}
export default { render };
