// Build elements. Text goes in as text nodes only: nothing a person or a bot says is ever HTML.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes, `on…` listeners and children; false and null are left out. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

const PATHS = {
  back: "M15 5l-7 7 7 7",
  reply: "M10 8V4L3 11l7 7v-4c6 0 9 2 11 6 0-7-4-12-11-12z",
  forward: "M14 8V4l7 7-7 7v-4c-6 0-9 2-11 6 0-7 4-12 11-12z",
  edit: "M4 20h4L19 9l-4-4L4 16v4zM13 7l4 4",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13",
  why: "M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 18v.01M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z",
  send: "M4 12l16-8-6 16-3-6-7-2zM11 14l9-10",
  slash: "M15 5L9 19M4 4h16v16H4z",
  photo: "M4 6h16v12H4zM4 16l5-5 4 4 3-3 4 4M15.500 9.500v.01",
  close: "M6 6l12 12M18 6L6 18",
  people: "M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3 19c0-3 3-5 6-5s6 2 6 5M16 5.500a3 3 0 0 1 0 5.500M18 14c2 .6 3 2.500 3 5",
  theme: "M12 4a8 8 0 1 0 8 8 6 6 0 0 1-8-8z",
  deaf: "M3 3l18 18M8 8a4 4 0 0 0-1 3c0 4 3 3 3 6a2.500 2.500 0 0 0 4 2M10 6a5 5 0 0 1 7 5c0 1-.4 2-1 3",
  chevron: "M6 9l6 6 6-6",
};

/** A line icon; it is decoration, so its button needs a label of its own. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A button that shows an icon and tells its label to whoever cannot see it. */
export function iconButton(name, label, onclick, attributes = {}) {
  return h("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...attributes }, icon(name));
}

/** A picture for somebody: the bot's own, or a name's first letter in a colour that belongs to the id. */
export function avatar(name, id, { bot = false, square = false } = {}) {
  if (bot) return h("img", { class: "avatar", src: "/static/icon.svg", alt: "" });
  return h("span", { class: `avatar tint-${Math.abs(id) % 7} ${square ? "square" : ""}`, "aria-hidden": "true" }, [...name][0] ?? "?");
}

/** A link's address if it is a web address, or nothing. */
export function webAddress(text) {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `http://${text}`);
    return ["http:", "https:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
