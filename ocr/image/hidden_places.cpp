// SPDX-License-Identifier: Apache-2.0
#include "ocr/image/hidden_places.h"

namespace lockbox::ocr {

void paint_over(cv::Mat& gray, std::vector<Box> const& places, std::uint8_t paint) {
    for (Box const& place : places)
        gray(cv::Rect(place.x, place.y, place.width, place.height) & cv::Rect({0, 0}, gray.size()))
            .setTo(paint);
}

cv::Mat turned(cv::Mat const& picture, Rotation rotation) {
    cv::Mat result;
    switch (rotation) {
        case Rotation::none:
            return picture;
        case Rotation::right:
            cv::rotate(picture, result, cv::ROTATE_90_CLOCKWISE);
            break;
        case Rotation::half:
            cv::rotate(picture, result, cv::ROTATE_180);
            break;
        case Rotation::left:
            cv::rotate(picture, result, cv::ROTATE_90_COUNTERCLOCKWISE);
            break;
    }
    return result;
}

}  // namespace lockbox::ocr
