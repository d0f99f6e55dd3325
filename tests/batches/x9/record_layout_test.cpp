// SPDX-License-Identifier: Apache-2.0
#include "batches/x9/record_layout.h"

#include <gtest/gtest.h>

#include "batches/x9/field_rules.h"
#include "batches/x9/record_text.h"

namespace lockbox::x9 {
namespace {

/// A value of the kind that is shorter than its field where the kind may be.
std::string value_for(RecordField const& field) {
    if (!field.codes.empty()) return std::string(field.codes.substr(0, field.width));
    switch (field.kind) {
        case FieldKind::day:
            return "20261120";
        case FieldKind::time:
            return "0600";
        case FieldKind::routing:
            return "021000021";
        case FieldKind::institution:
            return "123456789";
        case FieldKind::letters:
            return "A";
        default:
            return "7";
    }
}

TEST(RecordLayout, has_every_type_of_a_deposit) {
    for (char const* type : {"01", "10", "20", "25", "26", "27", "28", "50", "52", "54", "61", "62",
                             "68", "70", "85", "90", "99"})
        EXPECT_NE(layout_of(type), nullptr) << type;
    EXPECT_EQ(layout_of("31"), nullptr);
}

/// Each field of each type, set alone: it stands in its columns and nowhere else, is filled as its
/// kind demands, and is right by its own rule.
TEST(RecordLayout, every_field_is_written_where_it_is_read) {
    int fields = 0;
    for (RecordLayout const& layout : all_layouts())
        for (RecordField const& field : layout.fields) {
            if (field.presence == Presence::reserved) continue;
            std::string const value = value_for(field);
            std::string const text = RecordText(layout.type).set(field.name, value).text();
            ASSERT_EQ(text.size(), layout.length);
            std::string const there = text.substr(field.column - 1, field.width);
            EXPECT_EQ(broken_rule(field, there), std::nullopt)
                << layout.type << " " << field.name << " '" << there << "'";
            EXPECT_NE(there.find(value), std::string::npos) << layout.type << " " << field.name;
            std::string rest = text;
            rest.replace(field.column - 1, field.width, std::string(field.width, ' '));
            EXPECT_EQ(rest, std::string(layout.type) + std::string(layout.length - 2, ' '));
            ++fields;
        }
    EXPECT_GT(fields, 150);
}

TEST(RecordLayout, fields_have_the_columns_of_the_guides) {
    struct Row {
        char const* type;
        char const* field;
        std::size_t first, last;
    };
    for (Row const& row : {Row{"01", "file ID modifier", 73, 73},
                           {"10", "cash letter ID", 45, 52},
                           {"20", "cycle number", 53, 54},
                           {"25", "on-us", 28, 47},
                           {"25", "item amount", 48, 57},
                           {"25", "correction indicator", 79, 79},
                           {"26", "payee name", 59, 73},
                           {"28", "endorsing item sequence number", 22, 36},
                           {"50", "view descriptor", 33, 34},
                           {"52", "length of image key", 102, 105},
                           {"54", "date usability", 28, 28},
                           {"62", "amount", 48, 61},
                           {"70", "images", 31, 35},
                           {"85", "items", 26, 31},
                           {"90", "settlement date", 58, 65},
                           {"99", "total amount", 25, 40}}) {
        RecordField const& field = field_of(*layout_of(row.type), row.field);
        EXPECT_EQ(field.column, row.first) << row.type << " " << row.field;
        EXPECT_EQ(field.last_column(), row.last) << row.type << " " << row.field;
    }
}

}  // namespace
}  // namespace lockbox::x9
