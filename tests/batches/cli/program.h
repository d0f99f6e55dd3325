// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/wait.h>

#include <cstdlib>
#include <initializer_list>
#include <string>

#include "tests/batches/scratch_folder.h"

namespace lockbox::batches {

struct Ended {
    int status = -1;
    std::string out;
    std::string err;
};

/// Runs the `lockbox` program with these words and waits for its end.
inline Ended run_lockbox(std::initializer_list<std::string> words) {
    ScratchFolder const folder;
    auto const quoted = [](std::string const& word) {
        std::string text = "'";
        for (char const c : word)
            text += c == '\'' ? std::string("'\\''") : std::string(1, c);
        return text + "'";
    };
    std::string line = quoted(LOCKBOX_PROGRAM);
    for (std::string const& word : words)
        line += " " + quoted(word);
    auto const out = folder.path() / "out", err = folder.path() / "err";
    line += " >" + quoted(out.string()) + " 2>" + quoted(err.string()) + " </dev/null";
    int const ended = std::system(line.c_str());
    return {WIFEXITED(ended) ? WEXITSTATUS(ended) : -1, ScratchFolder::text_of(out),
            ScratchFolder::text_of(err)};
}

}  // namespace lockbox::batches
