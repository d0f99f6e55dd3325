// SPDX-License-Identifier: Apache-2.0
// The deposits of the committed sample night: every record as text, every picture and the whole
// file by their hashes, as they are committed beside this test. With LOCKBOX_UPDATE_GOLDEN set they
// are written instead of compared: look at the difference before committing it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "batches/content_hash.h"
#include "batches/x9/diagnose.h"
#include "batches/x9/letter_writer.h"
#include "batches/x9/record_stream.h"
#include "tests/end_to_end/sample_site.h"

namespace lockbox::end_to_end {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t hash_digits = 32;

std::span<std::byte const> bytes_of(std::string const& text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

std::string hash(std::span<std::byte const> bytes) {
    return batches::hex(batches::hash_of(bytes), hash_digits);
}

/// A line a record.
std::string told(std::string const& file) {
    auto stream = x9::RecordStream::begin(bytes_of(file));
    if (!stream) return "no image cash letter\n";
    std::string text = fmt::format("{} bytes, {}\n", file.size(), hash(bytes_of(file)));
    for (;;) {
        auto const record = stream->next();
        if (!record) return text + "a damaged record\n";
        if (!*record) return text;
        text += (*record)->text;
        if ((*record)->type() == "52")
            text += fmt::format(" {} {} picture {}", (*record)->signature_length,
                                (*record)->image_length, hash((*record)->image));
        text += "\n";
    }
}

TEST(DepositGolden, deposits_of_the_sample_night_are_byte_for_byte_the_same) {
    SampleSite const site("deposit-golden");
    ASSERT_EQ(site.lockbox("run", "--threads 2"), 0) << site.said();
    fs::path const day = site.outbox() / "2026-11-20";
    auto const balance = nlohmann::json::parse(SampleSite::content(day / "balance.json"));
    ASSERT_EQ(balance["deposits"].size(), 2u);
    for (auto const& deposit : balance["deposits"]) {
        std::string const name = deposit["file"];
        std::string const file = SampleSite::content(day / name);
        x9::Diagnosis const read = x9::diagnose(bytes_of(file), x9::rules_of(DepositProfile()));
        EXPECT_TRUE(read.clean()) << name << ": " << read.findings.front().text();
        EXPECT_EQ(read.contents.items, deposit["items"]);
        EXPECT_EQ(read.contents.item_cents, deposit["amount_cents"]);
        auto const& ledger = balance["night"][std::string(deposit["ledger"])];
        EXPECT_EQ(read.contents.item_cents, ledger["posted_cents"].get<std::int64_t>() +
                                                ledger["on_account_cents"].get<std::int64_t>());
        fs::path const golden = fs::path(LOCKBOX_GOLDEN) / (name + ".txt");
        if (std::getenv("LOCKBOX_UPDATE_GOLDEN"))
            std::ofstream(golden) << told(file);
        else
            EXPECT_EQ(told(file), SampleSite::content(golden)) << name;
    }
}

}  // namespace
}  // namespace lockbox::end_to_end
