// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <istream>
#include <map>
#include <string>
#include <vector>

#include "batches/calibration/reliability.h"
#include "batches/calibration/truth_file.h"
#include "batches/store/store.h"

namespace lockbox::end_to_end {

/// A field's cases, and the readings among them with what the truth says of them.
struct JudgedField {
    int cases = 0;
    std::vector<batches::JudgedReading> readings = {};
};
using JudgedFields = std::map<std::string, JudgedField>;

/// What `lockbox read` printed of a generated night's pictures, by its truth.json. Pages that the
/// truth does not name are passed over.
JudgedFields judged_by_night(std::filesystem::path const& truth_json, std::istream& printed);

/// What `lockbox read` printed, by a file of labels: tab-separated with a header row, the file's
/// name in the first column and the label in the one called `column`, or the last. Values are equal
/// but for case and blanks; files without a label are passed over.
struct LabelFile {
    std::filesystem::path file;
    std::string field = "text";
    std::string column = "";
};
JudgedFields judged_by_labels(LabelFile const& labels, std::istream& printed);

/// The truth of a generated night as a site's person would key it from the papers that the site has
/// taken: each field that a paper's face bears. Envelopes in which the site counted another number
/// of papers than there are sheets cannot be keyed so and are left out.
std::vector<batches::KeyedValue> keyed_by_night(std::filesystem::path const& truth_json,
                                                batches::Store& store);
/// The same as `lockbox calibrate` takes it.
std::string keyed_csv(std::vector<batches::KeyedValue> const& keyed);
/// The stored readings, with the probabilities with which they were decided, by keyed values.
JudgedFields judged_by_keyed(std::vector<batches::KeyedValue> const& keyed, batches::Store& store);

}  // namespace lockbox::end_to_end
