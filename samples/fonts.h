// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cairo.h>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lockbox::samples {

/// The founts that printers and typewriters set. All are Debian packages.
enum class Fount {
    sans,
    sans_bold,
    narrow,
    serif,
    serif_bold,
    serif_italic,
    mono,
    mono_bold,
    typewriter,
    chancery,
    ocr_a,
    ocr_b
};

/// Where the font files lie.
struct FontFiles {
    std::map<Fount, std::filesystem::path> printed;
    std::vector<std::filesystem::path> handwriting;  ///< One file per hand, sorted by name.

    /// Looks the printed founts up with fontconfig and leaves the hands empty. Throws
    /// InstallationFailure, saying what to install, if a fount is missing.
    static FontFiles printed_only();
    /// The same with the hands of a folder that `get-fonts` filled; throws if it holds none.
    static FontFiles find(std::filesystem::path const& handwriting_folder);
};

/// Font faces opened for one thread: FreeType's faces must not be shared between threads.
class FontShelf {
public:
    explicit FontShelf(FontFiles const& files);
    ~FontShelf();
    FontShelf(FontShelf const&) = delete;
    FontShelf& operator=(FontShelf const&) = delete;

    cairo_font_face_t* printed(Fount fount) const;
    cairo_font_face_t* handwriting(std::size_t hand) const;
    std::size_t hands() const;
    /// The name of a hand's fount, for the truth file.
    std::string const& hand_name(std::size_t hand) const;

private:
    struct Faces;
    std::unique_ptr<Faces> faces_;
};

}  // namespace lockbox::samples
