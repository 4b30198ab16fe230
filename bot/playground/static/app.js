// The page: takes in what happens, draws it, and turns clicks and keys into acts.

import * as api from "./api.js";
import { Composer } from "./composer.js";
import { askWhere, showAlert, showMembers, toast } from "./dialogs.js";
import { h, iconButton } from "./dom.js";
import { speak, t } from "./i18n.js";
import { selectedIn, showLog } from "./log.js";
import { showNotice } from "./notice.js";
import { showSidebar } from "./sidebar.js";
import { faceOf, isIn, me, messagesOf, room, rooms, see, take, titleOf, tour, view, world } from "./state.js";
import { showWhy } from "./why.js";

const at = (id) => document.getElementById(id);
const TYPING = 5000; // milliseconds for which a chat action is shown
let told = null;

const composer = new Composer(at("composer"), act);

async function act(wish) {
  try {
    const made = await api.act({ person: view.person, ...wish });
    return made;
  } catch (error) {
    toast(error.message);
    return null;
  }
}

const deeds = {
  command: (word) => act({ act: "say", room: view.room, text: word, topic: view.topic }),
  reply: (message) => composer.reply(message, selectedIn(at("log"), message)),
  edit: (message) => composer.edit(message),
  remove: (message) => act({ act: "delete", room: view.room, message: message.message_id }),
  explain: (message) => explain(message, true),
  forward: (message) => askWhere(async (to, topic) => {
    if (await act({ act: "forward", room: view.room, message: message.message_id, to, topic })) chooseRoom(to, topic);
  }),
  show: (number) => {
    const element = at("log").querySelector(`[data-id="${Number(number)}"]`);
    element?.scrollIntoView({ block: "center", behavior: "smooth" });
    element?.focus({ preventScroll: true });
  },
  press: async (message, button, place) => {
    if (button.copy_text) {
      await navigator.clipboard.writeText(button.copy_text.text);
      return toast(t("copied"));
    }
    const inline = button.switch_inline_query_current_chat ?? button.switch_inline_query;
    if (inline !== undefined) return composer.fill(`@${world.bot.username} ${inline}`);
    await act({ act: "press", room: view.room, message: message.message_id, button: place });
  },
};

// What happens

api.watch(happened, (lost) => lost && toast(t("offline")));

function happened(kind, data) {
  take(kind, data);
  switch (kind) {
    case "state":
      arrive();
      return;
    case "message":
      if (data.chat.id === view.room) drawLog(data.message_id);
      drawSidebar();
      if (data.chat.id === view.room && data.from?.id === world.bot.id) explain(data, false);
      if (data.chat.id === view.room) drawHeader();
      return;
    case "edited":
    case "deleted":
      drawSidebar();
      if (data.chat.id === view.room) drawLog();
      if (kind === "edited" && data.chat.id === view.room && data.from?.id === world.bot.id) explain(data, false);
      return;
    case "room":
      drawSidebar();
      drawHeader();
      return;
    case "profile":
      drawLog();
      return;
    case "listening":
      drawNotice();
      toast(t("ready"));
      return;
    case "action":
      drawHeader();
      setTimeout(drawHeader, TYPING);
      return;
    case "answered":
      composer.answered(data);
      if (data.kind === "callback" && data.person === view.person && data.answer.text) {
        if (data.answer.show_alert) showAlert(data.answer.text);
        else toast(data.answer.text);
      }
  }
}

function arrive() {
  const [person, chat, topic] = location.hash.slice(1).split("/").map(Number);
  view.person = world.people.some((each) => each.id === person) ? person : world.people[0]?.id;
  if (!view.person) return;
  speak(localStorage.getItem("language") ?? me().language_code);
  rooms().forEach(see);
  view.room = rooms().some((each) => each.id === chat) ? chat : rooms()[0].id;
  view.topic = topic || null;
  draw();
  composer.reset();
  if (matchMedia("(min-width: 720px)").matches) at("why").hidden = !world.explains;
  const last = messagesOf(room(), view.topic).findLast((message) => message.from?.id === world.bot.id);
  if (last) explain(last, false);
  else showWhy(at("why"), null, closeWhy);
}

// Choices

function choosePerson(id, focus = false) {
  view.person = id;
  if (!localStorage.getItem("language")) speak(me().language_code);
  rooms().forEach((each) => !view.seen.has(`${id}/${each.id}`) && see(each));
  const kept = rooms().some((each) => each.id === view.room && each.type !== "private");
  if (!kept) [view.room, view.topic] = [rooms()[0].id, null];
  told = null;
  showWhy(at("why"), told, closeWhy);
  draw();
  composer.reset();
  if (focus) at("sidebar").querySelector("[aria-checked=true]").focus();
}

function chooseRoom(id, topic) {
  [view.room, view.topic] = [id, topic];
  document.body.classList.add("in-chat");
  draw();
  composer.reset();
  composer.field.focus();
}

function chooseLanguage(code) {
  localStorage.setItem("language", code);
  speak(code);
  draw();
  composer.show();
  showWhy(at("why"), told, closeWhy);
}

function switchTheme() {
  const dark = getComputedStyle(document.documentElement).colorScheme === "dark";
  localStorage.setItem("theme", dark ? "light" : "dark");
  applyTheme();
}

function applyTheme() {
  const theme = localStorage.getItem("theme") ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  document.documentElement.dataset.theme = theme;
}

// Why

async function explain(message, open) {
  if (!world.explains) return;
  if (open) at("why").hidden = false;
  if (at("why").hidden) return;
  told = await api.why(message.chat.id, message.message_id);
  showWhy(at("why"), told, closeWhy);
  if (open) at("why").querySelector(".why-body").focus();
}

function closeWhy() {
  at("why").hidden = true;
}

// Drawing

function draw() {
  location.replace(`#${[view.person, view.room, view.topic].filter(Boolean).join("/")}`);
  document.title = world.bot.first_name;
  drawSidebar();
  drawHeader();
  drawNotice();
  drawTour();
  drawLog();
}

function drawNotice() {
  showNotice(at("notice"));
}

function drawLog(fresh) {
  showLog(at("log"), deeds, fresh);
}

function drawSidebar() {
  see(room());
  showSidebar(at("sidebar"), { choosePerson, chooseRoom, chooseLanguage, switchTheme });
}

function drawHeader() {
  const here = room();
  const typing = Date.now() - (view.actions.get(here.id) ?? 0) < TYPING;
  const count = Object.keys(here.members).filter((id) => isIn(here, id)).length;
  const topic = here.topics.find((each) => each.id === view.topic);
  const line = typing ? t("typing") : here.type === "private" ? `@${world.bot.username} · ${t("bot")}` : t("members", { n: count });
  at("chat-header").replaceChildren(
    iconButton("back", t("back"), () => document.body.classList.remove("in-chat"), { class: "icon-button only-narrow" }),
    faceOf(here),
    h("div", { class: "heading" }, h("h1", {}, titleOf(here), here.is_forum ? h("span", { class: "topic-name" }, ` # ${topic?.name ?? t("general")}`) : ""), h("p", { class: typing ? "typing" : "" }, line)),
    iconButton("people", t("info"), () => showMembers(room(), act)),
    world.explains ? iconButton("why", t("why"), toggleWhy) : "",
  );
}

function toggleWhy() {
  const last = messagesOf(room(), view.topic).findLast((message) => message.from?.id === world.bot.id);
  at("why").hidden = !at("why").hidden;
  if (!at("why").hidden && last) explain(last, true);
}

function drawTour() {
  at("tour").setAttribute("aria-label", t("tour"));
  at("tour").replaceChildren(...tour().map((step) => h("button", { type: "button", class: `chip chip-${step.kind === "ask" ? "ask" : "check"}`, title: step.text, onclick: () => followTour(step) }, step.label)));
}

async function followTour(step) {
  const place = step.chat === "private" ? rooms()[0] : rooms().find((each) => each.title === step.chat);
  if (place) chooseRoom(place.id, null);
  await act({ act: "follow_tour", step: step.index });
}

applyTheme();
