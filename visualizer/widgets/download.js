// A button that asks for a file and saves it when it arrives.
import { make, save } from "./kit.js";
function render({ model, el }) {
  const button = make("button", { type: "button", class: "pill", onclick: () => model.send({ want: true }) });
  const label = () => (button.textContent = model.get("label"));
  const take = (message, buffers) => {
    if (message.file && buffers?.length) save(message.file, buffers[0], model.get("kind"));
  };
  model.on("msg:custom", take);
  model.on("change:label", label);
  label();
  el.append(button);
  return () => model.off("msg:custom", take);
}
export default { render };
