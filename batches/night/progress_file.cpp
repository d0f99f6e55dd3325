// SPDX-License-Identifier: Apache-2.0
#include "batches/night/progress_file.h"

#include <signal.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>

namespace lockbox::batches {
namespace {

constexpr std::chrono::seconds between_two(1);

std::filesystem::path beside(std::filesystem::path const& file) {
    return file.string() + ".new";
}

std::filesystem::path file_of(std::filesystem::path const& site_root) {
    return site_root / "lockbox.progress";
}

bool is_alive(long process) {
    return process > 0 && (::kill(static_cast<pid_t>(process), 0) == 0 || errno == EPERM);
}

}  // namespace

ProgressFile::ProgressFile(std::filesystem::path const& site_root) : path_(file_of(site_root)) {}

ProgressFile::~ProgressFile() {
    std::error_code none;
    std::filesystem::remove(path_, none);
    std::filesystem::remove(beside(path_), none);  // what a killed night left
}

void ProgressFile::tell(NightProgress const& now) {
    auto const instant = Clock::now();
    if (told_ && instant - *told_ < between_two) return;
    told_ = instant;
    double const seconds = std::chrono::duration<double>(instant - begun_).count();
    nlohmann::json const json{
        {"process", ::getpid()},
        {"told", static_cast<std::int64_t>(std::time(nullptr))},
        {"per_second", seconds > 0 ? static_cast<double>(now.done_in_night) / seconds : 0.0},
        {"batch", now.batch},
        {"batch_index", now.batch_index},
        {"batch_count", now.batch_count},
        {"done", now.done},
        {"total", now.total},
        {"done_in_night", now.done_in_night}};
    std::ofstream(beside(path_)) << json.dump(-1, ' ', true,
                                              nlohmann::json::error_handler_t::replace)
                                 << "\n";
    std::error_code none;
    std::filesystem::rename(beside(path_), path_, none);
}

std::optional<ProgressFile::Told> ProgressFile::told(std::filesystem::path const& site_root) {
    std::ifstream file(file_of(site_root));
    auto const json = nlohmann::json::parse(file, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    try {
        auto const count = [&](char const* name) { return json.at(name).get<std::size_t>(); };
        std::int64_t const ago = std::time(nullptr) - json.at("told").get<std::int64_t>();
        return Told{{json.at("batch").get<std::string>(), count("batch_index"),
                     count("batch_count"), count("done"), count("total"), count("done_in_night")},
                    json.at("per_second").get<double>(),
                    std::chrono::seconds(std::max<std::int64_t>(ago, 0)),
                    is_alive(json.at("process").get<long>())};
    } catch (nlohmann::json::exception const&) {
        return std::nullopt;  // another version's
    }
}

}  // namespace lockbox::batches
