// SPDX-License-Identifier: Apache-2.0
#include "tests/batches/workbench/opened_desk.h"

#include <gtest/gtest.h>
#include <sodium.h>

#include <array>

#include "tests/batches/acts/random_acts.h"
#include "tests/batches/export/archived_scan.h"

namespace lockbox::batches::test {
namespace {

/// As the program hashes, at the least cost: what is right of one is right of the other.
std::string cheap_hash() {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    std::string const password = good_password;
    EXPECT_EQ(crypto_pwhash_str(hash.data(), password.data(), password.size(),
                                crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN),
              0);
    return hash.data();
}

Site made_site(std::filesystem::path const& root, int checks, HoldReason reason) {
    Site site = *create_site(root);
    Store store = Store::open(site.database());
    auto replacement = store.replace_invoices();
    auto const invoices = forty_invoices();
    for (OpenInvoice const& one : invoices)
        replacement.add(one);
    replacement.commit({"hash", "invoices.csv", invoices.size()}, entry("import"));
    std::vector<TransactionRecord> transactions;
    for (int i = 1; i <= checks; ++i)
        transactions.push_back(
            transaction(i, static_cast<std::uint64_t>(10 + i), held(reason, Cents::of(50'00))));
    store.commit(batch(1, std::move(transactions)), entry("batch"));
    archive_scan(site, batch_id(1), "0001-1f.tif");
    static std::string const hash = cheap_hash();
    for (auto const& [name, role] : {std::pair{"anna", Role::clerk},
                                     {"ben", Role::clerk},
                                     {"carl", Role::clerk},
                                     {"sue", Role::supervisor},
                                     {"otto", Role::auditor},
                                     {"ada", Role::administrator}})
        store.add_person(name, role, hash, "test");
    return site;
}

}  // namespace

OpenedDesk::OpenedDesk(int checks, HoldReason reason, workbench::DeskOptions options)
    : site(made_site(folder / "site", checks, reason)),
      store(Store::open(site.database())),
      desk(site, std::move(options)) {}

AtDesk OpenedDesk::log_in(std::string const& name) {
    workbench::Request request{"POST",
                               "/api/1/login",
                               {},
                               "",
                               "",
                               "",
                               "desk",
                               "application/json",
                               Json{{"name", name}, {"password", good_password}}.dump(),
                               "1.2.3.4"};
    Reply const reply = desk.handle(request);
    if (reply.status != 200) return {};
    std::string const cookie = reply.headers.at(0).second;
    std::size_t const at = cookie.find('=') + 1;
    return {cookie.substr(at, cookie.find(';') - at), json(reply)["token"]};
}

Reply OpenedDesk::get(AtDesk const& who, std::string const& path,
                      std::map<std::string, std::string> query) {
    return desk.handle(
        {"GET", path, std::move(query), who.token, "", "", "desk", "", "", "1.2.3.4"});
}

Reply OpenedDesk::post(AtDesk const& who, std::string const& path, Json const& body) {
    return desk.handle({"POST",
                        path,
                        {},
                        who.token,
                        who.csrf,
                        "https://desk",
                        "desk",
                        "application/json",
                        body.dump(),
                        "1.2.3.4"});
}

Json OpenedDesk::paying(std::string const& key, int number, std::string const& amount,
                        char const* ledger) {
    return {{"key", key},
            {"note", "a test"},
            {"outcome", "posted"},
            {"parts",
             {{{"ledger", ledger},
               {"invoice", invoice(Ledger::medical, number).number.text()},
               {"member_id", member((number - 100) % 10).text()},
               {"amount", amount}}}}};
}

}  // namespace lockbox::batches::test
