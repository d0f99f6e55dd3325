// SPDX-License-Identifier: Apache-2.0
#include "batches/invoices/csv_rows.h"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <set>

namespace lockbox::batches {
namespace {

/// No invoice or remittance comes near it; a quote that is never closed does.
constexpr std::size_t longest_row_bytes = 1 << 20;
constexpr std::size_t block_bytes = 1 << 18;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); }
};

bool is_blank_line(std::string_view text) {
    return text.ends_with('\n') && text.find_first_not_of(" \t\r\n") == text.npos;
}

/// Feeds libcsv one line at a time, so that each row's line is known.
class RowParser {
public:
    RowParser(std::string file, std::function<void(CsvRow const&)> const& take)
        : file_(std::move(file)), take_(take) {
        csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
    }
    ~RowParser() { csv_free(&parser_); }
    RowParser(RowParser const&) = delete;
    RowParser& operator=(RowParser const&) = delete;

    /// `text` is a line with its end, or a part of a line.
    std::optional<Fault> feed(std::string_view text) {
        if (!row_begun_ && is_blank_line(text)) {
            ++line_;
            return std::nullopt;
        }
        if (!row_begun_) row_.line = line_;
        row_begun_ = true;
        row_bytes_ += text.size();
        std::size_t const eaten = csv_parse(&parser_, text.data(), text.size(), &RowParser::on_cell,
                                            &RowParser::on_row, this);
        if (eaten != text.size()) return fault("a quote stands where none may");
        if (row_bytes_ > longest_row_bytes)
            return fault("a row longer than 1 MiB, so that a quote is probably never closed");
        if (!text.empty() && text.back() == '\n') ++line_;
        return std::nullopt;
    }
    std::optional<Fault> finish() {
        if (csv_fini(&parser_, &RowParser::on_cell, &RowParser::on_row, this) != 0)
            return fault("a quote is never closed");
        return std::nullopt;
    }

private:
    Fault fault(std::string what) const {
        return Fault{file_, fmt::format("line {}", row_.line), std::move(what),
                     "Correct the row as RFC 4180 has it (a quote inside a quoted cell is doubled) "
                     "and import the file again."};
    }
    static void on_cell(void* text, std::size_t length, void* self) {
        auto& parser = *static_cast<RowParser*>(self);
        parser.row_.cells.emplace_back(static_cast<char const*>(text), length);
    }
    static void on_row(int /*terminator*/, void* self) {
        auto& parser = *static_cast<RowParser*>(self);
        parser.take_(parser.row_);
        parser.row_.cells.clear();
        parser.row_.line = parser.line_;
        parser.row_begun_ = false;
        parser.row_bytes_ = 0;
    }

    std::string file_;
    std::function<void(CsvRow const&)> const& take_;
    csv_parser parser_{};
    CsvRow row_;
    std::size_t line_ = 1;
    std::size_t row_bytes_ = 0;
    bool row_begun_ = false;
};

DiskFailure cannot_read(std::filesystem::path const& file, int error) {
    return DiskFailure(fmt::format("{}: cannot be read: {}", file.string(), std::strerror(error)),
                       "Check the path and its permissions.");
}

bool is_continuation(char c) {
    return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

/// The bytes of the UTF-8 character that begins with `first`, or 0 if none does.
std::size_t utf8_length(unsigned char first) {
    if (first < 0x80) return 1;
    if (first >= 0xC2 && first < 0xE0) return 2;
    if (first >= 0xE0 && first < 0xF0) return 3;
    if (first >= 0xF0 && first < 0xF5) return 4;
    return 0;
}

/// Refuses forms that are too long, surrogates, and what lies beyond U+10FFFF (RFC 3629).
bool second_byte_fits(unsigned char first, unsigned char second) {
    if (first == 0xE0) return second >= 0xA0;
    if (first == 0xED) return second < 0xA0;
    if (first == 0xF0) return second >= 0x90;
    if (first == 0xF4) return second < 0x90;
    return true;
}

}  // namespace

Fault RowFault::in_file(std::string const& file) const {
    return Fault{file,
                 column.empty() ? fmt::format("line {}", line)
                                : fmt::format("line {}, column {}", line, column),
                 what, "Correct the row, or leave bad rows out with --skip-bad-rows."};
}

tl::expected<void, Fault> for_each_csv_row(std::filesystem::path const& file,
                                           std::function<void(CsvRow const&)> const& take) {
    std::unique_ptr<std::FILE, CloseFile> const input(std::fopen(file.c_str(), "rb"));
    if (!input) throw cannot_read(file, errno);
    RowParser parser(file.string(), take);
    std::vector<char> block(block_bytes);
    bool first_block = true;
    while (true) {
        std::size_t const got = std::fread(block.data(), 1, block.size(), input.get());
        if (got == 0) break;
        std::string_view rest(block.data(), got);
        if (first_block && rest.starts_with(byte_order_mark))
            rest.remove_prefix(byte_order_mark.size());
        first_block = false;
        while (!rest.empty()) {
            std::size_t const end = rest.find('\n');
            std::string_view const line = rest.substr(0, end == rest.npos ? end : end + 1);
            if (auto fault = parser.feed(line)) return tl::unexpected(std::move(*fault));
            rest.remove_prefix(line.size());
        }
    }
    if (std::ferror(input.get())) throw cannot_read(file, errno);
    if (auto fault = parser.finish()) return tl::unexpected(std::move(*fault));
    return {};
}

tl::expected<CsvColumns, Fault> CsvColumns::from_header(CsvRow const& header,
                                                        std::span<Known const> known,
                                                        std::string const& file) {
    CsvColumns columns;
    columns.places_.resize(known.size());
    columns.count_ = header.cells.size();
    columns.names_ = header.cells;
    std::set<std::string> unknown, twice;
    for (std::size_t place = 0; place < header.cells.size(); ++place) {
        std::string const& cell = header.cells[place];
        auto const found = std::find_if(known.begin(), known.end(),
                                        [&](Known const& column) { return column.name == cell; });
        if (found == known.end()) {
            unknown.insert(is_utf8(cell) && cell.size() < 60 ? cell
                                                             : fmt::format("#{}", place + 1));
            continue;
        }
        auto& slot = columns.places_[static_cast<std::size_t>(found - known.begin())];
        if (slot) twice.insert(cell);
        slot = place;
    }
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < known.size(); ++i)
        if (known[i].required && !columns.places_[i]) missing.emplace_back(known[i].name);
    if (unknown.size() + missing.size() > 0 &&
        std::none_of(columns.places_.begin(), columns.places_.end(),
                     [](auto const& slot) { return slot.has_value(); }))
        return tl::unexpected(Fault{file, fmt::format("line {}", header.line),
                                    "the first row names no known column, so that it is no header",
                                    "Begin the file with a header row."});
    std::string what;
    auto const complain = [&](std::string_view kind, auto const& names) {
        if (names.empty()) return;
        what += fmt::format("{}{} {}", what.empty() ? "" : "; ", kind, fmt::join(names, ", "));
    };
    complain("missing column:", missing);
    complain("unknown column:", unknown);
    complain("column there twice:", twice);
    if (what.empty()) return columns;
    return tl::unexpected(Fault{file, fmt::format("line {}", header.line), what,
                                "Correct the header row; the order of the columns is free."});
}

std::string_view CsvColumns::cell(CsvRow const& row, std::size_t known) const {
    if (!places_[known]) return {};
    return row.cells[*places_[known]];
}

std::optional<RowFault> CsvColumns::shape_fault(CsvRow const& row) const {
    if (row.cells.size() != count_)
        return RowFault{row.line, "",
                        fmt::format("{} cells where the header has {}", row.cells.size(), count_)};
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (!is_utf8(row.cells[i])) return RowFault{row.line, names_[i], "not UTF-8"};
    return std::nullopt;
}

bool is_utf8(std::string_view text) {
    std::size_t i = 0;
    while (i < text.size()) {
        auto const first = static_cast<unsigned char>(text[i]);
        std::size_t const length = utf8_length(first);
        if (length == 0 || first == 0 || i + length > text.size()) return false;
        for (std::size_t j = 1; j < length; ++j)
            if (!is_continuation(text[i + j])) return false;
        if (length > 1 && !second_byte_fits(first, static_cast<unsigned char>(text[i + 1])))
            return false;
        i += length;
    }
    return true;
}

}  // namespace lockbox::batches
