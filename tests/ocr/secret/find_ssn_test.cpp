// SPDX-License-Identifier: Apache-2.0
#include "ocr/secret/find_ssn.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "drawn_page.h"
#include "ocr/image/decode.h"
#include "ocr/masked_picture.h"
#include "tests/ocr/image/picture_bytes.h"

namespace lockbox::ocr {
namespace {

constexpr int dpi = 200;

/// A letter of three lines, the middle one in question, as it is drawn and read.
struct Letter {
    explicit Letter(std::string const& words, std::string const& number, std::string const& font) {
        draw(gray, dpi, {0.6, 0.6, font, 11, "I never got a bill this month."});
        draw(gray, dpi, {0.6, 1.4, font, 11, "Please send me one. Thank you."});
        draw(gray, dpi, {0.6, 1.0, font, 11, words});
        draw(strokes, dpi, {2.2, 1.0, font, 11, number});
        gray = cv::min(gray, strokes);
    }
    /// Where the number's own ink is.
    cv::Rect place() const { return cv::boundingRect(strokes < 128); }

    cv::Mat gray = blank_paper(6, 2.75, dpi);
    cv::Mat strokes = blank_paper(6, 2.75, dpi);
};

class FindSsn : public ::testing::Test {
protected:
    PageReadings read(cv::Mat const& gray, std::optional<SsnKey> const& key = std::nullopt) {
        PageImage const page = page_of(gray, dpi);
        PageReadings readings;
        readings.kind = PageKind::correspondence;
        hide_ssns(readings, page, find_ssns_on_page(page, readings.kind, text_, digits_), key);
        return readings;
    }

    LineNetwork text_{LineNetwork::Kind::text};
    LineNetwork digits_{LineNetwork::Kind::digits};
};

TEST_F(FindSsn, LeavesNoStrokeOfOneInAPicture) {
    for (char const* font : {"Liberation Sans", "Liberation Mono", "Liberation Serif"})
        for (auto const& [words, number] : {std::pair("SSN", "923-45-6781"),
                                            {"My number is", "923 45 6781"},
                                            {"premium", "412873956"},
                                            {"SS#", "723-45-6781"},
                                            {"Soc. Sec.", "666-00-0000"}}) {
            Letter const letter(words, number, font);
            PageReadings const readings = read(letter.gray);
            ASSERT_FALSE(readings.secret_places.empty()) << font << " " << number;
            auto const picture = masked_picture(bytes_of(tiff_of({{.gray = letter.gray}})),
                                                ShownPage(readings), {}, 0);
            cv::Mat const shown = decode(picture.png(), "letter.png")->front().gray;
            double least = 0, most = 0;
            cv::minMaxLoc(shown(letter.place()), &least, &most);
            EXPECT_EQ(least, most) << font << " " << number << " at " << letter.place();
            // What is not the number is still there to be read.
            EXPECT_EQ(cv::countNonZero((letter.gray != shown) & (letter.strokes == 255) &
                                       (letter.gray < 128)),
                      0)
                << font << " " << number;
        }
}

TEST_F(FindSsn, StatesTheMaskAndTheHashAndNoDigits) {
    SsnKey const key = SsnKey::random();
    Letter const letter("SSN", "923-45-6781", "Liberation Mono");
    PageReadings const readings = read(letter.gray, key);
    auto const field = readings.field(FieldName::ssn);
    auto const* stated = read_of(field);
    ASSERT_TRUE(stated);
    EXPECT_EQ(stated->value, ssn_mask);
    EXPECT_TRUE(stated->alternatives.empty());
    EXPECT_TRUE(stated->digits.empty());
    auto const* hash = read_of(readings.ssn_hash);
    ASSERT_TRUE(hash);
    EXPECT_EQ(hash->value, key.hash("923456781"));
    EXPECT_FALSE(read_of(read(letter.gray).ssn_hash)) << "without a key there is no hash";
}

TEST_F(FindSsn, LeavesOtherNumbersAlone) {
    for (char const* font : {"Liberation Sans", "Liberation Mono", "Liberation Serif"})
        for (auto const& [words, number] : {std::pair("Member ID", "995840195955"),
                                            {"ID", "9958 4019 5955"},
                                            {"Acct", "749099608"},
                                            {"premium", "749099608"},
                                            {"call me at", "617-555-0123"},
                                            {"Boston, MA", "02241-2612"},
                                            {"Boston, MA", "02118"},
                                            {"born on", "11-20-1961"},
                                            {"invoice", "2600066102"},
                                            {"I paid", "$1,249.26"}}) {
            Letter const letter(words, number, font);
            PageReadings const readings = read(letter.gray);
            EXPECT_TRUE(readings.secret_places.empty()) << font << " " << words << " " << number;
            EXPECT_TRUE(readings.fields.empty());
        }
}

TEST(HideSsns, MasksEveryTextThatPeopleWrite) {
    PageImage const page = page_of(blank_paper(1, 1, dpi), dpi);
    PageReadings readings;
    for (FieldName field :
         {FieldName::memo, FieldName::payee, FieldName::payer_name, FieldName::payer_address,
          FieldName::subscriber_name, FieldName::subscriber_address})
        readings.set(field, Read<std::string>{"Ann 123-45-6789",
                                              Probability::of(0.5),
                                              How::handwriting,
                                              Box{},
                                              {{"Ann 123-45-6780", Probability::of(0.2)}}});
    readings.set(FieldName::account,
                 Read<std::string>{"123456789", Probability::of(0.9), How::micr, Box{}});
    hide_ssns(readings, page, {}, std::nullopt);
    for (Field const& field : readings.fields) {
        auto const* read = read_of(field.reading);
        ASSERT_TRUE(read);
        bool const micr = field.name == FieldName::account;
        EXPECT_EQ(read->value, micr ? "123456789" : "Ann ***-**-****");
        EXPECT_TRUE(read->alternatives.empty());
    }
}

/// A number found where the page bears another field, read with this probability.
PageReadings with_field(FieldName name, double probability) {
    PageImage const page = page_of(blank_paper(3, 3, dpi), dpi);
    PageReadings readings;
    readings.set(name, Read<std::string>{"1", Probability::of(probability), How::handwriting,
                                         page.scan_box({100, 100, 200, 40})});
    hide_ssns(readings, page, {{{0, 9}, {110, 105, 180, 40}, 0.9, {{"923456781", 0.9}}}},
              std::nullopt);
    return readings;
}

TEST(HideSsns, LeavesInSightWhatWasReadAsSomethingElse) {
    for (FieldName name : {FieldName::amount_figures, FieldName::amount_words, FieldName::member_id,
                           FieldName::micr, FieldName::scanline}) {
        EXPECT_TRUE(with_field(name, 0.9).secret_places.empty());
        EXPECT_FALSE(read_of(with_field(name, 0.9).field(FieldName::ssn)));
        EXPECT_EQ(with_field(name, 0.2).secret_places.size(), 1U) << "hardly read";
    }
    EXPECT_EQ(with_field(FieldName::memo, 0.9).secret_places.size(), 1U);
}

TEST(WithoutSsns, HidesAReadingThatOnlyAnAlternativeBetrays) {
    auto const hidden = without_ssns(Read<std::string>{"12B-4s-67",
                                                       Probability::of(0.5),
                                                       How::handwriting,
                                                       Box{},
                                                       {{"123-45-6789", Probability::of(0.2)}}});
    EXPECT_EQ(read_of(hidden)->value, ssn_mask);
    EXPECT_TRUE(read_of(hidden)->alternatives.empty());
    EXPECT_DOUBLE_EQ(read_of(hidden)->probability.value(), 0.2);
    auto const shown = without_ssns(Read<std::string>{"premium",
                                                      Probability::of(0.5),
                                                      How::handwriting,
                                                      Box{},
                                                      {{"premiun", Probability::of(0.2)}}});
    EXPECT_EQ(read_of(shown)->value, "premium");
    EXPECT_EQ(read_of(shown)->alternatives.size(), 1U);
}

}  // namespace
}  // namespace lockbox::ocr
