// SPDX-License-Identifier: Apache-2.0
#include "ocr/coupon/coupon_fields.h"

#include <algorithm>
#include <functional>
#include <optional>

#include "lockbox/carrier.h"
#include "ocr/coupon/printed_values.h"
#include "ocr/reading_times.h"

namespace lockbox::ocr {
namespace {

constexpr double least_probability = 0.3;    // below, a printed value is not worth stating
constexpr double least_to_contradict = 0.9;  // of print against a code that keeps its check digit
constexpr double wrong_in_form = 0.7;        // of misreadings change a digit and keep the form
constexpr double found_by_label = 0.995;     // share of values that belong to the label they are by

// A carrier is one of a dozen names, so that a name that is near enough is hardly ever another's.
constexpr double carrier_by_label = 0.99;
constexpr double carrier_anywhere = 0.9;  // may be another member's plan, or an advertisement

using Convert = std::function<std::optional<std::string>(std::string const&)>;

/// The value in the field's form; alternatives that have not the form are dropped, and what the
/// value owes them goes to it.
Reading<std::string> in_form(Reading<std::string> const& reading, Convert const& convert) {
    Reading<std::string> result = converted<std::string>(reading, convert);
    auto* read = std::get_if<Read<std::string>>(&result);
    if (!read) return result;
    double rest = 0;
    for (auto const& other : read->alternatives)
        if (other.value != read->value)
            rest += other.probability.value();
        else
            read->probability =
                Probability::clamped(read->probability.value() + other.probability.value());
    std::erase_if(read->alternatives,
                  [&](auto const& other) { return other.value == read->value; });
    double const p = read->probability.value();
    double const unlikely = std::max(rest, (1 - p) * wrong_in_form);
    read->probability = Probability::clamped(p / (p + unlikely) * found_by_label);
    if (p < least_probability) return Unread{UnreadWhy::illegible, read->box};
    return result;
}

struct Wanted {
    Label label;
    FieldName name;
    Convert convert;
    bool figures;
};

std::vector<Wanted> wanted_fields() {
    return {{Label::member_id, FieldName::member_id, member_id_in, true},
            {Label::billing_account, FieldName::billing_account, billing_account_in, true},
            {Label::invoice_number, FieldName::invoice_number, invoice_number_in, true},
            {Label::amount_due, FieldName::amount_due, amount_in, true},
            {Label::coverage_month, FieldName::coverage_month, coverage_month_in, false}};
}

class CouponPrint {
public:
    CouponPrint(PageImage const& page, PrintReaders const& readers)
        : page_(page), readers_(readers), lines_(coupon_lines(page, readers)) {}

    /// The value of the first label of this kind that has one.
    std::optional<Reading<std::string>> value_of(Wanted const& wanted) const {
        std::optional<Reading<std::string>> first_unread;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!lines_[i].label || lines_[i].label->label != wanted.label) continue;
            for (cv::Rect const& place : places(i)) {
                Reading<std::string> const reading = in_form(read(place, wanted), wanted.convert);
                if (read_of(reading)) return reading;
                if (!first_unread) first_unread = reading;
            }
        }
        return first_unread;
    }

    /// The carrier that a label names; without such a label, the one that any line is.
    std::optional<Read<std::string>> carrier(CarrierTable const& carriers) const {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!lines_[i].label || lines_[i].label->label != Label::carrier) continue;
            for (cv::Rect const& place : places(i)) {
                if (auto found = carrier_at(place, carriers)) return found;
                auto const words = read_words(page_, place, readers_.print);
                auto const* read = read_of(words);
                Carrier const* named = read ? carrier_in(read->value, carriers) : nullptr;
                if (named) return carrier_reading(*named, place, carrier_by_label);
            }
        }
        for (CouponLine const& line : lines_)
            if (!line.label)
                if (Carrier const* named = carrier_in(line.text, carriers))
                    return carrier_reading(*named, line.box, carrier_anywhere);
        return std::nullopt;
    }

    /// The lines of the address block that is not the biller's own, top to bottom.
    std::vector<cv::Rect> subscriber_block(std::string const& lockbox_number) const {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!ends_address(lines_[i].text)) continue;
            std::vector<std::size_t> const block = block_ending_at(i);
            bool const ours = std::any_of(block.begin(), block.end(), [&](std::size_t line) {
                std::string const text = folded(lines_[line].text);
                return text.find("CONNECTOR") != std::string::npos ||
                       text.find(lockbox_number) != std::string::npos;
            });
            if (ours || block.size() < 2) continue;
            std::vector<cv::Rect> boxes;
            for (std::size_t line : block)
                boxes.push_back(lines_[line].box);
            return boxes;
        }
        return {};
    }

    /// Only lines that may bear one are read again for it.
    std::vector<SsnFound> ssns() const {
        std::vector<SsnFound> all;
        for (CouponLine const& line : lines_)
            if (may_bear_ssn(line.text))
                for (SsnFound& ssn : ssns_on(page_, line, readers_))
                    all.push_back(std::move(ssn));
        return all;
    }

private:
    Read<std::string> carrier_reading(Carrier const& carrier, cv::Rect box, double right) const {
        return {carrier.name, Probability::of(right), How::print, page_.scan_box(box)};
    }

    /// By the words that are known already.
    std::optional<Read<std::string>> carrier_at(cv::Rect place,
                                                CarrierTable const& carriers) const {
        auto const line = std::find_if(lines_.begin(), lines_.end(),
                                       [&](CouponLine const& other) { return other.box == place; });
        if (line == lines_.end()) return std::nullopt;
        Carrier const* named = carrier_in(line->text, carriers);
        if (!named) return std::nullopt;
        return carrier_reading(*named, place, carrier_by_label);
    }

    Reading<std::string> read(cv::Rect place, Wanted const& wanted) const {
        return wanted.figures ? read_figures(page_, place, readers_.digits)
                              : read_words(page_, place, readers_.print);
    }

    /// Where the value may stand: in the label's own line behind it, beside it, below it.
    std::vector<cv::Rect> places(std::size_t label) const {
        std::vector<cv::Rect> result = value_places(lines_, label);
        CouponLine const& line = lines_[label];
        if (line.label->rest.empty()) return result;
        double const behind = static_cast<double>(line.label->rest.size()) /
                              static_cast<double>(std::max<std::size_t>(1, line.text.size()));
        cv::Rect rest = line.box;
        rest.width = static_cast<int>(behind * line.box.width);
        rest.x = line.box.x + line.box.width - rest.width;
        result.insert(result.begin(), rest);
        return result;
    }

    /// Upwards from the last line: lines that begin in its column, each close above the one before.
    std::vector<std::size_t> block_ending_at(std::size_t last) const {
        constexpr std::size_t most_lines = 5;
        constexpr double greatest_gap = 1.6;  // of a line's height, between lines of one block
        constexpr double column_step = 0.8;   // of a line's height
        std::vector<std::size_t> block{last};
        for (std::size_t i = last; i-- > 0 && block.size() < most_lines;) {
            cv::Rect const& above = lines_[i].box;
            cv::Rect const& below = lines_[block.back()].box;
            int const gap = below.y - (above.y + above.height);
            if (std::abs(above.x - below.x) > column_step * below.height) continue;
            if (gap < -below.height / 2 || gap > greatest_gap * below.height) continue;
            if (lines_[i].label) break;
            block.push_back(i);
        }
        std::reverse(block.begin(), block.end());
        return block;
    }

    PageImage const& page_;
    PrintReaders const& readers_;
    std::vector<CouponLine> lines_;
};

/// What codes and print say together.
Reading<std::string> held_against(Reading<std::string> const& code,
                                  Read<std::string> const& print) {
    auto const* stated = read_of(code);
    if (!stated) {
        bool const torn = std::get<Unread>(code).why == UnreadWhy::conflicting;
        return torn ? code : Reading<std::string>(print);
    }
    Read<std::string> result = *stated;
    double const doubt = stated->probability.complement().value();
    if (stated->value == print.value)
        result.probability =
            Probability::clamped(1 - doubt * print.probability.complement().value());
    else if (print.probability.value() >= least_to_contradict)
        return Unread{UnreadWhy::conflicting, print.box};
    return result;
}

void add(std::vector<Field>& fields, std::vector<Field> const& codes, FieldName name,
         Reading<std::string> const& reading) {
    auto const known = std::find_if(codes.begin(), codes.end(),
                                    [&](Field const& field) { return field.name == name; });
    auto const* print = read_of(reading);
    if (known == codes.end())
        fields.push_back({name, reading});
    else if (print)
        fields.push_back({name, held_against(known->reading, *print)});
}

/// Several lines as one value, `, ` between them.
Reading<std::string> joined(std::vector<Reading<std::string>> const& lines) {
    std::optional<Read<std::string>> whole;
    for (Reading<std::string> const& line : lines) {
        auto const* read = read_of(line);
        if (!read) return line;
        if (!whole) {
            whole = *read;
            continue;
        }
        whole->value += ", " + read->value;
        whole->probability =
            Probability::clamped(whole->probability.value() * read->probability.value());
        int const right = std::max(whole->box.x + whole->box.width, read->box.x + read->box.width);
        int const foot = std::max(whole->box.y + whole->box.height, read->box.y + read->box.height);
        whole->box.x = std::min(whole->box.x, read->box.x);
        whole->box.y = std::min(whole->box.y, read->box.y);
        whole->box.width = right - whole->box.x;
        whole->box.height = foot - whole->box.y;
    }
    if (!whole) return Unread{UnreadWhy::not_found};
    return *whole;
}

}  // namespace

CouponPrintReadings read_coupon_print(PageImage const& page, std::vector<Field> const& codes,
                                      SiteConfig const& config, PrintReaders const& readers) {
    Timed const timed(ReadingStep::coupon_print);
    CouponPrint const print(page, readers);
    CouponPrintReadings readings{{}, print.ssns()};
    std::vector<Field>& fields = readings.fields;
    for (Wanted const& wanted : wanted_fields())
        if (auto const reading = print.value_of(wanted)) add(fields, codes, wanted.name, *reading);
    if (auto carrier = print.carrier(config.carriers)) {
        add(fields, codes, FieldName::carrier, *carrier);
        if (Carrier const* known = config.carriers.find(carrier->value)) {
            carrier->value = std::string(name(known->ledger));
            add(fields, codes, FieldName::ledger, *carrier);
        }
    }
    std::vector<cv::Rect> const block = print.subscriber_block(config.lockbox_number);
    if (block.empty()) return readings;
    std::vector<Reading<std::string>> lines;
    for (cv::Rect const& box : block)
        lines.push_back(read_words(page, box, readers.print));
    fields.push_back({FieldName::subscriber_name, lines.front()});
    fields.push_back({FieldName::subscriber_address, joined({lines.begin() + 1, lines.end()})});
    return readings;
}

}  // namespace lockbox::ocr
