// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "batches/remittance/bai_layout.h"
#include "lockbox/business_date.h"
#include "lockbox/failure.h"
#include "lockbox/money.h"

namespace lockbox::batches::bai {

/// A BAI file as read. Texts are empty and numbers absent where the layout does not tell them or
/// the file leaves them out. Numbers of accounts and checks are without zeros before them.
struct ReadInvoice {
    std::string number;
    std::optional<Cents> amount;
    std::string customer;
};
struct ReadPayment {
    int line = 0;
    std::optional<Cents> amount;
    std::string routing;
    std::string account;
    std::string check_number;
    std::string written;  ///< ISO date.
    std::string payer;
    std::vector<ReadInvoice> invoices;
};
struct ReadBatch {
    std::int64_t number = 0;
    std::vector<ReadPayment> payments;
};
struct ReadFile {
    std::string destination;
    std::string origin;
    std::string date;  ///< ISO date.
    std::int64_t lockbox = 0;
    std::vector<ReadBatch> batches;
    std::vector<Fault> faults;  ///< Empty: every rule below holds.
};

/// Reads a file over the layout's data, to its end, and checks everything that it states:
/// every field's form; the order 1 2 (5 (6 4*)* 7)* 8 9 and nothing behind; batch numbers that are
/// not repeated and the same in 5, 6, 4 and 7; item numbers that are not repeated in a batch and
/// the same in 6 and 4; invoices in sequence 01 to 99 and again, the last one marked; invoice
/// amounts that add up to their check; counts and totals of 7 and 8; parties, lockbox and dates the
/// same throughout; the record count of 9. Each fault names line, columns, what was found and a
/// remedy. Any bytes may be handed in. `file` is for the faults' texts.
ReadFile read_file(std::string_view text, Layout const& layout, std::string const& file);

}  // namespace lockbox::batches::bai
