// Who one is, and which chats one has.

import { avatar, h, iconButton } from "./dom.js";
import { LANGUAGES, language, t } from "./i18n.js";
import { preview } from "./message.js";
import { authorOf, faceOf, messagesOf, rooms, titleOf, unread, view, world } from "./state.js";

/** Fill the sidebar. */
export function showSidebar(place, { choosePerson, chooseRoom, chooseLanguage, switchTheme }) {
  place.setAttribute("aria-label", t("chats"));
  place.replaceChildren(
    h(
      "header",
      { class: "bar brand" },
      h("h1", {}, world.bot.first_name),
      h("span", { class: "spacer" }),
      h(
        "select",
        { "aria-label": t("language"), onchange: (event) => chooseLanguage(event.target.value) },
        Object.entries(LANGUAGES).map(([code, name]) => h("option", { value: code, selected: code === language() }, name)),
      ),
      iconButton("theme", t("theme"), switchTheme),
    ),
    h("h2", { id: "people-title" }, t("people")),
    h("div", { class: "people", role: "radiogroup", "aria-labelledby": "people-title" }, world.people.map((person) => personButton(person, choosePerson))),
    h("h2", {}, t("chats")),
    h("ul", { class: "rooms" }, rooms().map((room) => roomItem(room, chooseRoom))),
  );
}

function personButton(person, choose) {
  const chosen = person.id === view.person;
  return h(
    "button",
    {
      type: "button", role: "radio", class: "person", "aria-checked": String(chosen), tabindex: chosen ? "0" : "-1",
      onclick: () => choose(person.id),
      onkeydown: (event) => {
        const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
        if (!step) return;
        event.preventDefault();
        const place = world.people.indexOf(person) + step + world.people.length;
        choose(world.people[place % world.people.length].id, true);
      },
    },
    avatar(person.first_name, person.id),
    h("span", { class: "person-name" }, person.first_name),
    h("span", { class: "person-language" }, person.language_code ?? ""),
  );
}

function roomItem(room, choose) {
  const last = messagesOf(room).at(-1);
  const fresh = unread(room);
  const open = room.id === view.room;
  const line = last ? `${room.type === "private" || !last.text ? "" : `${authorOf(last)}: `}${preview(last)}` : "";
  return h(
    "li",
    {},
    h(
      "button",
      { type: "button", class: "room", "aria-current": open ? "true" : null, onclick: () => choose(room.id, null) },
      faceOf(room),
      h("span", { class: "room-lines" }, h("span", { class: "room-title" }, titleOf(room)), h("span", { class: "room-last" }, line)),
      fresh > 0 && !open && h("span", { class: "badge" }, String(fresh)),
    ),
    room.is_forum && open && h("ul", { class: "topics" }, [{ id: null, name: t("general") }, ...room.topics].map((topic) => topicItem(room, topic, choose))),
  );
}

function topicItem(room, topic, choose) {
  return h("li", {}, h("button", { type: "button", class: "topic", "aria-current": view.topic === topic.id ? "true" : null, onclick: () => choose(room.id, topic.id) }, `# ${topic.name}`));
}
