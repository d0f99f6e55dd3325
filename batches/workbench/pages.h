// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace lockbox::batches::workbench {

/// A file of `pages/`, compiled into the program.
struct PageFile {
    std::string_view path;  ///< As browsers ask for it: `/`, `/desk.css`.
    std::string_view type;
    std::string_view content;
};

/// Nothing where there is no such file. Whoever may reach the desk may read them: they hold no
/// data.
PageFile const* page_file(std::string const& path);

}  // namespace lockbox::batches::workbench
