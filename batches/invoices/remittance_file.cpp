// SPDX-License-Identifier: Apache-2.0
#include "batches/invoices/remittance_file.h"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "batches/invoices/invoice_file.h"

namespace lockbox::batches {
namespace {

/// In the order of `columns`.
enum Column : std::size_t {
    remittance_id,
    received,
    amount,
    member_id,
    billing_account,
    invoice_number,
    first_name,
    last_name,
    address_1,
    address_2,
    city,
    state,
    zip,
    carrier,
    ledger,
    column_count,
};
constexpr std::array<CsvColumns::Known, column_count> columns{{{"remittance_id", false},
                                                               {"received", false},
                                                               {"amount", false},
                                                               {"member_id", false},
                                                               {"billing_account", false},
                                                               {"invoice_number", false},
                                                               {"first_name", false},
                                                               {"last_name", false},
                                                               {"address_1", false},
                                                               {"address_2", false},
                                                               {"city", false},
                                                               {"state", false},
                                                               {"zip", false},
                                                               {"carrier", false},
                                                               {"ledger", false}}};
static_assert(columns[ledger].name == "ledger");

/// A cell was typed or exported, not read from paper: what it says is nearly certain, but an id
/// may have been mistyped, which only other evidence shows.
constexpr double cell_probability = 0.99999;

template <class T>
Reading<T> given(T value) {
    return Read<T>{std::move(value), Probability::of(cell_probability), How::print, Box{}};
}

/// A reading of a cell: absent where it is empty, invalid where it breaks its form.
template <class T, class Parse>
Reading<T> cell_reading(std::string_view cell, Parse parse) {
    if (cell.empty()) return Unread{UnreadWhy::absent};
    if (auto value = parse(cell)) return given<T>(std::move(*value));
    return Unread{UnreadWhy::invalid};
}

class RemittanceReader {
public:
    RemittanceReader(CsvColumns const& places, RemittanceDefaults const& defaults)
        : places_(places), defaults_(defaults) {}

    tl::expected<RemittanceRow, RowFault> read(CsvRow const& row, std::size_t sequence) const {
        if (auto fault = places_.shape_fault(row)) return tl::unexpected(std::move(*fault));
        std::string_view const day = places_.cell(row, received);
        std::optional<BusinessDate> const date =
            day.empty() ? defaults_.received : BusinessDate::parse(day);
        if (!date) return tl::unexpected(RowFault{row.line, "received", "expected YYYY-MM-DD"});
        Reading<Cents> const cents = cell_reading<Cents>(places_.cell(row, amount), Cents::parse);
        auto const* unread = std::get_if<Unread>(&cents);
        if (unread && unread->why == UnreadWhy::invalid)
            return tl::unexpected(
                RowFault{row.line, "amount", "expected dollars such as 123.45, or nothing"});
        Payment payment{*ItemId::parse(fmt::format("{:032x}", sequence)),
                        PaymentKind::personal_check};
        payment.amount = payment.amount_figures = cents;
        payment.date = given(*date);
        payment.payee = given(defaults_.policy.accepted_payees.front());
        payment.signature_present = given(true);
        payment.subscriber = subscriber(row);
        Transaction transaction{static_cast<int>(sequence), *date, {std::move(payment)}, {}, {}};
        return RemittanceRow{std::string(places_.cell(row, remittance_id)), std::move(transaction)};
    }

private:
    Subscriber subscriber(CsvRow const& row) const {
        auto const cell = [&](Column column) { return places_.cell(row, column); };
        Subscriber subscriber;
        subscriber.member_id = cell_reading<MemberId>(cell(member_id), MemberId::parse);
        subscriber.member_id_digits = text_reading(std::string(cell(member_id)));
        subscriber.billing_account =
            cell_reading<BillingAccount>(cell(billing_account), BillingAccount::parse);
        subscriber.invoice_number =
            cell_reading<InvoiceNumber>(cell(invoice_number), InvoiceNumber::parse);
        subscriber.name = text_reading(joined(row, {first_name, last_name}, " "));
        subscriber.address =
            text_reading(joined(row, {address_1, address_2, city, state, zip}, ", "));
        subscriber.carrier =
            cell_reading<std::string>(cell(carrier), [this](std::string_view text) {
                Carrier const* const found = defaults_.carriers.find_within(text);
                return found ? std::optional(found->name) : std::nullopt;
            });
        subscriber.ledger = cell_reading<Ledger>(cell(ledger), parse_ledger);
        return subscriber;
    }

    std::string joined(CsvRow const& row, std::initializer_list<Column> parts,
                       std::string_view between) const {
        std::string text;
        for (Column const part : parts) {
            std::string_view const cell = places_.cell(row, part);
            if (!cell.empty()) text.append(text.empty() ? "" : between).append(cell);
        }
        return text;
    }

    static Reading<std::string> text_reading(std::string text) {
        if (text.empty()) return Unread{UnreadWhy::absent};
        return given(std::move(text));
    }

    CsvColumns const& places_;
    RemittanceDefaults const& defaults_;
};

}  // namespace

tl::expected<RemittanceFile, Fault> read_remittance_file(std::filesystem::path const& file,
                                                         RemittanceDefaults const& defaults) {
    RemittanceFile result;
    std::optional<CsvColumns> places;
    std::optional<Fault> header_fault;
    auto const take = [&](CsvRow const& row) {
        if (header_fault) return;
        if (!places) {
            auto header = CsvColumns::from_header(row, columns, file.string());
            if (header)
                places = std::move(*header);
            else
                header_fault = std::move(header.error());
            return;
        }
        std::size_t const sequence = result.rows.size() + result.bad_row_count + 1;
        auto remittance = RemittanceReader(*places, defaults).read(row, sequence);
        if (remittance) {
            result.rows.push_back(std::move(*remittance));
            return;
        }
        ++result.bad_row_count;
        if (result.bad_rows.size() < bad_rows_named) result.bad_rows.push_back(remittance.error());
    };
    auto const done = for_each_csv_row(file, take);
    if (header_fault) return tl::unexpected(*header_fault);
    if (!done) return tl::unexpected(done.error());
    if (!places)
        return tl::unexpected(Fault{file.string(), "line 1", "the file is empty",
                                    "Give a remittance file with its header row."});
    return result;
}

}  // namespace lockbox::batches
