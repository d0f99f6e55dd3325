// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "batches/workbench/desk.h"
#include "tests/batches/store/sample_records.h"

namespace lockbox::batches::test {

using workbench::Json;
using workbench::Reply;

inline constexpr char const* good_password = "correct horse battery";

/// Somebody who is logged in at a desk.
struct AtDesk {
    std::string token;
    std::string csrf;
};

/// A site with forty open invoices and a batch of held checks of $50.00 each (items 11 to 10 +
/// `checks`), and a desk on it. People: anna, ben, carl (clerks), sue (supervisor), otto (auditor),
/// ada (administrator).
class OpenedDesk {
public:
    explicit OpenedDesk(int checks = 3, HoldReason reason = HoldReason::member_unknown,
                        workbench::DeskOptions options = {});

    AtDesk log_in(std::string const& name);
    Reply get(AtDesk const& who, std::string const& path,
              std::map<std::string, std::string> query = {});
    Reply post(AtDesk const& who, std::string const& path, Json const& body = Json::object());
    Json json(Reply const& reply) { return Json::parse(reply.body); }

    static std::string path(std::uint64_t seed, std::string const& act) {
        return "/api/1/items/" + item(seed).text() + "/" + act;
    }
    /// Pays invoice `number` of a ledger.
    static Json paying(std::string const& key, int number, std::string const& amount,
                       char const* ledger = "medical");

    TemporaryFolder folder;
    Site site;
    Store store;
    workbench::Desk desk;
};

}  // namespace lockbox::batches::test
