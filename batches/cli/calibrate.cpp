// SPDX-License-Identifier: Apache-2.0
// `lockbox calibrate`: do the readers' probabilities mean what they say, and what if not.
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "batches/calibration/reliability_svg.h"
#include "batches/calibration/truth_file.h"
#include "batches/cli/calibration_text.h"
#include "batches/cli/command.h"
#include "batches/cli/faults.h"
#include "batches/cli/opened_site.h"
#include "batches/cli/page_json.h"
#include "batches/content_hash.h"
#include "batches/export/files.h"
#include "batches/invoices/file_hash.h"

namespace lockbox::batches {
namespace {

struct Findings {
    std::size_t values = 0;
    std::vector<FieldTrial> trials;
    Calibration then;  ///< Today's with the maps that came out better.
    HoldChanges holds;
    std::vector<PostingCurve> postings;

    bool any_adopted() const {
        return std::any_of(trials.begin(), trials.end(), [](auto& one) { return one.adopted(); });
    }
};

Findings findings_on(KeyedCases const& cases, OpenedSite& opened) {
    SiteConfig const& config = opened.site.config;
    Findings findings;
    std::set<ItemId> tested;
    for (auto const& [field, of_field] : cases) {
        findings.values += of_field.size();
        findings.trials.push_back(field_trial(field, of_field, config.calibration, config.policy));
        for (KeyedCase const& one : of_field)
            if (slice_of(one.item) == Slice::test) tested.insert(one.item);
    }
    findings.then = with_adopted(config.calibration, findings.trials);
    findings.holds =
        hold_changes(opened.store, tested, config.calibration, findings.then, config.policy);
    return findings;
}

std::string adopted_fields(Findings const& findings) {
    std::string fields;
    for (FieldTrial const& trial : findings.trials)
        if (trial.adopted())
            fields += fmt::format("{}{}", fields.empty() ? "" : " ", name(trial.field));
    return fields;
}

/// The act is in the audit log before the file is there: what reads differently must never be
/// there without it.
void put_in_force(OpenedSite& opened, Findings const& findings,
                  std::filesystem::path const& truth) {
    std::string const text = findings.then.text();
    std::string const content = ContentHash().part(text).hex(64);
    opened.store.record({operating_system_user(), "calibrate",
                         opened.site.calibration().filename().string(),
                         fmt::format("fields {}; {} keyed values of {}, content {}; map content {}",
                                     adopted_fields(findings), findings.values,
                                     truth.filename().string(), file_hash(truth), content)});
    write_file(opened.site.calibration(), text);
}

void write_diagram(std::filesystem::path const& file, Findings const& findings) {
    std::vector<ReliabilityPanel> panels;
    for (FieldTrial const& trial : findings.trials)
        if (trial.today.read > 0)
            panels.push_back(
                {std::string(name(trial.field)), trial.cases, trial.limit, trial.today});
    write_file(file, reliability_svg("Stated and actual errors, by field", panels));
}

void print_findings(Arguments const& arguments, Findings const& findings, bool applied,
                    std::filesystem::path const& file) {
    if (arguments.json()) {
        nlohmann::ordered_json json{{"values", findings.values},
                                    {"fields", nlohmann::ordered_json::array()},
                                    {"holds", hold_changes_json(findings.holds)},
                                    {"postings", posting_curves_json(findings.postings)},
                                    {"applied", applied}};
        for (FieldTrial const& trial : findings.trials)
            json["fields"].push_back(trial_json(trial));
        fmt::print("{}\n", json_line(json));
        return;
    }
    fmt::print("{}\n{}\n{}\n{}", reliability_text(findings.trials), trials_text(findings.trials),
               hold_changes_text(findings.holds), posting_curves_text(findings.postings));
    if (applied)
        fmt::print("{} is in force for: {}\n", file.string(), adopted_fields(findings));
    else if (findings.any_adopted())
        fmt::print("Nothing was changed; --apply would put in force: {}\n",
                   adopted_fields(findings));
    else
        fmt::print("Nothing was changed: no map came out better.\n");
}

ExitStatus run_calibrate(Arguments const& arguments) {
    if (!arguments.has("truth")) throw UsageError("--truth is missing.");
    bool const apply = arguments.has("apply");
    auto opened = opened_site(arguments, apply ? Access::change : Access::look);
    if (!opened) return refuse(opened.error());
    std::filesystem::path const file = arguments.path("truth");
    auto truth = read_truth_file(file);
    if (!truth) return refuse(truth.error());
    KeyedCases const cases =
        keyed_cases(*truth, [&](ItemId const& item) { return opened->store.pages_of(item); });
    if (truth->bad_row_count > 0) {
        refuse_rows(file.string(), truth->bad_rows, truth->bad_row_count);
        if (!arguments.has("skip-bad-rows")) return ExitStatus::refused;
    }
    Findings findings = findings_on(cases, *opened);
    findings.postings = posting_curves(judged_payments(opened->store, truth->values));
    bool const applied = apply && findings.any_adopted();
    if (applied) put_in_force(*opened, findings, file);
    if (arguments.has("diagram")) write_diagram(arguments.path("diagram"), findings);
    print_findings(arguments, findings, applied, opened->site.calibration());
    return ExitStatus::done;
}

}  // namespace

Command calibrate_command() {
    namespace po = boost::program_options;
    Command command{
        "calibrate",
        "do the readers' probabilities mean what they say here",
        "Compares what a person has keyed from papers that this site has taken with the readings\n"
        "that the store has of them. Per field: how many were read, right and wrong, and whether\n"
        "readings of each stated error, decade by decade, are wrong as often as stated. Then it\n"
        "fits a map of the probabilities on one half of the items and tests it on the other half:\n"
        "what it does to losses, to what passes the policy's limits and to what would be held.\n\n"
        "Where member_id is keyed, on a payment or on its coupon, it also shows for each kind of\n"
        "paper what a wrong_posting_limit from 0.01 to 0.000001 lets through, how many of these\n"
        "are wrong, and at most which share, exactly, with 95 % confidence.\n\n"
        "With --apply the maps that came out better on the other half are written to\n"
        "SITE/calibration.toml, and from the next run on every reading of those fields is stated\n"
        "so. Nothing that was posted or held changes. To go back, remove the file.\n\n"
        "FILE is CSV with a header row: item_id (as in posted.csv and held.csv), page (front,\n"
        "rear or a number from 0; front if empty), field and value (as `lockbox read` prints\n"
        "them; empty where the field is not on the paper):\n\n"
        "  item_id,page,field,value\n"
        "  5f0c3a9e41d27b86a1c0de94f3572b18,front,amount,345.67\n"
        "  5f0c3a9e41d27b86a1c0de94f3572b18,front,signature,present\n"
        "  5f0c3a9e41d27b86a1c0de94f3572b18,front,memo,\n\n"
        "Key whole papers as they come, not those that were held: a choice by how they were read\n"
        "spoils the figures. With 300 readings of a field or fewer, a map only lowers.",
        "lockbox calibrate /srv/lockbox/412612 --truth keyed.csv --diagram keyed.svg",
        {{"SITE", "the site's folder"}},
        po::options_description("Options"),
        run_calibrate};
    command.options.add_options()("truth", po::value<std::string>()->value_name("FILE"),
                                  "what was keyed, as CSV")(
        "apply", "put the maps that came out better in force")(
        "diagram", po::value<std::string>()->value_name("FILE"),
        "also write a reliability diagram, as SVG")("skip-bad-rows",
                                                    "leave bad rows out; each is named");
    add_json_option(command.options);
    return command;
}

}  // namespace lockbox::batches
