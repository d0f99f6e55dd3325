// SPDX-License-Identifier: Apache-2.0
// Where the fields of a BAI lockbox file stand, as data. This is the lockbox format with records
// 1 2 5 6 4 7 8 9, not the BAI2 of cash management. Banks modify it, so no code knows a column.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace lockbox::batches::bai {

/// What a field means, whatever its columns.
enum class Value {
    priority,
    destination,
    origin,
    date,  ///< The business date of the file, the lockbox or the batch.
    time,
    reference,
    service_type,
    record_size,
    blocking,
    format,
    batch,
    item,
    lockbox,
    amount,
    routing,
    account,
    check_number,
    check_date,
    payer,
    payee,
    overflow_type,
    sequence,
    last,  ///< 9 on the last invoice of a check, 0 on the others.
    invoice,
    invoice_amount,
    customer,
    deposit_account,
    deposit_routing,
    payment_count,
    total,
    record_count,
};
inline constexpr std::size_t value_count = 31;
std::string_view name(Value value);

enum class Form {
    number,       ///< Digits, right-justified, zeros before.
    digits,       ///< Digits, right-justified, zeros before; blank or zero where not known.
    text,         ///< Left-justified, blanks behind.
    year_first,   ///< YYMMDD.
    month_first,  ///< MMDDYY; zeros or blanks where not known.
    fixed,        ///< What `fixed` of the field says, always.
};

/// What becomes of a value that is wider than its field. Nothing else is ever cut.
enum class TooWide {
    refuse,      ///< The file is not written: money and invoice numbers are never cut.
    keep_right,  ///< The last characters, which tell accounts and serials apart.
    keep_left,   ///< The first characters: names.
};

struct Field {
    Value value;
    int column;  ///< From 1.
    int width;
    Form form;
    TooWide too_wide = TooWide::refuse;
    std::string_view fixed = {};
};

struct Record {
    char type;  ///< In column 1.
    std::span<Field const> fields;
};

struct Layout {
    std::string_view name;
    std::span<Record const> records;
    int columns_most;  ///< A longer line is a fault.
    bool padded;       ///< Every line has `columns_most`; else blanks at its end are left out.
    /// Some banks number only records 6 and 7 and write 000 into record 5.
    bool header_may_lack_batch_number;

    Record const* record(char type) const;
    /// Nothing if records of this type do not tell it.
    Field const* field(char type, Value value) const;
};

/// The layouts that are shipped, both after public descriptions of banks' files:
/// * `columns_104`: blanks at the end of a line are left out; lines of up to 160 columns are read.
///   Record 4 bears the invoice number but no amount, so how a check is shared out among several
///   invoices cannot be told, nor checked when it is read.
/// * `columns_80`: every line has 80 columns. Record 4 bears invoice number, amount and customer.
///   An invoice number of more than ten characters does not fit and is refused.
std::span<Layout const> shipped_layouts();
Layout const* layout_named(std::string_view name);

}  // namespace lockbox::batches::bai
