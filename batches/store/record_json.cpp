// SPDX-License-Identifier: Apache-2.0
#include "batches/store/record_json.h"

#include <nlohmann/json.hpp>

#include "batches/store/stored_value.h"

namespace lockbox::batches {
namespace {

using Json = nlohmann::ordered_json;

// Text that is not UTF-8 can only come from paper; it is repaired rather than refused.
std::string text_of(Json const& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json box_json(Box const& box) {
    return {box.x, box.y, box.width, box.height};
}
Box box_from(Json const& json) {
    return {json.at(0).get<int>(), json.at(1).get<int>(), json.at(2).get<int>(),
            json.at(3).get<int>()};
}
Probability probability_from(Json const& json) {
    return Probability::clamped(json.get<double>());
}

/// A value as text, and back.
Json value_json(std::string const& value) {
    return value;
}
Json value_json(SsnHash const& value) {
    return value.text();
}
template <class T>
T value_from(Json const& json) {
    if constexpr (std::is_same_v<T, std::string>)
        return json.get<std::string>();
    else
        return stored<T>(json.get<std::string>());
}

template <class T>
Json reading_json(Reading<T> const& reading) {
    auto const* read = read_of(reading);
    if (!read) {
        auto const& unread = std::get<Unread>(reading);
        Json json{{"why", name(unread.why)}};
        if (unread.box) json["box"] = box_json(*unread.box);
        return json;
    }
    Json json{{"value", value_json(read->value)},
              {"probability", read->probability.value()},
              {"how", name(read->how)},
              {"box", box_json(read->box)}};
    for (auto const& other : read->alternatives)
        json["alternatives"].push_back({value_json(other.value), other.probability.value()});
    return json;
}

template <class T = std::string>
Reading<T> reading_from(Json const& json) {
    if (json.contains("why")) {
        Unread unread{present(parse_unread_why(json.at("why").get<std::string>()))};
        if (json.contains("box")) unread.box = box_from(json.at("box"));
        return unread;
    }
    Read<T> read{value_from<T>(json.at("value")), probability_from(json.at("probability")),
                 present(parse_how(json.at("how").get<std::string>())), box_from(json.at("box"))};
    if (json.contains("alternatives"))
        for (Json const& other : json.at("alternatives"))
            read.alternatives.push_back(
                {value_from<T>(other.at(0)), probability_from(other.at(1))});
    return read;
}

/// `[outcome, value, limit]`, with the box behind where there is one; the outcome is the digit of
/// record 54. The tests stand in the standard's order.
Json tests_json(QualityReport const& quality) {
    Json tests = Json::array();
    for (QualityTest const& test : quality.tests) {
        Json one{static_cast<int>(test.outcome), test.value, test.limit};
        if (test.where) one.push_back(box_json(*test.where));
        tests.push_back(std::move(one));
    }
    return tests;
}

QualityTest test_from(Json const& json) {
    int const outcome = json.at(0).get<int>();
    if (outcome < 0 || outcome >= static_cast<int>(condition_count))
        throw damaged_store("an image quality test");
    QualityTest test{static_cast<Condition>(outcome), json.at(1).get<double>(),
                     json.at(2).get<double>()};
    if (json.size() > 3) test.where = box_from(json.at(3));
    return test;
}

Json quality_json(QualityReport const& quality) {
    return {{"width_px", quality.width_px},
            {"height_px", quality.height_px},
            {"dpi", quality.dpi},
            {"bits_per_pixel", quality.bits_per_pixel},
            {"skew_deg", quality.skew_deg},
            {"dark_share", quality.dark_share},
            {"paper_in", {quality.paper_width_in, quality.paper_height_in}},
            {"tests", tests_json(quality)},
            {"usable", quality.usable}};
}

QualityReport quality_from(Json const& json) {
    QualityReport quality;
    quality.width_px = json.at("width_px").get<int>();
    quality.height_px = json.at("height_px").get<int>();
    quality.dpi = json.at("dpi").get<int>();
    quality.bits_per_pixel = json.at("bits_per_pixel").get<int>();
    quality.skew_deg = json.at("skew_deg").get<double>();
    quality.dark_share = json.at("dark_share").get<double>();
    quality.paper_width_in = json.at("paper_in").at(0).get<double>();
    quality.paper_height_in = json.at("paper_in").at(1).get<double>();
    for (std::size_t i = 0; i < quality_finding_count; ++i)
        quality.tests[i] = test_from(json.at("tests").at(i));
    quality.usable = json.at("usable").get<bool>();
    return quality;
}

Rotation rotation_from(int degrees) {
    for (Rotation rotation : {Rotation::none, Rotation::right, Rotation::half, Rotation::left})
        if (static_cast<int>(rotation) == degrees) return rotation;
    throw damaged_store("a rotation");
}

Json allocations_json(std::vector<Allocation> const& allocations) {
    Json json = Json::array();
    for (Allocation const& part : allocations)
        json.push_back({{"ledger", name(part.invoice.ledger)},
                        {"invoice", part.invoice.number.text()},
                        {"member_id", part.member_id.text()},
                        {"amount", part.amount.count()}});
    return json;
}

std::vector<Allocation> allocations_from(Json const& json) {
    std::vector<Allocation> allocations;
    for (Json const& part : json)
        allocations.push_back({{present(parse_ledger(part.at("ledger").get<std::string>())),
                                stored<InvoiceNumber>(part.at("invoice").get<std::string>())},
                               stored<MemberId>(part.at("member_id").get<std::string>()),
                               Cents::of(part.at("amount").get<std::int64_t>())});
    return allocations;
}

Json candidates_json(std::vector<Candidate> const& candidates) {
    Json json = Json::array();
    for (Candidate const& candidate : candidates) {
        Json rows = Json::array();
        for (Evidence const& row : candidate.evidence)
            rows.push_back({row.field, row.read, row.invoice_says, row.level, row.bits.value()});
        json.push_back({{"ledger", name(candidate.invoice.ledger)},
                        {"invoice", candidate.invoice.number.text()},
                        {"member_id", candidate.member_id.text()},
                        {"name", candidate.member_name},
                        {"balance", candidate.balance.count()},
                        {"evidence", std::move(rows)},
                        {"total", candidate.total.value()},
                        {"probability", candidate.probability.value()}});
    }
    return json;
}

std::vector<Candidate> candidates_from(Json const& json) {
    std::vector<Candidate> candidates;
    for (Json const& one : json) {
        Candidate candidate{{present(parse_ledger(one.at("ledger").get<std::string>())),
                             stored<InvoiceNumber>(one.at("invoice").get<std::string>())},
                            stored<MemberId>(one.at("member_id").get<std::string>()),
                            one.at("name").get<std::string>(),
                            Cents::of(one.at("balance").get<std::int64_t>()),
                            {},
                            WeightBits::of(one.at("total").get<double>()),
                            probability_from(one.at("probability"))};
        for (Json const& row : one.at("evidence"))
            candidate.evidence.push_back(
                {row.at(0).get<std::string>(), row.at(1).get<std::string>(),
                 row.at(2).get<std::string>(), row.at(3).get<std::string>(),
                 WeightBits::of(row.at(4).get<double>())});
        candidates.push_back(std::move(candidate));
    }
    return candidates;
}

Json posted_json(Posted const& posted) {
    return {{"posted", posted.amount.count()},
            {"allocations", allocations_json(posted.allocations)},
            {"on_account", posted.on_account.count()},
            {"probability", posted.probability.value()},
            {"runner_up", posted.runner_up.value()},
            {"candidates", candidates_json(posted.candidates)}};
}

Json held_json(Held const& held) {
    Json further = Json::array();
    for (HoldReason reason : held.further_reasons)
        further.push_back(name(reason));
    Json json{{"held", name(held.reason)},
              {"further_reasons", std::move(further)},
              {"detail", held.detail},
              {"candidates", candidates_json(held.candidates)},
              {"proposed", allocations_json(held.proposed)}};
    if (held.amount) json["amount"] = held.amount->count();
    return json;
}

Held held_from(Json const& json) {
    Held held{.reason = present(parse_hold_reason(json.at("held").get<std::string>())),
              .further_reasons = {},
              .detail = json.at("detail").get<std::string>(),
              .amount = std::nullopt,
              .candidates = candidates_from(json.at("candidates")),
              .proposed = allocations_from(json.at("proposed"))};
    for (Json const& reason : json.at("further_reasons"))
        held.further_reasons.push_back(present(parse_hold_reason(reason.get<std::string>())));
    if (json.contains("amount")) held.amount = Cents::of(json.at("amount").get<std::int64_t>());
    return held;
}

Decision decision_from(Json const& json) {
    if (json.contains("held")) return held_from(json);
    Posted posted{Cents::of(json.at("posted").get<std::int64_t>()),
                  allocations_from(json.at("allocations")),
                  Cents::of(json.at("on_account").get<std::int64_t>()),
                  probability_from(json.at("probability")),
                  probability_from(json.at("runner_up")),
                  candidates_from(json.at("candidates"))};
    if (posted.allocations.empty()) throw damaged_store("a posting");
    return posted;
}

PageReadings readings_from(Json const& json) {
    PageReadings page;
    page.page = json.at("page").get<int>();
    page.kind = present(parse_page_kind(json.at("kind").get<std::string>()));
    page.kind_probability = probability_from(json.at("kind_probability"));
    page.rotation = rotation_from(json.at("rotation").get<int>());
    page.quality = quality_from(json.at("quality"));
    page.usability = present(parse_area_usability(json.at("usability").get<std::string>()));
    page.fingerprint = json.at("fingerprint").get<std::uint64_t>();
    for (Json const& field : json.at("fields")) {
        page.fields.push_back({present(parse_field_name(field.at("name").get<std::string>())),
                               reading_from(field.at("reading"))});
        if (field.contains("uncalibrated"))
            page.fields.back().uncalibrated = probability_from(field.at("uncalibrated"));
    }
    for (Json const& box : json.at("secret_places"))
        page.secret_places.push_back(box_from(box));
    page.ssn_hash = reading_from<SsnHash>(json.at("ssn_hash"));
    return page;
}

/// Whatever JSON of another shape throws becomes a damaged store.
template <class From>
auto parsed(std::string_view text, char const* what, From from) {
    try {
        return from(Json::parse(text));
    } catch (Json::exception const&) {
        throw damaged_store(what);
    }
}

}  // namespace

std::string readings_text(PageReadings const& readings) {
    Json fields = Json::array();
    for (Field const& field : readings.fields) {
        fields.push_back({{"name", name(field.name)}, {"reading", reading_json(field.reading)}});
        if (field.uncalibrated) fields.back()["uncalibrated"] = field.uncalibrated->value();
    }
    Json places = Json::array();
    for (Box const& box : readings.secret_places)
        places.push_back(box_json(box));
    return text_of({{"page", readings.page},
                    {"kind", name(readings.kind)},
                    {"kind_probability", readings.kind_probability.value()},
                    {"rotation", static_cast<int>(readings.rotation)},
                    {"quality", quality_json(readings.quality)},
                    {"usability", digits_of(readings.usability)},
                    {"fingerprint", readings.fingerprint},
                    {"fields", std::move(fields)},
                    {"secret_places", std::move(places)},
                    {"ssn_hash", reading_json(readings.ssn_hash)}});
}

PageReadings parse_readings(std::string_view text) {
    return parsed(text, "readings", readings_from);
}

std::string decision_text(Decision const& decision) {
    if (auto const* posted = std::get_if<Posted>(&decision)) return text_of(posted_json(*posted));
    return text_of(held_json(std::get<Held>(decision)));
}

Decision parse_decision(std::string_view text) {
    return parsed(text, "a decision", decision_from);
}

std::string fault_text(std::optional<Fault> const& fault) {
    if (!fault) return "";
    return text_of(Json::array({fault->file, fault->place, fault->what, fault->remedy}));
}

std::optional<Fault> parse_fault(std::string_view text) {
    if (text.empty()) return std::nullopt;
    return parsed(text, "a fault", [](Json const& json) {
        return Fault{json.at(0).get<std::string>(), json.at(1).get<std::string>(),
                     json.at(2).get<std::string>(), json.at(3).get<std::string>()};
    });
}

}  // namespace lockbox::batches
