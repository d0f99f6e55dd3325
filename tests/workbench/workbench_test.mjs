// SPDX-License-Identifier: Apache-2.0
// The workbench as clerks use it, in Chromium:
//   node workbench_test.mjs LOCKBOX SAMPLES/night [--screenshots FOLDER]
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Site } from "./site.mjs";

const [program, samples, , pictures] = process.argv.slice(2);
const site = new Site(program, samples);
const truth = JSON.parse(readFileSync(join(samples, "truth.json"), "utf8"));

/// What the paper of a transaction states, for a clerk who reads it.
function paperOf(batch, sequence) {
  const found = truth.batches.find(b => b.batch === batch || b.folder === batch || b.folder.replace(".x937", "") === batch);
  const transaction = found.transactions.find(t => t.sequence === sequence);
  const fields = Object.assign({}, ...transaction.pages.map(p => p.fields));
  return { ...fields, amount: transaction.payments?.[0]?.amount };
}

// ---- one clerk's fingers

let strokes = 0;
let keyedItem = null;  // the first that needed a second person
async function press(page, key) { strokes += 1; await page.keyboard.press(key); }
async function type(page, text) { strokes += text.length; await page.keyboard.type(text); }
const head = page => page.locator(".why h1").textContent();
const meta = page => page.locator(".why .meta").textContent();
async function shot(page, name) { if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`) }); }
/// The next item is shown: another place in the queue, or none.
async function movedOn(page, before) {
  await until(page, async () => {
    const now = page.locator(".why .meta");
    return await now.count() === 0 || await now.first().textContent() !== before;
  });
}
/// The desk's content policy forbids what waitForFunction would do in the page.
async function until(page, holds) {
  for (let tries = 0; tries < 400; tries++) {
    if (await holds().catch(() => false)) return;
    await page.waitForTimeout(25);
  }
  throw new Error(`nothing came of it: ${await page.locator("#say").textContent()}`);
}
/// Enter is not taken while the eye cannot have seen the item.
const aLook = page => page.waitForTimeout(300);

async function enterPlan(page) {
  const before = await meta(page);
  await press(page, "Enter");
  await movedOn(page, before);
}

/// What a clerk does with an item, by its reason; says in words what it was.
async function decide(page) {
  await aLook(page);
  const reason = await head(page);
  const place = /batch (\S+) · no\. (\d+)/.exec(await meta(page));
  const paper = paperOf(place[1], Number(place[2]));
  const mustKey = ["amount unreadable", "amounts disagree"].includes(reason);
  if (["not a payment", "image unusable", "cash"].includes(reason)) { await press(page, "n"); await enterPlan(page); return `${reason}: no payment`; }
  if (["foreign item", "unsigned", "restrictive note", "date stale", "date future", "payee not accepted", "check and list"].includes(reason)) { await press(page, "r"); await enterPlan(page); return `${reason}: return`; }
  if (reason === "suspected duplicate") {
    assert.equal(await page.locator(".tabs button", { hasText: "presented before" }).count(), 1, "both pictures are there"); await press(page, "d"); await enterPlan(page); return `${reason}: duplicate`; }
  if (reason === "combined health dental") { await press(page, "p"); await enterPlan(page); return `${reason}: split`; }
  if (mustKey) {
    await press(page, "1");
    await press(page, "a");
    await type(page, paper.amount.replace(".", ""));
    await page.waitForTimeout(250);
    await settleRest(page);
    await enterPlan(page);
    return `${reason}: key`;
  }
  if (reason === "over payment" || reason === "already paid") { await press(page, "1"); await settleRest(page); await enterPlan(page); return `${reason}: on account`; }
  if (reason === "member unknown" && paper.member_id) {
    await press(page, "/");
    await type(page, paper.member_id);
    await page.waitForTimeout(400);
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
async function settleRest(page) {
  const settled = () => page.locator(".primary.ready, .plan .rest").count();
  for (let tries = 0; tries < 60 && !await settled(); tries++) await page.waitForTimeout(50);
  if (await page.locator(".primary.ready").count()) return;
  await press(page, "Alt+o");
  await page.waitForTimeout(50);
}

// ---- the tests

async function keyboardOnly() {
  const anna = await site.person("anna");
  anna.on("response", async answer => {
    const item = /items\/([0-9a-f]{32})\/resolve$/.exec(answer.url())?.[1];
    if (item && (await answer.json().catch(() => ({}))).keyed) keyedItem ??= item;
  });
  await anna.locator(".why h1").waitFor();
  await anna.waitForTimeout(500);
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
    const most = { confirm: 3, id: 15, split: 25, "no payment": 2, return: 2, duplicate: 2 }[one.what.split(": ")[1]];
    if (most) assert.ok(one.strokes <= most, `${one.what} took ${one.strokes} keystrokes`);
  }
  assert.deepEqual([anna.strangers, anna.errors], [[], []]);
  return anna;
}

/// The first item of a stage, by whoever is asked; opened from the queue.
async function openFirst(page, stage) {
  await page.locator("#top nav button", { hasText: "queue" }).click();
  await page.locator(".chip", { hasText: stage }).first().click();
  await page.locator(".list button.field").first().click();
  await page.locator(".why h1").waitFor();
}

async function blindKeying() {
  const ben = await site.person("ben");
  await openFirst(ben, "second");
  assert.match(await ben.locator(".stage").textContent(), /Second keying/);
  assert.equal(await ben.locator(".keyed").count(), 0, "what the first keyed is not shown");
  const place = /batch (\S+) · no\. (\d+)/.exec(await meta(ben));
  const right = paperOf(place[1], Number(place[2])).amount;
  const wrong = (BigInt(right.replace(".", "")) + 100n).toString();
  await aLook(ben);
  await press(ben, "1");
  await press(ben, "a");
  await type(ben, wrong);
  await ben.waitForTimeout(250);
  await settleRest(ben);
  await enterPlan(ben);
  const carl = await site.person("carl");
  await openFirst(carl, "third");
  const stage = await carl.locator(".stage").textContent();
  assert.match(stage, /anna/);
  assert.match(stage, /ben/);
  await aLook(carl);
  await press(carl, "1");
  await press(carl, "a");
  await type(carl, right.replace(".", ""));
  await carl.waitForTimeout(250);
  await settleRest(carl);
  await enterPlan(carl);
  const sue = await site.person("sue");
  await sue.locator("#top nav button", { hasText: "team" }).click();
  await sue.locator("h2", { hasText: "Blind keying" }).waitFor();
  const figures = sue.locator("h2", { hasText: "Blind keying" }).locator("xpath=following-sibling::table[1]");
  const row = name => figures.locator("tr", { hasText: name }).locator("td").nth(2).textContent();
  assert.equal(await row("ben"), "1", "ben keyed otherwise than was entered");
  assert.equal(await row("anna"), "0");
  await shot(sue, "team");
  return { ben, carl, sue };
}

async function undoAndRelease({ ben, sue }) {
  await ben.locator("#top nav button", { hasText: "queue" }).click();
  await ben.locator(".chip[aria-pressed=true]").first().click();
  await ben.locator(".chip", { hasText: /^open/ }).click();
  await ben.locator("#top nav button", { hasText: "desk" }).click();
  await ben.locator(".why h1").waitFor();
  await aLook(ben);
  const opened = await meta(ben);
  await press(ben, "r");
  await enterPlan(ben);
  await press(ben, "u");
  await type(ben, "the sender <img src=x onerror=alert(1)> pays after all");
  await press(ben, "Enter");
  await until(ben, async () => await meta(ben) === opened);
  // A note with HTML in it is text for whoever reads it.
  await aLook(ben);
  await press(ben, "t");
  await type(ben, "<img src=x onerror=alert(1)><script>alert(2)</script>");
  await press(ben, "Enter");
  await ben.locator(".mark").waitFor();
  assert.match(await ben.locator(".mark").textContent(), /<img src=x/);
  assert.equal(await ben.locator(".mark img").count(), 0);
  await sue.locator("#top nav button", { hasText: "desk" }).click();
  await sue.locator("#top nav button", { hasText: "team" }).click();
  const release = sue.locator("tr", { hasText: "ben" }).locator("button");
  await release.first().waitFor();
  const before = await release.count();
  await release.first().click();
  await until(sue, async () => await release.count() < before);
}

/// What a clerk teaches is in force when a supervisor says so, and is taken back.
async function learning({ ben, sue }) {
  await aLook(ben);
  await press(ben, "l");
  await ben.locator("#said").waitFor();
  await type(ben, "Falcon plan");
  await press(ben, "Tab");
  await type(ben, "Fallon");
  await press(ben, "Tab");
  await press(ben, "Enter");
  await until(ben, async () => /Proposed/.test(await ben.locator("#say").textContent()));
  await sue.locator("#top nav button", { hasText: "team" }).click();
  const row = sue.locator("tr", { hasText: "Falcon plan" });
  await row.locator("button", { hasText: "put in force" }).click();
  await until(sue, async () => /in force by sue/.test(await row.textContent()));
  assert.match(await row.textContent(), /Fallon Health/);
  await row.locator("button", { hasText: "take back" }).click();
  await until(sue, async () => /revoked by sue/.test(await row.textContent()));
}

async function others() {
  const otto = await site.person("otto");
  await otto.locator(".list").waitFor();
  assert.equal(await otto.locator(".list button.field").count(), 0, "an auditor opens nothing");
  await otto.locator("#top nav button", { hasText: "figures" }).click();
  await otto.locator(".chart").first().waitFor();
  await shot(otto, "figures");
  await otto.locator("#top nav button", { hasText: "nights" }).click();
  await otto.locator("h1", { hasText: "The books balance" }).waitFor();
  await otto.locator("#top nav button", { hasText: "history" }).click();
  await otto.locator("#item").fill(keyedItem);
  await otto.locator("#item").press("Enter");
  await otto.locator("h2", { hasText: "Audit chain" }).waitFor();
  for (const text of ["keying 1", "keying 2", "anna", "night"]) assert.match(await otto.locator("#main").textContent(), new RegExp(text));
  await otto.waitForTimeout(500);
  await shot(otto, "history");
  const ada = await site.person("ada");
  await ada.locator(".list").waitFor();
  assert.equal(await ada.locator("#top nav button").count(), 1, "an administrator sees people and nothing else");
  return [otto, ada];
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
  const wide = await anna.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, "1366 pixels are enough");
  await anna.setViewportSize({ width: 683, height: 384 });
  const at200 = await anna.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(at200 <= 0, "so are they at 200 %");
  await anna.setViewportSize({ width: 1366, height: 768 });
}

/// For the pictures: an item of a reason, opened from the queue.
async function portrait(sue, reason, name, prepare) {
  await sue.locator("#top nav button", { hasText: "queue" }).click();
  await sue.locator(".list").waitFor();
  for (const pressed of await sue.locator(".chip[aria-pressed=true]").all()) await pressed.click();
  await sue.locator(".chip", { hasText: reason }).first().click();
  await until(sue, async () => await sue.locator(".chip[aria-pressed=true]").count() === 1);
  await sue.locator(".list button.field").first().click();
  await sue.locator(".choice").first().waitFor();
  await aLook(sue);
  await prepare();
  await sue.waitForTimeout(400);
  await shot(sue, name);
}
async function portraits() {
  const sue = await site.person("sue");
  await sue.locator(".why h1").waitFor();
  await sue.locator("#top nav button", { hasText: "queue" }).click();
  await sue.locator(".list").waitFor();
  await shot(sue, "queue");
  await portrait(sue, "amounts disagree", "item", async () => { await sue.keyboard.press("1"); await sue.keyboard.press("a"); await sue.keyboard.type("13543"); });
  await portrait(sue, "member ambiguous", "candidates", () => sue.locator(".evidence summary").first().click());
  await portrait(sue, "combined health dental", "split", () => sue.keyboard.press("p"));
  await sue.locator("#top nav button", { hasText: "team" }).click();
  await sue.locator("h1").waitFor();
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
