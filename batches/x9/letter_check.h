// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "batches/x9/diagnose.h"
#include "batches/x9/record_stream.h"

namespace lockbox::x9 {

/// The rules of a letter that no field can break alone. Takes the records one after the other, in
/// the order 01 [10 [62|61]* [20 [61]* [25 26* 27* 28* (50 52 54)*]* 70]* 85* 90]* 99, with 68
/// anywhere between 01 and 99. A record out of its place is reported and then taken as if it stood
/// right, as far as that has a meaning.
class LetterCheck {
public:
    LetterCheck(LetterRules const& rules, std::function<void(Finding)> report)
        : rules_(rules), report_(std::move(report)) {}

    void take(Record const& record);
    /// The file is at its end.
    void end(RecordStream const& stream);
    LetterContents const& contents() const { return contents_; }

private:
    enum class Level { outside, file, letter, bundle, closed };
    using Rule = void (LetterCheck::*)(Record const&);
    struct TypeRule {
        std::string_view type;
        Level least, most;  ///< What must be open where it stands.
        Rule take;
    };
    static TypeRule const type_rules[];

    struct Sums {
        std::int64_t items = 0, cents = 0, micr_valid_cents = 0, images = 0;
        std::int64_t credits = 0, credit_cents = 0;
        void add(Sums const& other);
    };
    /// A check whose next one, or whose bundle's end, has not come.
    struct Item {
        Record record;
        std::int64_t addenda = 0;
        std::string last_addendum;  ///< Type of the last one.
        bool front = false, rear = false;
        bool has_views = false;
    };
    /// A 50 whose pictures and analyses are awaited.
    struct View {
        Record record;
        bool data_awaited = false;
        bool analysed = false;
    };

    void take_file_header(Record const& record);
    void take_letter_header(Record const& record);
    void take_bundle_header(Record const& record);
    void take_credit(Record const& record);
    void take_check(Record const& record);
    void take_addendum(Record const& record);
    void take_view(Record const& record);
    void take_data(Record const& record);
    void take_analysis(Record const& record);
    void take_user_record(Record const& record);
    void take_summary(Record const& record);
    void take_bundle_control(Record const& record);
    void take_letter_control(Record const& record);
    void take_file_control(Record const& record);

    void check_place(Record const& record, TypeRule const& rule);
    void check_payor(Record const& record);
    void check_picture(Record const& record);
    void close_view();
    void close_item();
    /// Totals of a control record against the sums of what it closes.
    void check_totals(Record const& record, Sums const& sums);
    void expect_number(Record const& record, std::string_view field, std::int64_t expected,
                       std::string_view what);
    void expect_same(Record const& record, std::string_view field,
                     std::optional<Record> const& header, std::string_view header_field);
    void report(Record const& record, std::string_view field, std::string found,
                std::string expected);

    LetterRules rules_;
    std::function<void(Finding)> report_;
    LetterContents contents_;
    Level level_ = Level::outside;
    std::optional<Record> letter_header_, bundle_header_;
    std::optional<Item> item_;
    std::optional<View> view_;
    Sums bundle_, letter_, file_;
    std::int64_t bundles_in_letter_ = 0;
    bool summaries_begun_ = false;
    std::set<std::string> sequences_;
    /// Of the open cash letter: items and cents by payor routing number.
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> by_payor_;
};

}  // namespace lockbox::x9
