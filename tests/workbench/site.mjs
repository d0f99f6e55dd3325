// SPDX-License-Identifier: Apache-2.0
// A site with the night of the committed sample mail, a desk on it, and browsers before the desk.
import { spawn, spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

export const password = "a password for tests";
/// By how much the browser's processor is slowed down: WORKBENCH_SLOWNESS=4 for an old machine.
const slowness = Number(process.env.WORKBENCH_SLOWNESS ?? "1");
const people = { anna: "clerk", ben: "clerk", carl: "clerk", sue: "supervisor", otto: "auditor", ada: "administrator" };

export class Site {
  constructor(program, samples) {
    this.program = program;
    this.samples = samples;
    this.folder = mkdtempSync(join(tmpdir(), "lockbox-workbench-"));
    this.root = join(this.folder, "site");
    this.contexts = [];
  }
  lockbox(words, input = "") {
    const ended = spawnSync(this.program, words, { input, encoding: "utf8" });
    if (ended.error) throw ended.error;
    return ended;
  }
  must(words, input = "") {
    const ended = this.lockbox(words, input);
    if (ended.status !== 0) throw new Error(`lockbox ${words.join(" ")}: ${ended.status}\n${ended.stderr}`);
    return ended.stdout;
  }

  night() {
    this.must(["init", this.root]);
    this.must(["import-invoices", this.root, join(this.samples, "invoices.csv")]);
    cpSync(join(this.samples, "inbox"), join(this.root, "inbox"), { recursive: true });
    this.must(["run", this.root, "--quiet"]);
    for (const [name, role] of Object.entries(people))
      this.must(["people", this.root, "add", name, "--role", role], `${password}\n`);
  }

  /// As an operator does it: in lockbox.toml, for the next start.
  set(name, value) {
    const file = join(this.root, "lockbox.toml");
    const text = readFileSync(file, "utf8");
    const changed = text.replace(new RegExp(`^${name} = \\S+`, "m"), `${name} = ${value}`);
    if (changed === text) throw new Error(`lockbox.toml has no ${name}`);
    writeFileSync(file, changed);
  }

  async serve() {
    this.desk = spawn(this.program, ["serve", this.root, "--port", "0", "--log-requests"]);
    this.log ??= "";
    this.desk.stderr.on("data", text => { this.log += text; });
    this.url = await new Promise((found, failed) => {
      let text = "";
      this.desk.stdout.on("data", more => { text += more; const url = /https:\S+/.exec(text); if (url) found(url[0]); });
      this.desk.on("exit", status => failed(new Error(`serve ended with ${status}: ${this.log}`)));
    });
    this.browser ??= await chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
      args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync"] });
  }

  /// Somebody logged in by keyboard; every request of theirs must go to the desk.
  async person(name) {
    const context = await this.browser.newContext({ ignoreHTTPSErrors: true, viewport: { width: 1366, height: 768 } });
    this.contexts.push(context);
    context.setDefaultTimeout(60000);
    const page = await context.newPage();
    if (slowness > 1) await (await context.newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: slowness });
    page.strangers = [];
    page.errors = [];
    page.on("request", request => { if (!request.url().startsWith(this.url) && !request.url().startsWith("blob:")) page.strangers.push(request.url()); });
    page.on("pageerror", error => page.errors.push(String(error)));
    page.on("dialog", dialog => { page.errors.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
    page.on("console", message => { if (message.type() === "error" && !/status of 4\d\d/.test(message.text())) page.errors.push(message.text()); });
    await page.goto(this.url);
    await page.locator("#name").waitFor();
    await page.keyboard.type(name);
    await page.keyboard.press("Tab");
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await page.locator("#top nav").waitFor();
    return page;
  }

  /// Ends the desk as an operator does; the last outgoing files are written by then.
  async stop() {
    for (const context of this.contexts.splice(0)) await context.close();
    if (!this.desk || this.desk.exitCode !== null) return;
    const ended = new Promise(done => this.desk.once("exit", done));
    this.desk.kill("SIGTERM");
    await ended;
  }
  async end() {
    await this.stop();
    await this.browser?.close();
  }
  remove() { rmSync(this.folder, { recursive: true, force: true }); }
}
