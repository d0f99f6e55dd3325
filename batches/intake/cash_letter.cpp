// SPDX-License-Identifier: Apache-2.0
// An image cash letter as a batch: each check with its pictures is one transaction.
#include <fmt/format.h>

#include "batches/intake/record_stream.h"
#include "batches/intake/scan_files.h"

namespace lockbox::batches {
namespace {

struct LetterCheck {
    std::optional<std::span<std::byte const>> front;
    std::optional<std::span<std::byte const>> rear;
};

/// What bundles, cash letters and the file state at their ends.
struct Sums {
    std::int64_t items = 0;
    std::int64_t amount = 0;  ///< In cents.
};

/// The nesting of an image cash letter: 01 [10 [20 [25 (50 52)*]* 70]* 90]* 99.
class LetterReader {
public:
    explicit LetterReader(RecordStream stream) : stream_(std::move(stream)) {}
    tl::expected<void, Fault> read_all();

    std::vector<LetterCheck> checks;
    std::optional<BusinessDate> received;
    Sums file;

private:
    using Step = tl::expected<void, Fault>;
    Step take(CashLetterRecord const& record);
    Step open(CashLetterRecord const& record, char const* within, std::string type);
    Step take_check(CashLetterRecord const& record);
    Step take_view(CashLetterRecord const& record);
    Step take_picture(CashLetterRecord const& record);
    Step close(CashLetterRecord const& record, char const* opened, Sums& sums, Sums& above,
               std::int64_t parts);
    Step refuse(CashLetterRecord const& record, std::string_view field, std::string const& what) {
        return tl::unexpected(stream_.fault(record, field, what));
    }

    RecordStream stream_;
    std::vector<std::string> open_;  ///< Types of the headers that are open, outermost first.
    Sums bundle_, letter_;
    std::int64_t bundles_ = 0, letters_ = 0;
    bool view_is_open_ = false;  ///< A 50 whose 52 has not come.
    bool view_is_front_ = false;
    bool view_is_whole_ = false;  ///< Not the picture of a single field.
    bool closed_ = false;         ///< The 99 has come.
};

BusinessDate day_in(CashLetterRecord const& record) {
    std::string const text = record.text_in("business date");
    return *BusinessDate::parse(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" + text.substr(6));
}

LetterReader::Step LetterReader::open(CashLetterRecord const& record, char const* within,
                                      std::string type) {
    if ((open_.empty() ? "" : open_.back()) != std::string_view(within))
        return refuse(
            record, "",
            fmt::format("stands where only a record within {} may", *within ? within : "no other"));
    open_.push_back(std::move(type));
    return {};
}

LetterReader::Step LetterReader::take_check(CashLetterRecord const& record) {
    if (open_.empty() || open_.back() != "20") return refuse(record, "", "stands in no bundle");
    if (view_is_open_) return refuse(record, "", "comes before the picture of the view before it");
    if (checks.size() == most_transactions)
        return refuse(record, "", fmt::format("is one check more than {}", most_transactions));
    checks.emplace_back();
    ++bundle_.items;
    bundle_.amount += record.number_in("item amount");
    return {};
}

LetterReader::Step LetterReader::take_view(CashLetterRecord const& record) {
    if (checks.empty() || open_.back() != "20") return refuse(record, "", "belongs to no check");
    if (view_is_open_) return refuse(record, "", "comes before the picture of the view before it");
    std::int64_t const side = record.number_in("view side");
    if (side > 1) return refuse(record, "view side", "is neither 0 (front) nor 1 (rear)");
    view_is_open_ = record.number_in("image indicator") != 0;
    view_is_front_ = side == 0;
    view_is_whole_ = record.number_in("view descriptor") <= 1;
    return {};
}

LetterReader::Step LetterReader::take_picture(CashLetterRecord const& record) {
    if (!view_is_open_) return refuse(record, "", "follows no image view detail (50)");
    view_is_open_ = false;
    if (!view_is_whole_) return {};
    auto& picture = view_is_front_ ? checks.back().front : checks.back().rear;
    if (picture) return refuse(record, "", "is the second full view of one side");
    picture = record.image;
    return {};
}

LetterReader::Step LetterReader::close(CashLetterRecord const& record, char const* opened,
                                       Sums& sums, Sums& above, std::int64_t parts) {
    if (open_.empty() || open_.back() != opened)
        return refuse(record, "", fmt::format("closes no open record {}", opened));
    if (view_is_open_) return refuse(record, "", "comes before the picture of the view before it");
    if (record.number_in("items") != sums.items)
        return refuse(
            record, "items",
            fmt::format("states {}, there are {}", record.number_in("items"), sums.items));
    if (record.number_in("total amount") != sums.amount)
        return refuse(record, "total amount", "differs from the sum of the checks");
    for (char const* field : {"bundles", "cash letters"}) {
        bool const has_field = record.type() == (field[0] == 'b' ? "90" : "99");
        if (has_field && record.number_in(field) != parts)
            return refuse(record, field,
                          fmt::format("states {}, there are {}", record.number_in(field), parts));
    }
    open_.pop_back();
    above.items += sums.items;
    above.amount += sums.amount;
    sums = {};
    return {};
}

LetterReader::Step LetterReader::take(CashLetterRecord const& record) {
    std::string const type = record.type();
    if (closed_) return refuse(record, "", "follows the file control record (99)");
    if (type == "01") return open(record, "", type);
    if (type == "10") {
        if (!received) received = day_in(record);
        return open(record, "01", type);
    }
    if (type == "20") return open(record, "10", type);
    if (type == "25") return take_check(record);
    if (type == "50") return take_view(record);
    if (type == "52") return take_picture(record);
    Sums nothing_above;
    if (type == "70") {
        ++bundles_;
        return close(record, "20", bundle_, letter_, 0);
    }
    if (type == "90") {
        ++letters_;
        return close(record, "10", letter_, file, std::exchange(bundles_, 0));
    }
    if (type == "99") {
        Sums whole = file;
        if (record.number_in("records") != static_cast<std::int64_t>(record.number))
            return refuse(
                record, "records",
                fmt::format("states {}, there are {}", record.number_in("records"), record.number));
        closed_ = true;
        return close(record, "01", whole, nothing_above, letters_);
    }
    if (type.starts_with('3'))
        return refuse(record, "", "is a returned check; only new ones come by mail");
    return {};  // credits, addenda, analyses and users' own records bring no paper
}

tl::expected<void, Fault> LetterReader::read_all() {
    for (;;) {
        auto record = stream_.next();
        if (!record) return tl::unexpected(record.error());
        if (!*record) break;
        if (auto step = take(**record); !step) return step;
    }
    if (!closed_)
        return tl::unexpected(
            stream_.cut_short("the file ends without its file control record (99)"));
    return {};
}

/// A side's picture. A check without one has a picture of 0 bytes, which is held as unusable.
ScanPicture picture_of(std::optional<std::span<std::byte const>> const& image,
                       std::span<std::byte const> file, std::string name, bool keep) {
    ScanPicture picture{std::move(name), hash_of({}), 0, 0, {}};
    if (!image) return picture;
    picture.hash = hash_of(*image);
    picture.size = image->size();
    picture.offset = static_cast<std::uint64_t>(image->data() - file.data());
    if (keep) picture.bytes.assign(image->begin(), image->end());
    return picture;
}

}  // namespace

tl::expected<ScanBatch, Fault> take_in_cash_letter(std::filesystem::path const& path,
                                                   std::string const& lockbox_number) {
    auto const file = read_scan_file(path, largest_cash_letter);
    if (!file) return tl::unexpected(file.error());
    if (file->size > largest_cash_letter)
        return tl::unexpected(batch_fault(path.string(), "", "is larger than 1 GiB"));
    auto stream = RecordStream::begin(file->bytes, path.string());
    if (!stream) return tl::unexpected(stream.error());
    LetterReader reader(std::move(*stream));
    if (auto const read = reader.read_all(); !read) return tl::unexpected(read.error());
    if (reader.checks.empty())
        return tl::unexpected(batch_fault(path.string(), "", "has no checks"));
    ScanBatch batch{
        .id = *BatchId::parse(ContentHash().part("cash letter").part(file->hash).hex(32)),
        .lockbox_number = lockbox_number,
        .number = path.stem().string(),
        .received = *reader.received,
        .control = {static_cast<int>(reader.file.items), static_cast<int>(reader.file.items),
                    Cents::of(reader.file.amount)},
        .source = path,
        .transactions = {},
        .pictures = {},
        .is_cash_letter = true};
    bool const keep = file->size <= kept_in_memory;
    for (std::size_t i = 0; i < reader.checks.size(); ++i) {
        LetterCheck const& check = reader.checks[i];
        ScanPaper paper{batch.pictures.size()};
        batch.pictures.push_back(
            picture_of(check.front, file->bytes, fmt::format("{:04}-1f.tif", i + 1), keep));
        if (check.rear) {
            paper.rear = batch.pictures.size();
            batch.pictures.push_back(
                picture_of(check.rear, file->bytes, fmt::format("{:04}-1r.tif", i + 1), keep));
        }
        batch.transactions.push_back({static_cast<int>(i + 1), {paper}});
    }
    return batch;
}

}  // namespace lockbox::batches
