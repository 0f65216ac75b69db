// A native menu with a label.
import { make, openFirst } from "./kit.js";
function render({ model, el }) {
  const select = make("select", {
      onchange: () => {
        model.send({ choose: select.value });
        if (model.get("forget")) select.value = "";
      },
    }),
    name = make("span");
  el.append(make("label", { class: "os-field" }, name, select));
  if (model.get("forget")) openFirst(select);
  function draw() {
    name.textContent = model.get("label");
    const groups = new Map(),
      top = [];
    for (const [value, text, group] of model.get("options")) {
      const option = make("option", { value }, text);
      if (!group) top.push(option);
      else (groups.get(group) ?? groups.set(group, make("optgroup", { label: group })).get(group)).append(option);
    }
    select.replaceChildren(...top, ...groups.values());
    select.value = model.get("value");
  }
  for (const trait of ["label", "options", "value"]) model.on("change:" + trait, draw);
  draw();
}
export default { render };
