// SPDX-License-Identifier: Apache-2.0
// Talking with the desk, and making elements. Text is only ever set as text.

let token = "";
let lostSession = () => {};

export class Refused extends Error {
  constructor(status, body) {
    super(body.error || "the desk did not answer as it should");
    this.status = status;
    this.why = body.why || "";
    this.remedy = body.remedy || "Load the page again.";
    this.body = body;
  }
}

export function useToken(value) { token = value; }
export function onLostSession(call) { lostSession = call; }

async function answered(response) {
  const body = await response.json().catch(() => ({}));
  if (response.ok) return body;
  if (response.status === 401 && body.why === "not_logged_in") lostSession();
  throw new Refused(response.status, body);
}

export async function get(path) {
  return answered(await fetch(path, { cache: "no-store", credentials: "same-origin" }));
}

export async function post(path, body = {}) {
  const headers = { "Content-Type": "application/json", "X-Lockbox-Token": token };
  return answered(await fetch(path, { method: "POST", headers, body: JSON.stringify(body),
                                      credentials: "same-origin" }));
}

export async function picture(item, paper, page) {
  const response = await fetch(`/api/1/items/${item}/pages/${paper}/${page}`,
                               { cache: "no-store", credentials: "same-origin" });
  if (!response.ok) return null;
  return createImageBitmap(await response.blob());
}

/// el("td.number", {title: "…"}, child, "text", …): an element; `on…` are listeners.
export function el(what, props = {}, ...children) {
  const [tag, ...classes] = what.split(".");
  const node = document.createElement(tag);
  if (classes.length) node.className = classes.join(" ");
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name in node && !name.startsWith("aria") && name !== "list") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  for (const child of children.flat())
    if (child !== null && child !== undefined && child !== false) node.append(child);
  return node;
}

export function say(text, kind = "") {
  const place = document.getElementById("say");
  place.textContent = text;
  place.className = kind;
  place.hidden = !text;
}

/// Cents as whole numbers; money is never a fraction here.
export function cents(text) {
  const match = /^(-?)(\d+)\.(\d\d)$/.exec(text ?? "");
  if (!match) return null;
  const value = Number(match[2]) * 100 + Number(match[3]);
  return match[1] ? -value : value;
}
export function dollars(count) {
  const sign = count < 0 ? "-" : "";
  const value = Math.abs(count);
  return `${sign}${Math.floor(value / 100)}.${String(value % 100).padStart(2, "0")}`;
}
export function shown(text) {
  if (text === null || text === undefined) return "not read";
  const [whole, rest] = text.split(".");
  return `${whole.startsWith("-") ? "-" : ""}$${whole.replace("-", "").replace(/\B(?=(\d{3})+$)/g, ",")}.${rest}`;
}
/// As clerks key amounts: digits alone are cents, a point sets dollars apart. Null for no amount.
export function keyedCents(text) {
  const plain = text.replace(/[$,\s]/g, "");
  if (/^\d{1,10}$/.test(plain)) return Number(plain);
  const match = /^(\d{0,8})\.(\d\d)$/.exec(plain);
  return match ? Number(match[1] || "0") * 100 + Number(match[2]) : null;
}
export function words(name) { return name.replaceAll("_", " "); }
