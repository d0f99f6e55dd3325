// SPDX-License-Identifier: Apache-2.0
// The only file that knows cpp-httplib.
#include "batches/workbench/server.h"

#include <fmt/format.h>
#include <httplib.h>
#include <spdlog/spdlog.h>

#include <chrono>

namespace lockbox::batches::workbench {
namespace {

constexpr std::size_t connections_at_once = 200;
constexpr std::size_t longest_request = 64 * 1024;
constexpr std::size_t longest_target = 1024;
constexpr std::size_t requests_of_a_connection = 100;

/// Of every answer. Nothing is loaded from anywhere else, framed, or kept by a browser.
httplib::Headers safe_headers(bool tls) {
    httplib::Headers headers{
        {"Content-Security-Policy",
         "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
         "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
        {"Cache-Control", "no-store"}};
    if (tls) headers.emplace("Strict-Transport-Security", "max-age=31536000");
    return headers;
}

/// The value of one cookie of the header; empty without it.
std::string cookie_of(std::string const& header, std::string const& name) {
    std::size_t at = 0;
    while (at < header.size()) {
        std::size_t const end = std::min(header.find(';', at), header.size());
        std::string one = header.substr(at, end - at);
        one.erase(0, one.find_first_not_of(' '));
        if (one.starts_with(name + "=")) return one.substr(name.size() + 1);
        at = end + 1;
    }
    return {};
}

Request request_from(httplib::Request const& asked, std::string const& cookie_name) {
    Request request{asked.method,
                    asked.path,
                    {},
                    cookie_of(asked.get_header_value("Cookie"), cookie_name),
                    asked.get_header_value("X-Lockbox-Token"),
                    asked.get_header_value("Origin"),
                    asked.get_header_value("Host"),
                    asked.get_header_value("Content-Type"),
                    asked.body,
                    asked.remote_addr};
    for (auto const& [name, value] : asked.params)
        request.query.emplace(name, value);
    return request;
}

/// A path without what stands in its variable places.
std::string path_in_log(std::string const& path) {
    std::string shown;
    std::string word;
    auto const end_word = [&] {
        bool const plain =
            word.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos ||
            word == "1";
        shown += plain && word.size() <= 16 ? word : "*";
        word.clear();
    };
    bool const of_api = path.starts_with("/api/1/");
    if (!of_api) return "page";
    for (char const sign : path)
        if (sign == '/') {
            end_word();
            shown += '/';
        } else {
            word += sign;
        }
    end_word();
    // A person's name may look like a plain word.
    constexpr std::string_view of_people = "/api/1/people/";
    if (shown.starts_with(of_people)) return std::string(of_people) + "*";
    return shown;
}

}  // namespace

struct Server::State {
    Desk& desk;
    ServerOptions options;
    std::unique_ptr<httplib::Server> server;
};

namespace {

std::unique_ptr<httplib::Server> server_for(ServerOptions const& options) {
    if (!options.certificate) return std::make_unique<httplib::Server>();
    auto server = std::make_unique<httplib::SSLServer>(options.certificate->certificate.c_str(),
                                                       options.certificate->key.c_str());
    if (!server->is_valid())
        throw WorldFailure(fmt::format("{} and its key cannot be used.",
                                       options.certificate->certificate.string()),
                           "Remove serve-certificate.pem and serve-key.pem: new ones are made.");
    return server;
}

void answer(Desk& desk, httplib::Request const& asked, httplib::Response& response) {
    auto const begun = std::chrono::steady_clock::now();
    Reply reply = desk.handle(request_from(asked, desk.cookie_name()));
    response.status = reply.status;
    for (auto const& [name, value] : reply.headers)
        response.set_header(name, value);
    response.set_content(std::move(reply.body), reply.type);
    auto const took = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::steady_clock::now() - begun);
    spdlog::debug("{} {} {} {} ms", asked.method, path_in_log(asked.path), reply.status,
                  took.count());
}

}  // namespace

Server::Server(Desk& desk, ServerOptions const& options)
    : state_(std::make_unique<State>(State{desk, options, server_for(options)})) {
    httplib::Server& server = *state_->server;
    server.new_task_queue = [] { return new httplib::ThreadPool(connections_at_once); };
    server.set_payload_max_length(longest_request);
    server.set_read_timeout(options.silence_s);
    server.set_write_timeout(options.silence_s);
    server.set_keep_alive_timeout(options.silence_s);
    server.set_keep_alive_max_count(requests_of_a_connection);
    server.set_tcp_nodelay(true);
    server.set_default_headers(safe_headers(options.certificate.has_value()));
    server.set_pre_routing_handler([](httplib::Request const& asked, httplib::Response& response) {
        // The library matches paths by recursion: long ones never get there.
        bool const good = asked.target.size() <= longest_target &&
                          (asked.method == "GET" || asked.method == "POST");
        if (good) return httplib::Server::HandlerResponse::Unhandled;
        response.status = asked.target.size() > longest_target ? 414 : 405;
        return httplib::Server::HandlerResponse::Handled;
    });
    Desk* const at = &desk;
    auto const handler = [at](httplib::Request const& asked, httplib::Response& response) {
        answer(*at, asked, response);
    };
    server.Get("/.*", handler);
    server.Post("/.*", handler);
    server.set_exception_handler([](httplib::Request const&, httplib::Response& response,
                                    std::exception_ptr const&) { response.status = 500; });
}

Server::~Server() = default;

int Server::bind() {
    ServerOptions const& options = state_->options;
    if (options.port == 0) {
        int const port = state_->server->bind_to_any_port(options.address);
        if (port > 0) return port;
    } else if (state_->server->bind_to_port(options.address, options.port)) {
        return options.port;
    }
    throw WorldFailure(
        fmt::format("the desk cannot listen on {} port {}.", options.address, options.port),
        "Choose another --port, or end the program that has it.");
}

void Server::serve() {
    state_->server->listen_after_bind();
}

void Server::stop() {
    state_->server->stop();
}

}  // namespace lockbox::batches::workbench
