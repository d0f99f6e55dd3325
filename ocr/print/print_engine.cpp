// SPDX-License-Identifier: Apache-2.0
#include "ocr/print/print_engine.h"

#include <tesseract/baseapi.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <string_view>

#include "lockbox/assertion.h"
#include "lockbox/failure.h"

// Of the OpenMP run-time that Tesseract is linked with; declared here because clang finds no omp.h.
extern "C" void omp_set_max_active_levels(int levels);

namespace lockbox::ocr {
namespace {

constexpr char const* language = "eng";
constexpr char const* language_file = "eng.traineddata";
// Where Debian's tesseract-ocr-eng puts it, unless TESSDATA_PREFIX says otherwise.
constexpr char const* debian_folder = "/usr/share/tesseract-ocr/5/tessdata";
constexpr char const* figures = "0123456789$.,/-";
constexpr double least_contrast = 40;  // gray levels; on bare paper Tesseract invents letters
constexpr int white_border_px = 10;    // Tesseract reads letters at the very edge badly

/// Tesseract's confidence of a word, 0 to 100, to the share of such words that are right: 2,963
/// words of names, addresses and labels on 900 drawn lines, five faces of 7 to 13 points, 150 to
/// 300 dpi, gray and bitonal, blurred, skewed to half a degree, with noise. Linear between the
/// points.
struct CalibrationPoint {
    float confidence;
    double right;
};
constexpr std::array<CalibrationPoint, 8> calibration{{{0, 0.02},
                                                       {40, 0.12},
                                                       {62, 0.28},
                                                       {74, 0.52},
                                                       {86, 0.70},
                                                       {91, 0.92},
                                                       {94, 0.99},
                                                       {98, 0.998}}};

Probability calibrated(float confidence) {
    float const c = std::clamp(confidence, 0.0F, 100.0F);
    for (std::size_t i = 1; i < calibration.size(); ++i) {
        CalibrationPoint const low = calibration[i - 1];
        CalibrationPoint const high = calibration[i];
        if (c > high.confidence) continue;
        double const share = static_cast<double>(c - low.confidence) /
                             static_cast<double>(high.confidence - low.confidence);
        return Probability::clamped(low.right + share * (high.right - low.right));
    }
    return Probability::clamped(calibration.back().right);
}

std::string data_folder() {
    char const* prefix = std::getenv("TESSDATA_PREFIX");
    return prefix ? prefix : debian_folder;
}

}  // namespace

std::string PrintedLine::text() const {
    std::string result;
    for (PrintedWord const& word : words)
        result += (result.empty() ? "" : " ") + word.text;
    return result;
}

Probability PrintedLine::probability() const {
    if (words.empty()) return Probability::of(0);
    double product = 1;
    for (PrintedWord const& word : words)
        product *= word.probability.value();
    return Probability::clamped(product);
}

struct PrintEngine::State {
    std::optional<tesseract::TessBaseAPI> api;

    tesseract::TessBaseAPI& started() {
        if (api) return *api;
        api.emplace();
        // The network's engine only: the legacy one is slower and its data is not installed.
        int const status = api->Init(data_folder().c_str(), language, tesseract::OEM_LSTM_ONLY);
        if (status != 0)
            throw InstallationFailure("Tesseract does not start with " + data_folder(),
                                      "Install the package tesseract-ocr-eng.");
        api->SetVariable("debug_file", "/dev/null");
        // Lines it is unsure of it would read a second time, light on dark; ours are dark on light.
        api->SetVariable("tessedit_do_invert", "0");
        api->SetPageSegMode(tesseract::PSM_SINGLE_LINE);
        return *api;
    }
};

PrintEngine::PrintEngine() : state_(std::make_unique<State>()) {
    auto const file = std::filesystem::path(data_folder()) / language_file;
    if (!std::filesystem::exists(file))
        throw InstallationFailure("The language data of Tesseract is missing: " + file.string(),
                                  "Install the package tesseract-ocr-eng, or set TESSDATA_PREFIX "
                                  "to the folder that holds its eng.traineddata.");
}
PrintEngine::PrintEngine(PrintEngine&&) noexcept = default;
PrintEngine& PrintEngine::operator=(PrintEngine&&) noexcept = default;
PrintEngine::~PrintEngine() = default;

PrintedLine PrintEngine::read_line(cv::Mat const& line, int dpi, PrintedAlphabet alphabet) {
    LOCKBOX_ASSERT(line.type() == CV_8UC1);
    PrintedLine result;
    constexpr int least_side_px = 6;
    if (line.rows < least_side_px || line.cols < least_side_px) return result;
    double darkest = 0;
    double lightest = 0;
    cv::minMaxLoc(line, &darkest, &lightest);
    if (lightest - darkest < least_contrast) return result;
    cv::Mat bordered;
    cv::copyMakeBorder(line, bordered, white_border_px, white_border_px, white_border_px,
                       white_border_px, cv::BORDER_CONSTANT, cv::Scalar(255));
    // Tesseract asks for four threads a line, which spin between lines: of a night on two cores a
    // tenth was spent so. With no level of parallel regions allowed, this thread works alone.
    omp_set_max_active_levels(0);
    tesseract::TessBaseAPI& api = state_->started();
    api.SetVariable("tessedit_char_whitelist", alphabet == PrintedAlphabet::figures ? figures : "");
    api.SetImage(bordered.data, bordered.cols, bordered.rows, 1, static_cast<int>(bordered.step));
    api.SetSourceResolution(dpi);
    if (api.Recognize(nullptr) != 0) return result;
    std::unique_ptr<tesseract::ResultIterator> const words(api.GetIterator());
    if (!words) return result;
    do {
        std::unique_ptr<char[]> const text(words->GetUTF8Text(tesseract::RIL_WORD));
        int left = 0;
        int top = 0;
        int right = 0;
        int bottom = 0;
        if (!text || !words->BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom))
            continue;
        if (std::string_view(text.get()).find_first_not_of(' ') == std::string_view::npos) continue;
        cv::Rect const box(left - white_border_px, top - white_border_px, right - left,
                           bottom - top);
        result.words.push_back(
            {text.get(), calibrated(words->Confidence(tesseract::RIL_WORD)), box});
    } while (words->Next(tesseract::RIL_WORD));
    api.Clear();
    return result;
}

}  // namespace lockbox::ocr
