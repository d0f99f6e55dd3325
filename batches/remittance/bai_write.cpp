// SPDX-License-Identifier: Apache-2.0
#include "batches/remittance/bai_write.h"

#include "batches/remittance/bai_line.h"
#include "batches/remittance/bai_pack.h"
#include "batches/remittance/plain_text.h"

namespace lockbox::batches::bai {
namespace {

class FileWriter {
public:
    FileWriter(LedgerDay const& day, RemittanceSettings const& settings, Layout const& layout)
        : layout_(layout) {
        row_.set(Value::date, day.day);
        row_.set(Value::time, 0);
        row_.set(Value::reference, 0);
        row_[Value::destination] = settings.bai_destination;
        row_[Value::origin] = settings.bai_origin;
        row_[Value::lockbox] = significant_digits(day.lockbox_number);
        row_[Value::deposit_account] = settings.deposit_account;
        row_[Value::deposit_routing] = settings.deposit_routing;
        row_[Value::payee] = plain_text(settings.payer_name);
    }

    tl::expected<std::string, Fault> text_of(PackedFile const& file) {
        add('1');
        add('2');
        std::int64_t payments = 0;
        Cents sum = no_cents;
        for (std::size_t b = 0; b < file.size(); ++b) {
            row_.set(Value::batch, file[b].empty() ? 0 : static_cast<std::int64_t>(b) + 1);
            sum += add_batch(file[b]);
            payments += static_cast<std::int64_t>(file[b].size());
        }
        add_total('8', payments, sum);
        row_.set(Value::record_count, lines_ + 1);
        add('9');
        if (fault_) return tl::unexpected(*fault_);
        return std::move(text_);
    }

private:
    void add(char type) {
        auto line = line_of(layout_, type, row_);
        if (!line && !fault_) fault_ = line.error();
        if (line) text_ += *line + "\n";
        ++lines_;
    }

    void add_total(char type, std::int64_t payments, Cents sum) {
        row_.set(Value::payment_count, payments);
        row_.set(Value::total, sum);
        add(type);
    }

    Cents add_batch(PackedBatch const& batch) {
        add('5');
        Cents sum = no_cents;
        for (std::size_t i = 0; i < batch.size(); ++i) {
            row_.set(Value::item, static_cast<std::int64_t>(i) + 1);
            add_payment(*batch[i]);
            sum += batch[i]->amount();
        }
        add_total('7', static_cast<std::int64_t>(batch.size()), sum);
        return sum;
    }

    void add_payment(PostedPayment const& payment) {
        row_.set(Value::amount, payment.amount());
        row_[Value::routing] = payment.routing;
        row_[Value::account] = payment.account;
        row_[Value::check_number] = payment.serial;
        row_[Value::check_date] = payment.written ? payment.written->text() : "";
        row_[Value::payer] = plain_text(payment.payer);
        add('6');
        for (std::size_t i = 0; i < payment.parts.size(); ++i) {
            PaidPart const& part = payment.parts[i];
            row_.set(Value::sequence, static_cast<std::int64_t>(i) % sequence_most + 1);
            row_[Value::last] = i + 1 == payment.parts.size() ? "9" : "0";
            row_[Value::invoice] = part.invoice ? part.invoice->text() : on_account_text;
            row_.set(Value::invoice_amount, part.amount);
            row_[Value::customer] = part.member_id.text();
            add('4');
        }
    }

    Layout const& layout_;
    Row row_;
    std::string text_;
    std::int64_t lines_ = 0;
    std::optional<Fault> fault_;
};

}  // namespace

tl::expected<std::vector<std::string>, Fault> files_of(LedgerDay const& day,
                                                       RemittanceSettings const& settings,
                                                       Layout const& layout) {
    auto const files = packed(day, limits_of(layout));
    if (!files) return tl::unexpected(files.error());
    std::vector<std::string> texts;
    for (PackedFile const& file : *files) {
        auto text = FileWriter(day, settings, layout).text_of(file);
        if (!text) return tl::unexpected(text.error());
        texts.push_back(std::move(*text));
    }
    return texts;
}

}  // namespace lockbox::batches::bai
