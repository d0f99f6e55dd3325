// SPDX-License-Identifier: Apache-2.0
#include "lockbox/usability.h"

#include <gtest/gtest.h>

#include "lockbox/page.h"
#include "lockbox/quality_limits.h"

namespace lockbox {
namespace {

Reading<std::string> read_at(double probability, std::string value = "x") {
    return Read<std::string>{std::move(value), Probability::of(probability), How::handwriting,
                             Box{1, 1, 9, 9}};
}

PageReadings page_with(FieldName field, Reading<std::string> reading) {
    PageReadings page;
    page.kind = PageKind::check;
    page.set(field, std::move(reading));
    return page;
}

Usability usability(PageReadings const& page, Area area, AreaImage image = {}) {
    AreaImages images{};
    images[static_cast<std::size_t>(area)] = image;
    return usability_of(page, images, QualityLimits{})[static_cast<std::size_t>(area)];
}

struct Row {
    Area area;
    FieldName field;
    Reading<std::string> reading;
    Usability expected;
};

TEST(Usability, FollowsFromTheReading) {
    using U = UnreadWhy;
    Usability const usable = Usability::usable;
    Usability const unusable = Usability::unusable;
    Usability const not_done = Usability::test_not_done;
    Row const rows[] = {
        {Area::date, FieldName::date, read_at(0.95), usable},
        {Area::date, FieldName::date, read_at(0.90), usable},
        {Area::date, FieldName::date, read_at(0.89), not_done},
        {Area::date, FieldName::date, read_at(0.50), not_done},
        {Area::date, FieldName::date, read_at(0.49), unusable},
        {Area::date, FieldName::date, Unread{U::absent}, unusable},
        {Area::date, FieldName::date, Unread{U::not_looked_at}, not_done},
        {Area::payee, FieldName::payee, Unread{U::illegible}, unusable},
        {Area::payee, FieldName::payee, Unread{U::ambiguous}, unusable},
        {Area::amount_figures, FieldName::amount_figures, read_at(0.999), usable},
        {Area::amount_figures, FieldName::amount_figures, Unread{U::conflicting}, not_done},
        {Area::amount_words, FieldName::amount_words, Unread{U::not_found}, unusable},
        {Area::amount_words, FieldName::amount_words, Unread{U::invalid}, not_done},
        {Area::signature, FieldName::signature, read_at(0.97, "present"), usable},
        {Area::signature, FieldName::signature, read_at(0.97, "absent"), unusable},
        {Area::signature, FieldName::signature, read_at(0.70, "present"), not_done},
        {Area::micr, FieldName::micr, Unread{U::not_found}, unusable},
        {Area::memo, FieldName::memo, Unread{U::not_found}, not_done},
        {Area::memo, FieldName::memo, Unread{U::absent}, not_done},
        {Area::memo, FieldName::memo, Unread{U::illegible}, unusable},
    };
    for (Row const& row : rows)
        EXPECT_EQ(usability(page_with(row.field, row.reading), row.area), row.expected)
            << name(row.area) << " row " << &row - rows;
}

TEST(Usability, ADamagedAreaIsUnusableHoweverSurelyItWasRead) {
    PageReadings const page = page_with(FieldName::amount_figures, read_at(0.9999));
    EXPECT_EQ(usability(page, Area::amount_figures, {.damaged = true}), Usability::unusable);
    EXPECT_EQ(usability(PageReadings{page_with(FieldName::date, read_at(0.9))},
                        Area::amount_figures, {.damaged = true}),
              Usability::test_not_done);
}

TEST(Usability, ThePayorsBlockNeedsNameAndAddress) {
    PageReadings page = page_with(FieldName::payer_name, read_at(0.95));
    EXPECT_EQ(usability(page, Area::payor_block), Usability::test_not_done);
    page.set(FieldName::payer_address, read_at(0.95));
    EXPECT_EQ(usability(page, Area::payor_block), Usability::usable);
    page.set(FieldName::payer_address, Unread{UnreadWhy::illegible});
    EXPECT_EQ(usability(page, Area::payor_block), Usability::unusable);
}

TEST(Usability, NothingOnAnUnusablePageIsUsable) {
    PageReadings page = page_with(FieldName::date, read_at(0.99));
    page.quality.usable = false;
    EXPECT_EQ(usability(page, Area::date), Usability::unusable);
    EXPECT_EQ(usability(page, Area::bank_block), Usability::test_not_done);
}

TEST(Usability, EndorsementsAreTestedWhereThereIsInk) {
    PageReadings rear;
    rear.kind = PageKind::check_rear;
    for (Area const area :
         {Area::payee_endorsement, Area::bofd_endorsement, Area::transit_endorsement}) {
        EXPECT_EQ(usability(rear, area), Usability::test_not_done);
        EXPECT_EQ(usability(rear, area, {.inked = true}), Usability::usable);
        EXPECT_EQ(usability(rear, area, {.inked = true, .damaged = true}), Usability::unusable);
    }
    PageReadings const front = page_with(FieldName::date, read_at(0.99));
    EXPECT_EQ(usability(front, Area::payee_endorsement, {.inked = true}), Usability::test_not_done);
}

TEST(Usability, OtherPagesAreNotTested) {
    PageReadings coupon = page_with(FieldName::date, read_at(0.99));
    coupon.kind = PageKind::coupon;
    EXPECT_EQ(usability(coupon, Area::date), Usability::test_not_done);
}

TEST(Usability, StandsAsTheDigitsOfRecord54) {
    AreaUsability one{};
    one[static_cast<std::size_t>(Area::date)] = Usability::usable;
    one[static_cast<std::size_t>(Area::transit_endorsement)] = Usability::unusable;
    EXPECT_EQ(digits_of(one), "200000000001");
    EXPECT_EQ(parse_area_usability("200000000001"), one);
    for (char const* bad : {"", "20000000000", "2000000000011", "300000000001", "20000000000x"})
        EXPECT_FALSE(parse_area_usability(bad)) << bad;
}

}  // namespace
}  // namespace lockbox
