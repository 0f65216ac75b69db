// What this browser keeps for the app: a list of texts under one name, read once and written whenever it changes.
function render({ model, el }) {
  el.hidden = true;
  const place = "orgshift." + model.get("place");
  const write = () => {
    if (model.get("kept") === null) return; // not read yet
    try {
      globalThis.localStorage.setItem(place, JSON.stringify(model.get("kept")));
    } catch {
      model.send({ refused: true });
    }
  };
  model.on("change:kept", write);
  let found = [];
  try {
    found = JSON.parse(globalThis.localStorage.getItem(place) ?? "[]");
  } catch {
    model.send({ refused: true });
  }
  model.send({ found: Array.isArray(found) ? found.filter((one) => typeof one === "string") : [] });
}
export default { render };
