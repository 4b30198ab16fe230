// Where one writes: a reply or an edit in the making, commands after "/", the bot's results after "@bot".

import * as api from "./api.js";
import { h, icon, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { preview } from "./message.js";
import { authorOf, messagesOf, room, view, wordsOf, world } from "./state.js";

const PAUSE = 200; // milliseconds of silence before an inline query is asked

/** The composer of the page; `act(wish)` does a thing and shows what went wrong. */
export class Composer {
  constructor(form, act) {
    this.form = form;
    this.act = act;
    this.context = null; // {kind: "reply" | "edit", message, quote}
    this.photo = false;
    this.options = [];
    this.chosen = -1;
    this.query = null;
    this.latest = null; // the last inline query answered
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.send();
    });
  }

  /** Draw it anew, in the language of the page, keeping what was written. */
  show() {
    const words = this.field?.value ?? "";
    this.field = h("textarea", {
      id: "field", rows: "1", dir: "auto", placeholder: this.photo ? t("caption") : t("write"), "aria-label": this.photo ? t("caption") : t("write"),
      "aria-haspopup": "listbox", "aria-controls": "options", "aria-autocomplete": "list",
      oninput: () => this.changed(),
      onkeydown: (event) => this.key(event),
    });
    this.field.value = words;
    this.list = h("ul", { id: "options", class: "options", role: "listbox", tabindex: "-1", hidden: true });
    this.form.replaceChildren(
      this.list,
      this.contextBar() ?? "",
      h(
        "div",
        { class: "row" },
        iconButton("slash", t("commands"), () => this.toggleCommands()),
        iconButton("photo", t("photo"), () => this.togglePhoto(), { "aria-pressed": String(this.photo) }),
        this.field,
        h("button", { class: "send", "aria-label": t("send"), title: t("send") }, icon("send")),
      ),
    );
    this.grow();
  }

  /** Begin an answer to a message, quoting a part of it if one is given. */
  reply(message, quote) {
    this.context = { kind: "reply", message, quote };
    this.show();
    this.field.focus();
  }

  /** Begin to change one's own message. */
  edit(message) {
    this.context = { kind: "edit", message };
    this.show();
    this.field.value = wordsOf(message);
    this.grow();
    this.field.focus();
  }

  /** Put words into the field as if they had been typed. */
  fill(words) {
    this.field.value = words;
    this.field.focus();
    this.changed();
  }

  /** Forget what was begun. */
  reset() {
    clearTimeout(this.timer);
    this.context = null;
    this.photo = false;
    if (this.field) this.field.value = "";
    this.query = null;
    this.show();
  }

  /** Take in the bot's answer to an inline query. */
  answered(query) {
    this.latest = query;
    if (query.id !== this.query) return;
    const found = query.results.map((result) => ({
      title: result.title,
      detail: result.description || result.text,
      choose: async () => {
        this.reset();
        await this.act({ act: "pick", query: query.id, result: result.id, topic: view.topic });
      },
    }));
    this.offer(t("results"), found.length ? found : [{ title: t("noResults"), detail: "", choose: () => {} }]);
  }

  contextBar() {
    if (!this.context) return null;
    const { kind, message, quote } = this.context;
    return h(
      "div",
      { class: "context" },
      icon(kind === "edit" ? "edit" : "reply"),
      h("div", { class: "context-lines" }, h("span", { class: "answered-name" }, kind === "edit" ? t("editing") : t("replying", { name: authorOf(message) })), h("span", { class: "answered-words" }, quote ?? preview(message))),
      iconButton("close", t("cancel"), () => this.reset()),
    );
  }

  async send() {
    const text = this.field.value.trim();
    if (this.chosen >= 0 && this.options[this.chosen]) return this.options[this.chosen].choose();
    if (!text) return;
    const { kind, message, quote } = this.context ?? {};
    let wish = { act: this.photo ? "show" : "say", text, topic: view.topic };
    if (kind === "edit") wish = { act: "edit", message: message.message_id, text };
    if (kind === "reply") Object.assign(wish, { reply_to: message.message_id, quote });
    this.reset();
    this.field.focus();
    await this.act({ room: view.room, ...wish });
  }

  key(event) {
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      if (!this.list.hidden) this.offer("", []);
      else if (this.context) this.reset();
    } else if (this.options.length && event.key in moves) {
      event.preventDefault();
      this.mark((this.chosen + moves[event.key] + this.options.length) % this.options.length);
    } else if (event.key === "ArrowUp" && !this.field.value) {
      const mine = messagesOf(room(), view.topic).filter((message) => message.from?.id === view.person && !message.forward_origin && wordsOf(message));
      if (mine.length) {
        event.preventDefault();
        this.edit(mine.at(-1));
      }
    }
  }

  changed() {
    this.grow();
    const text = this.field.value;
    clearTimeout(this.timer);
    if (this.inlineText() !== null) {
      this.timer = setTimeout(() => this.ask(this.inlineText() ?? ""), PAUSE);
    } else if (/^\/\w*$/.test(text)) {
      this.offerCommands(text.slice(1));
    } else {
      this.offer("", []);
    }
  }

  inlineText() {
    const start = `@${world.bot.username} `;
    return world.inline && !this.context && this.field.value.toLowerCase().startsWith(start.toLowerCase()) ? this.field.value.slice(start.length) : null;
  }

  async ask(text) {
    const made = await this.act({ act: "type", room: view.room, text });
    this.query = made?.query;
    if (this.query && this.latest?.id === this.query) this.answered(this.latest); // the answer may overtake the question
  }

  async offerCommands(start) {
    const known = await api.commands(view.person, view.room);
    const found = known.filter((each) => each.command.startsWith(start.toLowerCase()));
    this.offer(
      t("commands"),
      found.map((each) => ({
        title: `/${each.command}`,
        detail: each.description,
        choose: () => {
          this.field.value = `/${each.command}`;
          this.offer("", []);
          this.send();
        },
      })),
    );
  }

  toggleCommands() {
    if (!this.list.hidden) return this.offer("", []);
    this.field.focus();
    this.offerCommands("");
  }

  togglePhoto() {
    this.photo = !this.photo;
    this.show();
    this.field.focus();
  }

  offer(label, options) {
    this.options = options;
    this.list.hidden = !options.length;
    this.list.setAttribute("aria-label", label);
    this.list.replaceChildren(
      ...options.map((option, place) =>
        h(
          "li",
          { id: `option-${place}`, role: "option", class: "option", onmousedown: (event) => event.preventDefault(), onclick: () => option.choose() },
          h("span", { class: "option-title" }, option.title),
          h("span", { class: "option-detail" }, option.detail),
        ),
      ),
    );
    this.mark(-1);
  }

  mark(place) {
    this.chosen = place;
    [...this.list.children].forEach((item, index) => item.setAttribute("aria-selected", String(index === place)));
    if (place >= 0) {
      this.field.setAttribute("aria-activedescendant", `option-${place}`);
      this.list.children[place].scrollIntoView({ block: "nearest" });
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, 160)}px`;
  }
}
