// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace lockbox::batches {

/// Four invented members: two months in arrears, medical and dental, a household, and one whose
/// bill is paid.
inline std::string const four_members =
    "invoice_number,ledger,member_id,billing_account,first_name,last_name,address_1,address_2,"
    "city,state,zip,phone,carrier,plan,coverage_month,amount_due,balance,due_date\n"
    "2000000001,medical,310000000012,700000111,Quentin,Abernathy,12 Larch Lane,,Salem,MA,01970,,"
    "Fallon Health,Silver,2026-11,310.25,310.25,2026-10-23\n"
    "2000000002,medical,310000000012,700000111,Quentin,Abernathy,12 Larch Lane,,Salem,MA,01970,,"
    "Fallon Health,Silver,2026-12,310.25,310.25,2026-11-23\n"
    "2000000003,dental,310000000012,700000222,Quentin,Abernathy,12 Larch Lane,,Salem,MA,01970,,"
    "Altus Dental,Basic,2026-12,41.10,41.10,2026-11-23\n"
    "2000000004,medical,310000000575,,Philippa,Zellweger,9 Quince Court,Apt 4,Lowell,MA,01851,,"
    "Health New England,Gold,2026-12,512.80,512.80,2026-11-23\n"
    "2000000005,medical,310000000930,,Ottokar,Winterbourne,77 Yew Street,,Athol,MA,01331,,"
    "WellSense Health Plan,Bronze,2026-12,205.00,0.00,2026-11-23\n";

}  // namespace lockbox::batches
