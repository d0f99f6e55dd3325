// SPDX-License-Identifier: Apache-2.0
// `lockbox weights`: how the site's payers and readers are, learnt from its own payments.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "batches/cli/command.h"
#include "batches/cli/faults.h"
#include "batches/cli/opened_site.h"
#include "batches/cli/page_json.h"
#include "batches/content_hash.h"
#include "batches/export/files.h"
#include "batches/night/books_so_far.h"
#include "batches/night/stored_remittance.h"
#include "matching/learn.h"

namespace lockbox::batches {
namespace {

void add_history(matching::WeightLearner& learner, Store& store) {
    struct Envelope {
        BatchId batch;
        int transaction;
        BusinessDate received;
    };
    std::vector<Envelope> envelopes;
    store.for_each_decided(Store::Which::all, std::nullopt, [&](DecidedItem const& item) {
        if (!item.is_payment) return;
        if (!envelopes.empty() && envelopes.back().batch == item.batch &&
            envelopes.back().transaction == item.transaction)
            return;
        envelopes.push_back({item.batch, item.transaction, item.received});
    });
    for (Envelope const& one : envelopes)
        if (auto const record = store.transaction(one.batch, one.transaction))
            learner.add(stored_remittance(*record, one.received));
}

/// The act is in the audit log before the file is there.
void put_in_force(OpenedSite& opened, matching::WeightLearner const& learner,
                  std::string const& text) {
    opened.store.record(
        {operating_system_user(), "weights", opened.site.weights_file().filename().string(),
         fmt::format("from {} payments in print, {} by hand; content {}", learner.printed(),
                     learner.written(), ContentHash().part(text).hex(64))});
    write_file(opened.site.weights_file(), text);
}

ExitStatus run_weights(Arguments const& arguments) {
    bool const apply = arguments.has("apply");
    auto opened = opened_site(arguments, apply ? Access::change : Access::look);
    if (!opened) return refuse(opened.error());
    matching::InvoiceIndex const index = index_of(opened->store, opened->site.weights);
    matching::WeightLearner learner(index, opened->site.config.carriers);
    add_history(learner, opened->store);
    std::string const now = matching::weights_toml(opened->site.weights);
    std::string const learnt = matching::weights_toml(learner.learnt(opened->site.weights));
    bool const applied = apply && learnt != now;
    if (applied) put_in_force(*opened, learner, learnt);
    if (arguments.json()) {
        fmt::print("{}\n", json_line({{"printed", learner.printed()},
                                      {"written", learner.written()},
                                      {"in_force", now},
                                      {"learnt", learnt},
                                      {"applied", applied}}));
        return ExitStatus::done;
    }
    fmt::print("{} payments in print and {} by hand could be counted.\n\n", learner.printed(),
               learner.written());
    if (learnt == now)
        fmt::print("{}\nNothing was learnt that differs; a kind of payment needs {} or more.\n",
                   now, matching::WeightLearner::least_payments);
    else
        fmt::print("In force until now:\n{}\nLearnt:\n{}\n{}\n", now, learnt,
                   applied ? opened->site.weights_file().string() +
                                 " is in force from the next run"
                                 " on."
                           : std::string("Nothing was changed; --apply puts it in force."));
    return ExitStatus::done;
}

}  // namespace

Command weights_command() {
    Command command{
        "weights",
        "how the site's payers and readers are, learnt from its own payments",
        "Matching weighs how often a name is read letter by letter, whose name stands on checks,\n"
        "and how many addresses and amounts are as listed. A new site has shipped weights. This\n"
        "learns them from all payments in the books and the list of open invoices, without being\n"
        "told whose each payment was (expectation and maximisation), and prints both. A kind of\n"
        "payment (names in print; by hand) of which there are fewer than 300 teaches nothing.\n\n"
        "With --apply they are written to SITE/weights.toml, which people may read and change,\n"
        "and hold from the next run on. Nothing that was posted or held changes. To go back,\n"
        "remove the file.",
        "lockbox weights /srv/lockbox/412612",
        {{"SITE", "the site's folder"}},
        boost::program_options::options_description("Options"),
        run_weights};
    command.options.add_options()("apply", "put the learnt weights in force");
    add_json_option(command.options);
    return command;
}

}  // namespace lockbox::batches
