// SPDX-License-Identifier: Apache-2.0
#include "batches/remittance/bai_pack.h"

#include <fmt/format.h>

#include <algorithm>

#include "lockbox/assertion.h"

namespace lockbox::batches::bai {
namespace {

/// Records 1, 2, 8 and 9, and 5 and 7 of each batch.
constexpr std::int64_t lines_around_file = 4;
constexpr std::int64_t lines_around_batch = 2;

std::int64_t largest(Layout const& layout, char type, Value value) {
    Field const* const field = layout.field(type, value);
    LOCKBOX_ASSERT(field != nullptr);
    std::int64_t power = 1;
    for (int i = 0; i < field->width; ++i)
        power *= 10;
    return power - 1;
}

/// What one batch or one file holds so far.
struct Filled {
    std::int64_t items = 0;
    std::int64_t lines = 0;
    Cents amount = no_cents;

    Filled with(PostedPayment const& payment) const {
        return {items + 1, lines + 1 + static_cast<std::int64_t>(payment.parts.size()),
                amount + payment.amount()};
    }
};

class Packer {
public:
    explicit Packer(Limits const& limits) : limits_(limits) { begin_file(); }

    void begin_batch() {
        if (files_.back().empty() || files_.back().back().empty()) return;
        if (static_cast<std::int64_t>(files_.back().size()) == limits_.batches_of_file ||
            file_.lines + lines_around_batch > limits_.lines_of_file)
            begin_file();
        else
            add_batch();
    }

    void add(PostedPayment const& payment) {
        Filled const batch = batch_.with(payment);
        if (batch.items > limits_.items_of_batch || batch.amount > limits_.batch) begin_batch();
        Filled const file = file_.with(payment);
        if (file.items > limits_.items_of_file || file.amount > limits_.file ||
            file.lines > limits_.lines_of_file)
            begin_file();
        batch_ = batch_.with(payment);
        file_ = file_.with(payment);
        files_.back().back().push_back(&payment);
    }

    std::vector<PackedFile> take() {
        // A night's batch may have been begun and its payments gone to the next file.
        for (PackedFile& file : files_)
            if (file.size() > 1 && file.back().empty()) file.pop_back();
        return std::move(files_);
    }

private:
    void add_batch() {
        files_.back().emplace_back();
        batch_ = {};
        file_.lines += lines_around_batch;
    }
    void begin_file() {
        files_.emplace_back();
        file_ = {0, lines_around_file, no_cents};
        add_batch();
    }

    Limits const& limits_;
    std::vector<PackedFile> files_;
    Filled batch_;
    Filled file_;
};

}  // namespace

Limits limits_of(Layout const& layout) {
    using enum Value;
    Limits const limits{
        .items_of_batch = std::min(largest(layout, '6', item), largest(layout, '7', payment_count)),
        .batches_of_file = std::min(largest(layout, '5', batch), largest(layout, '6', batch)),
        .items_of_file = largest(layout, '8', payment_count),
        .lines_of_file = largest(layout, '9', record_count),
        .payment = Cents::of(largest(layout, '6', amount)),
        .batch = Cents::of(largest(layout, '7', total)),
        .file = Cents::of(largest(layout, '8', total))};
    LOCKBOX_ASSERT(limits.payment <= limits.batch && limits.batch <= limits.file);
    return limits;
}

tl::expected<std::vector<PackedFile>, Fault> packed(LedgerDay const& day, Limits const& limits) {
    Packer packer(limits);
    for (PostedBatch const& batch : day.batches) {
        packer.begin_batch();
        for (PostedPayment const& payment : batch.payments) {
            Filled const alone =
                Filled{0, lines_around_file + lines_around_batch, no_cents}.with(payment);
            if (payment.amount() > limits.payment || alone.lines > limits.lines_of_file)
                return tl::unexpected(
                    Fault{"", "item " + payment.item.text(),
                          fmt::format("a payment of {} with {} parts does not fit into a record",
                                      payment.amount().display(), payment.parts.size()),
                          "Tell this payment by another way than the BAI file."});
            packer.add(payment);
        }
    }
    return packer.take();
}

}  // namespace lockbox::batches::bai
