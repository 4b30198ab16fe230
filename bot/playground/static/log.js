// The messages of the open chat: each is drawn when it comes, and again when it changes.

import { h } from "./dom.js";
import { language, t } from "./i18n.js";
import { isService, messageElement } from "./message.js";
import { authorOf, faceOf, messagesOf, room, view, world } from "./state.js";

const NEAR = 120; // pixels from the end within which the log follows what is said
const drawn = new Map(); // message number -> its element, and the state that it shows

/** Show the open chat; `deeds` are the page's acts, `fresh` is the number of a message that has just come. */
export function showLog(log, deeds, fresh) {
  const follows = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
  const messages = messagesOf(room(), view.topic);
  log.setAttribute("aria-label", t("log"));
  const before = new Map(drawn);
  drawn.clear();
  messages.forEach((message, place) => {
    const first = place === 0 || authorOf(messages[place - 1]) !== authorOf(message) || isService(messages[place - 1]);
    const state = JSON.stringify([message, first, view.person, language()]);
    const known = before.get(message.message_id);
    const element = known?.state === state ? known.element : messageElement(message, room(), { first, deeds });
    element.classList.toggle("fresh", message.message_id === fresh);
    drawn.set(message.message_id, { state, element });
  });
  const elements = [...drawn.values()].map(({ element }) => element);
  if (!elements.length) elements.push(welcome(deeds));
  for (const child of [...log.children]) if (!elements.includes(child)) child.remove();
  elements.forEach((element, place) => log.children[place] === element || log.insertBefore(element, log.children[place] ?? null));
  if (follows || fresh === undefined) log.scrollTop = log.scrollHeight;
}

/** What the visitor has selected in a message, to be quoted; null where it is nothing. */
export function selectedIn(log, message) {
  const selection = getSelection();
  const words = log.querySelector(`[data-id="${message.message_id}"] .words`);
  const within = words && selection.rangeCount && words.contains(selection.anchorNode) && words.contains(selection.focusNode);
  return within ? selection.toString().trim() || null : null;
}

function welcome(deeds) {
  if (room().type !== "private") return h("p", { class: "hint" }, t("empty"));
  return h(
    "section",
    { class: "welcome" },
    faceOf(room()),
    h("p", {}, world.profile[language()] || world.profile[""] || t("empty")),
    h("button", { type: "button", class: "plain", onclick: () => deeds.command("/start") }, t("start")),
  );
}
