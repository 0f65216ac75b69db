// Keys that work everywhere on the page, except while somebody types or a control uses them.
function render({ model, el }) {
  const hear = (event) => {
    const on = event.composedPath()[0];
    if (event.ctrlKey || event.metaKey || event.altKey || on?.closest?.("input, textarea, select, dialog, [contenteditable]")) return;
    if (event.key === " " && on?.closest?.("button, a, summary")) return;
    if (!model.get("listened").includes(event.key)) return;
    event.preventDefault(); model.send({ key: event.key });
  };
  document.addEventListener("keydown", hear);
  model.send({ calm: calm(), width: innerWidth });
  return () => document.removeEventListener("keydown", hear);
}
export default { render };
