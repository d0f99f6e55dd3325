// SPDX-License-Identifier: Apache-2.0
#include "samples/fonts.h"

#include <cairo-ft.h>
#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <algorithm>

#include "lockbox/assertion.h"
#include "lockbox/failure.h"

namespace lockbox::samples {
namespace {

namespace fs = std::filesystem;

struct FountQuery {
    Fount fount;
    char const* family;
    char const* style;
};

constexpr FountQuery queries[] = {
    {Fount::sans, "Liberation Sans", "Regular"},
    {Fount::sans_bold, "Liberation Sans", "Bold"},
    {Fount::narrow, "Liberation Sans Narrow", "Regular"},
    {Fount::serif, "Liberation Serif", "Regular"},
    {Fount::serif_bold, "Liberation Serif", "Bold"},
    {Fount::serif_italic, "Liberation Serif", "Italic"},
    {Fount::mono, "Liberation Mono", "Regular"},
    {Fount::mono_bold, "Liberation Mono", "Bold"},
    {Fount::typewriter, "DejaVu Sans Mono", "Book"},
    {Fount::chancery, "DejaVu Serif", "Book"},
    {Fount::ocr_a, "OCRA", "Medium"},
    {Fount::ocr_b, "OCR B", "Regular"},
};

fs::path file_of(FountQuery const& query) {
    std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)> pattern(
        FcPatternBuild(nullptr, FC_FAMILY, FcTypeString, query.family, FC_STYLE, FcTypeString,
                       query.style, nullptr),
        &FcPatternDestroy);
    FcConfigSubstitute(nullptr, pattern.get(), FcMatchPattern);
    FcDefaultSubstitute(pattern.get());
    FcResult result = FcResultMatch;
    std::unique_ptr<FcPattern, decltype(&FcPatternDestroy)> match(
        FcFontMatch(nullptr, pattern.get(), &result), &FcPatternDestroy);
    FcChar8* family = nullptr;
    FcChar8* file = nullptr;
    bool const found = match &&
                       FcPatternGetString(match.get(), FC_FAMILY, 0, &family) == FcResultMatch &&
                       FcPatternGetString(match.get(), FC_FILE, 0, &file) == FcResultMatch;
    if (!found || std::string(reinterpret_cast<char const*>(family)) != query.family) {
        throw InstallationFailure(
            std::string("the fount '") + query.family + "' is missing",
            "Run: apt-get install fonts-liberation fonts-dejavu-core fonts-ocr-a fonts-ocr-b");
    }
    return reinterpret_cast<char const*>(file);
}

}  // namespace

FontFiles FontFiles::printed_only() {
    FontFiles files;
    for (auto const& query : queries)
        files.printed[query.fount] = file_of(query);
    return files;
}

FontFiles FontFiles::find(fs::path const& handwriting_folder) {
    FontFiles files = printed_only();
    if (fs::is_directory(handwriting_folder)) {
        for (auto const& entry : fs::directory_iterator(handwriting_folder)) {
            if (entry.path().extension() == ".woff") files.handwriting.push_back(entry.path());
        }
    }
    if (files.handwriting.empty()) {
        throw InstallationFailure("no handwriting fonts (*.woff) in " + handwriting_folder.string(),
                                  "Run: samples/get-fonts FOLDER, then give --fonts FOLDER.");
    }
    std::sort(files.handwriting.begin(), files.handwriting.end());
    return files;
}

struct FontShelf::Faces {
    FT_Library library = nullptr;
    std::map<Fount, FT_Face> printed_ft;
    std::vector<FT_Face> hand_ft;
    std::map<Fount, cairo_font_face_t*> printed;
    std::vector<cairo_font_face_t*> hands;
    std::vector<std::string> hand_names;

    FT_Face open(fs::path const& file) {
        FT_Face face = nullptr;
        if (FT_New_Face(library, file.c_str(), 0, &face) != 0) {
            throw InstallationFailure("cannot read the font file " + file.string(),
                                      "Fetch it again with samples/get-fonts.");
        }
        return face;
    }
};

FontShelf::FontShelf(FontFiles const& files) : faces_(std::make_unique<Faces>()) {
    LOCKBOX_ASSERT(FT_Init_FreeType(&faces_->library) == 0);
    for (auto const& [fount, file] : files.printed) {
        FT_Face const face = faces_->open(file);
        faces_->printed_ft[fount] = face;
        faces_->printed[fount] = cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING);
    }
    for (auto const& file : files.handwriting) {
        FT_Face const face = faces_->open(file);
        faces_->hand_ft.push_back(face);
        faces_->hands.push_back(cairo_ft_font_face_create_for_ft_face(face, FT_LOAD_NO_HINTING));
        faces_->hand_names.push_back(file.stem().string());
    }
}

FontShelf::~FontShelf() {
    for (auto const& [fount, face] : faces_->printed)
        cairo_font_face_destroy(face);
    for (auto* face : faces_->hands)
        cairo_font_face_destroy(face);
    // Cairo may keep a face in its cache of scaled fonts until the program ends, so the FreeType
    // faces and the library stay open; a shelf lives as long as its thread works.
}

cairo_font_face_t* FontShelf::printed(Fount fount) const {
    return faces_->printed.at(fount);
}
cairo_font_face_t* FontShelf::handwriting(std::size_t hand) const {
    return faces_->hands.at(hand);
}
std::size_t FontShelf::hands() const {
    return faces_->hands.size();
}
std::string const& FontShelf::hand_name(std::size_t hand) const {
    return faces_->hand_names.at(hand);
}

}  // namespace lockbox::samples
