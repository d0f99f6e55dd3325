// SPDX-License-Identifier: Apache-2.0
// What is about to be done with an item, shown in full before Enter does it.
import { cents, dollars, el, keyedCents, shown, words } from "/api.js";

const outcomes = {
  sent_back: ["Return to sender", "goes back to its sender; it is not deposited"],
  not_a_payment: ["Not a payment", "there is no money in it"],
  duplicate: ["Duplicate", "is the same paper as another item; it is not deposited"],
};
const marks = {
  rescan: ["Scan again", "the paper is to be scanned again; the item stays held"],
  to_supervisor: ["Hand to a supervisor", "only supervisors see it from now on"],
  to_clerks: ["Give back to clerks", "everybody sees it again"],
  note: ["Note", "for whoever looks next; the item stays held"],
};

export class Plan {
  /// item: as the desk gives it; onChange: called when anything is different.
  constructor(item, onChange) {
    this.item = item;
    this.onChange = onChange;
    this.kind = null;        // "post", an outcome, or a mark
    this.byHand = false;     // put together invoice by invoice
    this.parts = [];         // {ledger, invoice, member_id, amount} in cents, name
    this.onAccount = [];     // {ledger, member_id, amount, name}
    this.keyed = null;       // cents
    this.node = el("section.plan", { "aria-label": "What Enter does" });
    this.noteInput = el("input", { type: "text", id: "note", maxLength: 300, autocomplete: "off",
      "aria-label": "Note", placeholder: "note (T)", oninput: () => this.drawVerb() });
    this.amountInput = el("input.money", { type: "text", id: "amount", inputMode: "decimal", autocomplete: "off",
      "aria-label": "Amount as the check states it", placeholder: "amount (A)", oninput: () => this.keyAmount() });
    this.body = el("div.planbody");
    this.go = el("button.primary", { type: "button", id: "go", onclick: () => this.onChange("go") });
    // The inputs stay where they are: whoever types in one must not lose it.
    this.node.append(el("div.planinputs", {}, this.amountInput, this.noteInput), this.body, this.go);
    this.drawBody();
  }

  get amount() { return this.keyed ?? cents(this.item.amount); }
  get planned() { return [...this.parts, ...this.onAccount].reduce((sum, part) => sum + part.amount, 0); }
  get rest() { return this.amount === null ? null : this.amount - this.planned; }

  keyAmount() {
    this.keyed = this.amountInput.value.trim() ? keyedCents(this.amountInput.value) : null;
    this.drawBody();
    this.onChange("amount");
  }

  /// Replaces what is planned by the parts that the desk proposes.
  post(parts, name) {
    this.byHand = false;
    this.kind = "post";
    this.parts = parts.map(p => ({ ...p, amount: cents(p.amount), name }));
    this.onAccount = [];
    this.draw();
  }
  /// Adds an invoice with as much of the rest as it takes.
  add(invoice, name) {
    if (this.kind !== "post") { this.kind = "post"; this.parts = []; this.onAccount = []; }
    if (this.parts.some(p => p.ledger === invoice.ledger && p.invoice === invoice.invoice)) return;
    const open = cents(invoice.open);
    const amount = Math.min(open, Math.max(0, this.rest ?? open));
    this.byHand = true;
    this.parts.push({ ledger: invoice.ledger, invoice: invoice.invoice, member_id: invoice.member_id, amount, name });
    this.draw();
  }
  restOnAccount(member, ledger, name) {
    if (this.rest === null || this.rest <= 0) return;
    if (this.kind !== "post") { this.kind = "post"; this.parts = []; this.onAccount = []; }
    const there = this.onAccount.find(p => p.member_id === member && p.ledger === ledger);
    if (there) there.amount += this.rest;
    else this.onAccount.push({ ledger, member_id: member, amount: this.rest, name });
    this.draw();
  }
  choose(kind) { this.byHand = false; this.kind = kind; this.parts = []; this.onAccount = []; this.draw(); }
  clear() { this.byHand = false; this.kind = null; this.parts = []; this.onAccount = []; this.draw(); }

  /// Why Enter cannot do it yet; empty if it can.
  obstacle() {
    if (!this.kind) return "Nothing is chosen yet.";
    if (this.kind === "note" || marks[this.kind]) {
      const needs = this.kind === "note" && !this.noteInput.value.trim();
      return needs ? "Write the note." : "";
    }
    if (this.amountInput.value.trim() && this.keyed === null) return "The keyed amount is no amount.";
    if (this.kind !== "post") return "";
    if (this.item.must_key_amount && this.keyed === null) return "Key the amount that the check states (A).";
    if (this.amount === null) return "Key the amount (A).";
    if (!this.parts.length && !this.onAccount.length) return "Nothing is paid yet: choose an invoice.";
    if (this.parts.some(p => !(p.amount > 0))) return "A part has no amount.";
    if (this.rest > 0) return `${shown(dollars(this.rest))} are left: on account (O), another invoice, or another amount.`;
    if (this.rest < 0) return `${shown(dollars(-this.rest))} too much.`;
    return "";
  }
  get isMark() { return this.kind in marks; }
  get changesAmount() { return this.keyed !== null; }

  note() {
    const typed = this.noteInput.value.trim();
    if (typed) return typed;
    if (this.kind === "post") return this.keyed === null ? "invoices chosen from the picture and the list" : "amount keyed from the picture; invoices chosen";
    return (outcomes[this.kind] ?? marks[this.kind])[0].toLowerCase() + ": " + words(this.item.reason);
  }
  resolution() {
    const text = p => ({ ...p, amount: dollars(p.amount), name: undefined });
    const body = { key: this.item.key, note: this.note(), outcome: this.kind === "post" ? "posted" : this.kind };
    if (this.kind === "post") { body.parts = this.parts.map(text); body.on_account = this.onAccount.map(text); }
    if (this.keyed !== null) body.amount = dollars(this.keyed);
    return body;
  }
  verb() {
    if (!this.kind) return "Nothing chosen yet";
    if (this.kind === "post") return `Post ${shown(this.amount === null ? null : dollars(this.amount))}`;
    return (outcomes[this.kind] ?? marks[this.kind])[0];
  }

  draw() { this.drawBody(); }
  drawBody() {
    const rows = [...this.parts.map(p => [p, `${p.ledger} ${p.invoice}`, true]),
                  ...this.onAccount.map(p => [p, `${p.ledger}, on account`, true])]
      .map(([part, what]) => el("tr", {},
        el("td", {}, what), el("td.who", {}, part.name ?? part.member_id),
        el("td.number", {}, el("input.money.part", { type: "text", value: dollars(part.amount), inputMode: "decimal",
          "aria-label": `amount for ${what}`,
          onchange: e => { part.amount = keyedCents(e.target.value) ?? 0; this.drawBody(); } })),
        el("td", {}, el("button.remove", { type: "button", "aria-label": `leave out ${what}`, onclick: () => {
          this.parts = this.parts.filter(p => p !== part); this.onAccount = this.onAccount.filter(p => p !== part); this.drawBody(); } }, "×"))));
    const text = this.kind && this.kind !== "post" ? (outcomes[this.kind] ?? marks[this.kind])[1] : "";
    this.body.replaceChildren(
      text ? el("p", {}, `The item ${this.isMark ? "— " + text : text}.`) : "",
      rows.length ? el("table", {}, el("tbody", {}, rows)) : "",
      this.kind === "post" && this.rest ? el("p.rest", {}, this.rest > 0 ? "left " : "too much ", el("b", {}, shown(dollars(Math.abs(this.rest))))) : "");
    this.drawVerb();
  }
  drawVerb() {
    const obstacle = this.obstacle();
    this.go.replaceChildren(el("span", {}, this.verb()), el("kbd", {}, "Enter"));
    this.go.classList.toggle("ready", !obstacle);
    this.go.title = obstacle;
    const keyed = this.amountInput.value.trim();
    this.amountInput.classList.toggle("bad", Boolean(keyed) && this.keyed === null);
    this.body.querySelector(".obstacle")?.remove();
    if (this.keyed !== null) {
      this.body.querySelector(".keyed")?.remove();
      this.body.prepend(el("p.keyed", {}, "keyed ", el("b", {}, shown(dollars(this.keyed)))));
    } else this.body.querySelector(".keyed")?.remove();
    if (this.kind && obstacle) this.body.append(el("p.obstacle", {}, obstacle));
  }
}
