// What opens over the page: where to forward, who is in a chat, a notice that wants a click.

import { avatar, h } from "./dom.js";
import { t } from "./i18n.js";
import { faceOf, isIn, rooms, runs, titleOf, view, world } from "./state.js";

function open(title, ...content) {
  const dialog = h("dialog", { "aria-label": title, onclose: () => dialog.remove(), onclick: (event) => event.target === dialog && dialog.close() },
    h("form", { method: "dialog", class: "dialog" }, h("h2", {}, title), content, h("button", { class: "plain" }, t("close"))));
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Ask where a message should go; `choose(roomId, topicId)`. */
export function askWhere(choose) {
  const places = rooms().flatMap((room) => [
    { room, topic: null, name: titleOf(room) },
    ...(room.is_forum ? room.topics.map((topic) => ({ room, topic: topic.id, name: `${titleOf(room)} › ${topic.name}` })) : []),
  ]);
  open(t("forwardTo"), h("ul", { class: "places" }, places.map(({ room, topic, name }) =>
    h("li", {}, h("button", { class: "room", onclick: () => choose(room.id, topic) }, faceOf(room), name)))));
}

/** Show who is in a chat, and let the bot be brought in, sent away or promoted. */
export function showMembers(room, act) {
  const status = room.members[world.bot.id] ?? "left";
  const here = isIn(room, world.bot.id);
  const everybody = [...world.people, world.bot].filter((user) => isIn(room, user.id) || user.id === world.bot.id);
  const change = (label, wish) => h("button", { class: "plain", onclick: () => act({ room: room.id, ...wish }) }, label);
  const choices = room.type === "private"
    ? [status === "kicked" ? change(t("botUnblock"), { act: "unblock" }) : here && change(t("botBlock"), { act: "block" })]
    : [
        here ? change(t("botRemove"), { act: "set_bot", status: "kicked" }) : change(t("botAdd"), { act: "set_bot", status: "member" }),
        here && runs(room, view.person) && (status === "administrator"
          ? change(t("botDemote"), { act: "set_bot", status: "member" })
          : change(t("botPromote"), { act: "set_bot", status: "administrator" })),
      ];
  open(titleOf(room),
    h("ul", { class: "places" }, everybody.map((user) => h("li", { class: "place" }, avatar(user.first_name, user.id, { bot: user.id === world.bot.id }), h("span", {}, user.first_name), h("span", { class: "rank" }, rank(room, user))))),
    h("div", { class: "choices" }, choices));
}

/** Show what a pressed button answered with, until it is closed. */
export function showAlert(text) {
  open(world.bot.first_name, h("p", {}, text));
}

function rank(room, user) {
  const status = room.members[user.id] ?? "left";
  if (status === "kicked") return t("kicked");
  return status === "left" ? t("absent") : t(status);
}

/** Tell something that passes by itself. */
export function toast(text) {
  const element = h("div", { class: "toast" }, text);
  document.getElementById("toasts").append(element);
  setTimeout(() => element.remove(), 4000);
}
