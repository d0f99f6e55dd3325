// SPDX-License-Identifier: Apache-2.0
#include "batches/site.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstring>
#include <string_view>
#include <thread>
#include <utility>

#include "batches/export/files.h"
#include "batches/store/store.h"

namespace lockbox::batches {
namespace {

namespace fs = std::filesystem;

constexpr char const* settings_name = "lockbox.toml";
constexpr char const* lock_name = "lockbox.lock";

tl::unexpected<Fault> refuse(fs::path const& path, std::string what, std::string remedy) {
    return tl::unexpected(Fault{path.string(), "", std::move(what), std::move(remedy)});
}

/// The number of the process that holds the lock, as it wrote it there; empty if it did not yet.
std::string holder_of(int descriptor) {
    std::array<char, 32> text{};
    ssize_t const count = ::pread(descriptor, text.data(), text.size(), 0);
    std::string holder(text.data(), count > 0 ? static_cast<std::size_t>(count) : 0);
    return holder.substr(0, holder.find('\n'));
}

constexpr std::string_view for_a_moment = " (for a moment)";

void write_holder(int descriptor, SiteLock::Keeps keeps) {
    std::string const holder =
        fmt::format("{}{}\n", ::getpid(), keeps == SiteLock::Keeps::a_moment ? for_a_moment : "");
    // Whoever waits is told a name; the lock holds without it, so a full disk does no harm here.
    if (::ftruncate(descriptor, 0) == 0)
        static_cast<void>(!::pwrite(descriptor, holder.data(), holder.size(), 0));
}

std::string text_of(std::vector<std::byte> const& bytes) {
    std::string text(bytes.size(), '\0');
    if (!text.empty()) std::memcpy(text.data(), bytes.data(), text.size());
    return text;
}

/// Empty where the site has none.
tl::expected<Calibration, Fault> calibration_of(Site const& site) {
    fs::path const file = site.calibration();
    std::error_code error;
    if (!fs::exists(fs::symlink_status(file, error))) return Calibration();
    auto const bytes = file_bytes(file);
    if (!bytes) return tl::unexpected(bytes.error());
    return Calibration::parse(text_of(*bytes), file.string());
}

tl::expected<matching::Weights, Fault> weights_of(Site const& site) {
    fs::path const file = site.weights_file();
    std::error_code error;
    if (!fs::exists(fs::symlink_status(file, error))) return matching::Weights();
    auto const bytes = file_bytes(file);
    if (!bytes) return tl::unexpected(bytes.error());
    auto weights = matching::parse_weights(text_of(*bytes));
    if (!weights) weights.error().file = file.string();
    return weights;
}

}  // namespace

tl::expected<Site, Fault> open_site(fs::path const& root) {
    fs::path const settings = root / settings_name;
    auto const bytes = file_bytes(settings);
    if (!bytes)
        return refuse(settings, bytes.error().what,
                      "Name a site's folder, or make one with `lockbox init SITE`.");
    auto config = SiteConfig::parse(text_of(*bytes), settings.string());
    if (!config) return tl::unexpected(config.error());
    Site site{root, std::move(*config)};
    auto calibration = calibration_of(site);
    if (!calibration) return tl::unexpected(calibration.error());
    site.config.calibration = std::move(*calibration);
    auto const weights = weights_of(site);
    if (!weights) return tl::unexpected(weights.error());
    site.weights = *weights;
    return site;
}

tl::expected<ocr::SsnKey, Fault> key_of(Site const& site) {
    fs::path const path = site.key();
    auto const bytes = file_bytes(path);
    if (!bytes)
        return refuse(path, bytes.error().what,
                      "Restore the site's key from its backup; no other key will do.");
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0 || (status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return refuse(path, "may be read by others than its owner", "chmod 600 it.");
    std::string text(bytes->size(), '\0');
    if (!text.empty()) std::memcpy(text.data(), bytes->data(), text.size());
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    auto const key = ocr::SsnKey::parse(text);
    if (!key)
        return refuse(path, "is not 64 hexadecimal digits",
                      "Restore the site's key from its backup; no other key will do.");
    return *key;
}

tl::expected<Site, Fault> create_site(fs::path const& root) {
    std::error_code error;
    bool const is_there = fs::exists(fs::symlink_status(root, error));
    if (is_there && !(fs::is_directory(root, error) && fs::is_empty(root, error)))
        return refuse(root, "exists and is not an empty folder",
                      "Choose a new name, or an empty folder.");
    Site site{root, {}};
    make_folder(root);
    make_folder(site.inbox());
    make_folder(site.outbox());
    make_folder(site.archive());
    // Pictures of checks are nobody's but the operators'.
    if (::chmod(site.archive().c_str(), 0700) != 0)
        throw DiskFailure(fmt::format("{}: cannot be made private: {}", site.archive().string(),
                                      std::strerror(errno)),
                          "Choose a file system that knows permissions.");
    write_file(site.key(), ocr::SsnKey::random().text() + "\n");
    Store store = Store::create(site.database());
    store.record({operating_system_user(), "init", "site", ""});
    // Last: a folder with its lockbox.toml is a whole site.
    write_file(root / settings_name, SiteConfig::shipped_toml());
    return open_site(root);
}

tl::expected<SiteLock, Fault> SiteLock::acquire(Site const& site, Keeps keeps) {
    constexpr auto longest_wait = std::chrono::seconds(30);
    constexpr auto between_tries = std::chrono::milliseconds(50);
    fs::path const path = site.root / lock_name;
    int const descriptor = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor < 0)
        throw DiskFailure(
            fmt::format("{}: cannot be opened: {}", path.string(), std::strerror(errno)),
            "Check that the disk is mounted for writing and that you may write into "
            "the site's folder.");
    SiteLock lock(descriptor);
    auto const begun = std::chrono::steady_clock::now();
    std::string holder;
    do {
        if (!holder.empty()) std::this_thread::sleep_for(between_tries);
        if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0) {
            write_holder(descriptor, keeps);
            return lock;
        }
        holder = holder_of(descriptor);
    } while (keeps == Keeps::while_it_runs && holder.ends_with(for_a_moment) &&
             std::chrono::steady_clock::now() - begun < longest_wait);
    return refuse(path,
                  holder.empty() ? "another lockbox program is changing this site"
                                 : fmt::format("process {} is changing this site", holder),
                  "Wait until it has ended, then run again.");
}

SiteLock::SiteLock(SiteLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

SiteLock::~SiteLock() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace lockbox::batches
