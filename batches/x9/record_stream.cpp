// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/record_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "batches/x9/finding.h"
#include "batches/x9/records/image_view.h"
#include "lockbox/check_digits.h"

namespace lockbox::x9 {
namespace {

constexpr std::size_t length_bytes = 4;
constexpr std::array<std::byte, length_bytes> length_of_header{std::byte{0}, std::byte{0},
                                                               std::byte{0}, std::byte{80}};

bool is_blank(std::string_view text) {
    return text.find_first_not_of(' ') == std::string_view::npos;
}

std::int64_t value_of(std::string_view digits) {
    std::int64_t value = 0;
    for (char const c : digits)
        value = value * 10 + (c - '0');
    return value;
}

/// A count of bytes, 0 where it is blank. Right-justified by the standard; some writers fill with
/// blanks on the right. Nothing where other than digits stand.
std::optional<std::size_t> counted(std::string_view text) {
    if (is_blank(text)) return 0;
    std::size_t const first = text.find_first_not_of(' ');
    std::string_view const digits = text.substr(first, text.find_last_not_of(' ') - first + 1);
    if (!all_digits(digits)) return std::nullopt;
    return static_cast<std::size_t>(value_of(digits));
}

}  // namespace

std::string Record::text_in(std::string_view field) const {
    RecordField const& row = field_of(*layout, field);
    return text.substr(row.column - 1, row.width);
}

std::int64_t Record::number_in(std::string_view field) const {
    std::string const digits = text_in(field);
    return is_blank(digits) ? 0 : value_of(digits);
}

std::optional<RecordStream> RecordStream::begin(std::span<std::byte const> file) {
    RecordStream stream(file);
    stream.has_lengths_ =
        file.size() >= length_bytes &&
        std::equal(length_of_header.begin(), length_of_header.end(), file.begin());
    std::size_t const first = stream.has_lengths_ ? length_bytes : 0;
    if (file.size() < first + 2) return std::nullopt;
    constexpr std::byte ebcdic_zero{0xF0};
    if (file[first] == ebcdic_zero) stream.code_ = CharacterCode::ebcdic;
    if (stream.text_at(first, 2) != "01") return std::nullopt;
    return stream;
}

std::string RecordStream::text_at(std::size_t offset, std::size_t length) const {
    return text_of(file_.subspan(offset, length), code_);
}

tl::unexpected<StreamFault> RecordStream::fault(Record const& record, std::string_view field,
                                                std::string found, std::string expected) const {
    return tl::unexpected(StreamFault{record.number, record.offset, record.type(), record.layout,
                                      std::string(field), std::move(found), std::move(expected)});
}

void RecordStream::skip_line_ends() {
    while (!has_lengths_ && number_ > 0 && at_ < file_.size() &&
           (file_[at_] == std::byte{'\n'} || file_[at_] == std::byte{'\r'}))
        ++at_;
}

/// The length that stands before the record, or 0 where none does.
tl::expected<std::size_t, StreamFault> RecordStream::length_here() {
    if (!has_lengths_) return 0;
    Record const none{.number = number_,
                      .offset = at_,
                      .text = {},
                      .signature_length = {},
                      .image_length = {},
                      .image = {}};
    std::size_t const left = file_.size() - at_;
    if (left < length_bytes)
        return fault(none, "", fmt::format("{} bytes at the end of the file", left),
                     "a length of 4 bytes");
    std::size_t length = 0;
    for (std::size_t i = 0; i < length_bytes; ++i)
        length = length << 8 | std::to_integer<std::size_t>(file_[at_ + i]);
    if (length < 2 || length > left - length_bytes)
        return fault(
            none, "", fmt::format("a stated length of {} bytes", length),
            fmt::format("at most the {} bytes that the file has left", left - length_bytes));
    at_ += length_bytes;
    return length;
}

RecordStream::Step RecordStream::take_characters(Record& record, std::size_t count) {
    if (count > file_.size() - at_)
        return fault(record, "",
                     fmt::format("{} bytes before the end of the file", file_.size() - at_),
                     fmt::format("{} bytes", count));
    record.text = text_at(at_, count);
    return {};
}

RecordStream::Step RecordStream::take(Record& record, std::size_t length) {
    if (!record.layout) {
        if (length != 0) return take_characters(record, length);
        return fault(record, "", "a type that is not known, and no length before it",
                     "a known record type");
    }
    bool const image = record.layout->type == "52";
    if (record.layout->varies() && !image) return take_varying(record, length);
    std::size_t const characters = record.layout->length;
    if (length != 0 && (image ? length < characters : length != characters))
        return fault(record, "", fmt::format("a length of {}", length),
                     fmt::format("{}{}", characters, image ? " or more" : ""));
    auto const taken = take_characters(record, characters);
    return taken && image ? take_image(record, length) : taken;
}

/// A 27 or 68: with a length before it, whatever it holds; without, as long as it says itself.
RecordStream::Step RecordStream::take_varying(Record& record, std::size_t length) {
    if (length != 0) return take_characters(record, length);
    RecordLayout const& layout = *record.layout;
    if (auto const head = take_characters(record, layout.length); !head) return head;
    std::string const count = record.text_in(layout.counted);
    auto const more = counted(count);
    if (!more)
        return fault(record, layout.counted, shown(field_of(layout, layout.counted), count),
                     "a number");
    return take_characters(record, layout.length + *more + layout.tail_length());
}

/// Behind the 105 characters of a 52: the image key, the length and the bytes of a signature, the
/// length and the bytes of the image.
RecordStream::Step RecordStream::take_image(Record& record, std::size_t length) {
    std::string_view const counts_key = record.layout->counted;
    std::string const key = record.text_in(counts_key);
    if (!is_blank(key) && !all_digits(key))
        return fault(record, counts_key, shown(field_of(*record.layout, counts_key), key),
                     "a number");
    std::size_t const end = length == 0 ? file_.size() : record.offset + length;
    std::size_t at = record.offset + record.layout->length;
    std::size_t before = static_cast<std::size_t>(record.number_in(counts_key));
    struct Counted {
        RecordField const& field;
        std::string& text;
    };
    for (Counted const& counts : {Counted{records::length_of_signature, record.signature_length},
                                  Counted{records::length_of_image, record.image_length}}) {
        if (before > end - at || end - at - before < counts.field.width)
            return fault(record, counts.field.name, fmt::format("{} bytes left", end - at),
                         fmt::format("{} bytes and this field", before));
        at += before;
        counts.text = text_at(at, counts.field.width);
        auto const bytes = counted(counts.text);
        if (!bytes)
            return fault(record, counts.field.name, shown(counts.field, counts.text), "a number");
        at += counts.field.width;
        before = *bytes;
    }
    if (before > end - at)
        return fault(record, records::length_of_image.name, fmt::format("{} bytes left", end - at),
                     fmt::format("{} bytes", before));
    if (length != 0 && before != end - at)
        return fault(record, records::length_of_image.name, fmt::format("{} bytes", before),
                     fmt::format("the {} bytes that are left", end - at));
    record.image = file_.subspan(at, before);
    return {};
}

tl::expected<std::optional<Record>, StreamFault> RecordStream::next() {
    skip_line_ends();
    if (at_ == file_.size()) return std::nullopt;
    ++number_;
    auto const length = length_here();
    if (!length) {
        at_ = file_.size();
        return tl::unexpected(length.error());
    }
    Record record{.number = number_,
                  .offset = at_,
                  .text = {},
                  .signature_length = {},
                  .image_length = {},
                  .image = {}};
    if (file_.size() - at_ < 2) {
        at_ = file_.size();
        return fault(record, "", "one byte at the end of the file", "a record");
    }
    record.text = text_at(at_, 2);
    record.layout = layout_of(record.text);
    auto const taken = take(record, *length);
    if (*length != 0)
        at_ += *length;
    else if (!taken)
        at_ = file_.size();
    else if (record.image.data() != nullptr)
        at_ = static_cast<std::size_t>(record.image.data() - file_.data()) + record.image.size();
    else
        at_ += record.text.size();
    if (!taken) return tl::unexpected(taken.error());
    return record;
}

}  // namespace lockbox::x9
