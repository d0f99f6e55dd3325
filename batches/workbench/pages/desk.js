// SPDX-License-Identifier: Apache-2.0
// The workbench: login, queue, keys, and the item at hand with the next one behind it.
import { Refused, el, get, onLostSession, post, say, shown, useToken, words } from "/api.js";
import { ItemView, pagesOf } from "/item.js";
import { Viewer } from "/picture.js";
import { teachCarrier, teachName } from "/teach.js";
import * as looks from "/looks.js";

const main = document.getElementById("main");
const top = document.getElementById("top");
const state = { me: null, filter: {}, view: null, viewer: null, ahead: null, passed: [], last: null, page: "", counts: null, turn: 0 };

// ---- logging in

function loginPage(text = "") {
  Object.assign(state, { me: null, view: null, ahead: null });
  turnTo("");
  document.querySelector("dialog")?.close();
  top.replaceChildren();
  const name = el("input", { id: "name", autocomplete: "username", required: true, autofocus: true });
  const password = el("input", { id: "password", type: "password", autocomplete: "current-password", required: true });
  const form = el("form.login", { onsubmit: async e => {
    e.preventDefault();
    try {
      const me = await post("/api/1/login", { name: name.value, password: password.value });
      useToken(me.token);
      await start();
    } catch (refused) { say(`${refused.message}. ${refused.remedy}`, "bad"); password.value = ""; password.focus(); }
  } }, el("h1", {}, "Lockbox workbench"), el("label", { htmlFor: "name" }, "Name"), name,
    el("label", { htmlFor: "password" }, "Password"), password, el("button.primary.ready", {}, el("span", {}, "Log in"), el("kbd", {}, "Enter")));
  main.replaceChildren(form);
  say(text);
  name.focus();
}
onLostSession(() => loginPage("The session has ended. Log in again."));

async function logOut() {
  await post("/api/1/logout").catch(() => {});
  loginPage("Logged out.");
}

// ---- the frame

const pagesOfRole = {
  clerk: ["desk", "queue"], supervisor: ["desk", "queue", "team", "nights", "figures", "history"],
  auditor: ["queue", "nights", "figures", "history"], administrator: ["people"],
};

function frame() {
  const pages = pagesOfRole[state.me.role];
  top.replaceChildren(
    el("b.brand", {}, `Lockbox ${state.me.lockbox ?? ""}`),
    el("nav", { "aria-label": "Pages" }, pages.map(page => el("button", { type: "button", "aria-current": state.page === page ? "page" : undefined, onclick: () => show(page) }, page))),
    el("span.counts", { id: "counts", "aria-live": "off" }),
    el("span.grow"),
    el("button", { type: "button", onclick: help }, "keys ", el("kbd", {}, "?")),
    el("span.me", {}, `${state.me.name}, ${state.me.role}`),
    el("button", { type: "button", onclick: passwordPage }, "password"),
    el("button", { type: "button", onclick: logOut }, "log out"));
  drawCounts();
}
function drawCounts() {
  const place = document.getElementById("counts");
  if (!place || !state.counts) return;
  const stages = state.counts.by_stage;
  place.textContent = `${state.counts.total} held · ${shown(state.counts.amount)}` +
    (stages.second ? ` · ${stages.second} second keying` : "") + (stages.third ? ` · ${stages.third} third` : "") +
    (stages.supervisor ? ` · ${stages.supervisor} for a supervisor` : "");
}
/// A page that nobody works at lets its item and its session go.
let touched = Date.now();
let renewed = 0;
let polling = null;
const isIdle = () => Date.now() - touched > 300000;
for (const kind of ["keydown", "pointerdown", "pointermove"]) document.addEventListener(kind, () => {
  const away_s = (Date.now() - touched) / 1000;
  touched = Date.now();
  if (state.me && away_s > state.me.reservation_s) poll();
}, { capture: true, passive: true });
async function poll() {
  if (!state.me || state.me.role === "administrator" || isIdle()) return;
  const item = state.page === "desk" && touched > renewed ? state.view?.item : null;
  if (item) renewed = Date.now();
  const found = await get(`/api/1/queue?counts_only=1${item ? `&current=${item.item}` : ""}`).catch(() => null);
  if (!found) return;
  state.counts = found;
  drawCounts();
  if (found.current_is_yours === false) confirmShown(item);
}

async function start() {
  state.me = await get("/api/1/me");
  useToken(state.me.token);
  say("");
  clearInterval(polling);
  polling = setInterval(poll, Math.min(5, state.me.reservation_s / 3) * 1000);
  await show(pagesOfRole[state.me.role][0]);
  poll();
}

/// What is asked for last is shown: an answer that comes after it was turned away from is dropped.
function turnTo(page) {
  state.page = page;
  state.turn += 1;
  return state.turn;
}
async function show(page) {
  const turn = turnTo(page);
  frame();
  if (page !== "desk") await leaveDesk();
  if (turn !== state.turn) return;
  try {
    if (page === "desk") await desk();
    else if (page === "queue") await queue();
    else {
      const sheet = await looks[page](state.me, { open: openItem, show, isIdle });
      if (turn === state.turn) main.replaceChildren(sheet);
    }
  } catch (refused) { if (turn === state.turn) say(`${refused.message}. ${refused.remedy ?? ""}`, "bad"); }
  if (turn === state.turn) main.focus();
}

// ---- the queue

async function queue() {
  const turn = turnTo("queue");
  const query = new URLSearchParams(Object.entries(state.filter).filter(([, v]) => v)).toString();
  const found = await get(`/api/1/queue?${query}`);
  if (turn !== state.turn) return;
  const chip = (name, value, count) => el("button.chip", { type: "button", "aria-pressed": String(state.filter[name] === value),
    onclick: () => { state.filter[name] = state.filter[name] === value ? "" : value; queue(); } }, words(value), el("b", {}, count));
  // A filter in force is shown though nothing is left that it lets through, so that it can be lifted.
  const withPressed = (name, counts) => state.filter[name] && !(state.filter[name] in counts) ? { ...counts, [state.filter[name]]: 0 } : counts;
  const chips = (name, counts) => Object.entries(withPressed(name, counts)).filter(([value]) => value !== "unknown").map(([value, count]) => chip(name, value, count));
  const input = (name, label, placeholder) => el("label", {}, label, el("input.money", { value: state.filter[name] ?? "", placeholder,
    onchange: e => { state.filter[name] = e.target.value.trim(); queue(); } }));
  const mayOpen = state.me.role !== "auditor";
  const rows = found.items.map(item => el("tr", {},
    el("td", {}, mayOpen ? el("button.field", { type: "button", onclick: () => openItem(item.item) }, words(item.reason)) : words(item.reason)),
    el("td.number", {}, item.is_payment ? shown(item.amount) : "no payment"), el("td", {}, item.received), el("td", {}, `${item.batch} / ${item.transaction}`),
    el("td", {}, item.ledger ?? ""), el("td", {}, item.stage === "open" ? "" : words(item.stage)), el("td", {}, item.opened_by ?? ""),
    el("td.id", {}, item.item.slice(0, 10))));
  main.replaceChildren(el("section.sheet", {},
    el("h1", {}, `${found.total} held items · ${shown(found.amount)}`),
    el("div.chips", {}, chips("reason", found.by_reason)), el("div.chips", {}, chips("stage", found.by_stage), chips("ledger", found.by_ledger), chips("batch", found.by_batch)),
    el("div.filters", {}, input("least", "from ", "0.00"), input("most", "to ", "any"), input("until", "received until ", "YYYY-MM-DD"),
      mayOpen ? el("button.primary.ready", { type: "button", onclick: () => show("desk") }, el("span", {}, "Work on these"), el("kbd", {}, "W")) : ""),
    el("table.list.full", {}, el("thead", {}, el("tr", {}, ["reason", "amount", "received", "batch", "ledger", "waits for", "open at", "item"].map(t => el(t === "amount" ? "th.number" : "th", { scope: "col" }, t)))), el("tbody", {}, rows)),
    found.total > rows.length ? el("p", {}, `The first ${rows.length} are shown.`) : ""));
}

// ---- the item at hand

async function desk() {
  state.viewer = new Viewer();
  state.side = el("div.side");
  state.done = el("div.done");
  main.replaceChildren(el("div.desk", {}, state.viewer.node, state.side));
  await next();
}
async function giveBack(item) { await post(`/api/1/items/${item}/give-back`).catch(() => {}); }
/// What came too late to be shown.
async function letGo(item) { if (item && item !== state.view?.item.item) await giveBack(item); }
async function leaveDesk() {
  const items = [state.view?.item.item, state.ahead?.item].filter(Boolean);
  state.view = null;
  state.ahead = null;
  await Promise.all(items.map(giveBack));
}
const asked = passed => post("/api/1/next", { ...Object.fromEntries(Object.entries(state.filter).filter(([, v]) => v)), passed });

async function next() {
  const { turn, ahead: ready } = state;
  state.ahead = null;
  const item = ready ?? await asked(state.passed);
  if (turn !== state.turn) { await letGo(item.item); return; }
  if (!item.item) { nothingLeft(); return; }
  put(item);
  if (ready) confirmShown(item);
  lookAhead();
}
/// What was fetched ahead, or left alone for long, may have changed since, or come back to the queue.
async function confirmShown(item) {
  const isShown = () => state.view?.item === item && !state.view.busy;
  if (!isShown()) return;
  try {
    const now = await post(`/api/1/items/${item.item}/open`);
    if (!isShown() || (now.key === item.key && now.stage === item.stage && now.marks.length === item.marks.length)) return;
    put(now);
    say("Somebody touched it meanwhile. It is shown as it is now.", "bad");
  } catch (refused) { if (isShown()) stale(refused); }
}
async function lookAhead() {
  const current = state.view?.item.item;
  try {
    const item = await asked([...state.passed, current]);
    if (!item.item || state.view?.item.item !== current) { await letGo(item.item); return; }
    item.pictures = pagesOf(item);
    state.ahead = item;
  } catch { state.ahead = null; }
}
function put(item) {
  say("");
  state.view = new ItemView(item, state.viewer, done, stale);
  state.side.replaceChildren(actions(), state.view.node, state.done);
  state.side.scrollTop = 0;
  document.activeElement?.blur();
  document.title = `${words(item.reason)} · Lockbox`;
}
function nothingLeft() {
  state.view = null;
  state.viewer.show([], 0);
  state.side.replaceChildren(el("section.item", {}, el("div.why", {}, el("h1", {}, "Nothing waits for you"),
    el("p", {}, state.passed.length ? `You passed over ${state.passed.length} items.` : "Items that wait for another person are not shown here."),
    el("button", { type: "button", onclick: () => { state.passed = []; next(); } }, "look again ", el("kbd", {}, "W")))), state.done);
}
async function done(what) {
  state.last = what.reply.act ? { item: what.item.item, key: what.reply.state.key } : null;
  const text = what.reply.keyed ? "kept: another person keys it too" : what.reply.marked ? words(what.reply.marked) : `${words(what.reply.state.standing)} ${shown(what.reply.state.amount)}`;
  state.done.replaceChildren(el("p", {}, `${words(what.item.reason)}, no. ${what.item.transaction}: ${text} `, state.last ? el("button", { type: "button", onclick: undo }, "undo ", el("kbd", {}, "U")) : ""));
  if (state.view?.item.item !== what.item.item) return;  // passed over or left meanwhile
  if (what.isNote) { put(await post(`/api/1/items/${what.item.item}/open`)); return; }
  await next();
  poll();
}
async function stale(refused) {
  if (!state.view) return;
  const item = state.view.item.item;
  try { put(await post(`/api/1/items/${item}/open`)); say(`${refused.message}. It is shown as it is now.`, "bad"); }
  catch (gone) { await next(); say(`${gone.message}. The next one is shown.`, "bad"); }
}
async function openItem(id) {
  const turn = turnTo("desk");
  say("");
  frame();
  state.viewer = new Viewer();
  state.side = el("div.side");
  state.done = el("div.done");
  main.replaceChildren(el("div.desk", {}, state.viewer.node, state.side));
  try {
    const item = await post(`/api/1/items/${id}/open`);
    if (turn !== state.turn) { await letGo(id); return; }
    put(item);
    lookAhead();
  } catch (refused) { await show("queue"); say(`${refused.message}. ${refused.remedy ?? ""}`, "bad"); }
}
async function skip() {
  if (!state.view) return;
  const item = state.view.item.item;
  state.passed.push(item);
  await giveBack(item);
  await next();
}
function undo() {
  if (!state.last) { say("There is nothing of yours to take back here."); return; }
  const { item, key } = state.last;
  ask("Take it back: why?", async note => {
    try { await post(`/api/1/items/${item}/reverse`, { key, note }); state.last = null; await leaveDesk(); await openItem(item); say("Taken back; it is held again."); }
    catch (refused) { say(`${refused.message}. ${refused.remedy ?? ""}`, "bad"); }
  });
}
async function unmask() {
  if (!state.view || state.me.role !== "supervisor") { say("Account numbers are shown to supervisors and auditors."); return; }
  const item = state.view.item.item;
  await post(`/api/1/items/${item}/unmask`, { why: "duplicate" });
  put(await post(`/api/1/items/${item}/open`));
}

// ---- dialogs

function ask(text, call) {
  const input = el("input", { id: "answer", maxLength: 300, required: true, autocomplete: "off" });
  const dialog = el("dialog", { onclose: () => dialog.remove() }, el("form", { method: "dialog", onsubmit: () => call(input.value.trim()) },
    el("label", { htmlFor: "answer" }, text), input, el("button.primary.ready", {}, el("span", {}, "Yes"), el("kbd", {}, "Enter"))));
  document.body.append(dialog);
  dialog.showModal();
}
function passwordPage() {
  const before = el("input", { id: "before", type: "password", autocomplete: "current-password", required: true });
  const after = el("input", { id: "after", type: "password", autocomplete: "new-password", minLength: 12, required: true });
  const dialog = el("dialog", { onclose: () => dialog.remove() }, el("form", { onsubmit: async e => {
    e.preventDefault();
    try { const reply = await post("/api/1/password", { before: before.value, after: after.value }); useToken(reply.token); dialog.close(); say("The password is changed."); }
    catch (refused) { dialog.close(); say(`${refused.message}. ${refused.remedy}`, "bad"); }
  } }, el("label", { htmlFor: "before" }, "Password now"), before, el("label", { htmlFor: "after" }, "New password, 12 signs or more"), after,
    el("button.primary.ready", {}, el("span", {}, "Change"), el("kbd", {}, "Enter"))));
  document.body.append(dialog);
  dialog.showModal();
}

// ---- keys

/// [key, what it does, in words, needs an item]
const keys = [
  ["1–9", null, "choose a candidate or what was found; with Shift add it to the split"],
  ["0–9", null, "where the member is unknown: digits in a row are the Member ID"],
  ["Enter", null, "do what the plan says, and go on; where nothing is planned, plan the first choice"],
  ["p", v => { const i = v.choices.findIndex(c => c.proposed); if (i >= 0) v.choose(i); else say("No split is proposed."); }, "the proposed split"],
  ["/", v => { v.searchInput.focus(); v.searchInput.select(); }, "search: Member ID, name, street, amount, invoice, account"],
  ["a", v => { v.plan.amountInput.focus(); v.plan.amountInput.select(); }, "key the amount that the check states"],
  ["o", v => restOnAccount(v), "the rest on the member's account"],
  ["e", v => v.plan.node.querySelector(".part")?.focus(), "change the parts (partial payment)"],
  ["r", v => v.plan.choose("sent_back"), "return to sender"],
  ["n", v => v.plan.choose("not_a_payment"), "not a payment"],
  ["d", v => v.plan.choose("duplicate"), "duplicate"],
  ["c", v => v.plan.choose("rescan"), "scan again"],
  ["v", v => v.plan.choose(state.me.role === "supervisor" && v.item.stage === "supervisor" ? "to_clerks" : "to_supervisor"), "hand to a supervisor (or give back)"],
  ["t", v => v.plan.noteInput.focus(), "write a note: with an act, or alone"],
  ["k", () => skip(), "pass over: the next item"],
  ["u", () => undo(), "take back what you did last"],
  ["l", v => teachCarrier(v, state.me.carriers), "teach: what people write for a carrier"],
  ["m", v => teachName(v), "teach: this payer's name pays for the chosen member"],
  ["x", () => unmask(), "show account numbers (supervisors; it is recorded)"],
  ["f", () => state.viewer.flip(), "flip: front, rear"],
  ["PageDown", () => state.viewer.go(state.viewer.at + 1), "next page of the envelope"],
  ["PageUp", () => state.viewer.go(state.viewer.at - 1), "page before"],
  ["b", () => state.viewer.nextField(), "next field in doubt"],
  ["+", () => state.viewer.enlarge(1.3), "enlarge"],
  ["-", () => state.viewer.enlarge(1 / 1.3), "make smaller"],
  ["ArrowLeft", () => state.viewer.move(60, 0), "move the picture (also up, right, down)"],
  ["ArrowRight", () => state.viewer.move(-60, 0)], ["ArrowUp", () => state.viewer.move(0, 60)], ["ArrowDown", () => state.viewer.move(0, -60)],
  ["]", () => state.viewer.rotate(90), "turn right"], ["[", () => state.viewer.rotate(-90), "turn left"],
  ["g", () => state.viewer.toggleContrast(), "more contrast"],
  ["0", () => state.viewer.fit(), "the whole page"],
  ["q", () => show("queue"), "the queue"],
  ["Escape", v => { document.activeElement.blur(); v.plan.clear(); v.forgetSearch(); say(""); }, "leave the field, plan and search nothing"],
];
function restOnAccount(view) {
  if (view.unsettled) return;
  const part = view.plan.parts[0] ?? view.plan.onAccount[0];
  const choice = view.choices[view.selected ?? 0];
  if (part) view.plan.restOnAccount(part.member_id, part.ledger, part.name);
  else if (choice?.member) view.plan.restOnAccount(choice.member.member_id, choice.ledger, choice.name);
  else say("Choose the member first.");
}
function actions() {
  const shownKeys = ["p", "a", "o", "r", "n", "d", "c", "v", "k"];
  const short = { p: "split", a: "amount", o: "on account", r: "return", n: "no payment", d: "duplicate", c: "scan again", v: "supervisor", k: "pass" };
  return el("div.actions", { role: "toolbar", "aria-label": "Acts" }, shownKeys.map(key => {
    const [, call] = keys.find(k => k[0] === key);
    return el("button", { type: "button", onclick: () => call(state.view) }, el("kbd", {}, key.toUpperCase()), ` ${short[key]}`);
  }));
}
function help() {
  const rows = keys.filter(k => k[2]).map(([key, , text]) => el("tr", {}, el("th", { scope: "row" }, el("kbd", {}, key.length === 1 ? key.toUpperCase() : key)), el("td", {}, text)));
  const half = Math.ceil(rows.length / 2);
  const dialog = el("dialog.help", { onclose: () => dialog.remove() }, el("form", { method: "dialog" }, el("h1", {}, "Keys"),
    el("p", {}, "Inside a field, hold Alt. In the amount and part fields letters are keys as they are."),
    el("div.keys", {}, [rows.slice(0, half), rows.slice(half)].map(part => el("table", {}, el("tbody", {}, part)))),
    el("button.primary.ready", { autofocus: true }, el("span", {}, "Back"), el("kbd", {}, "Esc"))));
  document.body.append(dialog);
  dialog.showModal();
}

function typing(target) {
  if (!(target instanceof HTMLInputElement)) return "";
  return target.classList.contains("money") ? "money" : "text";
}
document.addEventListener("keydown", e => {
  if (!state.me || document.querySelector("dialog[open]") || e.ctrlKey || e.metaKey) return;
  const where = typing(e.target);
  const letter = e.altKey && e.code.startsWith("Key") ? e.code.slice(3).toLowerCase() : e.key.length === 1 ? e.key.toLowerCase() : e.key;
  const plain = !where || e.altKey || e.key === "Escape" || e.key.startsWith("Page") || (where === "money" && /^[a-z/?]$/.test(letter));
  if (letter === "?" && plain) { e.preventDefault(); help(); return; }
  if (letter === "w" && plain && !state.view && state.page !== "people") { e.preventDefault(); state.passed = []; show("desk"); return; }
  const view = state.page === "desk" ? state.view : null;
  if (!view) return;
  if (e.key === "Enter") {
    if (e.target.closest?.("button, summary, a") && e.target.id !== "go") return;
    e.preventDefault();
    if (!e.repeat) { if (e.target.classList?.contains("part")) e.target.dispatchEvent(new Event("change")); view.enter(); }
    return;
  }
  const digit = /^(?:Digit|Numpad)([0-9])$/.exec(e.code)?.[1];
  if (digit && !where && !e.altKey && view.keyDigit(digit, e.shiftKey)) { e.preventDefault(); return; }
  if (digit > "0" && e.altKey) { e.preventDefault(); view.choose(Number(digit) - 1, e.shiftKey); return; }
  if (e.key !== "Shift") view.digits = "";
  if (!plain || e.repeat && /^[a-z]$/.test(letter)) return;
  const found = keys.find(([key, call]) => call && key === (letter === "=" ? "+" : letter));
  if (!found) return;
  e.preventDefault();
  found[1](view);
});

start().catch(refused => { if (!(refused instanceof Refused) || refused.status !== 401) say(refused.message, "bad"); loginPage(); });
