// SPDX-License-Identifier: Apache-2.0
#include "batches/invoices/invoice_file.h"

#include <array>
#include <optional>
#include <string>
#include <unordered_set>

namespace lockbox::batches {
namespace {

/// In the order of `columns`.
enum Column : std::size_t {
    invoice_number,
    ledger,
    member_id,
    billing_account,
    first_name,
    last_name,
    address_1,
    address_2,
    city,
    state,
    zip,
    phone,
    carrier,
    plan,
    coverage_month,
    amount_due,
    balance,
    due_date,
    column_count,
};
constexpr std::array<CsvColumns::Known, column_count> columns{{{"invoice_number", true},
                                                               {"ledger", true},
                                                               {"member_id", true},
                                                               {"billing_account", true},
                                                               {"first_name", true},
                                                               {"last_name", true},
                                                               {"address_1", true},
                                                               {"address_2", true},
                                                               {"city", true},
                                                               {"state", true},
                                                               {"zip", true},
                                                               {"phone", true},
                                                               {"carrier", true},
                                                               {"plan", true},
                                                               {"coverage_month", true},
                                                               {"amount_due", true},
                                                               {"balance", true},
                                                               {"due_date", true}}};
static_assert(columns[due_date].name == "due_date");

/// Reads the cells of one row and remembers the first that is wrong.
class RowReader {
public:
    RowReader(CsvColumns const& places, CsvRow const& row) : places_(places), row_(row) {}

    std::string text(Column column) const { return std::string(places_.cell(row_, column)); }

    template <class Parse>
    auto parsed(Column column, Parse parse, char const* expected) {
        auto value = parse(places_.cell(row_, column));
        if (!value && !fault_)
            fault_ = RowFault{row_.line, std::string(columns[column].name),
                              std::string("expected ") + expected};
        return value;
    }
    void refuse(Column column, char const* what) {
        if (!fault_) fault_ = RowFault{row_.line, std::string(columns[column].name), what};
    }
    std::optional<RowFault> const& fault() const { return fault_; }

private:
    CsvColumns const& places_;
    CsvRow const& row_;
    std::optional<RowFault> fault_;
};

std::optional<Cents> parse_bill_amount(std::string_view text) {
    auto const cents = Cents::parse(text);
    if (!cents || *cents < no_cents) return std::nullopt;
    return cents;
}

tl::expected<OpenInvoice, RowFault> invoice_from(CsvColumns const& places, CsvRow const& row) {
    if (auto fault = places.shape_fault(row)) return tl::unexpected(std::move(*fault));
    RowReader reader(places, row);
    auto const number =
        reader.parsed(invoice_number, InvoiceNumber::parse, "1 to 20 letters, digits or dashes");
    auto const book = reader.parsed(ledger, parse_ledger, "medical or dental");
    auto const member = reader.parsed(member_id, MemberId::parse, "12 digits");
    auto const month = reader.parsed(coverage_month, CoverageMonth::parse, "YYYY-MM");
    auto const due = reader.parsed(amount_due, parse_bill_amount, "dollars such as 123.45");
    auto const open = reader.parsed(balance, parse_bill_amount, "dollars such as 123.45");
    auto const date = reader.parsed(due_date, BusinessDate::parse, "YYYY-MM-DD");
    std::optional<BillingAccount> account;
    if (!places.cell(row, billing_account).empty())
        account = reader.parsed(billing_account, BillingAccount::parse,
                                "9 digits, the first a 7, or nothing");
    if (places.cell(row, last_name).empty()) reader.refuse(last_name, "is empty");
    if (reader.fault()) return tl::unexpected(*reader.fault());
    return OpenInvoice{{*book, *number},
                       *member,
                       account,
                       reader.text(first_name),
                       reader.text(last_name),
                       {reader.text(address_1), reader.text(address_2), reader.text(city),
                        reader.text(state), reader.text(zip)},
                       reader.text(phone),
                       reader.text(carrier),
                       reader.text(plan),
                       *month,
                       *due,
                       *open,
                       *date};
}

/// The state of one reading of a file, row by row.
class InvoiceFileReader {
public:
    InvoiceFileReader(std::string file, std::function<void(OpenInvoice&&)> const& take)
        : file_(std::move(file)), take_(take) {}

    void take_row(CsvRow const& row) {
        if (header_fault) return;
        if (!places_) {
            auto header = CsvColumns::from_header(row, columns, file_);
            if (header)
                places_ = std::move(*header);
            else
                header_fault = std::move(header.error());
            return;
        }
        ++summary.rows;
        auto invoice = invoice_from(*places_, row);
        if (!invoice) return refuse(std::move(invoice.error()));
        if (!seen_.insert(invoice->key).second)
            return refuse({row.line, std::string(columns[invoice_number].name),
                           "the file has this invoice number in this ledger already"});
        take_(std::move(*invoice));
    }
    bool has_header() const { return places_.has_value(); }

    InvoiceFileSummary summary;
    std::optional<Fault> header_fault;

private:
    void refuse(RowFault fault) {
        ++summary.bad_row_count;
        if (summary.bad_rows.size() < bad_rows_named) summary.bad_rows.push_back(std::move(fault));
    }

    std::string file_;
    std::function<void(OpenInvoice&&)> const& take_;
    std::optional<CsvColumns> places_;
    std::unordered_set<InvoiceKey> seen_;
};

}  // namespace

tl::expected<InvoiceFileSummary, Fault> read_invoice_file(
    std::filesystem::path const& file, std::function<void(OpenInvoice&&)> const& take) {
    InvoiceFileReader reader(file.string(), take);
    auto const done =
        for_each_csv_row(file, [&reader](CsvRow const& row) { reader.take_row(row); });
    if (reader.header_fault) return tl::unexpected(*reader.header_fault);
    if (!done) return tl::unexpected(done.error());
    if (!reader.has_header())
        return tl::unexpected(Fault{file.string(), "line 1", "the file is empty",
                                    "Deliver an open-invoice file with its header row."});
    return reader.summary;
}

}  // namespace lockbox::batches
