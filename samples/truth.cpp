// SPDX-License-Identifier: Apache-2.0
#include "samples/truth.h"

#include "samples/delivery.h"

namespace lockbox::samples {
namespace {

using nlohmann::ordered_json;

ordered_json page_truth(PageSpec const& page, PagePlace const& place, std::size_t sheet,
                        char const* side) {
    ordered_json fields = ordered_json::object();
    for (auto const& [field, value] : page.fields)
        fields[std::string(name(field))] = value;
    ordered_json one = {{"file", place.file},
                        {"page", place.page},
                        {"sheet", sheet},
                        {"side", side},
                        {"kind", name(page.kind)},
                        {"rotation", (360 - page.scan.turned_deg) % 360},
                        {"design", page.design},
                        {"fill", page.fill == Fill::printed ? "printed" : "handwriting"},
                        {"picture", name(page.scan.form)},
                        {"dpi", page.scan.laying.dpi},
                        {"skew_deg", page.scan.laying.skew_deg},
                        {"degradation", page.scan.remarks()},
                        {"fields", fields}};
    if (!page.secret.empty()) one["secret"] = page.secret;
    if (page.defect)
        one["defect"] = {{"finding", name(page.defect->finding)},
                         {"size", page.defect->size},
                         {"unit", unit_of(page.defect->finding)},
                         {"matters", page.defect->matters}};
    return one;
}

ordered_json payment_truth(Payment const& payment) {
    ordered_json one = {{"sheet", payment.sheet + 1},
                        {"amount", payment.amount.text()},
                        {"expected", payment.held ? "held" : "posted"}};
    if (payment.held) {
        one["reason"] = name(*payment.held);
        return one;
    }
    one["postings"] = ordered_json::array();
    for (Allocation const& part : payment.allocations) {
        one["postings"].push_back({{"ledger", name(part.invoice.ledger)},
                                   {"invoice_number", part.invoice.number.text()},
                                   {"member_id", part.member_id.text()},
                                   {"amount", part.amount.text()}});
    }
    one["on_account"] = payment.on_account.text();
    return one;
}

ordered_json transaction_truth(Batch const& batch, std::size_t index) {
    Transaction const& transaction = batch.transactions[index];
    ordered_json one = {
        {"sequence", index + 1}, {"type", transaction.type}, {"story", transaction.story}};
    auto const where = places(batch, index);
    one["pages"] = ordered_json::array();
    std::size_t page = 0;
    std::size_t sheet_number = 0;
    for (Sheet const& sheet : transaction.sheets) {
        ++sheet_number;
        one["pages"].push_back(page_truth(sheet.front, where[page++], sheet_number, "front"));
        if (sheet.rear)
            one["pages"].push_back(page_truth(*sheet.rear, where[page++], sheet_number, "rear"));
    }
    one["payments"] = ordered_json::array();
    for (Payment const& payment : transaction.payments)
        one["payments"].push_back(payment_truth(payment));
    if (transaction.held_without_payment) one["reason"] = name(*transaction.held_without_payment);
    return one;
}

}  // namespace

ordered_json truth(Night const& night) {
    std::size_t transactions = 0;
    std::size_t items = 0;
    Cents amount = no_cents;
    ordered_json batches = ordered_json::array();
    for (Batch const& batch : night.batches) {
        transactions += batch.transactions.size();
        items += batch.items();
        amount += batch.amount();
        ordered_json one = {{"batch", batch.number},
                            {"folder", batch.folder()},
                            {"form", static_cast<int>(batch.form)},
                            {"received", batch.received.text()},
                            {"control",
                             {{"transactions", batch.transactions.size()},
                              {"items", batch.items()},
                              {"amount", batch.amount().text()}}}};
        one["transactions"] = ordered_json::array();
        for (std::size_t t = 0; t < batch.transactions.size(); ++t) {
            one["transactions"].push_back(transaction_truth(batch, t));
        }
        batches.push_back(one);
    }
    return {
        {"seed", night.order.seed},
        {"received", night.order.received.text()},
        {"control", {{"transactions", transactions}, {"items", items}, {"amount", amount.text()}}},
        {"batches", batches}};
}

}  // namespace lockbox::samples
