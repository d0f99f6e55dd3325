// SPDX-License-Identifier: Apache-2.0
// What the desk asks of the books.
#include <algorithm>
#include <array>
#include <map>

#include "batches/store/database.h"
#include "batches/store/desk_sql.h"
#include "batches/store/invoice_row.h"
#include "batches/store/stored_value.h"

namespace lockbox::batches {
namespace {

constexpr std::size_t most_words = 4;

/// One word of a search, as it is bound.
struct Word {
    std::string typed, prefix, pattern;
    long long cents = -1;

    explicit Word(std::string const& word = "") : typed(word) {
        std::string escaped;
        for (char const sign : word) {
            if (sign == '%' || sign == '_' || sign == '!') escaped += '!';
            escaped += sign;
        }
        prefix = escaped + "%";
        pattern = "%" + escaped + "%";
        bool const has_cents = word.find('.') != std::string::npos || word.starts_with("$");
        auto const amount = has_cents ? Cents::parse(word) : std::nullopt;
        if (amount) cents = amount->count();
    }
};

std::vector<OpenInvoice> fetched(soci::statement& rows, InvoiceRow& row) {
    std::vector<OpenInvoice> invoices;
    rows.execute();
    while (rows.fetch())
        invoices.push_back(row.invoice());
    return invoices;
}

}  // namespace

std::vector<OpenInvoice> Store::search_invoices(std::vector<std::string> const& words, int most) {
    return guarded("search the open invoices", [&] {
        std::array<Word, most_words> w;
        for (std::size_t i = 0; i < words.size() && i < most_words; ++i)
            w[i] = Word(words[i]);
        InvoiceRow row;
        soci::statement rows =
            invoice_rows((state_->sql.prepare << sql::search_invoices, soci::use(w[0].typed, "w1"),
                          soci::use(w[0].cents, "c1"), soci::use(w[0].prefix, "q1"),
                          soci::use(w[0].pattern, "p1"), soci::use(w[1].typed, "w2"),
                          soci::use(w[1].cents, "c2"), soci::use(w[1].prefix, "q2"),
                          soci::use(w[1].pattern, "p2"), soci::use(w[2].typed, "w3"),
                          soci::use(w[2].cents, "c3"), soci::use(w[2].prefix, "q3"),
                          soci::use(w[2].pattern, "p3"), soci::use(w[3].typed, "w4"),
                          soci::use(w[3].cents, "c4"), soci::use(w[3].prefix, "q4"),
                          soci::use(w[3].pattern, "p4"), soci::use(most, "most")),
                         row);
        return fetched(rows, row);
    });
}

std::vector<OpenInvoice> Store::invoices_owned(MemberId const& member) {
    return guarded("read a member's invoices", [&] {
        InvoiceRow row;
        soci::statement rows = invoice_rows(
            (state_->sql.prepare << sql::invoices_owned, soci::use(member.text())), row);
        return fetched(rows, row);
    });
}

Store::Seen Store::seen_now() {
    return guarded("look for news", [&] {
        Seen seen;
        state_->sql << sql::seen_now, soci::into(seen.acts), soci::into(seen.marks),
            soci::into(seen.keyings), soci::into(seen.decisions);
        return seen;
    });
}

std::vector<ItemId> Store::touched_since(Seen const& seen) {
    return guarded("look for news", [&] {
        std::string id;
        soci::statement rows =
            (state_->sql.prepare << sql::touched_since, soci::use(seen.acts), soci::use(seen.marks),
             soci::use(seen.keyings), soci::use(seen.decisions), soci::into(id));
        std::vector<ItemId> items;
        rows.execute();
        while (rows.fetch())
            items.push_back(stored<ItemId>(id));
        return items;
    });
}

std::vector<AuditRow> Store::audit_rows_of(ItemId const& item) {
    return guarded("read an item's history", [&] {
        AuditRow row;
        soci::statement rows =
            (state_->sql.prepare << sql::audit_of_item, soci::use(item.text()),
             soci::into(row.sequence), soci::into(row.when), soci::into(row.entry.who),
             soci::into(row.entry.act), soci::into(row.entry.what), soci::into(row.entry.detail),
             soci::into(row.hash));
        std::vector<AuditRow> all;
        rows.execute();
        while (rows.fetch())
            all.push_back(row);
        return all;
    });
}

std::vector<KeyingFigures> Store::keying_figures() {
    return guarded("count keyings", [&] {
        std::string who, keyed, entered;
        soci::statement rows = (state_->sql.prepare << sql::keyings_decided, soci::into(who),
                                soci::into(keyed), soci::into(entered));
        std::map<std::string, KeyingFigures> figures;
        rows.execute();
        while (rows.fetch()) {
            KeyingFigures& of = figures.try_emplace(who, KeyingFigures{who}).first->second;
            ++of.keyed;
            of.miskeyed += keyed == entered ? 0 : 1;
        }
        std::vector<KeyingFigures> all;
        for (auto const& [name, of] : figures)
            all.push_back(of);
        return all;
    });
}

std::vector<Store::DaysToResolve> Store::days_to_resolve() {
    return guarded("count days", [&] {
        std::string reason;
        int days = 0, items = 0;
        soci::statement rows = (state_->sql.prepare << sql::days_to_resolve, soci::into(reason),
                                soci::into(days), soci::into(items));
        std::vector<DaysToResolve> all;
        rows.execute();
        while (rows.fetch())
            all.push_back({present(parse_hold_reason(reason)), days, items});
        return all;
    });
}

std::vector<std::pair<std::string, int>> Store::resolved_by() {
    return guarded("count acts", [&] {
        std::string who;
        int items = 0;
        soci::statement rows =
            (state_->sql.prepare << sql::resolved_by, soci::into(who), soci::into(items));
        std::vector<std::pair<std::string, int>> all;
        rows.execute();
        while (rows.fetch())
            all.emplace_back(who, items);
        return all;
    });
}

}  // namespace lockbox::batches
