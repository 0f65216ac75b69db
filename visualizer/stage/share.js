// Copy the link that reproduces this view; where the browser forbids it, show it to be copied by hand.
import { follow, make, rootPath } from "../widgets/kit.js";
function render({ model, el }) {
  const word = (key) => model.get("words")[key] ?? key,
    toast = make("span", { role: "status", class: "os-toast", hidden: true });
  const hide = () => {
    if (toast.contains(document.activeElement))
      setTimeout(hide, 8000); // whoever copies by hand is not cut short
    else toast.hidden = true;
  };
  const showToast = (node) => {
    toast.replaceChildren(node);
    toast.hidden = false;
    setTimeout(hide, Math.max(8000, 80 * toast.textContent.length)); // time enough to read it
  };
  const isLocal = () => ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
  const here = (leaves = false, token = "") => {
    const link = new URL(location.href),
      week = model.get("frame").week ?? 0; // of the very frame that the run controls show
    if (week > 0) link.searchParams.set("week", week);
    else link.searchParams.delete("week");
    if (leaves) link.searchParams.delete("room"); // the room stays its presenter's
    if (leaves && isLocal() && model.get("network")) link.host = model.get("network"); // others reach it by that name
    if (token) link.searchParams.set("token", token);
    return link.href
      .replaceAll("%2A", "*")
      .replaceAll("%3B", ";")
      .replaceAll("%3A", ":")
      .replaceAll("%2C", ",")
      .replaceAll("%3D", "=");
  };
  const button = make(
    "button",
    {
      type: "button",
      class: "pill",
      onclick: async () => {
        const token = model.get("token"),
          link = here(true, token),
          more = isLocal() && !model.get("network") ? " " + word("here_only") : "";
        try {
          await navigator.clipboard.writeText(link);
          showToast(word(token ? "copied_token" : "copied") + more);
        } catch {
          const field = make("input", { value: link, readonly: true, "aria-label": word("copy") });
          showToast(field);
          field.select();
        }
      },
    },
    word("share"),
  );
  el.append(button, toast);
  let waits = 0; // a reload shows the week last seen: the address is kept up to date, once a second at most
  model.on("change:frame", () => {
    waits ||= setTimeout(() => {
      waits = 0;
      if (location.pathname.slice(rootPath().length).length < 2) history.replaceState(history.state, "", here());
    }, 1000);
  });
  const leave = follow(model);
  return () => {
    clearTimeout(waits);
    leave();
  };
}
export default { render };
