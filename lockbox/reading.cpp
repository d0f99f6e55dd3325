// SPDX-License-Identifier: Apache-2.0
#include "lockbox/reading.h"

#include "lockbox/names_table.h"

namespace lockbox {
namespace {

constexpr NamesTable<How, 7> hows{
    {"barcode", "scanline", "micr", "print", "handwriting", "geometry", "reconciled"}};
static_assert(hows.of(How::reconciled) == "reconciled");

constexpr NamesTable<UnreadWhy, 7> whys{
    {"absent", "not_found", "not_looked_at", "illegible", "ambiguous", "invalid", "conflicting"}};
static_assert(whys.of(UnreadWhy::conflicting) == "conflicting");

}  // namespace

std::string_view name(How how) {
    return hows.of(how);
}
std::optional<How> parse_how(std::string_view name) {
    return hows.parse(name);
}
std::string_view name(UnreadWhy why) {
    return whys.of(why);
}
std::optional<UnreadWhy> parse_unread_why(std::string_view name) {
    return whys.parse(name);
}

}  // namespace lockbox
