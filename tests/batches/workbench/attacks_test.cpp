// SPDX-License-Identifier: Apache-2.0
// The server on loopback, as somebody would meet it who means harm.
#include <arpa/inet.h>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <httplib.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>
#include <sys/socket.h>
#include <unistd.h>

#include <sstream>
#include <thread>

#include "batches/workbench/secrets.h"
#include "batches/workbench/server.h"
#include "tests/batches/workbench/opened_desk.h"

namespace lockbox::batches::test {
namespace {

using testing::AnyOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

std::string const json_type = "application/json";

/// A client that takes the self-signed certificate.
class Browser : public httplib::SSLClient {
public:
    explicit Browser(int port) : httplib::SSLClient("127.0.0.1", port) {
        enable_server_certificate_verification(false);
        set_read_timeout(10);
    }
};

/// Every byte in its two digits, so that whatever it is arrives.
std::string in_a_query(std::string const& text) {
    std::string query;
    for (char const sign : text)
        query += fmt::format("%{:02X}", static_cast<unsigned char>(sign));
    return query;
}

/// A desk behind its server, with TLS, and what is logged while it stands.
class Attacked : public testing::Test {
protected:
    Attacked() {
        auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(log_);
        auto logger = std::make_shared<spdlog::logger>("attacked", sink);
        logger->set_level(spdlog::level::debug);
        before_ = spdlog::default_logger();
        spdlog::set_default_logger(logger);
        workbench::ServerOptions options;
        options.port = 0;
        options.silence_s = 1;
        options.certificate = workbench::certificate_of(desk.site.root, "127.0.0.1");
        server_ = std::make_unique<workbench::Server>(desk.desk, options);
        port_ = server_->bind();
        serving_ = std::thread([this] { server_->serve(); });
    }
    ~Attacked() override {
        server_->stop();
        serving_.join();
        spdlog::set_default_logger(before_);
    }
    Browser client() const { return Browser(port_); }
    httplib::Result log_in(Browser& with, std::string const& name, std::string const& password,
                           httplib::Headers const& headers = {}) {
        return with.Post("/api/1/login", headers,
                         Json{{"name", name}, {"password", password}}.dump(), json_type);
    }
    static std::string cookie_of(httplib::Result const& reply) {
        std::string const cookie = reply->get_header_value("Set-Cookie");
        return cookie.substr(0, cookie.find(';'));
    }
    /// Cookie and token of somebody who has just logged in.
    httplib::Headers session(std::string const& name) {
        auto with = client();
        auto const reply = log_in(with, name, good_password);
        EXPECT_EQ(reply->status, 200);
        return {{"Cookie", cookie_of(reply)},
                {"X-Lockbox-Token", Json::parse(reply->body)["token"].get<std::string>()}};
    }
    std::string act() const { return OpenedDesk::paying(item(11).text(), 103, "50.00").dump(); }
    int connected() const {
        int const connection = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_port = htons(static_cast<std::uint16_t>(port_));
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        // The system's calls take every family's address as one type.
        EXPECT_EQ(::connect(connection, reinterpret_cast<sockaddr*>(&place), sizeof place), 0);
        return connection;
    }

    std::ostringstream log_;
    OpenedDesk desk;
    std::string resolve_ = OpenedDesk::path(11, "resolve");

private:
    decltype(spdlog::default_logger()) before_;
    std::unique_ptr<workbench::Server> server_;
    std::thread serving_;
    int port_ = 0;
};

TEST_F(Attacked, without_a_session_nothing_is_answered_and_nothing_is_done) {
    auto with = client();
    for (std::string const& path :
         {std::string("/api/1/queue"), std::string("/api/1/me"), std::string("/api/1/people"),
          std::string("/api/1/search?q=Example"), OpenedDesk::path(11, "pages/0/0"),
          OpenedDesk::path(11, "history"), std::string("/api/1/nights")}) {
        auto const reply = with.Get(path);
        EXPECT_EQ(reply->status, 401) << path;
        EXPECT_THAT(reply->body, Not(HasSubstr("Example"))) << path;
    }
    for (std::string const& path :
         {resolve_, std::string("/api/1/next"), std::string("/api/1/people")})
        EXPECT_EQ(with.Post(path, act(), json_type)->status, 401) << path;
    httplib::Headers const made_up{{"Cookie", "__Host-lockbox=" + std::string(43, 'A')}};
    EXPECT_EQ(with.Get("/api/1/queue", made_up)->status, 401);
    EXPECT_EQ(desk.store.last_act(), 0);
}

TEST_F(Attacked, a_forged_request_is_refused) {
    auto with = client();
    httplib::Headers const own = session("anna");
    auto const changed = [&](std::string const& name, std::string const& value) {
        httplib::Headers headers = own;
        headers.erase(name);
        if (!value.empty()) headers.emplace(name, value);
        return headers;
    };
    EXPECT_EQ(with.Post(resolve_, changed("X-Lockbox-Token", ""), act(), json_type)->status, 403);
    EXPECT_EQ(
        with.Post(resolve_, changed("X-Lockbox-Token", std::string(43, 'x')), act(), json_type)
            ->status,
        403);
    auto const of_another = session("ben");
    EXPECT_EQ(
        with.Post(resolve_, changed("X-Lockbox-Token", of_another.find("X-Lockbox-Token")->second),
                  act(), json_type)
            ->status,
        403);
    EXPECT_EQ(
        with.Post(resolve_, changed("Origin", "https://evil.example"), act(), json_type)->status,
        403);
    EXPECT_EQ(with.Post(resolve_, own, act(), "text/plain")->status, 415);
    EXPECT_EQ(with.Post(resolve_, own, "key=1", "application/x-www-form-urlencoded")->status, 415);
    EXPECT_EQ(log_in(with, "anna", good_password, {{"Origin", "https://evil.example"}})->status,
              403);
    EXPECT_EQ(desk.store.last_act(), 0);
    EXPECT_EQ(with.Post(resolve_, own, act(), json_type)->status, 200) << "the desk's own works";
}

TEST_F(Attacked, paths_lead_nowhere_else) {
    auto with = client();
    httplib::Headers const own = session("sue");
    for (char const* path :
         {"/../lockbox.toml", "/..%2flockbox.toml", "/%2e%2e/%2e%2e/secret.key",
          "/desk.css/../../secret.key", "//etc/passwd", "/lockbox.db", "/serve-key.pem",
          "/api/1/items/../../lockbox.db", "/api/1/items/..%2f..%2fsecret.key/pages/0/0",
          "/api/1/members/..%2f..", "/%00", "/desk.css%00.html"}) {
        auto const reply = with.Get(path, own);
        ASSERT_TRUE(reply) << path;
        EXPECT_THAT(reply->status, AnyOf(400, 404)) << path;
        EXPECT_THAT(reply->body, Not(AnyOf(HasSubstr("lockbox_number"), HasSubstr("PRIVATE KEY"),
                                           HasSubstr("root:"))))
            << path;
    }
    for (char const* page :
         {"pages/0/-1", "pages/0/..%2f", "pages/99999999999999999999/0", "pages/0x0/0"})
        EXPECT_EQ(with.Get(OpenedDesk::path(11, page), own)->status, 404) << page;
}

TEST_F(Attacked, every_answer_forbids_scripts_frames_and_guessing_of_types) {
    auto with = client();
    for (char const* path : {"/", "/desk.js", "/api/1/me", "/nowhere"}) {
        auto const reply = with.Get(path);
        std::string const policy = reply->get_header_value("Content-Security-Policy");
        EXPECT_THAT(policy, HasSubstr("default-src 'none'")) << path;
        EXPECT_THAT(policy, Not(AnyOf(HasSubstr("unsafe"), HasSubstr("http"), HasSubstr("*"))))
            << path;
        EXPECT_EQ(reply->get_header_value("X-Content-Type-Options"), "nosniff") << path;
        EXPECT_EQ(reply->get_header_value("X-Frame-Options"), "DENY") << path;
        EXPECT_EQ(reply->get_header_value("Cache-Control"), "no-store") << path;
        EXPECT_THAT(reply->get_header_value("Strict-Transport-Security"), HasSubstr("max-age"))
            << path;
        EXPECT_EQ(reply->get_header_value("Server"), "") << path;
    }
    EXPECT_THAT(with.Get("/api/1/me")->get_header_value("Content-Type"),
                HasSubstr("application/json"));
}

TEST_F(Attacked, sql_in_a_search_is_text) {
    auto with = client();
    httplib::Headers const own = session("anna");
    for (char const* words : {"' OR 1=1 --", "'; DROP TABLE people; --",
                              "x' UNION SELECT password FROM people --", "%' --", "\\' OR ''='"}) {
        auto const reply = with.Get("/api/1/search?q=" + in_a_query(words), own);
        EXPECT_EQ(reply->status, 200) << words;
        EXPECT_EQ(Json::parse(reply->body)["members"].size(), 0u) << words;
    }
    for (char const* name : {"anna' --", "' OR '1'='1", "anna\"; --"})
        EXPECT_EQ(log_in(with, name, "' OR '1'='1")->status, 401) << name;
    EXPECT_EQ(desk.store.people().size(), 6u);
}

TEST_F(Attacked, oversized_and_malformed_requests_are_refused) {
    auto with = client();
    httplib::Headers const own = session("anna");
    EXPECT_EQ(with.Post(resolve_, own, std::string(70'000, 'x'), json_type)->status, 413);
    EXPECT_EQ(with.Get("/api/1/search?q=" + std::string(3'000, 'x'), own)->status, 414);
    EXPECT_EQ(with.Delete(resolve_.c_str(), own)->status, 405);
    EXPECT_EQ(with.Get(resolve_, own)->status, 405);
    std::string deep(20'000, '[');
    for (std::string const& body :
         {std::string("[1,2]"), std::string("{"), deep, std::string("null"),
          std::string("\xff\xfe"), std::string(R"({"key":1})"),
          std::string(R"({"outcome":"posted","parts":7})"),
          std::string(R"({"key":"k","outcome":"posted","parts":[{"ledger":"medical"}]})"),
          std::string(R"({"key":"k","outcome":"steal"})"),
          std::string(R"({"key":"k","outcome":"sent_back","amount":"1e9"})")})
        EXPECT_EQ(with.Post(resolve_, own, body, json_type)->status, 400) << body.substr(0, 40);
    EXPECT_EQ(desk.store.last_act(), 0);
}

TEST_F(Attacked, slow_clients_keep_nobody_else_out_and_are_cut_off) {
    constexpr std::size_t slow = 40;
    std::vector<int> connections;
    for (std::size_t i = 0; i < slow; ++i)
        connections.push_back(connected());
    auto const begun = std::chrono::steady_clock::now();
    auto with = client();
    EXPECT_EQ(with.Get("/")->status, 200);
    EXPECT_LT(std::chrono::steady_clock::now() - begun, std::chrono::seconds(8));
    // Nobody who says nothing is listened to for long: the connection is closed from the other
    // side.
    for (int const connection : connections) {
        timeval const patience{10, 0};
        ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        char byte = 0;
        EXPECT_LE(::recv(connection, &byte, 1, 0), 0);
        ::close(connection);
    }
}

TEST_F(Attacked, guessing_passwords_locks_the_account_and_tells_nothing) {
    auto with = client();
    std::string const of_nobody = log_in(with, "nobody", "wrong wrong wrong")->body;
    for (int i = 0; i < 5; ++i) {
        auto const reply = log_in(with, "anna", "wrong wrong wrong");
        EXPECT_EQ(reply->status, 401);
        EXPECT_EQ(reply->body, of_nobody);
    }
    EXPECT_EQ(log_in(with, "anna", good_password)->body, of_nobody)
        << "locked, and it does not say so";
    EXPECT_EQ(log_in(with, "ben", good_password)->status, 200);
    bool is_in_chain = false;
    desk.store.for_each_audit_row(
        [&](AuditRow const& row) { is_in_chain |= row.entry.act == "lock-person"; });
    EXPECT_TRUE(is_in_chain);
    for (char const* name : {"carl", "sue", "otto"})
        for (int i = 0; i < 5; ++i)
            log_in(with, name, "wrong wrong wrong");
    EXPECT_EQ(log_in(with, "ben", good_password)->status, 429) << "too many came from this address";
}

TEST_F(Attacked, a_planted_session_is_worth_nothing) {
    auto with = client();
    std::string const planted = "__Host-lockbox=" + std::string(43, 'P');
    auto const reply = log_in(with, "anna", good_password, {{"Cookie", planted}});
    std::string const cookie = reply->get_header_value("Set-Cookie");
    EXPECT_THAT(cookie, testing::AllOf(HasSubstr("HttpOnly"), HasSubstr("Secure"),
                                       HasSubstr("SameSite=Strict"), HasSubstr("Path=/;")));
    EXPECT_THAT(cookie, Not(HasSubstr(planted)));
    EXPECT_EQ(with.Get("/api/1/me", {{"Cookie", planted}})->status, 401);
    // Whoever logs in again gets another session, and the one before ends.
    std::string const first = cookie_of(reply);
    auto const second = log_in(with, "anna", good_password, {{"Cookie", first}});
    EXPECT_NE(cookie_of(second), first);
    EXPECT_EQ(with.Get("/api/1/me", {{"Cookie", first}})->status, 401);
    httplib::Headers const own{
        {"Cookie", cookie_of(second)},
        {"X-Lockbox-Token", Json::parse(second->body)["token"].get<std::string>()}};
    EXPECT_EQ(with.Get("/api/1/me", own)->status, 200);
    EXPECT_EQ(with.Post("/api/1/logout", own, "{}", json_type)->status, 200);
    EXPECT_EQ(with.Get("/api/1/me", own)->status, 401);
}

TEST_F(Attacked, nothing_of_anybody_reaches_the_log_or_the_store) {
    auto with = client();
    httplib::Headers const own = session("anna");
    with.Get("/api/1/search?q=Example+Boston", own);
    with.Get("/api/1/members/000000000003", own);
    with.Post(OpenedDesk::path(11, "open"), own, "{}", json_type);
    with.Post(resolve_, own, act(), json_type);
    with.Post("/api/1/people/benjamin", session("ada"), R"({"act":"unlock"})", json_type);
    log_in(with, "anna", "a wrong password");
    std::string const log = log_.str();
    EXPECT_THAT(log, HasSubstr("POST /api/1/items/*/resolve 200"));
    std::string const cookie = own.find("Cookie")->second;
    for (std::string const& secret :
         {std::string(good_password), std::string("wrong"), std::string("anna"),
          std::string("benjamin"), std::string("Example"), std::string("Boston"),
          std::string("000000000003"), item(11).text(), cookie.substr(cookie.find('=') + 1),
          own.find("X-Lockbox-Token")->second})
        EXPECT_THAT(log, Not(HasSubstr(secret)));
    std::string const stored = dump(desk.site.database());
    EXPECT_THAT(stored, Not(HasSubstr(good_password)));
    EXPECT_THAT(stored, Not(HasSubstr(cookie.substr(cookie.find('=') + 1))));
    EXPECT_THAT(workbench::password_hash(good_password),
                testing::StartsWith("$argon2id$v=19$m=65536,"));
}

}  // namespace
}  // namespace lockbox::batches::test
