// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "lockbox/policy.h"
#include "ocr/check/lower_places.h"

namespace lockbox::ocr {
namespace {

constexpr int line_y = 410;

/// The lower half of a check with a line to sign on and nothing on it.
class SignatureOfACheck : public testing::Test {
protected:
    SignatureOfACheck() {
        check.geometry.size = {1200, 550};
        check.geometry.ink = cv::Mat::zeros(check.geometry.size, CV_8UC1);
        check.geometry.lines = {{660, 1130, line_y, line_y, 2}};
        check.foot_y = 430;
    }
    /// A mail room's round stamp, whose foot is at this height.
    void stamp(int foot_y) {
        constexpr int outer = 95, inner = 82;
        for (int const radius : {outer, inner})
            cv::circle(check.geometry.ink, {760, foot_y - outer}, radius, 255, 3);
    }
    void sign(int baseline) {
        cv::putText(check.geometry.ink, "Pamela Gray", {720, baseline},
                    cv::FONT_HERSHEY_SCRIPT_SIMPLEX, 1.5, 255, 3);
    }
    bool is_signed() const {
        auto const found = find_signature(check, PageKind::check);
        return found && found->present >= Policy().signature_limit;
    }

    PageImage page;
    CheckPicture check{page, {}, 0};
};

TEST_F(SignatureOfACheck, what_is_written_on_the_line_is_one) {
    EXPECT_FALSE(is_signed());
    sign(line_y - 5);
    EXPECT_TRUE(is_signed());
}

TEST_F(SignatureOfACheck, the_foot_of_a_stamp_is_none) {
    for (int const above_line : {45, 70, 90}) {
        check.geometry.ink.setTo(0);
        stamp(line_y - above_line);
        EXPECT_FALSE(is_signed()) << above_line;
    }
}

TEST_F(SignatureOfACheck, nor_does_it_hide_one) {
    stamp(line_y - 70);
    sign(line_y - 5);
    EXPECT_TRUE(is_signed());
}

}  // namespace
}  // namespace lockbox::ocr
