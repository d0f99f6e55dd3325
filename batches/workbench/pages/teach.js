// SPDX-License-Identifier: Apache-2.0
// What a person learnt from a payment, proposed to a supervisor.
import { el, post, say } from "/api.js";

function proposing(item, title, said, means) {
  const dialog = el("dialog", { onclose: () => dialog.remove() }, el("form", { method: "dialog", onsubmit: async () => {
    try { await post("/api/1/lessons", { item, said: said.value.trim(), means: means.value }); say("Proposed to a supervisor."); }
    catch (refused) { say(`${refused.message}. ${refused.remedy ?? ""}`, "bad"); }
  } }, el("h1", {}, title), el("label", { htmlFor: "said" }, "As it is written on the paper"), said,
    el("label", { htmlFor: "means" }, "Means"), means, el("button.primary.ready", {}, el("span", {}, "Propose"), el("kbd", {}, "Enter"))));
  document.body.append(dialog);
  dialog.showModal();
  said.select();
}
const saidInput = value => el("input", { id: "said", value, maxLength: 60, minLength: 3, required: true, autocomplete: "off" });
/// In whose name payments for the chosen member come.
export function teachName(view) {
  const member = view.choices[view.selected ?? -1]?.member;
  if (!member) { say("Choose the member first."); return; }
  const read = view.allPages().flatMap(page => page.fields).find(field => field.field === "payer_name");
  proposing(view.item.item, "Teach a payer's name", saidInput(read?.value ?? ""),
    el("select", { id: "means" }, el("option", { value: member.member_id }, `pays for ${member.name}, ${member.member_id}`)));
}

/// What people write for a carrier, for a supervisor to put in force.
export function teachCarrier(view, carriers) {
  const carrier = view.choices[view.selected ?? 0]?.member?.invoices.find(i => i.invoice === view.choices[view.selected ?? 0].invoice)?.carrier;
  proposing(view.item.item, "Teach a carrier's name", saidInput(""),
    el("select", { id: "means" }, carriers.map(name => el("option", { value: name, selected: name === carrier }, name))));
}
