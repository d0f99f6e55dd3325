// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "samples/mail.h"
#include "samples/members.h"

namespace lockbox::samples {

/// How a batch is delivered to the inbox.
enum class BatchForm {
    manifest = 1,
    named_pictures = 2,
    tiff_per_transaction = 3,
    cash_letter = 4
};

/// What one clerk scanned between two tickets.
struct Batch {
    std::string number;
    BatchForm form;
    BusinessDate received;
    std::vector<Transaction> transactions;

    /// The entry of the inbox: a folder, or the file of a cash letter.
    std::string folder() const {
        return "412612-" + number + (form == BatchForm::cash_letter ? ".x937" : "");
    }
    std::size_t items() const;  ///< Checks and money orders.
    Cents amount() const;       ///< Their sum; of figures and words that differ, the words.
};

/// Shares of the stories by name; a story that is not named does not happen.
using Mix = std::map<std::string, double>;
Mix default_mix();
/// A TOML file of lines `story = share`. Throws std::runtime_error naming a story that does not
/// exist.
Mix read_mix(std::filesystem::path const& file);

struct NightOrder {
    std::uint64_t seed;
    std::size_t transactions;
    std::size_t batch_size;
    std::size_t invoices;  ///< At least this many bills in the list.
    BusinessDate received;
    Mix mix;
    Pictures pictures = Pictures::usual;
    double defects = 0;  ///< The share of pages whose picture has a defect (defects.h).
};

struct Night {
    NightOrder order;
    MemberList list;
    std::vector<Batch> batches;
};

/// Tells the whole night: everything is decided here, by the seed alone; drawing adds nothing. With
/// as many transactions as the mix has stories, each story happens at least once.
Night make_night(NightOrder const& order);

}  // namespace lockbox::samples
