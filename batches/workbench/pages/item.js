// SPDX-License-Identifier: Apache-2.0
// One held item: why, what was read, whose it may be, what to do.
import { cents, dollars, el, get, picture, post, say, shown, words } from "/api.js";
import { Plan } from "/plan.js";

/// The pictures of an item begin to come as soon as this is called.
export function pagesOf(item) {
  const pages = [];
  item.papers.forEach((paper, p) => paper.pages.forEach((page, n) => {
    const side = n === 0 ? "front" : n === 1 ? "rear" : `page ${n + 1}`;
    pages.push({ ...page, paper: p, own: paper.own, title: `${paper.paper}${paper.own ? "" : ` ${p + 1}`}, ${side}`,
                 image: picture(item.item, p, n) });
  }));
  // A suspected duplicate is judged by both pictures.
  if (item.earlier)
    pages.push({ ...item.earlier, paper: "earlier", own: false, image: picture(item.earlier.item, item.earlier.paper, 0) });
  return pages;
}

const isWholeId = text => /^\d{12}$/.test(text);

function months(member, ledger) {
  return member.invoices.filter(i => !ledger || i.ledger === ledger)
    .filter(i => cents(i.open) > 0);
}

export class ItemView {
  /// onDone(what): the item was decided or marked; onStale(): somebody else was faster.
  constructor(item, viewer, onDone, onStale) {
    this.item = item;
    this.viewer = viewer;
    this.onDone = onDone;
    this.onStale = onStale;
    this.choices = [];
    this.selected = null;
    this.digits = "";  // keyed one after the other, and in no field
    this.busy = false;
    this.seen = false;
    this.waiting = 0;  // plans that were asked for and have not come
    this.plan = new Plan(item, what => this.changed(what));
    this.list = el("div.choices", { role: "list", "aria-label": "Whose payment this may be" });
    this.searchInput = el("input", { type: "search", id: "search", autocomplete: "off", spellcheck: false,
      "aria-label": "Search open invoices: number, name, address, amount, account",
      placeholder: "search: ID, name, street, amount, invoice, account (/)", oninput: () => this.search() });
    this.node = this.build();
    const pages = this.allPages();
    viewer.show(pages, Math.max(0, pages.findIndex(p => p.own)));
    this.showCandidates();
    this.look();
  }

  /// The eye needs a moment for what is new on the screen; Enter is not taken before.
  look() {
    this.seen = false;
    clearTimeout(this.looking);
    this.looking = setTimeout(() => { this.seen = true; this.tellBusy(); }, 250);
    this.tellBusy();
  }
  /// Whether Enter would be taken, for whoever cannot see it.
  tellBusy() { this.node.setAttribute("aria-busy", String(this.busy || !this.seen || this.unsettled)); }

  build() {
    const item = this.item;
    const meta = [`batch ${item.batch}`, `no. ${item.transaction}`, `received ${item.received}`];
    return el("section.item", { "aria-label": "Held item", "data-item": item.item },
      el("div.why", {},
        el("div.whyhead", {}, el("h1", {}, words(item.reason)), el("span.sum", {}, !item.is_payment ? "no payment" : item.must_key_amount ? "amount to be keyed" : shown(item.amount))),
        el("p", {}, item.reason_text),
        item.detail && el("p.detail", {}, item.detail),
        item.further.length ? el("p.further", {}, "also: ", item.further.map(f => words(f.reason)).join(", ")) : "",
        item.stage !== "open" ? el("p.stage", {}, this.stageText()) : "",
        ...item.marks.map(m => el("p.mark", {}, el("b", {}, m.who), ` ${words(m.kind)}: ${m.note}`)),
        el("p.meta", {}, meta.join(" · "))),
      this.readings(),
      el("div.searchrow", {}, this.searchInput),
      this.list, this.plan.node);
  }

  stageText() {
    if (this.item.stage === "second") return "Second keying: another person has keyed it. Decide as if nobody had.";
    if (this.item.stage === "third") return "Two people keyed it and differ. You decide: " + this.item.keyings.map(k =>
      `${k.who}: ${words(k.resolution.outcome)} ${(k.resolution.parts ?? []).map(p => `${p.ledger} ${p.invoice} ${shown(p.amount)}`).join(", ")}${k.resolution.amount ? `, keyed ${shown(k.resolution.amount)}` : ""}`).join("; ");
    if (this.item.stage === "rescan") return "Waits for its paper to be scanned again.";
    return "Handed to a supervisor.";
  }

  readings() {
    const doubtful = [], rows = [];
    for (const page of this.allPages())
      for (const field of page.fields) {
        if (!field.doubt && !["amount figures", "amount words"].includes(field.field.replace("_", " ")) && field.value === null) continue;
        const others = (field.alternatives ?? []).filter(a => a[1] !== "< 0.1 %").map(a => `${a[0]} ${a[1]}`).join(", ");
        (field.doubt ? doubtful : rows).push(el("tr", { className: field.doubt ? "doubt" : "" },
          el("th", { scope: "row" }, field.box ? el("button.field", { type: "button", onclick: () => this.viewer.lookAt(field) }, field.name) : field.name),
          el("td", {}, field.value ?? el("i", {}, field.why), field.doubt && others ? el("span.or", {}, ` or ${others}`) : ""),
          el("td.number", { title: others ? `or ${others}` : "" }, field.probability ?? "")));
      }
    return el("details.readings", { open: true }, el("summary", {}, "What was read"),
      el("div.scroll", { tabIndex: 0, role: "group", "aria-label": "Readings" }, el("table", {}, el("tbody", {}, doubtful, rows))));
  }
  allPages() {
    this.item.pictures ??= pagesOf(this.item);
    return this.item.pictures;
  }

  showCandidates() {
    this.choices = this.item.candidates.map(c => ({ name: c.member_name, member: c.member, ledger: c.ledger,
      invoice: c.invoice, candidate: c }));
    if (this.item.proposed?.parts.length > 1) this.choices.unshift({ proposed: this.item.proposed, name: "the proposed split" });
    this.drawChoices("No candidate fits: search for the member (/).");
  }

  async search() {
    const asked = this.searchInput.value.trim();
    this.asked = asked;
    if (asked.length < 2) { this.answered = asked; this.forgetPlan(); this.showCandidates(); this.look(); return; }
    this.tellBusy();
    await new Promise(done => setTimeout(done, asked.length >= 12 ? 0 : 90));
    if (this.asked !== asked) return;
    const found = await get(`/api/1/search?q=${encodeURIComponent(asked)}`).catch(() => null);
    if (this.asked !== asked) return;
    this.answered = asked;
    this.look();
    if (!found) { say("The search failed.", "bad"); return; }
    this.forgetPlan();
    this.choices = found.members.map(member => {
      const open = months(member);
      const first = open[0] ?? member.invoices[0];
      return { name: member.name, member, ledger: first?.ledger, invoice: first?.invoice };
    });
    this.drawChoices("Nothing fits.");
    // A whole Member ID names one member: nothing is left to choose.
    if (isWholeId(asked) && this.choices.length === 1) this.choose(0, this.plan.byHand);
  }
  /// A digit in no field chooses; but where the member is unknown, or nothing is there to be chosen,
  /// digits one after the other are the member's number. False: it means nothing here.
  keyDigit(digit, adding) {
    this.digits += digit;
    const noMember = this.item.reason === "member_unknown" && this.digits.length > 1;
    if ((noMember || !this.choices.length) && !adding) {
      this.selected = null;
      this.forgetPlan();
      this.searchInput.value = this.digits;
      this.searchInput.focus();
      this.search();
      return true;
    }
    if (digit === "0") return false;
    this.choose(Number(digit) - 1, adding);
    return true;
  }
  /// What the desk plans for what was typed or chosen last is not on the screen yet.
  get unsettled() { return Boolean(this.later || this.waiting || this.asked !== this.answered); }
  /// The candidates stand there again.
  forgetSearch() {
    if (!this.searchInput.value) return;
    this.searchInput.value = "";
    this.search();
  }
  /// Other choices stand there now; a split that is being put together stays.
  forgetPlan() { if (!this.plan.byHand) this.plan.clear(); }

  drawChoices(none) {
    this.selected = null;
    this.list.replaceChildren(...(this.choices.length ? this.choices.map((choice, i) => this.choiceNode(choice, i)) : [el("p.none", {}, none)]));
  }

  choiceNode(choice, i) {
    const key = i < 9 ? el("kbd", {}, String(i + 1)) : "";
    if (choice.proposed)
      return el("article.choice", { role: "listitem", onclick: () => this.choose(i) },
        el("header", {}, key, el("b", {}, "Proposed split"), el("span.odds", {}, "P")),
        ...choice.proposed.parts.map(p => el("p.row", {}, el("span", { className: `tag ${p.ledger}` }, p.ledger), ` ${p.invoice} `, el("b", {}, shown(p.amount)))));
    const member = choice.member;
    const candidate = choice.candidate;
    const open = months(member);
    const invoices = (open.length ? open : member.invoices.slice(-1)).slice(0, 6);
    return el("article.choice", { role: "listitem" },
      el("header", { onclick: () => this.choose(i) }, key,
        el("b", {}, member.name ?? choice.name), el("span.id", {}, member.member_id),
        el("span.odds", {}, candidate ? candidate.probability : "")),
      el("p.home", {}, member.address ?? ""),
      el("div.months", {}, invoices.map(invoice => this.monthNode(choice, invoice))),
      member.payments.length ? el("p.paid", {}, "last: ", member.payments.map(p => `${p.date} ${shown(p.amount)}`).join(", ")) : "",
      candidate ? this.evidence(candidate) : "");
  }

  monthNode(choice, invoice) {
    const is = choice.candidate && invoice.invoice === choice.invoice && invoice.ledger === choice.ledger;
    return el("button.month", { type: "button", className: `month ${is ? "is" : ""}`,
      title: `${invoice.ledger} ${invoice.invoice}: add to the split`, onclick: () => this.plan.add(invoice, choice.name) },
      el("span", { className: `tag ${invoice.ledger}` }, invoice.ledger === "medical" ? "M" : "D"),
      ` ${invoice.month} `, el("b", {}, shown(invoice.open)), el("small", {}, ` ${invoice.carrier}`));
  }

  evidence(candidate) {
    return el("details.evidence", {}, el("summary", {}, `evidence ${candidate.total_bits.toFixed(1)} bits`),
      el("table", {}, el("tbody", {}, candidate.evidence.map(row => el("tr", {},
        el("th", { scope: "row" }, row.field), el("td", {}, row.read), el("td", {}, row.invoice_says), el("td", {}, row.level),
        el("td.number", {}, row.bits.toFixed(1))))),
      el("tfoot", {}, el("tr", {}, el("th", { scope: "row", colSpan: 4 }, "sum"), el("td.number", {}, candidate.total_bits.toFixed(1))))));
  }

  async choose(i, adding = false) {
    const choice = this.choices[i];
    if (!choice) return;
    if (choice.proposed) { this.plan.post(choice.proposed.parts, ""); this.mark(i); return; }
    if (adding) {
      const open = months(choice.member, choice.ledger)[0] ?? months(choice.member)[0];
      if (open) this.plan.add(open, choice.name);
      // The next member of the split is searched for in the place of this one.
      if (document.activeElement === this.searchInput) this.searchInput.select();
      return;
    }
    this.mark(i);
    // Until the new plan is there, there is none: Enter must not do the one before.
    this.plan.clear();
    const amount = this.plan.amount;
    if (amount === null || !choice.invoice) { this.plan.post([], choice.name); return; }
    if (choice.candidate?.plan && this.plan.keyed === null) { this.plan.post(choice.candidate.plan.parts, choice.name); return; }
    this.waiting += 1;
    this.tellBusy();
    try {
      const member = await get(`/api/1/members/${choice.member.member_id}?amount=${dollars(amount)}&invoice=${encodeURIComponent(choice.invoice)}&ledger=${choice.ledger}`);
      const is = this.selected === i && this.choices[i] === choice && this.plan.amount === amount && !this.plan.kind;
      if (is && member.plan_for_amount) this.plan.post(member.plan_for_amount.parts, choice.name);
    } catch (refused) { say(refused.message, "bad"); } finally { this.waiting -= 1; this.look(); }
  }
  mark(i) {
    this.selected = i;
    [...this.list.children].forEach((node, n) => node.classList.toggle("selected", n === i));
    this.list.children[i]?.scrollIntoView({ block: "nearest" });
  }

  changed(what) {
    if (what === "go") this.enter();
    // What a chosen member's invoices take depends on the amount.
    if (what === "amount" && this.selected !== null && this.plan.amount !== null && (this.plan.kind === "post" || this.waiting)) {
      clearTimeout(this.later);
      this.later = setTimeout(() => { this.later = null; this.choose(this.selected); this.tellBusy(); }, 60);
      this.tellBusy();
    }
  }

  /// Completes what is planned; where nothing is, plans the first choice and no more.
  async enter() {
    if (this.busy || !this.seen) return;
    // What was typed last has to be on the screen before Enter can mean it.
    if (this.unsettled) return;
    const plan = this.plan;
    if (!plan.kind && plan.noteInput.value.trim()) plan.choose("note");
    if (!plan.kind || (plan.kind === "post" && !plan.parts.length && !plan.onAccount.length && this.selected === null)) {
      if (this.item.must_key_amount && plan.keyed === null) { plan.amountInput.focus(); say("Key the amount that the check states."); return; }
      if (this.selected === null && this.choices.length > 1 && /^\d+$/.test(this.searchInput.value.trim())) {
        say("The number is not whole: several members fit. Key the rest, or choose one.");
        return;
      }
      if (this.choices.length) await this.choose(this.selected ?? 0);
      plan.amountInput.blur();
      return;
    }
    const obstacle = plan.obstacle();
    if (obstacle) { say(obstacle, "bad"); if (obstacle.startsWith("Key the amount")) plan.amountInput.focus(); if (plan.kind === "note") plan.noteInput.focus(); return; }
    await this.send();
  }

  async send() {
    const { plan, item } = this;
    this.busy = true;
    this.tellBusy();
    const path = `/api/1/items/${item.item}/${plan.isMark ? "mark" : "resolve"}`;
    const body = plan.isMark ? { key: item.key, kind: plan.kind, note: plan.note(), number: item.marks.length + 1 } : plan.resolution();
    try {
      const reply = await post(path, body);
      this.onDone({ item, reply, verb: plan.verb(), isNote: plan.kind === "note" });
    } catch (refused) {
      this.busy = false;
      this.tellBusy();
      if (refused.status === 409 || refused.why === "for_supervisor") { this.onStale(refused); return; }
      say(`${refused.message}. ${refused.remedy ?? ""}`, "bad");
    }
  }
}
