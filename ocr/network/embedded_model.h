// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lockbox::ocr {

/// A network of ocr/models as linked into the program by models.S.
struct EmbeddedModel {
    char const* onnx = nullptr;  ///< Lives as long as the program.
    std::size_t onnx_bytes = 0;
    std::string alphabet;   ///< Class k is alphabet[k - 1].
    float temperature = 1;  ///< Divides the scores before the softmax.
    /// The greatest values that byte_network.h tells apart, layer by layer.
    std::vector<float> ranges;
};

/// `name` is one of "micr", "digits", "dates", "text".
EmbeddedModel embedded_model(std::string_view name);

/// Reads a NAME.classes file: a line "temperature T", then one class per line in the order of the
/// network's outputs after the blank; a space is written as the word space. Stops the program on
/// anything else, for the file is part of it.
EmbeddedModel parse_classes(std::string_view text);

}  // namespace lockbox::ocr
