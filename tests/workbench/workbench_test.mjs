// SPDX-License-Identifier: Apache-2.0
// The workbench as clerks use it, in Chromium:
//   node workbench_test.mjs LOCKBOX SAMPLES/night [--screenshots FOLDER]
import assert from "node:assert/strict";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Site } from "./site.mjs";

const [program, samples, , pictures] = process.argv.slice(2);
const site = new Site(program, samples);
/// How long a state is waited for: no test waits so long unless it fails.
const patience_ms = 60000;
const truth = JSON.parse(readFileSync(join(samples, "truth.json"), "utf8"));

/// What the paper of a transaction states, for a clerk who reads it.
function paperOf(batch, sequence) {
  const found = truth.batches.find(b => b.batch === batch || b.folder === batch || b.folder.replace(".x937", "") === batch);
  const transaction = found.transactions.find(t => t.sequence === sequence);
  const fields = Object.assign({}, ...transaction.pages.map(p => p.fields));
  const payment = transaction.payments?.[0];
  return { ...fields, amount: payment?.amount, pays_for: payment?.postings?.[0]?.member_id };
}

// ---- one clerk's fingers

let strokes = 0;
let keyedItem = null;  // the first that needed a second person
async function press(page, key) { strokes += 1; await page.keyboard.press(key); }
async function type(page, text) { strokes += text.length; await page.keyboard.type(text); }
const head = page => page.locator(".why h1").textContent();
const itemOf = page => page.locator(".item").getAttribute("data-item");
const meta = page => page.locator(".why .meta").textContent();
async function shot(page, name) { if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) }); }
/// The desk's content policy forbids what waitForFunction would do in the page.
async function until(page, what, holds) {
  const end = Date.now() + patience_ms;
  while (Date.now() < end) {
    if (await holds().catch(() => false)) return;
    await page.waitForTimeout(20);
  }
  throw new Error(`${what}: nothing came of it; the page says: ${await page.locator("#say").textContent()}`);
}
/// An item is there whose plan is on the screen long enough that Enter would be taken.
const settled = page => page.locator('.item[aria-busy="false"]').waitFor();
const say = (page, text) => until(page, `the page says ${text}`, async () => text.test(await page.locator("#say").textContent()));
/// The page of this name and nothing of the one before; `there` is something that only it has.
async function turnTo(page, name, there) {
  await page.locator("#top nav button", { hasText: name }).click();
  await page.locator(`#top nav button[aria-current="page"]`, { hasText: name }).waitFor();
  await there.waitFor();
}
/// The item at hand gives way to another, or to none.
async function movesOn(page, act) {
  const item = await page.locator(".item").elementHandle();
  await act();
  await until(page, "the next item", async () => !await item.evaluate(node => node.isConnected));
  await page.locator(".why h1").waitFor();
}

async function enterPlan(page) {
  await settled(page);
  await movesOn(page, () => press(page, "Enter"));
}

/// What a clerk does with an item, by its reason; says in words what it was.
async function decide(page) {
  await settled(page);
  const reason = await head(page);
  const place = /batch (\S+) · no\. (\d+)/.exec(await meta(page));
  const paper = paperOf(place[1], Number(place[2]));
  const mustKey = ["amount unreadable", "amounts disagree"].includes(reason);
  if (["not a payment", "image unusable", "cash"].includes(reason)) { await press(page, "n"); await enterPlan(page); return `${reason}: no payment`; }
  if (reason === "check and list") { await splitByList(page); await enterPlan(page); return `${reason}: list`; }
  if (["foreign item", "unsigned", "restrictive note", "date stale", "date future", "payee not accepted"].includes(reason)) { await press(page, "r"); await enterPlan(page); return `${reason}: return`; }
  if (reason === "suspected duplicate") {
    assert.equal(await page.locator(".tabs button", { hasText: "presented before" }).count(), 1, "both pictures are there"); await press(page, "d"); await enterPlan(page); return `${reason}: duplicate`; }
  if (reason === "combined health dental") { await press(page, "p"); await enterPlan(page); return `${reason}: split`; }
  if (mustKey) {
    await press(page, "1");
    await press(page, "a");
    await type(page, paper.amount.replace(".", ""));
    await settleRest(page);
    await enterPlan(page);
    return `${reason}: key`;
  }
  if (reason === "over payment" || reason === "already paid") { await press(page, "1"); await settleRest(page); await enterPlan(page); return `${reason}: on account`; }
  const number = paper.member_id ?? paper.pays_for;
  if (reason === "member unknown" && number) {
    await keyNumber(page, number);
    if (await page.locator(".primary.ready").count()) { await enterPlan(page); return `${reason}: id`; }
    await press(page, "Escape");
    await press(page, "v"); await enterPlan(page); return `${reason}: supervisor`;
  }
  if (!await page.locator(".choice").count()) { await press(page, "v"); await enterPlan(page); return `${reason}: supervisor`; }
  await press(page, "1");
  await settleRest(page);
  await enterPlan(page);
  return `${reason}: confirm`;
}
/// The list of the sample night as a person reads it: each member is searched for by the amount and
/// known by the name, and takes the place of the one before in the search.
const listed = [["Marcus Sweeney", "272.96"], ["John Desmond", "668.27"], ["Aaron Marino", "226.16"], ["Jason Campbell", "1068.90"],
                ["Monica Collins", "88.65"], ["Charles Vieira", "1044.34"], ["Ruth Connolly", "251.73"], ["Richard Donovan", "314.22"]];
async function splitByList(page) {
  await press(page, "/");
  for (const [i, [name, amount]] of listed.entries()) {
    await type(page, amount);
    await settled(page);
    const names = await page.locator(".choice header b").allTextContents();
    await press(page, `Alt+Shift+Digit${names.indexOf(name) + 1}`);
    if (i === 2) assert.ok(strokes + 1 <= 25, `a split of three members takes ${strokes + 1} keystrokes`);
    if (i === 2) console.log(`a split of three members: ${strokes + 1} keystrokes; the list of ${listed.length} goes on`);
  }
}
/// A Member ID, keyed in no field, and Enter at once: before the answer came, and again in the very
/// instant in which it is on the screen. No eye has seen it then, and Enter is not taken.
async function keyNumber(page, number) {
  const item = await itemOf(page);
  let answer;
  const held = new Promise(go => { answer = go; });
  await page.route("**/api/1/search?**", async route => { await held; await route.continue(); });
  await type(page, number);
  await press(page, "Enter");
  await page.evaluate(() => {
    window.tooEarly = new MutationObserver((_, watch) => {
      if (!document.querySelector(".primary.ready")) return;
      watch.disconnect();
      document.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true }));
    });
    window.tooEarly.observe(document.querySelector(".item"), { childList: true, subtree: true, attributes: true });
  });
  answer();
  await settled(page);
  await page.evaluate(() => window.tooEarly.disconnect());  // nobody of this number: no answer came
  await page.unroute("**/api/1/search?**");
  assert.equal(await itemOf(page), item, "Enter came too early");
}
async function settleRest(page) {
  await settled(page);
  if (await page.locator(".primary.ready").count()) return;
  await press(page, "Alt+o");
}

// ---- the tests

async function keyboardOnly() {
  const anna = await site.person("anna");
  const answers = [];
  anna.on("response", answer => {
    const item = /items\/([0-9a-f]{32})\/resolve$/.exec(answer.url())?.[1];
    if (item) answers.push(answer.json().then(json => ({ item, keyed: json.keyed })));
  });
  await settled(anna);
  const done = [];
  const begun = Date.now();
  const reasons = new Set();
  while (done.length < 20) {
    strokes = 0;
    const from = Date.now();
    const what = await decide(anna);
    done.push({ what, strokes, seconds: (Date.now() - from) / 1000 });
    reasons.add(what.split(":")[0]);
  }
  const by = new Map();
  for (const one of done) { const act = one.what.split(": ")[1]; by.set(act, [...(by.get(act) ?? []), one.strokes]); }
  console.log(`20 held items of ${reasons.size} reasons, keyboard only: ${done.reduce((n, d) => n + d.strokes, 0)} keystrokes, ${((Date.now() - begun) / 1000).toFixed(1)} s`);
  for (const [act, counts] of by) console.log(`  ${act}: ${counts.join(", ")} keystrokes`);
  for (const one of done) {
    const most = { confirm: 3, id: 14, split: 25, list: 60, "no payment": 2, return: 2, duplicate: 2 }[one.what.split(": ")[1]];
    if (most) assert.ok(one.strokes <= most, `${one.what} took ${one.strokes} keystrokes`);
  }
  keyedItem = (await Promise.all(answers)).find(answer => answer.keyed).item;
  assert.deepEqual([anna.strangers, anna.errors], [[], []]);
  return anna;
}

/// The queue with what `chip` lets through and no more.
async function filtered(page, chip) {
  await turnTo(page, "queue", page.locator("table.list.full"));
  const pressed = page.locator('.chip[aria-pressed="true"]');
  for (let left = await pressed.count(); left > 0; --left) {
    await pressed.first().click();
    await until(page, "a filter is lifted", async () => await pressed.count() === left - 1);
  }
  await page.locator(".chip", { hasText: chip }).first().click();
  await pressed.filter({ hasText: chip }).waitFor();
}
/// The first item that `chip` lets through, opened from the queue; the next try where somebody else
/// was faster.
async function openFirst(page, chip) {
  await until(page, "an item is opened", async () => {
    await filtered(page, chip);
    await page.locator(".list button.field").first().click();
    await page.locator(".item[data-item], #say.bad:not([hidden])").first().waitFor();
    return await page.locator(".item[data-item]").count() === 1;
  });
  await settled(page);
}

async function blindKeying() {
  const ben = await site.person("ben");
  await openFirst(ben, "second");
  assert.match(await ben.locator(".stage").textContent(), /Second keying/);
  assert.equal(await ben.locator(".keyed").count(), 0, "what the first keyed is not shown");
  const place = /batch (\S+) · no\. (\d+)/.exec(await meta(ben));
  const right = paperOf(place[1], Number(place[2])).amount;
  const wrong = (BigInt(right.replace(".", "")) + 100n).toString();
  await press(ben, "1");
  await press(ben, "a");
  await type(ben, wrong);
  await settleRest(ben);
  await enterPlan(ben);
  const carl = await site.person("carl");
  await openFirst(carl, "third");
  const stage = await carl.locator(".stage").textContent();
  assert.match(stage, /anna/);
  assert.match(stage, /ben/);
  await press(carl, "1");
  await press(carl, "a");
  await type(carl, right.replace(".", ""));
  await settleRest(carl);
  await enterPlan(carl);
  const sue = await site.person("sue");
  await turnTo(sue, "team", sue.locator("h2", { hasText: "Blind keying" }));
  const figures = sue.locator("h2", { hasText: "Blind keying" }).locator("xpath=following-sibling::table[1]");
  const row = name => figures.locator("tr", { hasText: name }).locator("td").nth(2).textContent();
  assert.equal(await row("ben"), "1", "ben keyed otherwise than was entered");
  assert.equal(await row("anna"), "0");
  await shot(sue, "team");
  return { ben, carl, sue };
}

async function undoAndRelease({ ben, sue }) {
  await filtered(ben, /^open/);
  await turnTo(ben, "desk", ben.locator(".item"));
  await settled(ben);
  const opened = await itemOf(ben);
  await press(ben, "r");
  await enterPlan(ben);
  await press(ben, "u");
  await type(ben, "the sender <img src=x onerror=alert(1)> pays after all");
  await press(ben, "Enter");
  await until(ben, "it is held again", async () => await itemOf(ben) === opened);
  // A note with HTML in it is text for whoever reads it.
  await settled(ben);
  await press(ben, "t");
  await type(ben, "<img src=x onerror=alert(1)><script>alert(2)</script>");
  await press(ben, "Enter");
  await ben.locator(".mark").waitFor();
  assert.match(await ben.locator(".mark").textContent(), /<img src=x/);
  assert.equal(await ben.locator(".mark img").count(), 0);
  await turnTo(sue, "desk", sue.locator(".item"));
  await turnTo(sue, "team", sue.locator("h2", { hasText: "Blind keying" }));
  const release = sue.locator("tr", { hasText: "ben" }).filter({ hasText: opened.slice(0, 10) }).locator("button");
  await release.click();
  await until(sue, "it is released", async () => await release.count() === 0);
}

/// In the list that has the focus. The browser takes letters that come slowly for another word.
async function chooseByTyping(page, wanted) {
  await until(page, `${wanted} is chosen`, async () => {
    await type(page, wanted);
    if (await page.locator("select:focus").inputValue() === wanted) return true;
    await page.waitForTimeout(1200);
    return false;
  });
}

/// What a clerk teaches is in force when a supervisor says so, and is taken back.
async function learning({ ben, sue }) {
  await settled(ben);
  await press(ben, "l");
  await ben.locator("#said").waitFor();
  await type(ben, "Falcon plan");
  await press(ben, "Tab");
  await chooseByTyping(ben, "Fallon Health");
  await press(ben, "Tab");
  await press(ben, "Enter");
  await say(ben, /Proposed/);
  await turnTo(sue, "team", sue.locator("tr", { hasText: "Falcon plan" }));
  const row = sue.locator("tr", { hasText: "Falcon plan" });
  await row.locator("button", { hasText: "put in force" }).click();
  await row.filter({ hasText: "in force by sue" }).waitFor();
  assert.match(await row.textContent(), /Fallon Health/);
  await row.locator("button", { hasText: "take back" }).click();
  await row.filter({ hasText: "revoked by sue" }).waitFor();
  // The same of a payer's name: what it does to a night, tests/batches/workbench shows.
  await press(ben, "/");
  await type(ben, "Marcus Sweeney");
  await settled(ben);
  await press(ben, "Alt+Digit1");
  await press(ben, "Alt+m");
  await ben.locator("#said").waitFor();
  await type(ben, "Nora Quillfeather");
  await press(ben, "Enter");
  await until(ben, "the dialog is done", async () => await ben.locator("dialog").count() === 0);
  await turnTo(sue, "desk", sue.locator(".item"));
  await turnTo(sue, "team", sue.locator("tr", { hasText: "pays for 885270954251" }));
  const name = sue.locator("tr", { hasText: "Nora Quillfeather" });
  await name.locator("button", { hasText: "put in force" }).click();
  await name.filter({ hasText: "in force by sue" }).waitFor();
}

async function others() {
  const otto = await site.person("otto");
  await otto.locator(".list").waitFor();
  assert.equal(await otto.locator(".list button.field").count(), 0, "an auditor opens nothing");
  await turnTo(otto, "figures", otto.locator(".chart").first());
  await shot(otto, "figures");
  await turnTo(otto, "nights", otto.locator("h1", { hasText: "The books balance" }));
  await otto.locator(".running", { hasText: "No night is running" }).waitFor();
  // As a night tells it, in the place of one that would be over before it is seen.
  const told = join(site.root, "lockbox.progress");
  writeFileSync(told, JSON.stringify({ process: process.pid, told: Math.floor(Date.now() / 1000), per_second: 2.5, batch: "0002",
    batch_index: 1, batch_count: 3, done: 7, total: 12, done_in_night: 19 }));
  await otto.locator(".running", { hasText: "batch 2 of 3, 7 of 12 transactions, 0:02 left in it; 19 in all, 2.5 a second" }).waitFor();
  rmSync(told);
  await otto.locator(".running", { hasText: "No night is running" }).waitFor();
  await turnTo(otto, "history", otto.locator("#item"));
  await otto.locator("#item").fill(keyedItem);
  await otto.locator("#item").press("Enter");
  await otto.locator("h2", { hasText: "Audit chain" }).waitFor();
  for (const text of ["keying 1", "keying 2", "anna", "night"]) assert.match(await otto.locator("#main").textContent(), new RegExp(text));
  await shot(otto, "history");
  const ada = await site.person("ada");
  await ada.locator(".list").waitFor();
  assert.equal(await ada.locator("#top nav button").count(), 1, "an administrator sees people and nothing else");
  return [otto, ada];
}

/// Whoever opens an item and goes away finds it with somebody else, and is told.
async function lockExpires() {
  site.set("reservation_minutes", "0.1");
  await site.serve();
  const anna = await site.person("anna");
  await openFirst(anna, /^open/);
  const item = await itemOf(anna);
  await press(anna, "r");  // half decided, and away
  const ben = await site.person("ben");
  const otto = await site.person("otto");
  const decided = async id => (await otto.evaluate(path => fetch(path).then(answer => answer.json()), `/api/1/items/${id}/history`)).acts;
  const openAt = ben.locator(".list tr", { hasText: item.slice(0, 10) }).locator("td").nth(6);
  await until(ben, "the item comes back", async () => {
    await filtered(ben, /^open/);
    return await openAt.textContent() === "";
  });
  await press(ben, "w");
  await settled(ben);
  assert.equal(await itemOf(ben), item, "the next clerk is given it");
  const atWork = setInterval(() => ben.mouse.move(600 + Math.random() * 50, 400).catch(() => {}), 300);
  await movesOn(anna, () => press(anna, "Enter"));
  await say(anna, /somebody else has it open.*next one is shown/);
  assert.deepEqual(await decided(item), [], "who lost it decided nothing");
  clearInterval(atWork);
  await press(ben, "r");
  await enterPlan(ben);
  assert.deepEqual((await decided(item)).map(act => act.who), ["ben"]);
  // The same where it is decided already.
  await openFirst(anna, /^open/);
  const second = await itemOf(anna);
  await press(anna, "r");
  site.must(["held", site.root, "resolve", second, "--duplicate", "--by", "otto", "--note", "asked for by telephone"]);
  await movesOn(anna, () => press(anna, "Enter"));
  await say(anna, /decided it meanwhile.*next one is shown/);
  assert.deepEqual((await decided(second)).map(act => act.who), ["otto"], "nothing is decided twice");
  // Nobody took it: it is still theirs to decide.
  await settled(anna);
  const third = await itemOf(anna);
  const before = await decided(third);
  await press(anna, "r");
  await enterPlan(anna);
  assert.deepEqual((await decided(third)).slice(before.length).map(act => act.who), ["anna"]);
  for (const page of [anna, ben, otto]) assert.deepEqual([page.errors, page.strangers], [[], []]);
  await site.stop();
}

async function lookAtPages(anna) {
  await anna.keyboard.press("?");
  await anna.locator("dialog.help").waitFor();
  await shot(anna, "keys");
  await anna.keyboard.press("Escape");
  // Everything that can be reached has a name for a screen reader.
  const nameless = await anna.evaluate(() => [...document.querySelectorAll("button, input, select, canvas, summary")]
    .filter(n => !(n.textContent.trim() || n.getAttribute("aria-label") || n.labels?.length || n.title)).map(n => n.outerHTML.slice(0, 80)));
  assert.deepEqual(nameless, []);
  for (const [width, height] of [[1366, 768], [683, 384]]) {
    await anna.setViewportSize({ width, height });
    await until(anna, "the window has its size", () => anna.evaluate(w => innerWidth === w, width));
    await until(anna, `${width} pixels are enough`, () => anna.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
  }
  await anna.setViewportSize({ width: 1366, height: 768 });
}

/// For the pictures: an item of a reason, opened from the queue.
async function portrait(sue, reason, name, prepare) {
  await openFirst(sue, reason);
  await sue.locator(".choice").first().waitFor();
  await prepare();
  await settled(sue);
  await sue.locator('.viewer[aria-busy="false"]').waitFor();
  await shot(sue, name);
}
async function portraits() {
  const sue = await site.person("sue");
  await settled(sue);
  await turnTo(sue, "queue", sue.locator("table.list.full"));
  await shot(sue, "queue");
  await portrait(sue, "amounts disagree", "item", async () => { await sue.keyboard.press("1"); await sue.keyboard.press("a"); await sue.keyboard.type("13543"); });
  await portrait(sue, "member ambiguous", "candidates", () => sue.locator(".evidence summary").first().click());
  await portrait(sue, "combined health dental", "split", () => sue.keyboard.press("p"));
  await turnTo(sue, "team", sue.locator("h1"));
}

try {
  site.night();
  await site.serve();
  if (pictures) await portraits();
  const anna = await keyboardOnly();
  const team = await blindKeying();
  await undoAndRelease(team);
  await learning(team);
  const rest = await others();
  await lookAtPages(anna);
  for (const page of [anna, team.ben, team.carl, team.sue, ...rest]) {
    assert.deepEqual(page.errors, []);
    assert.deepEqual(page.strangers, [], "nothing is loaded from anywhere else");
  }
  await site.stop();
  await lockExpires();
  await site.end();
  assert.equal(site.lockbox(["audit", site.root]).status, 0, "chain, ledgers and balance");
  console.log(site.must(["status", site.root]).split("\n").filter(line => line.includes("captured")).at(-1));
  assert.doesNotMatch(site.log, /anna|a password for tests|[0-9a-f]{32}|[0-9]{12}/);
  console.log("The workbench works in Chromium.");
} catch (error) {
  console.error(error);
  if (pictures) for (const [i, context] of site.contexts.entries()) for (const page of context.pages()) await page.screenshot({ path: join(pictures, `failed-${i}.png`) }).catch(() => {});
  process.exitCode = 1;
  await site.end().catch(() => {});
} finally {
  site.remove();
}
