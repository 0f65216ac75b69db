// A line of text with a label, heard when the field is left or Enter is pressed.
function render({ model, el }) {
  const input = make("input", { type: "text", maxlength: 300, onchange: () => model.send({ text: input.value }) }), name = make("span");
  el.append(make("label", { class: "os-field" }, name, input));
  const draw = () => { name.textContent = model.get("label"); input.value = model.get("value"); };
  for (const trait of ["label", "value"]) model.on("change:" + trait, draw);
  draw();
}
export default { render };
