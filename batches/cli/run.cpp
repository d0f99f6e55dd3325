// SPDX-License-Identifier: Apache-2.0
// `lockbox run`: the night.
#include "batches/night/progress_file.h"
#include "batches/night/taught_carriers.h"
#include "batches/run_night.h"

#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <tbb/global_control.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "batches/cli/command.h"
#include "batches/cli/faults.h"
#include "batches/cli/figures_text.h"
#include "batches/cli/opened_site.h"
#include "batches/cli/page_json.h"
#include "batches/cli/progress.h"
#include "batches/cli/run_what_if.h"
#include "batches/export/night_figures.h"
#include "batches/export/outgoing.h"
#include "ocr/reading_times.h"

namespace lockbox::batches {
namespace {

/// What an unattended night leaves behind: one line for each batch and each fault, with its time.
/// Batches are named by their entry in the inbox; nothing that was read is logged.
spdlog::logger night_log(Arguments const& arguments) {
    spdlog::logger log("lockbox", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    log.set_pattern("%Y-%m-%dT%H:%M:%S %l %v");
    log.set_level(arguments.quiet() ? spdlog::level::err : spdlog::level::info);
    return log;
}

/// Shows how far the night is, to whoever started it and at the workbench, and logs each batch as
/// it begins.
class NightWatch {
public:
    NightWatch(Arguments const& arguments, spdlog::logger& log, Site const& site)
        : log_(log),
          progress_("transactions", 0, Progress::for_terminal(arguments)),
          file_(site.root) {}

    void show(NightProgress const& now) {
        file_.tell(now);
        if (batch_ != now.batch_index) {
            batch_ = now.batch_index;
            transactions_ += now.total;
            done_ = 0;
            progress_.clear();
            log_.info("batch {} of {}: {}, {} transactions", now.batch_index + 1, now.batch_count,
                      now.batch, now.total);
            progress_.restart(
                fmt::format("transactions (batch {} of {})", now.batch_index + 1, now.batch_count),
                now.total);
        }
        if (now.done > done_) progress_.advance(now.done - done_);
        done_ = now.done;
    }
    void clear() { progress_.clear(); }
    std::size_t transactions() const { return transactions_; }

private:
    spdlog::logger& log_;
    Progress progress_;
    ProgressFile file_;
    std::optional<std::size_t> batch_;
    std::size_t done_ = 0;
    std::size_t transactions_ = 0;
};

/// Where the processor's time went, by reader: how often each ran, and for how long.
constexpr double nanoseconds_per_ms = 1e6;

nlohmann::ordered_json times_json() {
    nlohmann::ordered_json json;
    for (auto const& step : ocr::reading_times())
        json[std::string(step.name)] = {
            {"runs", step.runs},
            {"ms", static_cast<double>(step.processor_time.count()) / nanoseconds_per_ms}};
    return json;
}

std::string times_text(std::size_t transactions) {
    double all = 0;
    for (auto const& step : ocr::reading_times())
        all += static_cast<double>(step.processor_time.count()) / nanoseconds_per_ms;
    std::string text = fmt::format("{:<18}{:>9}{:>12}{:>9}{:>17}\n", "reader", "runs", "ms a run",
                                   "share", "ms a transaction");
    for (auto const& step : ocr::reading_times()) {
        if (step.runs == 0) continue;
        double const ms = static_cast<double>(step.processor_time.count()) / nanoseconds_per_ms;
        text += fmt::format("{:<18}{:>9}{:>12.2f}{:>8.1f}%{:>17.2f}\n", step.name, step.runs,
                            ms / static_cast<double>(step.runs), 100 * ms / all,
                            ms / static_cast<double>(std::max<std::size_t>(transactions, 1)));
    }
    return text;
}

void print_outcome(Arguments const& arguments, NightOutcome const& outcome,
                   NightFigures const& figures, std::vector<BusinessDate> const& written,
                   Site const& site) {
    if (arguments.json()) {
        nlohmann::ordered_json json = figures_json(figures);
        json["refused"] = nlohmann::ordered_json::array();
        for (Fault const& fault : outcome.refused)
            json["refused"].push_back(fault_json(fault));
        if (arguments.has("times")) json["reading_times"] = times_json();
        json["waiting"] = outcome.waiting;
        json["outgoing"] = nlohmann::ordered_json::array();
        for (BusinessDate const day : written)
            json["outgoing"].push_back((site.outbox() / day.text()).string());
        fmt::print("{}\n", json_line(json));
        return;
    }
    if (outcome.taken.empty() && outcome.refused.empty())
        fmt::print("No complete batch was in the inbox.\n");
    fmt::print("{}", figures_text(figures));
    for (BusinessDate const day : written)
        fmt::print("outgoing files: {}\n", (site.outbox() / day.text()).string());
}

ExitStatus run_run(Arguments const& arguments) {
    if (arguments.has("what-if")) return run_what_if(arguments);
    if (arguments.has("date")) throw UsageError("--date goes with --what-if.");
    unsigned const threads = arguments.threads();
    auto opened = opened_site(arguments, Access::change);
    if (!opened) return refuse(opened.error());
    SiteConfig& config = opened->site.config;
    config.carriers = taught_carriers(config.carriers, opened->store.lessons());
    tbb::global_control const limit(tbb::global_control::max_allowed_parallelism, threads);
    spdlog::logger log = night_log(arguments);
    NightWatch watch(arguments, log, opened->site);
    NightOutcome const outcome =
        run_night(opened->site, opened->store,
                  {threads, [&watch](NightProgress const& progress) { watch.show(progress); }});
    watch.clear();
    for (std::string const& note : outcome.notes)
        log.info("{}", note);
    for (std::string const& waiting : outcome.waiting)
        log.warn("{}", waiting);
    for (Fault const& fault : outcome.refused)
        log.error("{}", fault.text());
    auto const written = write_stale_days(opened->site, opened->store);
    std::set<BatchId> taken;
    for (BatchSummary const& batch : outcome.taken)
        taken.insert(batch.id);
    NightFigures const figures = figures_of(
        opened->store, std::nullopt, [&](BatchId const& batch) { return taken.contains(batch); });
    print_outcome(arguments, outcome, figures, written, opened->site);
    if (arguments.has("times") && !arguments.json())
        fmt::print("{}", times_text(watch.transactions()));
    if (!figures.balances()) return ExitStatus::out_of_balance;
    return outcome.refused.empty() ? ExitStatus::done : ExitStatus::refused;
}

}  // namespace

Command run_command() {
    Command command{
        "run",
        "the night: every complete batch in the inbox",
        "Takes every complete batch in the inbox, reads it, decides what each payment pays, "
        "enters\n"
        "it in the books, moves it to the archive, and writes the outgoing files of the days\n"
        "concerned. A batch is taken whole or not at all, and never twice. May be stopped at any\n"
        "instant and run again: nothing is lost and nothing is done twice.\n\n"
        "Prints what came in, what was posted in each ledger, what is held for which reason, and\n"
        "the line that balances. A refused batch stays in the inbox and is named (exit status 1);\n"
        "the others are taken all the same.\n\n"
        "With --what-if the inbox is left alone. Instead the payments of the last night (or of\n"
        "--date) are decided again from the readings in the books, under the section [policy] of\n"
        "FILE, a file like lockbox.toml; settings that it leaves out stay the site's. It prints\n"
        "what was posted and held then, for which reason and of which kind, and what would be\n"
        "now. Nothing in the site changes.",
        "lockbox run /srv/lockbox/412612 --quiet --json > night.json",
        {{"SITE", "the site's folder"}},
        boost::program_options::options_description("Options"),
        run_run};
    add_threads_option(command.options);
    command.options.add_options()("times",
                                  "also say where the processor's time went, reader by reader")(
        "what-if", boost::program_options::value<std::string>()->value_name("FILE"),
        "show the last night under the policy of FILE; change nothing");
    add_date_option(command.options);
    add_json_option(command.options);
    return command;
}

}  // namespace lockbox::batches
