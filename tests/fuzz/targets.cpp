// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/targets.h"

#include <fmt/format.h>

#include <cstdio>
#include <stdexcept>

#include "batches/intake/scan_files.h"
#include "batches/invoices/invoice_file.h"
#include "batches/invoices/remittance_file.h"
#include "batches/remittance/bai_read.h"
#include "batches/remittance/bai_write.h"
#include "batches/remittance/deposit_823.h"
#include "batches/remittance/premium_820.h"
#include "batches/x9/diagnose.h"
#include "batches/x9/tiff_rules.h"
#include "lockbox/site_config.h"
#include "tests/batches/remittance/random_day.h"
#include "tests/batches/x9/sample_letter.h"

namespace lockbox::fuzz {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t days_seed = 20261124;
constexpr int days = 40;

std::span<std::byte const> bytes_of(std::string const& text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

/// A refusal has to say something, and to whoever can do something about it.
template <class Answer>
bool taken(tl::expected<Answer, Fault> const& answer) {
    if (!answer && (answer.error().what.empty() || answer.error().text().empty()))
        throw std::logic_error("a fault without a word");
    return answer.has_value();
}

std::vector<std::string> letters() {
    using P = DepositProfile;
    std::vector<std::string> letters;
    for (P::Characters const characters : {P::Characters::ascii, P::Characters::ebcdic})
        for (P::Credit const credit : {P::Credit::none, P::Credit::record_61, P::Credit::record_62})
            for (bool const lengths : {true, false}) {
                P profile = x9::test::sample_profile(characters, credit);
                profile.lengths = lengths;
                letters.push_back(x9::test::sample_letter(profile));
            }
    return letters;
}

Target x9_target() {
    return {"x9",
            letters(),
            {"01", "10", "20", "25", "26", "50", "52", "54", "61", "62", "70", "90", "99",
             std::string_view("\0\0\0\x50", 4), "\x7F\xFF\xFF\xFF", "\xF2\xF5", "9999999999"},
            [](std::string const& text) { return x9::diagnose(bytes_of(text)).clean(); }};
}

Target tiff_target() {
    std::vector<std::byte> const tiff = x9::test::sample_tiff(40);
    return {"tiff",
            {std::string(reinterpret_cast<char const*>(tiff.data()), tiff.size())},
            {"II*", "MM*", std::string_view("\x11\x01\x04\0", 4), "\xFF\xFF\xFF\xFF"},
            [](std::string const& text) { return x9::tiff_findings(bytes_of(text)).empty(); }};
}

void write(fs::path const& file, std::string const& text) {
    std::FILE* const out = std::fopen(file.c_str(), "wb");
    if (!out) throw std::runtime_error("the scratch file cannot be written");
    std::size_t const written = std::fwrite(text.data(), 1, text.size(), out);
    if (std::fclose(out) != 0 || written != text.size())
        throw std::runtime_error("the scratch file cannot be written");
}

Target letter_target(fs::path const& file) {
    Target target = x9_target();
    target.name = "letter";
    target.read = [file](std::string const& text) {
        write(file, text);
        return taken(batches::take_in_cash_letter(file, "412612"));
    };
    return target;
}

constexpr std::string_view bai_words[] = {"1", "2", "5", "6", "4", "7", "8", "9", "\n", "\r\n"};
constexpr std::string_view edi_words[] = {"ISA*", "GS*",  "ST*",   "SE*",  "GE*",  "IEA*",
                                          "RMR*", "ENT*", "BPR*",  "NM1*", "DTM*", "ADX*",
                                          "~",    "*",    "*****", "BAT*"};

std::vector<batches::LedgerDay> random_days() {
    std::mt19937_64 random(days_seed);
    std::vector<batches::LedgerDay> made;
    for (int i = 0; i < days; ++i)
        made.push_back(batches::test::random_day(random, 6));
    return made;
}

Target bai_target(std::size_t which) {
    batches::bai::Layout const& layout = batches::bai::shipped_layouts()[which];
    std::vector<std::string> files;
    for (batches::LedgerDay const& day : random_days()) {
        auto made = batches::bai::files_of(day, batches::test::settings(), layout);
        if (!made) throw std::logic_error("a sample that the writer refuses");
        files.insert(files.end(), made->begin(), made->end());
    }
    return {which == 0 ? "bai" : "bai 2",
            std::move(files),
            {std::begin(bai_words), std::end(bai_words)},
            [&layout](std::string const& text) {
                return batches::bai::read_file(text, layout, "x").faults.empty();
            }};
}

Target edi_target(bool premium) {
    std::vector<std::string> files;
    for (batches::LedgerDay const& day : random_days())
        files.push_back(premium ? batches::edi::premium_file(day, batches::test::settings())
                                : batches::edi::deposit_file(day, batches::test::settings()));
    return {
        premium ? "820" : "823",
        std::move(files),
        {std::begin(edi_words), std::end(edi_words)},
        [premium](std::string const& text) {
            return premium
                       ? batches::edi::read_premium_file(text, Ledger::medical, "x").faults.empty()
                       : batches::edi::read_deposit_file(text, Ledger::medical, "x").faults.empty();
        }};
}

constexpr std::string_view csv_words[] = {
    ",",       "\"", "\"\"",  "\n",   "\r\n",       "\xEF\xBB\xBF", "\r",     "medical", "dental",
    "2026-11", "\0", "-0.01", "\xC3", "1000000017", ",,,,,",        "ledger", "amount",  "balance"};

Target invoices_target(fs::path const& file) {
    std::string const text =
        "invoice_number,ledger,member_id,billing_account,first_name,last_name,address_1,address_2,"
        "city,state,zip,phone,carrier,plan,coverage_month,amount_due,balance,due_date\n"
        "1000000001,medical,100000000017,712345678,Ada,Lovelace,1 Main St,,Boston,MA,02108,,"
        "Fallon Health,Silver,2026-12,345.67,345.67,2026-11-23\n"
        "1000000002,dental,100000000025,,\"Grace, \"\"B.\"\"\",Hopper,\"2 Side\nSt\",Apt 3,Lynn,MA,"
        "01901-1234,6175550100,Altus,Gold,2026-11,12.00,0.00,2026-10-23\r\n";
    return {"invoices csv",
            {text, "\xEF\xBB\xBF" + text},
            {std::begin(csv_words), std::end(csv_words)},
            [file](std::string const& bytes) {
                write(file, bytes);
                auto const read = batches::read_invoice_file(file, [](OpenInvoice&&) {});
                return taken(read) && read->bad_row_count == 0;
            }};
}

Target remittances_target(fs::path const& file) {
    std::string const text =
        "remittance_id,received,amount,member_id,billing_account,invoice_number,first_name,"
        "last_name,address_1,address_2,city,state,zip,carrier,ledger\n"
        "a1,2026-11-20,345.67,100000000017,712345678,1000000001,Ada,Lovelace,1 Main St,,Boston,MA,"
        "02108,Fallon Health,medical\n"
        "a2,,12,10000000002x,,,\"Grace\",Hopper,,,,,,,\n";
    batches::RemittanceDefaults const defaults{*BusinessDate::parse("2026-11-20"), Policy(),
                                               CarrierTable::shipped()};
    return {"remittances csv",
            {text},
            {std::begin(csv_words), std::end(csv_words)},
            [file, defaults](std::string const& bytes) {
                write(file, bytes);
                auto const read = batches::read_remittance_file(file, defaults);
                return taken(read) && read->bad_row_count == 0;
            }};
}

constexpr std::string_view json_words[] = {
    "{",         "}",        "[",           "]",        ":",
    ",",         "\"",       "null",        "true",     "\"sequence\"",
    "\"front\"", "\"rear\"", "\"control\"", "\\u0000",  "\\ud800",
    "../",       "/",        "1e5",         "\"pages\""};

Target manifest_target() {
    return {
        "manifest",
        {R"({"lockbox":"412612","batch":"0001","received":"2026-11-20","transactions":[)"
         R"({"sequence":1,"pages":[{"front":"0001-1f.tif","rear":"0001-1r.tif"},)"
         R"({"front":"0001-2f.tif"}]},{"sequence":2,"pages":[{"front":"0002-1f.tif"}]}],)"
         R"("control":{"transactions":2,"items":2,"amount":"345.67"}})"},
        {std::begin(json_words), std::end(json_words)},
        [](std::string const& text) { return taken(batches::parse_manifest(text, "batch.json")); }};
}

Target names_target() {
    return {"names",
            {"0001-1f.tif\n0001-1r.tif\n0001-2f.png\n0002-1f.jpg", "0001.tif\n0002.tif"},
            {"-1f", "-1r", ".tif", "0001", "00000000000000000001", "-", "f", "r", "received="},
            [](std::string const& text) {
                std::vector<std::string> names;
                for (std::size_t at = 0; at <= text.size();) {
                    std::size_t const end = std::min(text.find('\n', at), text.size());
                    names.push_back(text.substr(at, end - at));
                    at = end + 1;
                }
                return taken(batches::plan_by_names(names, "", "COMPLETE"));
            }};
}

constexpr std::string_view toml_words[] = {"[",
                                           "]",
                                           "[[",
                                           "]]",
                                           "=",
                                           "\"",
                                           "\"\"\"",
                                           "'''",
                                           "#",
                                           "true",
                                           "inf",
                                           "nan",
                                           "1979-05-27T07:32:00Z",
                                           "{",
                                           "}",
                                           "\\u0000",
                                           "[deposit.medical]",
                                           "[policy]",
                                           "0x",
                                           "1_000",
                                           ".",
                                           "\n"};

Target settings_target() {
    return {"settings toml",
            {SiteConfig::shipped_toml()},
            {std::begin(toml_words), std::end(toml_words)},
            [](std::string const& text) { return taken(SiteConfig::parse(text, "lockbox.toml")); }};
}

Target calibration_target() {
    return {"calibration toml",
            {"[amount]\nmethod = \"line\"\ncases = 200\nwrong = 3\nstated = [0.5, 0.9, 0.999]\n"
             "right = [0.4, 0.95, 0.99]\n\n[payee]\nmethod = \"steps\"\ncases = 10\nwrong = 0\n"
             "stated = [0.9]\nright = [0.9]\n"},
            {std::begin(toml_words), std::end(toml_words)},
            [](std::string const& text) {
                auto const read = Calibration::parse(text, "calibration.toml");
                if (!taken(read)) return false;
                if (!Calibration::parse(read->text(), "again"))
                    throw std::logic_error("what was taken is not taken again");
                return true;
            }};
}

}  // namespace

std::vector<Target> targets(fs::path const& scratch) {
    return {x9_target(),
            letter_target(scratch / "letter.x937"),
            tiff_target(),
            bai_target(0),
            bai_target(1),
            edi_target(true),
            edi_target(false),
            invoices_target(scratch / "invoices.csv"),
            remittances_target(scratch / "remittances.csv"),
            manifest_target(),
            names_target(),
            settings_target(),
            calibration_target()};
}

}  // namespace lockbox::fuzz
