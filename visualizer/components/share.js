// Copy the link that reproduces this view; where the browser forbids it, show it to be copied by hand.
function render({ model, el }) {
  const word = (key) => model.get("words")[key] ?? key, said = make("span", { role: "status", class: "os-toast", hidden: true });
  const tell = (node) => { said.replaceChildren(node); said.hidden = false; setTimeout(() => (said.hidden = true), 4000); };
  const button = make("button", { type: "button", class: "pill", onclick: async () => {
    try { await navigator.clipboard.writeText(location.href); tell(word("copied")); }
    catch { const field = make("input", { value: location.href, readonly: true, "aria-label": word("copy") }); tell(field); field.select(); }
  } }, word("share"));
  el.append(button, said);
}
export default { render };
