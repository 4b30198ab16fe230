// Why the bot replied so: any JSON, as headings, tables and bars.

import { h, iconButton } from "./dom.js";
import { t } from "./i18n.js";
import { term, valueTerm } from "./terms.js";

const NUMBER = new Intl.NumberFormat([], { maximumFractionDigits: 3 });
const SHARE = /(score|confidence|coverage|similarity|threshold|weight|probability|recall)/i;

/** Fill the panel; `told` is the server's answer, or null before the first reply. */
export function showWhy(place, told, close) {
  place.setAttribute("aria-label", t("why"));
  const empty = !told || !Object.keys(told.explanation).length;
  place.replaceChildren(
    h("header", { class: "bar" }, h("h2", {}, t("why")), h("span", { class: "spacer" }), iconButton("close", t("close"), close)),
    h(
      "div",
      { class: "why-body", tabindex: "0" },
      told?.question && h("blockquote", { class: "question" }, told.question),
      empty ? h("p", { class: "hint" }, told ? t("whyNothing") : t("whyEmpty")) : objectView(told.explanation, 3),
    ),
  );
}

function objectView(value, level) {
  const entries = Object.entries(value);
  const plain = entries.filter(([, item]) => !isNested(item));
  return [
    plain.length ? h("table", { class: "facts" }, h("tbody", {}, plain.map(([name, item]) => h("tr", {}, h("th", { scope: "row" }, term(name)), h("td", {}, cell(name, item)))))) : null,
    entries.filter(([, item]) => isNested(item)).map(([name, item]) => h("section", {}, h(`h${Math.min(level, 6)}`, {}, term(name)), nestedView(item, level + 1))),
  ];
}

function nestedView(value, level) {
  if (!Array.isArray(value)) return objectView(value, level);
  if (!value.every((item) => item && typeof item === "object" && !Array.isArray(item))) {
    return h("ul", { class: "chips" }, value.map((item) => h("li", {}, Array.isArray(item) ? item.map(plainText).join(" → ") : typeof item === "object" && item ? objectView(item, level) : plainText(item))));
  }
  if (value.some((item) => Object.values(item).some(isNested))) {
    return value.map((item) => h("section", { class: "one" }, objectView(item, level)));
  }
  const columns = [...new Set(value.flatMap((item) => Object.keys(item)))];
  return h(
    "div",
    { class: "scroll", tabindex: "0" },
    h(
      "table",
      { class: "rows" },
      h("thead", {}, h("tr", {}, columns.map((name) => h("th", { scope: "col" }, term(name))))),
      h("tbody", {}, value.map((item) => h("tr", {}, columns.map((name) => h("td", { class: typeof item[name] === "number" ? "number" : null }, cell(name, item[name])))))),
    ),
  );
}

function cell(name, value) {
  const share = typeof value === "number" && SHARE.test(name) && value >= 0 && value <= 1;
  if (!share) return `${plainText(valueTerm(name, value))}${typeof value === "number" && /_ms$/.test(name) ? " ms" : ""}`;
  return h("span", { class: "share" }, h("meter", { min: "0", max: "1", value: String(value), "aria-hidden": "true" }), NUMBER.format(value));
}

function plainText(value) {
  if (value === null || value === undefined || value === "" || typeof value === "object") return "—";
  if (typeof value === "number") return NUMBER.format(value);
  if (typeof value === "boolean") return value ? t("yes") : t("no");
  return String(value);
}

const isNested = (value) => value !== null && typeof value === "object" && Object.keys(value).length > 0;
