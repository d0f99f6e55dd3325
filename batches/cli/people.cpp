// SPDX-License-Identifier: Apache-2.0
// `lockbox people`: who may log in to the workbench.
#include <fmt/format.h>
#include <termios.h>
#include <unistd.h>

#include <ctime>
#include <iostream>
#include <nlohmann/json.hpp>

#include "batches/cli/command.h"
#include "batches/cli/faults.h"
#include "batches/cli/opened_site.h"
#include "batches/cli/page_json.h"
#include "batches/workbench/secrets.h"

namespace lockbox::batches {
namespace {

/// Switches the terminal's echo off while a password is typed.
class NoEcho {
public:
    NoEcho() : is_terminal_(::tcgetattr(STDIN_FILENO, &before_) == 0) {
        if (!is_terminal_) return;
        termios silent = before_;
        silent.c_lflag &= static_cast<tcflag_t>(~ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~NoEcho() {
        if (is_terminal_) ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    NoEcho(NoEcho const&) = delete;
    NoEcho& operator=(NoEcho const&) = delete;
    bool is_terminal() const { return is_terminal_; }

private:
    termios before_{};
    bool is_terminal_;
};

std::string typed(char const* prompt, NoEcho const& terminal) {
    if (terminal.is_terminal()) fmt::print(stderr, "{}", prompt);
    std::string line;
    std::getline(std::cin, line);
    if (terminal.is_terminal()) fmt::print(stderr, "\n");
    return line;
}

/// From the terminal, twice and unseen, or the first line of standard input.
tl::expected<std::string, Fault> password_typed() {
    NoEcho const terminal;
    std::string const password = typed("Password: ", terminal);
    bool const same = !terminal.is_terminal() || typed("Again: ", terminal) == password;
    if (!same)
        return tl::unexpected(
            Fault{"standard input", "", "the two passwords differ", "Type it again."});
    if (password.size() < workbench::shortest_password ||
        password.size() > workbench::longest_password)
        return tl::unexpected(
            Fault{"standard input", "", "the password does not fit", "Choose 12 to 256 signs."});
    return password;
}

Fault no_such_person(OpenedSite const& opened) {
    return {opened.site.root.string(), "", "there is nobody of that name",
            "See lockbox people list."};
}

Role role_typed(Arguments const& arguments) {
    auto const role = arguments.has("role") ? parse_role(arguments.text("role")) : std::nullopt;
    if (!role) throw UsageError("--role takes clerk, supervisor, auditor or administrator.");
    return *role;
}

ExitStatus list_people(Arguments const& arguments, OpenedSite& opened) {
    auto json = nlohmann::ordered_json::array();
    for (Person const& person : opened.store.people()) {
        bool const locked = person.locked_until > std::time(nullptr);
        if (arguments.json())
            json.push_back({{"name", person.name},
                            {"role", name(person.role)},
                            {"active", person.active},
                            {"locked", locked}});
        else
            fmt::print("{:<32} {:<14} {}\n", person.name, name(person.role),
                       !person.active ? "may not log in"
                       : locked       ? "locked"
                                      : "");
    }
    if (arguments.json()) fmt::print("{}\n", json_line(json));
    return ExitStatus::done;
}

ExitStatus add_person(Arguments const& arguments, OpenedSite& opened, std::string const& name) {
    Role const role = role_typed(arguments);
    if (!is_person_name(name))
        throw UsageError("NAME is 1 to 32 letters, digits, dots and dashes.");
    if (opened.store.person(name))
        return refuse(Fault{opened.site.root.string(), "", "there is somebody of that name",
                            "Choose another name."});
    auto const password = password_typed();
    if (!password) return refuse(password.error());
    opened.store.add_person(name, role, workbench::password_hash(*password),
                            operating_system_user());
    return ExitStatus::done;
}

ExitStatus change_person(Arguments const& arguments, OpenedSite& opened, std::string const& action,
                         std::string const& name) {
    auto person = opened.store.person(name);
    if (!person) return refuse(no_such_person(opened));
    std::string const who = operating_system_user();
    if (action == "password") {
        auto const password = password_typed();
        if (!password) return refuse(password.error());
        opened.store.change_password(person->name, workbench::password_hash(*password), who);
        return ExitStatus::done;
    }
    if (action == "role") person->role = role_typed(arguments);
    if (action == "disable" || action == "enable") person->active = action == "enable";
    if (action == "unlock") {
        person->failures = 0;
        person->locked_until = 0;
    }
    opened.store.change_person(*person, who, action == "role" ? "change-role" : action + "-person");
    return ExitStatus::done;
}

ExitStatus run_people(Arguments const& arguments) {
    std::string const action = arguments.has("ACTION") ? arguments.text("ACTION") : "list";
    std::vector<std::string> const known{"list",   "add",    "role",    "disable",
                                         "enable", "unlock", "password"};
    if (std::find(known.begin(), known.end(), action) == known.end())
        throw UsageError("people takes list, add, role, disable, enable, unlock or password.");
    if (action != "list" && !arguments.has("NAME"))
        throw UsageError(fmt::format("{} takes the NAME of a person.", action));
    auto opened = opened_site(arguments, Access::look);
    if (!opened) return refuse(opened.error());
    if (action == "list") return list_people(arguments, *opened);
    std::string const name = arguments.text("NAME");
    return action == "add" ? add_person(arguments, *opened, name)
                           : change_person(arguments, *opened, action, name);
}

}  // namespace

Command people_command() {
    using Count = Positional::Count;
    Command command{
        "people",
        "who may log in to the workbench, and as what",
        "list: everybody with their role.\n"
        "add NAME --role ROLE: a new person. role NAME --role ROLE: another role.\n"
        "disable NAME, enable NAME: may no longer, may again log in.\n"
        "unlock NAME: after too many wrong passwords. password NAME: a new password.\n\n"
        "A clerk decides held items; a supervisor also takes back what others decided and "
        "releases\n"
        "what they have open; an auditor looks at everything and changes nothing; an "
        "administrator\n"
        "makes people, and decides no item. Passwords are asked for on the terminal, or read from\n"
        "the first line of standard input; they have 12 to 256 signs. Every change is in the "
        "audit\n"
        "chain.",
        "lockbox people /srv/lockbox/412612 add anna --role clerk",
        {{"SITE", "the site's folder"},
         {"ACTION", "list (the default), add, role, disable, enable, unlock or password",
          Count::optional},
         {"NAME", "letters, digits, dots and dashes", Count::optional}},
        boost::program_options::options_description("Options"),
        run_people};
    command.options.add_options()("role",
                                  boost::program_options::value<std::string>()->value_name("ROLE"),
                                  "clerk, supervisor, auditor or administrator");
    add_json_option(command.options);
    return command;
}

}  // namespace lockbox::batches
