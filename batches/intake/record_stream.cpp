// SPDX-License-Identifier: Apache-2.0
#include "batches/intake/record_stream.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "batches/intake/scan_files.h"
#include "lockbox/assertion.h"
#include "lockbox/business_date.h"
#include "lockbox/check_digits.h"

namespace lockbox::batches {
namespace {

/// EBCDIC code page 0037 from 0x40 on, as far as it is in ASCII; `#` is anything else.
constexpr std::string_view ebcdic_from_40 =
    " ##########.<(+|&#########!$*);#-/#########,%_>?#########`:#@'=\""
    "#abcdefghi#######jklmnopqr#######~stuvwxyz######^#########[]####"
    "{ABCDEFGHI######}JKLMNOPQR######\\#STUVWXYZ######0123456789######";
static_assert(ebcdic_from_40.size() == 0xC0);

char ascii_of(std::byte b, bool ebcdic) {
    auto const code = std::to_integer<unsigned>(b);
    if (!ebcdic) return static_cast<char>(code);
    return code < 0x40 ? '#' : ebcdic_from_40[code - 0x40];
}

RecordLayout const* layout_of(std::string_view type) {
    auto const* found = std::find_if(std::begin(record_layouts), std::end(record_layouts),
                                     [&](RecordLayout const& l) { return l.type == type; });
    return found == std::end(record_layouts) ? nullptr : found;
}

RecordField const& field_of(CashLetterRecord const& record, std::string_view name) {
    LOCKBOX_ASSERT(record.layout != nullptr);
    auto const& fields = record.layout->fields;
    auto const found = std::find_if(fields.begin(), fields.end(),
                                    [&](RecordField const& f) { return f.name == name; });
    LOCKBOX_ASSERT(found != fields.end());
    return *found;
}

bool is_blank(std::string_view text) {
    return text.find_first_not_of(' ') == std::string_view::npos;
}

std::string place(std::size_t number, std::string_view type, std::string_view title,
                  std::size_t offset) {
    return fmt::format("record {} ({}{}{}), byte {}", number, type, title.empty() ? "" : " ", title,
                       offset);
}

constexpr std::array<std::byte, 4> length_of_header{std::byte{0}, std::byte{0}, std::byte{0},
                                                    std::byte{80}};

}  // namespace

std::int64_t CashLetterRecord::number_in(std::string_view field) const {
    std::string const digits = text_in(field);
    if (is_blank(digits)) return 0;
    std::int64_t value = 0;
    for (char c : digits)
        value = value * 10 + (c - '0');
    return value;
}

std::string CashLetterRecord::text_in(std::string_view field) const {
    RecordField const& row = field_of(*this, field);
    return text.substr(row.column - 1, row.width);
}

tl::expected<RecordStream, Fault> RecordStream::begin(std::span<std::byte const> file,
                                                      std::string const& name) {
    RecordStream stream(file, name);
    stream.prefixed_ = file.size() >= 4 &&
                       std::equal(length_of_header.begin(), length_of_header.end(), file.begin());
    std::size_t const first = stream.prefixed_ ? 4 : 0;
    stream.ebcdic_ = file.size() > first && file[first] == std::byte{0xF0};
    if (file.size() < first + 2 || stream.text_at(first, 2) != "01")
        return tl::unexpected(batch_fault(
            name, "record 1, byte 0", "is no file header (01) of 80 characters: no cash letter"));
    return stream;
}

Fault RecordStream::fault(CashLetterRecord const& record, std::string_view field,
                          std::string const& what) const {
    std::string where = place(record.number, record.type(),
                              record.layout ? record.layout->title : "", record.offset);
    if (record.layout && !field.empty())
        where += fmt::format(", column {}, {}", field_of(record, field).column, field);
    return batch_fault(name_, where, what);
}

Fault RecordStream::cut_short(std::string const& what) const {
    return batch_fault(name_, fmt::format("record {}, byte {}", number_, at_), what);
}

std::string RecordStream::text_at(std::size_t offset, std::size_t length) const {
    std::string text;
    text.reserve(length);
    for (std::byte b : file_.subspan(offset, length))
        text += ascii_of(b, ebcdic_);
    return text;
}

std::optional<std::size_t> RecordStream::counted_at(std::size_t offset, std::size_t digits) const {
    if (offset > file_.size() || file_.size() - offset < digits) return std::nullopt;
    std::string const text = text_at(offset, digits);
    if (is_blank(text)) return 0;
    // Right-justified by the standard; some writers fill with blanks on the right.
    std::size_t const first = text.find_first_not_of(' ');
    std::string const counted = text.substr(first, text.find_last_not_of(' ') - first + 1);
    if (!all_digits(counted)) return std::nullopt;
    std::size_t value = 0;
    for (char c : counted)
        value = value * 10 + static_cast<std::size_t>(c - '0');
    return value;
}

/// The length that stands before the record, or 0 where none does.
tl::expected<std::size_t, Fault> RecordStream::length_here() {
    if (!prefixed_) return 0;
    if (file_.size() - at_ < 4) return tl::unexpected(cut_short("the file ends in a length"));
    std::size_t length = 0;
    for (std::size_t i = 0; i < 4; ++i)
        length = length << 8 | std::to_integer<std::size_t>(file_[at_ + i]);
    at_ += 4;
    if (length < 2 || length > file_.size() - at_)
        return tl::unexpected(cut_short(fmt::format(
            "states a length of {}, the file has {} bytes left", length, file_.size() - at_)));
    return length;
}

tl::expected<void, Fault> RecordStream::take_text(CashLetterRecord& record, std::size_t length) {
    if (!record.layout && length == 0)
        return tl::unexpected(
            fault(record, "", "is of a type whose length is not known, and none stands before it"));
    std::size_t const characters = record.layout ? record.layout->length : length;
    bool const image = record.layout && record.layout->type == "52";
    if (characters > file_.size() - at_)
        return tl::unexpected(cut_short(
            fmt::format("has {} bytes, the file has {} left", characters, file_.size() - at_)));
    if (length != 0 && (image ? length < characters : length != characters))
        return tl::unexpected(
            fault(record, "", fmt::format("states a length of {}, not {}", length, characters)));
    record.text = text_at(at_, characters);
    return check_fields(record);
}

tl::expected<void, Fault> RecordStream::check_fields(CashLetterRecord const& record) const {
    if (!record.layout) return {};
    for (RecordField const& field : record.layout->fields) {
        std::string const text = record.text_in(field.name);
        bool const blank_is_right = field.kind == FieldKind::numeric_or_blank && is_blank(text);
        if (field.kind == FieldKind::text || blank_is_right) continue;
        if (!all_digits(text)) return tl::unexpected(fault(record, field.name, "is not a number"));
        if (field.kind == FieldKind::date &&
            !BusinessDate::parse(text.substr(0, 4) + "-" + text.substr(4, 2) + "-" +
                                 text.substr(6)))
            return tl::unexpected(fault(record, field.name, "is not a calendar day"));
    }
    return {};
}

/// Behind the 105 characters of a 52: the image key, the length and the bytes of a signature, the
/// length and the bytes of the image.
tl::expected<void, Fault> RecordStream::take_image(CashLetterRecord& record, std::size_t length) {
    constexpr std::size_t signature_digits = 5;
    constexpr std::size_t image_digits = 7;
    auto const end = length == 0 ? file_.size() : record.offset + length;
    auto const wrong = [&](std::string const& what) {
        return tl::unexpected(fault(record, "length of image key", what));
    };
    std::size_t at = at_ + record.layout->length +
                     static_cast<std::size_t>(record.number_in("length of image key"));
    auto const signature = counted_at(at, signature_digits);
    if (!signature || at + signature_digits > end)
        return wrong("no length of a signature follows the image key");
    at += signature_digits + *signature;
    auto const image = counted_at(at, image_digits);
    if (!image || at + image_digits > end)
        return wrong("no length of an image follows the signature");
    at += image_digits;
    if (*image > end - at)
        return wrong(fmt::format("the image has {} bytes, {} are left", *image, end - at));
    if (length != 0 && at + *image != end)
        return wrong(fmt::format("{} bytes follow the image", end - at - *image));
    record.image = file_.subspan(at, *image);
    at_ = at + *image;
    return {};
}

tl::expected<std::optional<CashLetterRecord>, Fault> RecordStream::next() {
    while (!prefixed_ && at_ < file_.size() && number_ > 0 &&
           (file_[at_] == std::byte{'\n'} || file_[at_] == std::byte{'\r'}))
        ++at_;
    if (at_ == file_.size()) return std::nullopt;
    ++number_;
    auto const length = length_here();
    if (!length) return tl::unexpected(length.error());
    CashLetterRecord record{
        .number = number_, .offset = at_, .text = {}, .layout = nullptr, .image = {}};
    if (file_.size() - at_ < 2) return tl::unexpected(cut_short("the file ends in a record"));
    record.text = text_at(at_, 2);
    record.layout = layout_of(record.text);
    if (auto const taken = take_text(record, *length); !taken) return tl::unexpected(taken.error());
    if (record.type() == "52") {
        if (auto const taken = take_image(record, *length); !taken)
            return tl::unexpected(taken.error());
    } else {
        at_ += record.text.size();
    }
    return record;
}

}  // namespace lockbox::batches
