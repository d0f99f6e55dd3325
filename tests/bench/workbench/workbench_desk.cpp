// SPDX-License-Identifier: Apache-2.0
// workbench-desk [ITEMS CLERKS ACTS]: how long a clerk waits for the next item and for an act while
// all others work too, over TLS on loopback. Prints percentiles; nothing passes or fails by time.
#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>

#include "batches/workbench/secrets.h"
#include "batches/workbench/server.h"
#include "tests/batches/acts/random_acts.h"
#include "tests/batches/store/sample_records.h"

namespace {

using namespace lockbox;
using namespace lockbox::batches;
using workbench::Json;
using Clock = std::chrono::steady_clock;

char const* const password = "a password for measuring";

void fill(Site const& site, int items, int clerks) {
    Store store = Store::open(site.database());
    auto replacement = store.replace_invoices();
    auto const invoices = test::forty_invoices();
    for (OpenInvoice const& one : invoices)
        replacement.add(one);
    replacement.commit({"hash", "invoices.csv", invoices.size()}, test::entry("import"));
    constexpr int of_batch = 5'000;
    for (int from = 0; from < items; from += of_batch) {
        std::vector<TransactionRecord> held;
        for (int i = from; i < std::min(items, from + of_batch); ++i)
            held.push_back(test::transaction(
                i - from + 1, static_cast<std::uint64_t>(100 + i),
                test::held(HoldReason::member_unknown, Cents::of(100 + i % 90'000))));
        store.commit(test::batch(static_cast<std::uint64_t>(1 + from), std::move(held)),
                     test::entry("batch"));
    }
    std::string const hash = workbench::password_hash(password);
    for (int i = 0; i < clerks; ++i)
        store.add_person(fmt::format("clerk-{}", i), Role::clerk, hash, "bench");
}

struct Times {
    std::mutex mutex;
    std::vector<double> next_ms, act_ms;

    static std::string line(std::vector<double>& of) {
        std::sort(of.begin(), of.end());
        auto const at = [&](double share) {
            return of[static_cast<std::size_t>(share * static_cast<double>(of.size() - 1))];
        };
        return fmt::format("p50 {:.1f} ms, p95 {:.1f} ms, p99 {:.1f} ms, most {:.1f} ms of {}",
                           at(0.5), at(0.95), at(0.99), of.back(), of.size());
    }
};

/// One clerk: the next item, a moment, an act.
void work(int port, int clerk, std::atomic<int>& left, Times& times) {
    httplib::SSLClient browser("127.0.0.1", port);
    browser.enable_server_certificate_verification(false);
    browser.set_keep_alive(true);
    browser.set_read_timeout(120);  // passwords are hashed one after the other
    auto const timed = [&](std::string const& path, httplib::Headers const& headers,
                           Json const& body) {
        auto const begun = Clock::now();
        auto reply = browser.Post(path, headers, body.dump(), "application/json");
        std::chrono::duration<double, std::milli> const took = Clock::now() - begun;
        return std::pair(std::move(reply), took.count());
    };
    auto const login = timed("/api/1/login", {},
                             {{"name", fmt::format("clerk-{}", clerk)}, {"password", password}})
                           .first;
    std::string const cookie = login->get_header_value("Set-Cookie");
    httplib::Headers const own{
        {"Cookie", cookie.substr(0, cookie.find(';'))},
        {"X-Lockbox-Token", Json::parse(login->body)["token"].get<std::string>()}};
    while (left-- > 0) {
        auto const [next, next_ms] = timed("/api/1/next", own, Json::object());
        Json const item = Json::parse(next->body);
        if (item["item"].is_null()) return;
        // A clerk looks; a fiftieth of the time of a fast one.
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        std::string const id = item["item"];
        auto const [act, act_ms] =
            timed("/api/1/items/" + id + "/resolve", own,
                  {{"key", item["key"]}, {"note", "measured"}, {"outcome", "sent_back"}});
        std::lock_guard const lock(times.mutex);
        times.next_ms.push_back(next_ms);
        if (act->status == 200) times.act_ms.push_back(act_ms);
    }
}

}  // namespace

int main(int argc, char** argv) {
    int const items = argc > 1 ? std::atoi(argv[1]) : 50'000;
    int const clerks = argc > 2 ? std::atoi(argv[2]) : 20;
    int const acts = argc > 3 ? std::atoi(argv[3]) : 2'000;
    test::TemporaryFolder const folder;
    Site const site = *create_site(folder / "site");
    fill(site, items, clerks);
    auto const begun = Clock::now();
    workbench::Desk desk(site, {});
    std::chrono::duration<double> const opened = Clock::now() - begun;
    workbench::ServerOptions options;
    options.port = 0;
    options.certificate = workbench::certificate_of(site.root, options.address);
    workbench::Server server(desk, options);
    int const port = server.bind();
    std::thread serving([&] { server.serve(); });
    std::atomic<int> left{acts};
    Times times;
    std::vector<std::thread> people;
    auto const started = Clock::now();
    for (int i = 0; i < clerks; ++i)
        people.emplace_back([&, i] { work(port, i, left, times); });
    for (std::thread& one : people)
        one.join();
    std::chrono::duration<double> const took = Clock::now() - started;
    server.stop();
    serving.join();
    Store store = Store::open(site.database());
    fmt::print("{} held items, {} clerks, queue read in {:.1f} s, {} acts in {:.1f} s\n", items,
               clerks, opened.count(), store.last_act(), took.count());
    fmt::print("next item: {}\n", Times::line(times.next_ms));
    fmt::print("act:       {}\n", Times::line(times.act_ms));
    bool const whole = store.last_act() == static_cast<long long>(times.act_ms.size());
    fmt::print("{}\n", whole ? "every act that was answered is in the books once"
                             : "acts in the books are not those answered");
    return whole ? 0 : 1;
}
