// SPDX-License-Identifier: Apache-2.0
// The pages of those who look: the team at work, nights, figures, an item's history, people.
import { cents, dollars, el, get, post, say, shown, words } from "/api.js";

function table(heads, rows) {
  const isNumber = i => rows[0]?.[i] instanceof Node && rows[0][i].classList.contains("number");
  return el("table.list", {}, el("thead", {}, el("tr", {}, heads.map((t, i) => el(isNumber(i) ? "th.number" : "th", { scope: "col" }, t)))),
    el("tbody", {}, rows.map(cells => el("tr", {}, cells.map(c => c instanceof Node && c.tagName === "TD" ? c : el("td", {}, c))))));
}
const failed = refused => say(`${refused.message}. ${refused.remedy ?? ""}`, "bad");

// ---- the team: who has what open, who keyed wrongly

export async function team(me, go) {
  const [open, figures, taught] = await Promise.all([get("/api/1/reservations"), get("/api/1/statistics"), get("/api/1/lessons")]);
  const release = async item => { try { await post(`/api/1/reservations/${item}/release`); say("Released."); await go.show("team"); } catch (refused) { failed(refused); } };
  const rows = open.reservations.map(r => [r.who, el("td.id", {}, r.item.slice(0, 10)), `${Math.round(r.for_s / 60)} min`, `${Math.round(r.left_s / 60)} min`,
    el("button", { type: "button", onclick: () => release(r.item) }, "release")]);
  const decide = async (number, act) => { try { await post(`/api/1/lessons/${number}`, { act }); await go.show("team"); say(act === "accept" ? "In force from the next night." : "Taken back."); } catch (refused) { failed(refused); } };
  const lessons = taught.lessons.slice().reverse().map(l => [l.said, l.about === "member" ? `pays for ${l.means}` : l.means, l.who, `${words(l.standing)}${l.decided_by ? ` by ${l.decided_by}` : ""}`,
    l.standing === "proposed" && l.who !== me.name ? el("button", { type: "button", onclick: () => decide(l.number, "accept") }, "put in force") : "",
    l.standing !== "revoked" ? el("button", { type: "button", onclick: () => decide(l.number, "revoke") }, l.standing === "proposed" ? "refuse" : "take back") : ""]);
  return el("section.sheet", {}, el("h1", {}, "Open at desks"),
    rows.length ? table(["who", "item", "open for", "comes back in", ""], rows) : el("p", {}, "Nobody has an item open."),
    el("h2", {}, "Taught: names of carriers and payers"),
    lessons.length ? table(["written", "means", "proposed by", "", "", ""], lessons) : el("p", {}, "Nothing has been taught yet."),
    el("h2", {}, "Blind keying"),
    figures.keying.length ? table(["who", "keyed", "not as entered", "share"], figures.keying.map(k => [k.who, el("td.number", {}, k.keyed), el("td.number", {}, k.miskeyed), el("td.number", {}, `${(100 * k.miskeyed / k.keyed).toFixed(1)} %`)]))
      : el("p", {}, "Nothing that two people keyed has been decided yet."),
    el("h2", {}, "Resolved"), table(["who", "items"], Object.entries(figures.resolved_by).map(([who, n]) => [who, el("td.number", {}, n)])));
}

// ---- nights: is it done, does it balance, which files

function runningText(night) {
  if (!night) return "No night is running.";
  if (!night.is_running) return `A night was stopped in batch ${night.batch_number} of ${night.batches}; run it again: nothing is lost and nothing is done twice.`;
  const left = night.batch_left_s === null ? "" : `, ${Math.floor(night.batch_left_s / 60)}:${String(night.batch_left_s % 60).padStart(2, "0")} left in it`;
  const silent = night.told_s_ago > 30 ? ` No news for ${night.told_s_ago} s.` : "";
  return `A night is running: batch ${night.batch_number} of ${night.batches}, ${night.done} of ${night.total} transactions${left}; ${night.done_in_night} in all, ${night.per_second.toFixed(1)} a second.${silent}`;
}
/// Asks again as long as the page is shown; the tables follow when the night has ended.
function watchNight(place, go, was) {
  setTimeout(async () => {
    if (!place.isConnected) return;
    // A page that nobody looks at lets its session end.
    const night = go.isIdle() ? was : await get("/api/1/nights/running").then(found => found.running, () => was);
    if (!place.isConnected) return;
    if (was && !night) { go.show("nights"); return; }
    place.textContent = runningText(night);
    watchNight(place, go, night);
  }, 2000);
}
export async function nights(me, go) {
  const found = await get("/api/1/nights");
  const running = el("p.running", { "aria-live": "off" }, runningText(found.running));
  watchNight(running, go, found.running);
  return el("section.sheet", {}, el("h1", {}, found.balances ? "The books balance" : "The books do not balance"),
    el("p", { className: found.balances ? "books" : "books bad" }, found.books),
    running,
    table(["batch", "received", "payments", "posted", "held", "captured", ""], found.batches.map(b => [b.batch, b.received,
      el("td.number", {}, b.payments), el("td.number", {}, b.posted), el("td.number", {}, b.held), el("td.number", {}, shown(b.captured)), b.balances ? b.note : "does not balance"])),
    el("h2", {}, "Outgoing files"),
    table(["day", "files"], Object.entries(found.files).map(([day, files]) => [day, files.length ? files.join(", ") : "not written yet"])));
}

// ---- figures

const svgSpace = "http://www.w3.org/2000/svg";
function svg(tag, props = {}, ...children) {
  const node = document.createElementNS(svgSpace, tag);
  for (const [name, value] of Object.entries(props)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
/// Horizontal bars with their numbers; the table beside it says the same to a screen reader.
function bars(title, rows, unit = "") {
  const most = Math.max(1, ...rows.map(r => r[1]));
  const height = 24;
  const chart = svg("svg", { viewBox: `0 0 640 ${rows.length * height + 4}`, role: "img", "aria-label": `${title}: ${rows.map(r => `${r[0]} ${r[2] ?? r[1]}${unit}`).join(", ")}`, class: "chart" });
  rows.forEach(([name, value, text], i) => {
    const y = i * height + 3;
    const label = svg("text", { x: 190, y: y + 14, "text-anchor": "end", class: "label" });
    label.textContent = words(name);
    const number = svg("text", { x: 204 + 360 * value / most, y: y + 14, class: "value" });
    number.textContent = `${text ?? value}${unit}`;
    chart.append(label, svg("rect", { x: 198, y, width: Math.max(1, 360 * value / most), height: height - 7, rx: 2, class: "bar" }), number);
  });
  return el("figure", {}, el("figcaption", {}, title), chart);
}
/// A column for each night.
function columns(title, rows) {
  const width = Math.max(14, Math.min(46, 600 / Math.max(1, rows.length)));
  const most = Math.max(1, ...rows.map(r => r[1]));
  const chart = svg("svg", { viewBox: "0 0 640 190", role: "img", "aria-label": `${title}: ${rows.map(r => `${r[0]} ${r[1].toFixed(1)} %`).join(", ")}`, class: "chart" });
  rows.forEach(([name, value], i) => {
    const h = 130 * value / most;
    const x = 20 + i * width;
    const number = svg("text", { x: x + width / 2 - 3, y: 148 - h - 5, "text-anchor": "middle", class: "value" });
    number.textContent = rows.length < 20 ? `${value.toFixed(0)} %` : "";
    const label = svg("text", { x: x + width / 2 - 3, y: 166, "text-anchor": "middle", class: "label" });
    label.textContent = rows.length < 14 || i % 5 === 0 ? name.slice(5) : "";
    chart.append(svg("rect", { x, y: 148 - h, width: width - 6, height: Math.max(1, h), rx: 2, class: "bar" }), number, label);
  });
  return el("figure", {}, el("figcaption", {}, title), chart);
}

export async function figures() {
  const found = await get("/api/1/statistics");
  const share = found.nights.filter(n => cents(n.captured) > 0).map(n => [n.day, 100 * cents(n.held) / cents(n.captured)]);
  const reasons = Object.entries(found.reasons).sort((a, b) => b[1] - a[1]);
  const days = new Map();
  for (const row of found.days_to_resolve) days.set(row.days, (days.get(row.days) ?? 0) + row.items);
  const times = [...days].sort((a, b) => a[0] - b[0]).map(([d, n]) => [d === 1 ? "1 day" : `${d} days`, n]);
  return el("section.sheet", {}, el("h1", {}, "Figures"), el("div.charts", {},
    columns("Held by the night, share of captured money", share),
    bars("Held by the nights, items by reason", reasons),
    times.length ? bars("Days from receipt to resolution, items", times) : el("figure", {}, el("figcaption", {}, "Days from receipt to resolution"), el("p", {}, "Nothing has been resolved yet.")),
    Object.keys(found.resolved_by).length ? bars("Resolved, items by person", Object.entries(found.resolved_by)) : ""));
}

// ---- an item's history

export async function history(me) {
  const place = el("div");
  const input = el("input", { id: "item", autocomplete: "off", spellcheck: false, placeholder: "32 digits", minLength: 32, maxLength: 32, required: true });
  const look = async e => {
    e.preventDefault();
    try { place.replaceChildren(await oneHistory(me, await get(`/api/1/items/${encodeURIComponent(input.value.trim())}/history`))); } catch (refused) { failed(refused); }
  };
  return el("section.sheet", {}, el("h1", {}, "History of an item"),
    el("form.filters", { onsubmit: look }, el("label", { htmlFor: "item" }, "Item ID "), input, el("button.primary.ready", {}, el("span", {}, "Look"), el("kbd", {}, "Enter"))), place);
}
async function oneHistory(me, found) {
  const steps = [];
  steps.push([found.night.received, "night", `batch ${found.night.batch}, no. ${found.night.transaction}: ${found.night.decision}${found.night.reason ? ` (${words(found.night.reason)})` : ""}${found.state.is_payment ? `, ${shown(found.night.amount)}` : ""}`]);
  for (const k of found.keyings) steps.push([k.when, k.who, `keying ${k.turn}: ${words(k.resolution.outcome)}${k.resolution.amount ? `, amount ${shown(k.resolution.amount)}` : ""}`]);
  for (const m of found.marks) steps.push([m.when, m.who, `${words(m.kind)}: ${m.note}`]);
  for (const a of found.acts) steps.push([a.date, a.who, `${words(a.act)}${a.resolution ? `: ${words(a.resolution.outcome)}${(a.resolution.parts ?? []).map(p => `, ${p.ledger} ${p.invoice} ${shown(p.amount)}`).join("")}${(a.resolution.on_account ?? []).map(p => `, ${p.ledger} on account ${shown(p.amount)}`).join("")}` : ""} — ${a.note}`]);
  const pages = (found.papers ?? []).flatMap((paper, p) => paper.pages.map((page, n) => ({ paper, page, p, n })));
  const unmask = el("select", { "aria-label": "why" }, ["audit", "duplicate", "bank_inquiry", "customer_inquiry"].map(w => el("option", { value: w }, words(w))));
  return el("div", {}, el("p.books", {}, `${words(found.state.standing)} ${found.state.is_payment ? shown(found.state.amount) : "(no payment)"}`, ...found.state.parts.map(p => ` · ${p.ledger} ${p.on_account ? "on account" : p.invoice} ${shown(p.amount)}`)),
    el("h2", {}, "What happened"), table(["when", "who", "what"], steps),
    el("h2", {}, "Outgoing files of its days"), table(["day", "files"], Object.entries(found.files).map(([day, files]) => [day, files.join(", ")])),
    el("h2", {}, "Audit chain"), table(["row", "when", "who", "act", "detail", "hash"], found.audit.map(a => [a.sequence, a.when, a.who, a.act, a.detail, el("td.id", { title: a.hash }, a.hash.slice(0, 12))])),
    el("h2", {}, "Paper and readings"),
    el("p", {}, unmask, " ", el("button", { type: "button", onclick: async () => { await post(`/api/1/items/${found.item}/unmask`, { why: unmask.value }); say("Account numbers of this item are shown in this session; it is in the audit chain. Look again."); } }, "show account numbers")),
    ...pages.map(({ paper, page, p, n }) => pageReadings(found.item, paper, page, p, n)));
}
function pageReadings(item, paper, page, p, n) {
  const image = el("img", { src: `/api/1/items/${item}/pages/${p}/${n}`, alt: `${paper.paper}, page ${n + 1}`, loading: "lazy" });
  return el("article.paper", {}, el("h3", {}, `${paper.paper}, ${n === 0 ? "front" : `page ${n + 1}`}`), image,
    page.fields.length ? table(["field", "read", "probability", "how"], page.fields.map(f => [f.name, f.value ?? el("i", {}, f.why), el("td.number", {}, f.probability ?? ""), f.how ?? ""])) : "");
}

// ---- people

export async function people(me, go) {
  const found = await get("/api/1/people");
  const change = async (name, body) => { try { await post(`/api/1/people/${encodeURIComponent(name)}`, body); say("Done."); await go.show("people"); } catch (refused) { failed(refused); } };
  const roles = ["clerk", "supervisor", "auditor", "administrator"];
  const rows = found.people.map(person => {
    const role = el("select", { "aria-label": `role of ${person.name}`, disabled: person.name === me.name, onchange: e => change(person.name, { act: "role", role: e.target.value }) },
      roles.map(r => el("option", { value: r, selected: r === person.role }, r)));
    const own = person.name === me.name;
    return [person.name, role, person.active ? (person.locked ? "locked" : "may log in") : "may not log in",
      own ? "" : el("button", { type: "button", onclick: () => change(person.name, { act: person.active ? "disable" : "enable" }) }, person.active ? "disable" : "enable"),
      person.locked ? el("button", { type: "button", onclick: () => change(person.name, { act: "unlock" }) }, "unlock") : ""];
  });
  const name = el("input", { id: "newname", required: true, pattern: "[A-Za-z0-9.\\-]{1,32}", autocomplete: "off" });
  const role = el("select", { id: "newrole" }, roles.map(r => el("option", { value: r }, r)));
  const password = el("input", { id: "newpassword", type: "password", minLength: 12, required: true, autocomplete: "new-password" });
  const add = async e => { e.preventDefault(); try { await post("/api/1/people", { name: name.value, role: role.value, password: password.value }); say("Added."); await go.show("people"); } catch (refused) { failed(refused); } };
  return el("section.sheet", {}, el("h1", {}, "People"), table(["name", "role", "", "", ""], rows), el("h2", {}, "Add"),
    el("form.filters", { onsubmit: add }, el("label", { htmlFor: "newname" }, "name "), name, el("label", { htmlFor: "newrole" }, "role "), role,
      el("label", { htmlFor: "newpassword" }, "first password "), password, el("button.primary.ready", {}, el("span", {}, "Add"), el("kbd", {}, "Enter"))));
}
