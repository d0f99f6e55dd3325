// SPDX-License-Identifier: Apache-2.0
#include "batches/calibration/truth_file.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <tuple>

#include "batches/calibration/same_value.h"
#include "batches/invoices/invoice_file.h"

namespace lockbox::batches {
namespace {

/// In the order of `columns`.
enum Column : std::size_t { item_id, page, field, value, column_count };
constexpr std::array<CsvColumns::Known, column_count> columns{
    {{"item_id", true}, {"page", false}, {"field", true}, {"value", true}}};
static_assert(columns[value].name == "value");

std::optional<std::size_t> page_of(std::string_view cell) {
    if (cell.empty() || cell == "front") return 0;
    if (cell == "rear") return 1;
    std::size_t number = 0;
    auto const [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc() || end != cell.data() + cell.size()) return std::nullopt;
    return number;
}

tl::expected<KeyedValue, RowFault> keyed_value(CsvRow const& row, CsvColumns const& places) {
    if (auto fault = places.shape_fault(row)) return tl::unexpected(std::move(*fault));
    auto const bad = [&](char const* column, std::string what) {
        return tl::unexpected(RowFault{row.line, column, std::move(what)});
    };
    auto const item = ItemId::parse(places.cell(row, item_id));
    if (!item) return bad("item_id", "expected an item's id, 32 hexadecimal digits");
    auto const number = page_of(places.cell(row, page));
    if (!number) return bad("page", "expected front, rear or a page's number from 0");
    auto const name = parse_field_name(places.cell(row, field));
    if (!name) return bad("field", "expected a field's name, as `lockbox read` prints it");
    std::string_view const truth = places.cell(row, value);
    if (auto const expected = expected_instead(*name, truth))
        return bad("value", fmt::format("expected {}", *expected));
    return KeyedValue{row.line, *item, *number, *name, std::string(truth)};
}

}  // namespace

void TruthFile::add(RowFault fault) {
    ++bad_row_count;
    if (bad_rows.size() < bad_rows_named) bad_rows.push_back(std::move(fault));
}

tl::expected<TruthFile, Fault> read_truth_file(std::filesystem::path const& file) {
    TruthFile result;
    std::optional<CsvColumns> places;
    std::optional<Fault> header_fault;
    std::set<std::tuple<ItemId, std::size_t, FieldName>> seen;
    auto const take = [&](CsvRow const& row) {
        if (header_fault) return;
        if (!places) {
            auto header = CsvColumns::from_header(row, columns, file.string());
            if (header)
                places = std::move(*header);
            else
                header_fault = std::move(header.error());
            return;
        }
        auto keyed = keyed_value(row, *places);
        if (!keyed)
            result.add(std::move(keyed.error()));
        else if (!seen.emplace(keyed->item, keyed->page, keyed->field).second)
            result.add({row.line, "", "an earlier row states this field of this page already"});
        else
            result.values.push_back(std::move(*keyed));
    };
    auto const done = for_each_csv_row(file, take);
    if (header_fault) return tl::unexpected(*header_fault);
    if (!done) return tl::unexpected(done.error());
    if (!places)
        return tl::unexpected(Fault{file.string(), "line 1", "the file is empty",
                                    "Give a file of keyed values with its header row."});
    return result;
}

}  // namespace lockbox::batches
