// A line of text with a label, heard when the field is left or Enter is pressed.
import { make } from "./kit.js";
function render({ model, el }) {
  let typing = false; // what is being typed is not written over
  const input = make("input", {
      type: "text",
      maxlength: 300,
      oninput: () => (typing = true),
      onblur: () => (typing = false),
      onchange: () => model.send({ text: input.value }),
    }),
    name = make("span");
  el.append(make("label", { class: "os-field" }, name, input));
  const draw = () => {
    name.textContent = model.get("label");
    typing &&= input.value !== model.get("value");
    if (!typing) input.value = model.get("value");
  };
  for (const trait of ["label", "value"]) model.on("change:" + trait, draw);
  draw();
}
export default { render };
