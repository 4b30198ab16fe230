// What the page says until the bot listens: that it is on its way, and for how long already.

import { h } from "./dom.js";
import { t } from "./i18n.js";
import { world } from "./state.js";

const opened = Date.now();
let ticking = 0;

/** Show that the bot is being made ready; nothing once it listens. */
export function showNotice(place) {
  clearInterval(ticking);
  place.hidden = world.listening;
  if (world.listening) return place.replaceChildren();
  const passed = h("span", { class: "passed", "aria-hidden": "true" });
  const tick = () => (passed.textContent = `${Math.round((Date.now() - opened) / 1000)} s`);
  ticking = setInterval(tick, 1000);
  tick();
  place.replaceChildren(
    h("progress", { "aria-label": t("preparing") }),
    h("p", {}, h("strong", {}, t("preparing")), " ", t("preparingMore")),
    passed,
  );
}
