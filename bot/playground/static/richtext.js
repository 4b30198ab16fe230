// A text and its entities, as elements. Offsets are UTF-16 units, which is how JavaScript counts.

import { h, webAddress } from "./dom.js";
import { t } from "./i18n.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre" };

/** Nodes for a text with entities; `onCommand(word)` is called when a command is clicked. */
export function richText(text, entities = [], onCommand = () => {}) {
  const sorted = [...entities].sort((one, other) => one.offset - other.offset || other.length - one.length);
  return between(text, 0, text.length, sorted, onCommand);
}

function between(text, start, end, entities, onCommand) {
  const nodes = [];
  let position = start;
  while (entities.length && entities[0].offset < end) {
    const entity = entities.shift();
    const stop = Math.min(entity.offset + entity.length, end);
    if (stop <= position) continue;
    if (entity.offset > position) nodes.push(text.slice(position, entity.offset));
    const inner = [];
    while (entities.length && entities[0].offset < stop) inner.push(entities.shift());
    const children = between(text, Math.max(entity.offset, position), stop, inner, onCommand);
    nodes.push(marked(entity, text.slice(entity.offset, stop), children, onCommand));
    position = stop;
    if (entity.type.endsWith("blockquote") && text[position] === "\n") position += 1;
  }
  if (position < end) nodes.push(text.slice(position, end));
  return nodes;
}

function marked(entity, words, children, onCommand) {
  switch (entity.type) {
    case "url":
    case "text_link": {
      const address = webAddress(entity.url ?? words);
      if (!address) return h("span", {}, children);
      return h("a", { href: address, target: "_blank", rel: "noopener noreferrer", title: address }, children);
    }
    case "bot_command":
      return h("button", { type: "button", class: "command", onclick: () => onCommand(words) }, children);
    case "mention":
    case "text_mention":
      return h("span", { class: "mention" }, children);
    case "spoiler":
      return h("span", { class: "spoiler", tabindex: "0", onclick: reveal, onkeydown: reveal }, children);
    case "blockquote":
      return h("blockquote", {}, children);
    case "expandable_blockquote":
      return expandable(children);
    default:
      return h(TAGS[entity.type] ?? "span", {}, children);
  }
}

function reveal(event) {
  if (event.type === "click" || event.key === "Enter") event.currentTarget.classList.add("revealed");
}

function expandable(children) {
  const words = h("div", { class: "quoted" }, children);
  const toggle = h("button", { type: "button", class: "toggle", "aria-expanded": "false" }, t("more"));
  const quote = h("blockquote", { class: "expandable" }, words, toggle);
  toggle.addEventListener("click", () => {
    const open = quote.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = open ? t("less") : t("more");
  });
  new ResizeObserver(() => {
    toggle.hidden = !quote.classList.contains("open") && words.scrollHeight <= words.clientHeight + 2;
  }).observe(words);
  return quote;
}
