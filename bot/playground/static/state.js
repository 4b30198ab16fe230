// What the page knows: the world as the server told it, and what this visitor looks at.

import { avatar } from "./dom.js";
import { language } from "./i18n.js";

export const world = { bot: null, inline: false, profile: {}, people: [], rooms: new Map(), messages: new Map(), tour: [], explains: false, listening: false };

export const view = { person: 0, room: 0, topic: null, seen: new Map(), actions: new Map() };

const key = (message) => `${message.chat.id}/${message.message_id}`;

/** Take in one thing that the server told. */
export function take(kind, data) {
  switch (kind) {
    case "state":
      Object.assign(world, data, {
        rooms: new Map(data.rooms.map((room) => [room.id, room])),
        messages: new Map(data.messages.map((message) => [key(message), message])),
      });
      break;
    case "message":
      if (data.from?.id === world.bot.id) view.actions.delete(data.chat.id);
      world.messages.set(key(data), data);
      break;
    case "edited":
      world.messages.set(key(data), data);
      break;
    case "deleted":
      world.messages.delete(key(data));
      break;
    case "room":
      world.rooms.set(data.id, data);
      break;
    case "profile":
      world.profile = data;
      break;
    case "listening":
      world.listening = true;
      break;
    case "action":
      view.actions.set(data.chat_id, Date.now());
      break;
  }
}

/** The person who is speaking. */
export const me = () => world.people.find((person) => person.id === view.person);

/** The room that is open. */
export const room = () => world.rooms.get(view.room);

/** The rooms that the person can see, the private one first. */
export function rooms() {
  const mine = [...world.rooms.values()].filter((each) => !each.closed && isIn(each, view.person));
  return mine.sort((one, other) => (one.type === "private" ? 0 : 1) - (other.type === "private" ? 0 : 1));
}

/** Whether somebody is in a room now. */
export const isIn = (each, id) => ["creator", "administrator", "member", "restricted"].includes(each.members[id]);

/** Whether somebody runs a room. */
export const runs = (each, id) => ["creator", "administrator"].includes(each.members[id]);

/** The messages of a room, oldest first; in a forum, those of one topic. */
export function messagesOf(each, topic) {
  return [...world.messages.values()].filter(
    (message) =>
      message.chat.id === each.id &&
      (topic === undefined || !each.is_forum || (message.message_thread_id ?? null) === topic),
  ).sort((one, other) => one.message_id - other.message_id);
}

/** A message by room and number, if it is still there. */
export const find = (roomId, number) => world.messages.get(`${roomId}/${number}`);

/** What a room is called by whoever is in it: a private one by the bot's name. */
export const titleOf = (each) => (each.type === "private" ? world.bot.first_name : each.title);

/** The picture that stands for a room. */
export const faceOf = (each) => avatar(titleOf(each), each.id, { bot: each.type === "private", square: true });

/** The name under which a message was sent. */
export const authorOf = (message) => message.sender_chat?.title ?? message.from?.first_name ?? "";

/** The words of a message, be they text or caption. */
export const wordsOf = (message) => message.text ?? message.caption ?? "";

/** The steps of the tour for whoever reads this language. */
export const tour = () =>
  world.tour.map((step, index) => ({ ...step, index })).filter((step) => !step.language || step.language === language());

/** How many messages of a room this visitor has not seen. */
export const unread = (each) =>
  messagesOf(each).filter((message) => message.message_id > (view.seen.get(`${view.person}/${each.id}`) ?? Infinity)).length;

/** Note that all messages of a room have been seen. */
export function see(each) {
  view.seen.set(`${view.person}/${each.id}`, Math.max(0, ...messagesOf(each).map((message) => message.message_id)));
}
