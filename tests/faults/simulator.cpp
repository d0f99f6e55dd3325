// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/simulator.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/wait.h>
#include <tbb/global_control.h>
#include <unistd.h>

#include <opencv2/core.hpp>
#include <sstream>
#include <stdexcept>

#include "batches/export/outgoing.h"
#include "batches/export/pdf_paper.h"
#include "tests/batches/files_below.h"

namespace lockbox::faults {
namespace {

namespace fs = std::filesystem;
using batches::Site;
using batches::Store;
using batches::test::files_below;

/// What the books themselves find wrong, and what the inbox still has.
std::string objections(Site const& site, Store& store) {
    std::string found;
    for (std::string const& wrong : store.verify())
        found += wrong + " ";
    if (!store.totals_now().balances()) found += store.totals_now().line() + " ";
    for (BusinessDate const day : store.business_dates())
        for (std::string const& file : batches::released_differences(site, store, day))
            found += file + " is not what was released. ";
    if (!fs::is_empty(site.inbox())) found += "The inbox is not empty. ";
    return found;
}

Left left_in(Site const& site, Store& store) {
    Left left{batches::test::books(site.database()),
              {},
              files_below(site.outbox()),
              files_below(site.archive())};
    store.for_each_audit_row([&](batches::AuditRow const& row) {
        if (row.entry.act != "run")
            left.audit.push_back(fmt::format("{} | {} | {} | {}", row.entry.who, row.entry.act,
                                             row.entry.what, row.entry.detail));
    });
    return left;
}

std::string different_files(std::map<std::string, std::string> const& now,
                            std::map<std::string, std::string> const& right) {
    std::string found;
    for (auto const& [name, content] : right) {
        auto const other = now.find(name);
        if (other == now.end()) found += name + " is missing. ";
        if (other != now.end() && other->second != content) found += name + " differs. ";
    }
    for (auto const& [name, content] : now)
        if (!right.contains(name)) found += name + " is left over. ";
    return found;
}

/// Sends what was counted from the child to its parent.
void send(int pipe, Counted const& calls) {
    std::string const text = fmt::format("{} {}\n", calls.store, calls.disk);
    static_cast<void>(!::write(pipe, text.data(), text.size()));
}
Counted receive(int pipe) {
    std::string text;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(pipe, buffer, sizeof buffer)) > 0;)
        text.append(buffer, static_cast<std::size_t>(got));
    Counted calls;
    std::istringstream(text) >> calls.store >> calls.disk;
    return calls;
}

}  // namespace

std::string text(Plan const& plan) {
    return fmt::format("{} at call {} of the {}", name(plan.fault), plan.at,
                       plan.domain == Domain::disk ? "disk" : "store");
}

Simulator::Simulator(std::uint64_t seed) : night_(seed), site_(folder_ / "site") {
    fs::create_directory(folder_ / "spares");
    // Fonts are found once, here, not once in every child.
    batches::PdfPaper("fonts", "2026-01-01").text(10, 10, "fonts", {});
    batches::PdfPaper("fonts", "2026-01-01")
        .text(10, 10, "fonts", {.weight = batches::PdfPaper::Weight::bold});
    night_.prepare(folder_ / "fresh");
    fs::copy(folder_ / "fresh", site_, fs::copy_options::recursive);
    Ended const ended = run({});
    calls_ = ended.calls;
    Site const site = *batches::open_site(site_);
    Store store = Store::open(site.database());
    if (std::string const wrong = objections(site, store); ended.status != 0 || !wrong.empty())
        throw std::runtime_error(
            fmt::format("the undisturbed night ended with {}: {}", ended.status, wrong));
    undisturbed_ = left_in(site, store);
}

std::vector<Plan> Simulator::every_stop() const {
    std::vector<Plan> plans;
    std::string const spares = (folder_ / "spares").string();
    for (std::size_t i = 0; i < calls_.disk.size(); ++i)
        for (Fault const fault : {Fault::killed, Fault::torn, Fault::power_cut, Fault::full,
                                  Fault::error_once, Fault::error_for_good, Fault::read_only})
            if (fault != Fault::torn || calls_.disk[i] == 'w')
                plans.push_back({Domain::disk, fault, static_cast<long>(i) + 1, spares});
    for (long call = 1; call <= calls_.store; ++call)
        for (Fault const fault : {Fault::killed, Fault::power_cut, Fault::store_full,
                                  Fault::store_error, Fault::store_read_only})
            plans.push_back({Domain::store, fault, call, spares});
    return plans;
}

Ended Simulator::run(Plan const& plan) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe can be made");
    std::fflush(nullptr);
    pid_t const child = ::fork();
    if (child == 0) {
        // One thread: calls come in the same order each time, and none is left behind by the fork.
        tbb::global_control const one(tbb::global_control::max_allowed_parallelism, 1);
        cv::setNumThreads(1);
        begin(plan);
        int const status = night_.run(site_);
        Counted const calls = counted();
        begin({});
        send(ends[1], calls);
        ::_exit(status);
    }
    ::close(ends[1]);
    Counted const calls = receive(ends[0]);
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    bool const killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    return {killed ? -1 : WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), calls};
}

std::string Simulator::differences(Left const& left) const {
    std::string found;
    if (left.books != undisturbed_.books) found += "The books differ. ";
    if (left.audit != undisturbed_.audit)
        found += fmt::format("The audit log has {}, not {}. ", left.audit, undisturbed_.audit);
    found += different_files(left.outgoing, undisturbed_.outgoing);
    return found + different_files(left.archive, undisturbed_.archive);
}

std::string Simulator::differences_after(std::vector<Plan> const& plans) {
    fs::remove_all(site_);
    fs::copy(folder_ / "fresh", site_, fs::copy_options::recursive);
    for (Plan const& plan : plans) {
        Ended const ended = run(plan);
        ++endings_[ended.status];
        if (ended.status != -1 && ended.status != 0 && ended.status != 4)
            return fmt::format("The stopped night ended with {}. ", ended.status);
    }
    Ended const ended = run({});
    if (ended.status != 0) return fmt::format("The night run again ended with {}. ", ended.status);
    Site const site = *batches::open_site(site_);
    Store store = Store::open(site.database());
    std::string const wrong = objections(site, store);
    return wrong + differences(left_in(site, store));
}

}  // namespace lockbox::faults
