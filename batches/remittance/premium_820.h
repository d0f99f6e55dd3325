// SPDX-License-Identifier: Apache-2.0
// EDI 820, premium payment (005010X218): tells each carrier which members' premiums were paid.
//
//   BPR total · TRN · REF ledger · DTM coverage · N1 payer · N1 carrier
//   then for each member  ENT · NM1, and for each invoice  RMR · REF item · DTM coverage · ADX
//
// The guide itself is sold, not published; segments and codes follow public descriptions of it. A
// receiver's companion guide may ask for others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "batches/remittance/edi_envelope.h"
#include "batches/remittance/ledger_day.h"
#include "lockbox/remittance_settings.h"

namespace lockbox::batches::edi {

inline constexpr Kind premium_medical{"820", "RA", "00501", "005010X218", 1};
inline constexpr Kind premium_dental{"820", "RA", "00501", "005010X218", 2};
constexpr Kind const& premium_kind(Ledger ledger) {
    return ledger == Ledger::medical ? premium_medical : premium_dental;
}

/// ADX02: why what was paid differs from what was billed.
inline constexpr std::string_view adjusted_partial = "H6";     ///< Less: a part of the bill.
inline constexpr std::string_view adjusted_more = "53";        ///< More than that month's bill.
inline constexpr std::string_view adjusted_on_account = "52";  ///< Credit for an overpayment.
/// RMR01: what RMR02 names.
inline constexpr std::string_view names_invoice = "IK";
inline constexpr std::string_view names_account = "11";
/// The payee of money whose carrier the list of open invoices did not say.
inline constexpr std::string_view carrier_not_stated = "CARRIER NOT STATED";

/// One line of an 820: an invoice paid, or money put on a member's account.
struct PremiumLine {
    std::string carrier;
    std::string member_id;
    std::string last_name;
    std::string first_name;
    std::string invoice;  ///< Empty: on account.
    Cents paid = no_cents;
    std::optional<Cents> billed;
    std::string item_id;
    std::string coverage;  ///< `20261201-20261231`, or empty.
    friend bool operator==(PremiumLine const&, PremiumLine const&) = default;
};

/// The lines that a ledger's day makes, in the order of the file: carriers, and in each its
/// members, as they first appear.
std::vector<PremiumLine> premium_lines(LedgerDay const& day);

/// The file: one transaction set for each carrier. Precondition: the day has payments.
std::string premium_file(LedgerDay const& day, RemittanceSettings const& settings);

struct PremiumFile {
    Interchange interchange;  ///< Without its sets.
    std::vector<PremiumLine> lines;
    std::vector<Fault> faults;  ///< Empty: every count, number and total agrees.
};
/// Strictly what `premium_file` writes for this ledger. Any bytes may be handed in.
PremiumFile read_premium_file(std::string_view text, Ledger ledger, std::string const& file);

}  // namespace lockbox::batches::edi
