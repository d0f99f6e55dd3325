// SPDX-License-Identifier: Apache-2.0
#include "batches/remittance/bai_read.h"

#include <fmt/format.h>

#include <set>

#include "batches/remittance/bai_line.h"
#include "batches/remittance/bai_write.h"

namespace lockbox::batches::bai {
namespace {

constexpr char const* ask_again = "Ask the sender for a corrected file.";

/// Which records may follow which, by the type of the record before ('0': the file begins).
std::string_view allowed_after(char type) {
    switch (type) {
        case '0':
            return "1";
        case '1':
            return "2";
        case '2':
            return "58";
        case '5':
            return "67";
        case '6':
        case '4':
            return "467";
        case '7':
            return "58";
        case '8':
            return "9";
        default:
            return "";
    }
}

class FileReader {
public:
    FileReader(Layout const& layout, std::string const& file) : layout_(layout), findings_(file) {}

    ReadFile read(std::string_view text) {
        while (!text.empty()) {
            std::size_t const end = text.find('\n');
            std::string_view line = text.substr(0, end);
            text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
            if (line.ends_with('\r')) line.remove_suffix(1);
            ++line_;
            if (auto const taken = split(layout_, line_, line, findings_)) take(*taken);
        }
        if (before_ != '9')
            findings_.add(fmt::format("line {}, column 1", line_ + 1),
                          "the file ends without its trailer, record 9",
                          "The file was cut short: ask for all of it.");
        result_.faults = findings_.take();
        return std::move(result_);
    }

private:
    void wrong(Line const& line, Value value, std::string what, char const* remedy = ask_again) {
        Field const* const field = layout_.field(line.type, value);
        findings_.add(field ? place_of(line.number, *field) : fmt::format("line {}", line.number),
                      std::move(what), remedy);
    }

    void take(Line const& line) {
        if (allowed_after(before_).find(line.type) == std::string_view::npos)
            findings_.add(
                fmt::format("line {}, column 1", line.number),
                before_ == '9' ? fmt::format("record {} stands behind the trailer", line.type)
                : before_ == '0'
                    ? fmt::format("the file begins with record {}, not 1", line.type)
                    : fmt::format("record {} stands behind record {}", line.type, before_),
                "The order is 1 2 (5 (6 4*)* 7)* 8 9.");
        if (line.type != '4' && !result_.batches.empty() && open_batch_) end_payment(line.number);
        switch (line.type) {
            case '1':
                result_.destination = line.row[Value::destination];
                result_.origin = line.row[Value::origin];
                result_.date = line.row[Value::date];
                break;
            case '2':
                expect_parties(line);
                break;
            case '5':
                begin_batch(line);
                break;
            case '6':
                begin_payment(line);
                break;
            case '4':
                add_invoice(line);
                break;
            case '7':
                end_batch(line);
                break;
            case '8':
                end_lockbox(line);
                break;
            default:
                expect(line, Value::record_count, line.number);
        }
        before_ = line.type;
    }

    /// The text of `value`, where the record has such a field, is `wanted`.
    void expect_text(Line const& line, Value value, std::string const& wanted) {
        if (layout_.field(line.type, value) && line.row[value] != wanted)
            wrong(line, value,
                  fmt::format("{} is \"{}\", and \"{}\" before", name(value), line.row[value],
                              wanted));
    }
    void expect_parties(Line const& line) {
        expect_text(line, Value::destination, result_.destination);
        expect_text(line, Value::origin, result_.origin);
    }
    /// The number of `value` is `found` in the file.
    void expect(Line const& line, Value value, std::int64_t found) {
        auto const stated = line.row.number(value);
        if (stated && *stated != found)
            wrong(line, value,
                  fmt::format("{} says {}, the file has {}", name(value), *stated, found));
    }
    void expect_lockbox_and_date(Line const& line) {
        expect_text(line, Value::date, result_.date);
        auto const number = line.row.number(Value::lockbox);
        if (!number) return;
        if (!lockbox_) lockbox_ = *number;
        if (*number != *lockbox_) wrong(line, Value::lockbox, "another lockbox number than before");
        result_.lockbox = *lockbox_;
    }

    void begin_batch(Line const& line) {
        expect_parties(line);
        expect_lockbox_and_date(line);
        result_.batches.emplace_back();
        open_batch_ = true;
        items_.clear();
        auto const number = line.row.number(Value::batch);
        batch_.reset();
        if (number && !(*number == 0 && layout_.header_may_lack_batch_number)) batch_ = *number;
        if (batch_) number_batch(line, *batch_);
    }

    void number_batch(Line const& line, std::int64_t number) {
        batch_ = number;
        result_.batches.back().number = number;
        if (!numbers_.insert(number).second)
            wrong(line, Value::batch, fmt::format("batch {:03} was there before", number));
    }

    void expect_batch(Line const& line) {
        auto const number = line.row.number(Value::batch);
        if (!number || !open_batch_) return;
        if (!batch_ && line.type == '6') number_batch(line, *number);
        std::int64_t const wanted = batch_.value_or(0);
        if (*number != wanted)
            wrong(line, Value::batch,
                  fmt::format("batch number {:03} in the batch {:03}", *number, wanted));
    }

    void begin_payment(Line const& line) {
        if (!open_batch_) return;
        expect_batch(line);
        if (layout_.field('6', Value::lockbox)) expect_lockbox_and_date(line);
        item_ = line.row.number(Value::item);
        if (item_ && !items_.insert(*item_).second)
            wrong(line, Value::item, fmt::format("item {:03} was in this batch before", *item_));
        Row const& row = line.row;
        result_.batches.back().payments.push_back({line.number,
                                                   row.cents(Value::amount),
                                                   row[Value::routing],
                                                   row[Value::account],
                                                   row[Value::check_number],
                                                   row[Value::check_date],
                                                   row[Value::payer],
                                                   {}});
        in_payment_ = true;
        marked_last_ = false;
    }

    void add_invoice(Line const& line) {
        if (!in_payment_) return;
        expect_batch(line);
        if (auto const item = line.row.number(Value::item); item && item != item_)
            wrong(line, Value::item,
                  fmt::format("item {:03} behind item {:03}", *item, item_.value_or(0)));
        auto& invoices = result_.batches.back().payments.back().invoices;
        auto const turn = static_cast<std::int64_t>(invoices.size()) % sequence_most + 1;
        auto const sequence = line.row.number(Value::sequence);
        if (sequence && *sequence != turn)
            wrong(line, Value::sequence,
                  fmt::format("sequence {:02} where {:02} is due", *sequence, turn));
        if (marked_last_)
            wrong(line, Value::sequence, "an invoice behind the one marked as the last");
        marked_last_ = line.row[Value::last] == "9";
        if (line.row[Value::invoice].empty()) wrong(line, Value::invoice, "no invoice number");
        invoices.push_back({line.row[Value::invoice], line.row.cents(Value::invoice_amount),
                            line.row[Value::customer]});
    }

    /// All invoices of the payment in hand are known: their end and their sum.
    void end_payment(int next_line) {
        if (!in_payment_) return;
        in_payment_ = false;
        ReadPayment const& payment = result_.batches.back().payments.back();
        if (payment.invoices.empty()) return;
        Field const* const last = layout_.field('4', Value::last);
        if (last && !marked_last_)
            findings_.add(place_of(next_line - 1, *last), "the last invoice is not marked with 9",
                          "Invoices are missing: ask the sender for all of them.");
        Field const* const part = layout_.field('4', Value::invoice_amount);
        if (!part || !payment.amount) return;
        Cents sum = no_cents;
        for (ReadInvoice const& invoice : payment.invoices)
            sum += invoice.amount.value_or(no_cents);
        if (sum != *payment.amount)
            findings_.add(place_of(payment.line, *layout_.field('6', Value::amount)),
                          fmt::format("the check is {}, its invoices {}", payment.amount->display(),
                                      sum.display()),
                          ask_again);
    }

    void end_batch(Line const& line) {
        if (!open_batch_) return;
        expect_batch(line);
        expect_lockbox_and_date(line);
        Cents sum = no_cents;
        for (ReadPayment const& payment : result_.batches.back().payments)
            sum += payment.amount.value_or(no_cents);
        auto const count = static_cast<std::int64_t>(result_.batches.back().payments.size());
        expect(line, Value::payment_count, count);
        expect(line, Value::total, sum.count());
        payments_ += count;
        total_ += sum;
        open_batch_ = false;
    }

    void end_lockbox(Line const& line) {
        expect_lockbox_and_date(line);
        expect(line, Value::payment_count, payments_);
        expect(line, Value::total, total_.count());
    }

    Layout const& layout_;
    Findings findings_;
    ReadFile result_;
    int line_ = 0;
    char before_ = '0';
    bool open_batch_ = false;
    bool in_payment_ = false;
    bool marked_last_ = false;
    std::optional<std::int64_t> lockbox_;
    std::optional<std::int64_t> batch_;
    std::optional<std::int64_t> item_;
    std::set<std::int64_t> numbers_;
    std::set<std::int64_t> items_;
    std::int64_t payments_ = 0;
    Cents total_ = no_cents;
};

}  // namespace

ReadFile read_file(std::string_view text, Layout const& layout, std::string const& file) {
    return FileReader(layout, file).read(text);
}

}  // namespace lockbox::batches::bai
