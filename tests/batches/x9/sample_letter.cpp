// SPDX-License-Identifier: Apache-2.0
#include "tests/batches/x9/sample_letter.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace lockbox::x9::test {
namespace {

void put(std::vector<std::byte>& bytes, std::uint64_t value, int count) {
    for (int i = 0; i < count; ++i)
        bytes.push_back(static_cast<std::byte>(value >> (8 * i) & 0xFF));
}

std::string digits(std::mt19937& random, std::size_t count) {
    std::string text;
    while (text.size() < count)
        text += static_cast<char>('0' + random() % 10);
    return text;
}

RoutingNumber random_routing(std::mt19937& random) {
    for (;;)
        if (auto const routing = RoutingNumber::parse(digits(random, 9))) return *routing;
}

}  // namespace

std::span<std::byte const> bytes_of(std::string const& text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

std::vector<std::byte> sample_tiff(std::size_t strip_bytes) {
    struct Row {
        std::uint32_t tag, type, value;
    };
    std::size_t const even = strip_bytes + strip_bytes % 2;
    std::uint32_t const directory = static_cast<std::uint32_t>(8 + even);
    Row const rows[] = {
        {254, 4, 0}, {256, 4, 1200}, {257, 4, 550},
        {258, 3, 1}, {259, 3, 4},    {262, 3, 0},
        {266, 3, 1}, {273, 4, 8},    {274, 3, 1},
        {277, 3, 1}, {278, 4, 550},  {279, 4, static_cast<std::uint32_t>(strip_bytes)},
        {282, 5, 0}, {283, 5, 0},    {293, 4, 0},
        {296, 3, 2}};
    std::uint32_t resolution = directory + 2 + 12 * static_cast<std::uint32_t>(std::size(rows)) + 4;
    std::vector<std::byte> bytes;
    put(bytes, 'I' | 'I' << 8 | 42 << 16, 4);
    put(bytes, directory, 4);
    for (std::size_t i = 0; i < even; ++i)
        put(bytes, i * 7, 1);
    put(bytes, std::size(rows), 2);
    for (Row const& row : rows) {
        put(bytes, row.tag, 2);
        put(bytes, row.type, 2);
        put(bytes, 1, 4);
        put(bytes, row.type == 5 ? std::exchange(resolution, resolution + 8) : row.value, 4);
    }
    put(bytes, 0, 4);
    for (int axis = 0; axis < 2; ++axis) {
        put(bytes, 200, 4);
        put(bytes, 1, 4);
    }
    return bytes;
}

LetterName sample_name() {
    return {*BusinessDate::parse("2026-11-20"), 'M', 1};
}

LetterItem sample_item(std::int64_t cents, int number) {
    std::string const analysis =
        "542202222222" + std::string(13, ' ') + "00" + std::string(12, '2') + std::string(41, ' ');
    return {micr_line_of("A021000021A 5550001C 101", RoutingNumber::parse("021000021")),
            Cents::of(cents),
            fmt::format("{:015}", number),
            {sample_tiff(), analysis, true},
            LetterView{sample_tiff(12), analysis, number % 3 != 0}};
}

std::string sample_letter(DepositProfile const& profile) {
    LetterWriter writer(profile, sample_name());
    for (int i = 1; i <= 3; ++i)
        writer.add(sample_item(1000 * i + 11, i));
    return writer.finish();
}

DepositProfile sample_profile(DepositProfile::Characters characters,
                              DepositProfile::Credit credit) {
    DepositProfile profile;
    profile.characters = characters;
    profile.credit = credit;
    profile.level = DepositProfile::Level::x9_100_187_2013;
    profile.items_per_bundle = 2;
    return profile;
}

DepositProfile random_profile(std::mt19937& random) {
    auto const one_of = [&](auto... values) {
        std::common_type_t<decltype(values)...> const all[] = {values...};
        return all[random() % sizeof...(values)];
    };
    using P = DepositProfile;
    P profile;
    profile.use = one_of(P::Use::test, P::Use::production);
    profile.credit = one_of(P::Credit::none, P::Credit::record_61, P::Credit::record_62);
    profile.level =
        profile.credit == P::Credit::record_62
            ? P::Level::x9_100_187_2013
            : one_of(P::Level::x9_37_2003, P::Level::x9_100_187_2008, P::Level::x9_100_187_2013);
    profile.characters = one_of(P::Characters::ebcdic, P::Characters::ascii);
    profile.lengths = one_of(true, false);
    profile.totals = profile.credit == P::Credit::none
                         ? P::Totals::checks
                         : one_of(P::Totals::checks, P::Totals::checks_and_credits);
    profile.destination_routing = random_routing(random);
    profile.bofd_routing = random_routing(random);
    profile.origin_number = digits(random, 9);
    profile.account = digits(random, 1 + random() % 18);
    profile.contact_name = one_of("", "A. B, C & D #1");
    profile.fed_work_type = one_of("", "C");
    profile.items_per_bundle = 1 + random() % 4;
    return profile;
}

LetterItem random_item(std::mt19937& random, int number) {
    static constexpr char symbols[] = "0123456789ABCD? ";
    LetterItem item = sample_item(static_cast<std::int64_t>(random() % 1'000'000'000), number);
    std::string printed;
    if (random() % 4 == 0)
        for (std::size_t i = random() % 50; i > 0; --i)
            printed += symbols[random() % (sizeof symbols - 1)];
    else
        printed = fmt::format("C{}C A{}A {}C{}", digits(random, random() % 20), digits(random, 9),
                              digits(random, random() % 14), digits(random, random() % 6));
    std::optional<RoutingNumber> routing;
    if (random() % 3 != 0) routing = random_routing(random);
    item.micr = micr_line_of(printed, routing);
    item.front.tiff = sample_tiff(1 + random() % 300);
    if (random() % 4 == 0) item.front.analysis.clear();
    return item;
}

std::vector<std::string> records_of(std::string const& file) {
    std::vector<std::string> records;
    for (std::size_t at = 0; at < file.size();) {
        std::size_t length = 0;
        for (std::size_t i = 0; i < 4; ++i)
            length = length << 8 | static_cast<unsigned char>(file[at + i]);
        records.push_back(file.substr(at + 4, length));
        at += 4 + length;
    }
    return records;
}

std::string file_of(std::vector<std::string> const& records) {
    std::string file;
    for (std::string const& record : records) {
        for (int const shift : {24, 16, 8, 0})
            file += static_cast<char>(record.size() >> shift & 0xFF);
        file += record;
    }
    return file;
}

std::string lines(Diagnosis const& diagnosis) {
    std::string text;
    for (Finding const& finding : diagnosis.findings)
        text += finding.text() + "\n";
    return text;
}

bool names(Diagnosis const& diagnosis, std::string const& type, std::string const& field) {
    return std::any_of(
        diagnosis.findings.begin(), diagnosis.findings.end(),
        [&](Finding const& finding) { return finding.type == type && finding.field == field; });
}

}  // namespace lockbox::x9::test
