// SPDX-License-Identifier: Apache-2.0
#include "batches/cli/command_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <iostream>
#include <sstream>
#include <thread>

#include "batches/cli/command.h"

namespace lockbox::batches {

namespace po = boost::program_options;

namespace {

constexpr std::string_view exit_codes =
    "Exit status: 0 done (held items are normal), 1 something was refused and nothing of it was\n"
    "taken, 2 the command line is wrong, 3 out of balance, 4 disk or database failed.\n";

std::vector<Command> all_commands() {
    std::vector<Command> commands;
    for (auto make :
         {init_command, import_invoices_command, run_command, status_command, held_command,
          serve_command, people_command, statement_command, report_command, export_command,
          audit_command, purge_command, calibrate_command, weights_command, read_command,
          match_command, check_deposit_command})
        commands.push_back(make());
    return commands;
}

void print_general_help(std::vector<Command> const& commands) {
    fmt::print(
        "lockbox: from scanned mail to two ledgers.\n\n"
        "Usage: lockbox COMMAND [arguments]\n\nCommands:\n");
    for (Command const& command : commands)
        fmt::print("  {:<16} {}\n", command.name, command.summary);
    fmt::print(
        "\nlockbox COMMAND --help explains a command; lockbox --version names the version.\n");
    fmt::print(
        "\nA first night:\n"
        "  lockbox init site\n"
        "  lockbox import-invoices site invoices.csv\n"
        "  cp -r scanned/0001 site/inbox/\n"
        "  lockbox run site\n\n{}",
        exit_codes);
}

std::string usage_line(Command const& command) {
    std::string line = "lockbox " + command.name;
    if (!command.options.options().empty()) line += " [options]";
    for (Positional const& word : command.positionals) {
        if (word.count == Positional::Count::one) line += " " + word.name;
        if (word.count == Positional::Count::optional) line += fmt::format(" [{}]", word.name);
        if (word.count == Positional::Count::many) line += fmt::format(" {}...", word.name);
    }
    return line;
}

void print_command_help(Command const& command) {
    fmt::print("Usage: {}\n\n{}\n\n", usage_line(command), command.description);
    for (Positional const& word : command.positionals)
        fmt::print("  {:<10} {}\n", word.name, word.description);
    std::ostringstream options;
    options << command.options;
    fmt::print("\n{}\nExample:\n  {}\n\n{}", options.str(), command.example, exit_codes);
}

/// The number of single changes (a letter typed, left out, added, or exchanged with the next) that
/// turn `a` into `b`: optimal string alignment.
std::size_t changes_between(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> cost(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i)
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                cost[i][j] = i + j;
                continue;
            }
            std::size_t const changed = a[i - 1] == b[j - 1] ? 0 : 1;
            cost[i][j] =
                std::min({cost[i - 1][j] + 1, cost[i][j - 1] + 1, cost[i - 1][j - 1] + changed});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                cost[i][j] = std::min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
    return cost[a.size()][b.size()];
}

std::string suggestion(std::string_view word, std::span<std::string const> candidates) {
    std::string const best = nearest(word, candidates);
    return best.empty() ? "" : fmt::format(" Did you mean {}?", best);
}

/// Long options as they are typed, of the command and of every command.
std::vector<std::string> option_names(po::options_description const& options) {
    std::vector<std::string> names;
    for (auto const& option : options.options())
        names.push_back("--" + option->long_name());
    return names;
}

po::options_description with_positionals(Command const& command) {
    po::options_description all;
    all.add(command.options);
    for (Positional const& word : command.positionals) {
        if (word.count == Positional::Count::many)
            all.add_options()(word.name.c_str(), po::value<std::vector<std::string>>());
        else
            all.add_options()(word.name.c_str(), po::value<std::string>());
    }
    return all;
}

Arguments arguments_of(Command const& command, std::vector<std::string> const& words) {
    po::positional_options_description places;
    for (Positional const& word : command.positionals)
        places.add(word.name.c_str(), word.count == Positional::Count::many ? -1 : 1);
    po::options_description const all = with_positionals(command);
    // A shortened option would change its meaning as soon as a new option is added.
    int const style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
    po::variables_map values;
    try {
        po::store(po::command_line_parser(words).options(all).positional(places).style(style).run(),
                  values);
        po::notify(values);
    } catch (po::unknown_option const& error) {
        auto const names = option_names(command.options);
        throw UsageError(fmt::format("unknown option {}.{}", error.get_option_name(),
                                     suggestion(error.get_option_name(), names)));
    } catch (po::too_many_positional_options_error const&) {
        throw UsageError("too many words after the command.");
    } catch (po::error const& error) {
        throw UsageError(fmt::format("{}.", error.what()));
    }
    for (Positional const& word : command.positionals)
        if (word.count != Positional::Count::optional && values.count(word.name) == 0 &&
            values.count("help") == 0)
            throw UsageError(fmt::format("{} is missing: {}.", word.name, word.description));
    return Arguments(std::move(values));
}

ExitStatus explain_usage(std::string const& what, std::string_view help) {
    fmt::print(stderr, "lockbox: {}\nTry: {}\n", what, help);
    return ExitStatus::usage;
}

ExitStatus run_one(Command const& command, std::vector<std::string> const& words) {
    try {
        Arguments const arguments = arguments_of(command, words);
        if (arguments.has("help")) {
            print_command_help(command);
            return ExitStatus::done;
        }
        return command.run(arguments);
    } catch (UsageError const& error) {
        return explain_usage(fmt::format("{}: {}", command.name, error.what()),
                             fmt::format("lockbox {} --help", command.name));
    }
}

}  // namespace

std::string nearest(std::string_view word, std::span<std::string const> candidates) {
    std::size_t const most = std::max<std::size_t>(2, word.size() / 3);
    std::string best;
    std::size_t fewest = most + 1;
    for (std::string const& candidate : candidates) {
        std::size_t const changes = changes_between(word, candidate);
        if (changes < fewest) {
            fewest = changes;
            best = candidate;
        }
    }
    return best;
}

ExitStatus run_command_line(std::vector<std::string> const& words) {
    std::vector<Command> commands = all_commands();
    if (words.empty()) return explain_usage("which command?", "lockbox --help");
    std::string const& first = words.front();
    if (first == "--help" || first == "-h" || first == "help") {
        print_general_help(commands);
        return ExitStatus::done;
    }
    if (first == "--version") {
        fmt::print("lockbox {}\n", LOCKBOX_VERSION);
        return ExitStatus::done;
    }
    auto const found = std::find_if(commands.begin(), commands.end(),
                                    [&](Command const& command) { return command.name == first; });
    if (found == commands.end()) {
        std::vector<std::string> names{"--help", "--version"};
        for (Command const& command : commands)
            names.push_back(command.name);
        return explain_usage(fmt::format("no command {}.{}", first, suggestion(first, names)),
                             "lockbox --help");
    }
    found->options.add_options()("help,h", "show this help")(
        "quiet,q", "no progress, and nothing but errors on standard error");
    return run_one(*found, std::vector<std::string>(words.begin() + 1, words.end()));
}

void add_threads_option(po::options_description& options) {
    options.add_options()("threads", po::value<std::string>()->value_name("N"),
                          "worker threads (default: one for each processor)");
}

void add_json_option(po::options_description& options) {
    options.add_options()("json", "print JSON instead of a table");
}

unsigned Arguments::threads() const {
    if (!has("threads")) return std::max(1U, std::thread::hardware_concurrency());
    std::string const typed = text("threads");
    bool const digits = !typed.empty() && typed.size() <= 3 &&
                        typed.find_first_not_of("0123456789") == std::string::npos;
    unsigned const count = digits ? static_cast<unsigned>(std::stoul(typed)) : 0;
    if (count < 1 || count > 256) throw UsageError("--threads takes a number from 1 to 256.");
    return count;
}

}  // namespace lockbox::batches
