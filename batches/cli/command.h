// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/program_options.hpp>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "lockbox/failure.h"

namespace lockbox::batches {

/// The command line is wrong: exit status 2. Thrown while a command reads its arguments, before it
/// has done anything; caught where the command was started.
class UsageError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A word that stands by its place, such as SITE.
struct Positional {
    std::string name;
    std::string description;
    enum class Count { one, optional, many } count = Count::one;  ///< `many`: one or more.
};

/// What was typed after a command's name.
class Arguments {
public:
    explicit Arguments(boost::program_options::variables_map values) : values_(std::move(values)) {}

    bool has(std::string const& name) const { return values_.count(name) != 0; }
    std::string text(std::string const& name) const { return values_[name].as<std::string>(); }
    std::filesystem::path path(std::string const& name) const { return text(name); }
    std::vector<std::string> texts(std::string const& name) const {
        return values_[name].as<std::vector<std::string>>();
    }
    int number(std::string const& name) const { return values_[name].as<int>(); }
    bool json() const { return has("json"); }
    bool quiet() const { return has("quiet"); }
    /// `--threads`, or one for each processor.
    unsigned threads() const;

private:
    boost::program_options::variables_map values_;
};

/// One command of the program. Everything that help shows stands here.
struct Command {
    std::string name;
    std::string summary;      ///< One line, for the list of commands.
    std::string description;  ///< What it does, for its own help.
    std::string example;
    std::vector<Positional> positionals;
    boost::program_options::options_description options{"Options"};
    ExitStatus (*run)(Arguments const& arguments);
};

/// Adds `--threads N` to a command that works in parallel.
void add_threads_option(boost::program_options::options_description& options);
/// Adds `--json` to a command that otherwise prints for people.
void add_json_option(boost::program_options::options_description& options);

Command audit_command();
Command calibrate_command();
Command check_deposit_command();
Command export_command();
Command held_command();
Command import_invoices_command();
Command init_command();
Command match_command();
Command people_command();
Command purge_command();
Command read_command();
Command report_command();
Command run_command();
Command serve_command();
Command statement_command();
Command status_command();
Command weights_command();

}  // namespace lockbox::batches
