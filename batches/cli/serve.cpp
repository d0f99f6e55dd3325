// SPDX-License-Identifier: Apache-2.0
// `lockbox serve`: the clerks' workbench.
#include <fmt/format.h>
#include <pthread.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <csignal>
#include <thread>

#include "batches/cli/command.h"
#include "batches/cli/faults.h"
#include "batches/cli/opened_site.h"
#include "batches/workbench/outgoing_writer.h"
#include "batches/workbench/server.h"

namespace lockbox::batches {
namespace {

using workbench::ServerOptions;

constexpr int default_port = 8443;
/// Outgoing files follow a pause of the clerks; where they make none, they follow all the same.
constexpr std::chrono::seconds quiet{5};
constexpr std::chrono::minutes longest{2};

bool is_loopback(std::string const& address) {
    return address == "localhost" || address == "::1" || address.starts_with("127.");
}

ServerOptions options_of(Arguments const& arguments, Site const& site) {
    ServerOptions options;
    options.address = arguments.text("address");
    options.port = arguments.number("port");
    if (options.port < 0 || options.port > 65535) throw UsageError("--port takes 0 to 65535.");
    if (!arguments.has("no-tls"))
        options.certificate = workbench::certificate_of(site.root, options.address);
    else if (!is_loopback(options.address))
        throw UsageError("--no-tls is for loopback only: passwords would cross the network.");
    return options;
}

/// Ends the server when the program is told to end, so that the last outgoing files are written.
/// Made before any other thread, which then never gets the signals.
class EndSignals {
public:
    EndSignals() {
        sigemptyset(&signals_);
        sigaddset(&signals_, SIGINT);
        sigaddset(&signals_, SIGTERM);
        pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
    }
    void wait() const {
        int which = 0;
        sigwait(&signals_, &which);
    }

private:
    sigset_t signals_{};
};

void log_to_standard_error(Arguments const& arguments) {
    auto logger = spdlog::stderr_logger_mt("lockbox");
    logger->set_pattern("%Y-%m-%dT%H:%M:%S %l %v");
    logger->set_level(arguments.has("log-requests") ? spdlog::level::debug : spdlog::level::info);
    spdlog::set_default_logger(logger);
}

ExitStatus run_serve(Arguments const& arguments) {
    EndSignals const signals;
    auto opened = opened_site(arguments, Access::look);
    if (!opened) return refuse(opened.error());
    Site const& site = opened->site;
    ServerOptions const options = options_of(arguments, site);
    log_to_standard_error(arguments);
    WorkbenchSettings const& settings = site.config.workbench;
    workbench::OutgoingWriter writer(site, quiet, longest);
    std::chrono::duration<double, std::ratio<60>> const reservation(settings.reservation_minutes);
    workbench::Desk desk(site, {std::chrono::duration_cast<std::chrono::milliseconds>(reservation),
                                {settings.second_person_from, settings.key_money_twice},
                                options.certificate.has_value(),
                                [&](BusinessDate) { writer.day_changed(); }});
    workbench::Server server(desk, options);
    int const port = server.bind();
    fmt::print("{}://{}:{}/\n", options.certificate ? "https" : "http", options.address, port);
    if (options.certificate)
        fmt::print("certificate SHA-256 {}\n", workbench::fingerprint_of(*options.certificate));
    if (opened->store.people().empty())
        fmt::print("Nobody may log in yet. Next: lockbox people {} add NAME --role administrator\n",
                   site.root.string());
    std::fflush(stdout);
    std::thread serving([&] { server.serve(); });
    signals.wait();
    server.stop();
    serving.join();
    return ExitStatus::done;
}

}  // namespace

Command serve_command() {
    namespace po = boost::program_options;
    Command command{
        "serve",
        "the clerks' workbench: held items in a browser",
        "Serves the desk at which clerks decide held items, until it is ended (Ctrl-C). People "
        "and\n"
        "their roles are made with `lockbox people`. The first start makes a self-signed\n"
        "certificate in the site; put one of your own in its place. Acts are entered in the books\n"
        "at once; the outgoing files of their day follow within two minutes, and at the end.\n"
        "A night may run meanwhile.",
        "lockbox serve /srv/lockbox/412612 --address 10.0.0.7",
        {{"SITE", "the site's folder"}},
        po::options_description("Options"),
        run_serve};
    command.options.add_options()(
        "address", po::value<std::string>()->default_value("127.0.0.1")->value_name("ADDRESS"),
        "where to listen; the default can be reached from this machine only");
    command.options.add_options()("port",
                                  po::value<int>()->default_value(default_port)->value_name("PORT"),
                                  "0 takes any that is free");
    command.options.add_options()("no-tls", "without encryption; on loopback only");
    command.options.add_options()("log-requests",
                                  "log method, path without ids, status and time of each request");
    return command;
}

}  // namespace lockbox::batches
