// SPDX-License-Identifier: Apache-2.0
#include "ocr/network/embedded_model.h"

#include <charconv>

#include "lockbox/assertion.h"

// Made by models.S.
extern "C" {
extern char const lockbox_micr_onnx[], lockbox_micr_onnx_end[];
extern char const lockbox_micr_classes[], lockbox_micr_classes_end[];
extern char const lockbox_micr_ranges[], lockbox_micr_ranges_end[];
extern char const lockbox_digits_onnx[], lockbox_digits_onnx_end[];
extern char const lockbox_digits_classes[], lockbox_digits_classes_end[];
extern char const lockbox_digits_ranges[], lockbox_digits_ranges_end[];
extern char const lockbox_dates_onnx[], lockbox_dates_onnx_end[];
extern char const lockbox_dates_classes[], lockbox_dates_classes_end[];
extern char const lockbox_dates_ranges[], lockbox_dates_ranges_end[];
extern char const lockbox_text_onnx[], lockbox_text_onnx_end[];
extern char const lockbox_text_classes[], lockbox_text_classes_end[];
extern char const lockbox_text_ranges[], lockbox_text_ranges_end[];
}

namespace lockbox::ocr {

namespace {

std::string_view view(char const* begin, char const* end) {
    return {begin, static_cast<std::size_t>(end - begin)};
}

/// One number a line.
std::vector<float> parse_ranges(std::string_view text) {
    std::vector<float> ranges;
    while (!text.empty()) {
        std::string_view const line = text.substr(0, text.find('\n'));
        auto const [end, error] =
            std::from_chars(line.data(), line.data() + line.size(), ranges.emplace_back());
        LOCKBOX_ASSERT(error == std::errc() && end == line.data() + line.size());
        LOCKBOX_ASSERT(ranges.back() > 0);
        text.remove_prefix(line.size() + 1);
    }
    return ranges;
}

EmbeddedModel model(std::string_view onnx, std::string_view classes, std::string_view ranges) {
    EmbeddedModel result = parse_classes(classes);
    result.ranges = parse_ranges(ranges);
    result.onnx = onnx.data();
    result.onnx_bytes = onnx.size();
    return result;
}

}  // namespace

EmbeddedModel parse_classes(std::string_view text) {
    constexpr std::string_view head = "temperature ";
    LOCKBOX_ASSERT(text.starts_with(head) && text.ends_with('\n'));
    EmbeddedModel result;
    std::string_view const first = text.substr(head.size(), text.find('\n') - head.size());
    auto const [end, error] =
        std::from_chars(first.data(), first.data() + first.size(), result.temperature);
    LOCKBOX_ASSERT(error == std::errc() && end == first.data() + first.size());
    LOCKBOX_ASSERT(result.temperature > 0);
    text.remove_prefix(text.find('\n') + 1);
    while (!text.empty()) {
        std::string_view const line = text.substr(0, text.find('\n'));
        LOCKBOX_ASSERT(line.size() == 1 || line == "space");
        result.alphabet += line == "space" ? ' ' : line[0];
        text.remove_prefix(line.size() + 1);
    }
    return result;
}

EmbeddedModel embedded_model(std::string_view name) {
    if (name == "micr")
        return model(view(lockbox_micr_onnx, lockbox_micr_onnx_end),
                     view(lockbox_micr_classes, lockbox_micr_classes_end),
                     view(lockbox_micr_ranges, lockbox_micr_ranges_end));
    if (name == "digits")
        return model(view(lockbox_digits_onnx, lockbox_digits_onnx_end),
                     view(lockbox_digits_classes, lockbox_digits_classes_end),
                     view(lockbox_digits_ranges, lockbox_digits_ranges_end));
    if (name == "dates")
        return model(view(lockbox_dates_onnx, lockbox_dates_onnx_end),
                     view(lockbox_dates_classes, lockbox_dates_classes_end),
                     view(lockbox_dates_ranges, lockbox_dates_ranges_end));
    LOCKBOX_ASSERT(name == "text");
    return model(view(lockbox_text_onnx, lockbox_text_onnx_end),
                 view(lockbox_text_classes, lockbox_text_classes_end),
                 view(lockbox_text_ranges, lockbox_text_ranges_end));
}

}  // namespace lockbox::ocr
