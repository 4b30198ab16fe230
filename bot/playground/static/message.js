// One message as a bubble, with what can be done with it.

import { avatar, h, icon, iconButton, webAddress } from "./dom.js";
import { t } from "./i18n.js";
import { richText } from "./richtext.js";
import { authorOf, find, runs, view, wordsOf, world } from "./state.js";

const CLOCK = new Intl.DateTimeFormat([], { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });

/** The element of a message; `first` begins a run of one author; `deeds` are the page's acts. */
export function messageElement(message, room, { first, deeds }) {
  if (isService(message)) return h("p", { class: "service", "data-id": message.message_id }, serviceText(message));
  const own = message.from?.id === view.person && !message.sender_chat;
  const fromBot = message.from?.id === world.bot.id;
  const named = first && !own && room.type !== "private";
  return h(
    "article",
    {
      class: `message ${own ? "own" : ""} ${fromBot ? "from-bot" : ""} ${first ? "first" : ""}`,
      "data-id": message.message_id,
      "aria-label": `${authorOf(message)}, ${CLOCK.format(message.date * 1000)}`,
      tabindex: "0",
    },
    room.type !== "private" && !own && (first ? avatar(authorOf(message), message.from?.id ?? 0, { bot: fromBot }) : h("span", { class: "avatar blank" })),
    h(
      "div",
      { class: "stack" },
      h(
        "div",
        { class: "bubble" },
        named && h("div", { class: `author ink-${Math.abs(message.from?.id ?? 0) % 7}` }, authorOf(message), fromBot && h("span", { class: "tag" }, t("bot"))),
        message.forward_origin && h("div", { class: "origin" }, icon("forward"), t("forwarded", { name: originName(message.forward_origin) })),
        message.via_bot && h("div", { class: "origin" }, t("via", { name: message.via_bot.username })),
        message.guest_bot_caller_user && h("div", { class: "origin" }, t("guestFor", { name: message.guest_bot_caller_user.first_name })),
        answered(message, deeds),
        message.photo && h("div", { class: "picture", role: "img", "aria-label": t("photoOf") }, icon("photo")),
        h("div", { class: "words", dir: "auto" }, richText(wordsOf(message), message.entities ?? message.caption_entities, deeds.command)),
        h(
          "div",
          { class: "meta" },
          !fromBot && message.heard === false && h("span", { class: "deaf", title: t("unheard"), role: "img", "aria-label": t("unheard") }, icon("deaf")),
          message.edit_date && h("span", {}, t("edited")),
          h("time", { datetime: new Date(message.date * 1000).toISOString() }, CLOCK.format(message.date * 1000)),
        ),
      ),
      message.reply_markup && keyboard(message, deeds),
      tools(message, room, own, fromBot, deeds),
    ),
  );
}

/** The words that stand for a message in a list. */
export function preview(message) {
  return isService(message) ? serviceText(message) : `${message.photo ? "🖼 " : ""}${wordsOf(message)}`;
}

/** Whether a message tells of the chat itself. */
export function isService(message) {
  return Boolean(
    message.new_chat_members || message.left_chat_member || message.forum_topic_created ||
      message.migrate_to_chat_id || message.migrate_from_chat_id,
  );
}

function serviceText(message) {
  if (message.new_chat_members) return t("joined", { name: message.new_chat_members[0].first_name });
  if (message.left_chat_member) return t("left", { name: message.left_chat_member.first_name });
  if (message.forum_topic_created) return t("topicOpened", { name: message.forum_topic_created.name });
  return t("migrated");
}

function originName(origin) {
  return origin.sender_user?.first_name ?? origin.sender_user_name ?? origin.sender_chat?.title ?? "";
}

function answered(message, deeds) {
  const other = message.reply_to_message;
  if (!other || isService(other)) return null;
  const now = find(message.chat.id, other.message_id) ?? other;
  return h(
    "button",
    { type: "button", class: "answered", onclick: () => deeds.show(other.message_id) },
    h("span", { class: "answered-name" }, authorOf(other)),
    h("span", { class: `answered-words ${message.quote ? "exact" : ""}` }, message.quote?.text ?? preview(now)),
  );
}

function keyboard(message, deeds) {
  let place = 0;
  return h(
    "div",
    { class: "keyboard" },
    message.reply_markup.inline_keyboard.map((row) => h("div", { class: "keys" }, row.map((button) => key(message, button, place++, deeds)))),
  );
}

function key(message, button, place, deeds) {
  const style = `key ${button.style ? `key-${button.style}` : ""}`;
  if (button.url) {
    const address = webAddress(button.url);
    return address && h("a", { class: style, href: address, target: "_blank", rel: "noopener noreferrer" }, button.text, " ↗");
  }
  return h("button", { type: "button", class: style, onclick: () => deeds.press(message, button, place) }, button.text);
}

function tools(message, room, own, fromBot, deeds) {
  const may = own || room.type === "private" || runs(room, view.person);
  return h(
    "div",
    { class: "tools", role: "toolbar", "aria-label": preview(message).slice(0, 60) },
    iconButton("reply", t("reply"), () => deeds.reply(message)),
    iconButton("forward", t("forward"), () => deeds.forward(message)),
    own && !message.forward_origin && !message.via_bot && iconButton("edit", t("edit"), () => deeds.edit(message)),
    may && iconButton("trash", t("remove"), () => deeds.remove(message)),
    fromBot && world.explains && iconButton("why", t("why"), () => deeds.explain(message)),
  );
}
