// SPDX-License-Identifier: Apache-2.0
// EDI 823, lockbox (004030): tells accounts receivable what was deposited and what it pays.
//
//   DEP deposit · AMT total · QTY batches · QTY checks · REF ledger
//   then for each batch  BAT · AMT · QTY checks, for each check  BPR · REF serial · REF item · N1
//   payer, and for each invoice  RMR · REF member
//
// Structure and codes follow public descriptions; a receiver may ask for others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "batches/remittance/edi_envelope.h"
#include "batches/remittance/ledger_day.h"
#include "lockbox/remittance_settings.h"

namespace lockbox::batches::edi {

inline constexpr Kind deposit_medical{"823", "LB", "00403", "004030", 3};
inline constexpr Kind deposit_dental{"823", "LB", "00403", "004030", 4};
constexpr Kind const& deposit_kind(Ledger ledger) {
    return ledger == Ledger::medical ? deposit_medical : deposit_dental;
}

/// What the standard's loops hold at most.
inline constexpr std::size_t checks_of_batch_most = 1000;
inline constexpr std::size_t batches_of_deposit_most = 100;
inline constexpr std::size_t deposits_of_set_most = 100;

struct DepositPart {
    std::string invoice;  ///< Empty: on account.
    std::string member_id;
    Cents amount = no_cents;
    friend bool operator==(DepositPart const&, DepositPart const&) = default;
};
/// One check of an 823.
struct DepositCheck {
    std::string item_id;
    std::string routing;
    std::string account;
    std::string serial;
    std::string date;  ///< Eight digits: of the check, or the business date where it is not known.
    std::string payer;
    std::vector<DepositPart> parts;
    friend bool operator==(DepositCheck const&, DepositCheck const&) = default;
};
/// What a ledger's day makes of each payment, in order.
std::vector<DepositCheck> deposit_checks(LedgerDay const& day);

/// The file. Precondition: the day has payments.
std::string deposit_file(LedgerDay const& day, RemittanceSettings const& settings);

struct DepositFile {
    Interchange interchange;  ///< Without its sets.
    std::string lockbox_number;
    std::vector<DepositCheck> checks;
    std::vector<Fault> faults;  ///< Empty: every count, number and total agrees.
};
/// Strictly what `deposit_file` writes for this ledger. Any bytes may be handed in.
DepositFile read_deposit_file(std::string_view text, Ledger ledger, std::string const& file);

}  // namespace lockbox::batches::edi
