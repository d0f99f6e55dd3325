// SPDX-License-Identifier: Apache-2.0
// `lockbox read`: what is on this paper, without a site.
#include <fmt/format.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>

#include <cstdio>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "batches/cli/command.h"
#include "batches/cli/command_line.h"
#include "batches/cli/page_json.h"
#include "batches/cli/progress.h"
#include "batches/export/files.h"
#include "batches/night/papers.h"
#include "ocr/check/known_values.h"
#include "ocr/reader.h"

namespace lockbox::batches {
namespace {

using Single = ocr::Reader::Single;

std::map<std::string, Single> const& single_kinds() {
    static std::map<std::string, Single> const kinds{{"micr-line", Single::micr_line},
                                                     {"digits", Single::digits},
                                                     {"amount", Single::amount},
                                                     {"words", Single::words},
                                                     {"name", Single::name}};
    return kinds;
}

std::optional<Single> single_kind(Arguments const& arguments) {
    if (!arguments.has("as")) return std::nullopt;
    std::string const typed = arguments.text("as");
    auto const found = single_kinds().find(typed);
    if (found != single_kinds().end()) return found->second;
    std::vector<std::string> names;
    for (auto const& [name, kind] : single_kinds())
        names.push_back(name);
    std::string const close = nearest(typed, names);
    throw UsageError(fmt::format("--as takes {}, not {}.{}", fmt::join(names, ", "), typed,
                                 close.empty() ? "" : fmt::format(" Did you mean {}?", close)));
}

/// What one file gives: its lines of JSON, or why it gives none.
using FileLines = tl::expected<std::string, Fault>;

/// A page and the rear behind it in the same file are one paper.
void hold_sides_together(std::vector<PageReadings>& pages, std::vector<bool> const& rears,
                         QualityLimits const& limits) {
    for (std::size_t i = 1; i < pages.size(); ++i) {
        if (!rears[i]) continue;
        QualityReport const front = quality_beside(pages[i - 1], pages[i], limits);
        pages[i].quality = quality_beside(pages[i], pages[i - 1], limits);
        pages[i - 1].quality = front;
    }
}

FileLines read_pages(ocr::Reader& reader, std::vector<std::byte> const& bytes,
                     std::string const& file, QualityLimits const& limits) {
    auto pages = reader.open(bytes, file);
    if (!pages) return tl::unexpected(pages.error());
    std::vector<PageReadings> readings;
    std::vector<PageKind> kinds;
    for (ocr::OpenedPage& page : *pages) {
        reader.read(page, ocr::Effort::everything);
        readings.push_back(page.readings());
        kinds.push_back(page.readings().kind);
    }
    hold_sides_together(readings, rears_among(kinds), limits);
    std::string lines;
    for (PageReadings const& page : readings)
        lines += json_line(page_json(file, page)) + "\n";
    return lines;
}

/// The values of --among: one a line, blank lines left out.
std::optional<ocr::KnownValues> known_values(Arguments const& arguments) {
    if (!arguments.has("among")) return std::nullopt;
    if (!arguments.has("as"))
        throw UsageError(
            "--among says what one field may be: give --as digits, words or name too.");
    std::string const file = arguments.text("among");
    auto const bytes = file_bytes(file);
    if (!bytes) throw UsageError(bytes.error().text());
    std::vector<std::string> values;
    std::string value;
    for (std::byte const byte : *bytes) {
        char const c = static_cast<char>(byte);
        if (c != '\n') {
            if (c != '\r') value += c;
            continue;
        }
        values.push_back(std::move(value));
        value.clear();
    }
    values.push_back(std::move(value));
    return ocr::KnownValues(std::move(values));
}

FileLines read_file(ocr::Reader& reader, std::string const& file, std::optional<Single> single,
                    ocr::KnownValues const* among, QualityLimits const& limits) {
    auto const bytes = file_bytes(file);
    if (!bytes) return tl::unexpected(bytes.error());
    if (!single) return read_pages(reader, *bytes, file, limits);
    auto const reading = reader.read_single(*bytes, file, *single, among);
    if (!reading) return tl::unexpected(reading.error());
    return json_line(single_field_json(file, *reading)) + "\n";
}

ExitStatus run_read(Arguments const& arguments) {
    std::optional<Single> const single = single_kind(arguments);
    std::optional<ocr::KnownValues> const among = known_values(arguments);
    std::vector<std::string> const files = arguments.texts("FILE");
    unsigned const threads = arguments.threads();
    SiteConfig const config;
    tbb::global_control const limit(tbb::global_control::max_allowed_parallelism, threads);
    tbb::enumerable_thread_specific<ocr::Reader> readers([&config] { return ocr::Reader(config); });
    Progress progress("files", files.size(), Progress::for_terminal(arguments));
    ExitStatus status = ExitStatus::done;
    std::size_t next = 0;
    tbb::parallel_pipeline(std::size_t{threads} * 2,
                           tbb::make_filter<void, std::string>(tbb::filter_mode::serial_in_order,
                                                               [&](tbb::flow_control& flow) {
                                                                   if (next < files.size())
                                                                       return files[next++];
                                                                   flow.stop();
                                                                   return std::string();
                                                               }) &
                               tbb::make_filter<std::string, FileLines>(
                                   tbb::filter_mode::parallel,
                                   [&](std::string const& file) {
                                       return read_file(readers.local(), file, single,
                                                        among ? &*among : nullptr, config.quality);
                                   }) &
                               tbb::make_filter<FileLines, void>(
                                   tbb::filter_mode::serial_in_order, [&](FileLines const& lines) {
                                       if (lines) {
                                           progress.clear();
                                           fmt::print("{}", *lines);
                                       } else {
                                           progress.clear();
                                           fmt::print(stderr, "lockbox: {}\n",
                                                      lines.error().text());
                                           status = ExitStatus::refused;
                                       }
                                       progress.advance(1);
                                   }));
    return status;
}

}  // namespace

Command read_command() {
    Command command{
        "read",
        "what is on this paper (needs no site)",
        "Reads pictures of checks, money orders, coupons and other papers and prints one JSON\n"
        "object for each page on a line of its own, in the order of the files. A file that cannot\n"
        "be read is named on standard error, and the others are read all the same (exit status "
        "1).\n\n"
        "Social Security numbers are masked, field ssn says where one stands. With --as words or\n"
        "name they are masked too; --as digits and amount give the figures as they stand.",
        "lockbox read 0001-1f.tif 0001-2f.tif | jq '.fields[] | {name, value, probability}'",
        {{"FILE", "TIFF, PNG or JPEG, 100 to 400 dpi", Positional::Count::many}},
        boost::program_options::options_description("Options"),
        run_read};
    command.options.add_options()(
        "as", boost::program_options::value<std::string>()->value_name("KIND"),
        "read the picture of one field: micr-line, digits, amount, words or name")(
        "among", boost::program_options::value<std::string>()->value_name("FILE"),
        "with --as digits, words or name: the field is one of the values in FILE, one a line");
    add_threads_option(command.options);
    return command;
}

}  // namespace lockbox::batches
