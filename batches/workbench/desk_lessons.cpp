// SPDX-License-Identifier: Apache-2.0
// What a resolution teaches: proposed by whoever saw the paper, put in force by a supervisor.
#include <charconv>

#include "batches/night/taught_carriers.h"
#include "batches/night/taught_names.h"
#include "batches/workbench/desk.h"

namespace lockbox::batches::workbench {
namespace {

Json lesson_json(Lesson const& lesson) {
    return {{"number", lesson.number},
            {"said", lesson.said},
            {"means", lesson.means},
            {"about", taught_member(lesson) ? "member" : "carrier"},
            {"who", lesson.who},
            {"when", lesson.when},
            {"standing", name(lesson.standing)},
            {"decided_by", lesson.decided_by}};
}

/// What stands on every check names no carrier.
bool is_a_payee(Policy const& policy, std::string const& said) {
    for (std::string const& payee : policy.accepted_payees)
        if ((" " + folded(payee) + " ").find(" " + folded(said) + " ") != std::string::npos)
            return true;
    return false;
}

}  // namespace

Reply Desk::lessons(Asking const& asking) {
    Json json = Json::array();
    for (Lesson const& lesson : asking.store.lessons())
        json.push_back(lesson_json(lesson));
    return answered({{"lessons", json}});
}

Reply Desk::propose_lesson(Asking const& asking) {
    auto const item = ItemId::parse(asking.text("item"));
    if (!item) throw BadRequest{"that is no item"};
    std::string const said = asking.text("said");
    std::string const means = asking.text("means");
    constexpr std::size_t longest = 60;
    auto const member = MemberId::parse(means);
    bool const teaches =
        member ? may_be_taught_name(said, asking.store.invoices_owned(*member))
               : may_be_taught(taught_carriers(site_.config.carriers, asking.store.lessons()), said,
                               means);
    if (said.size() > longest || is_a_payee(site_.config.policy, said) || !teaches)
        return refused(422, "not_taught",
                       member ? "this is no new name for a member of the list"
                              : "this is no new name of a carrier of the list",
                       member ? "Write the whole name that stands on the paper, two words or more."
                              : "Write what stands on the paper, three letters or more.");
    auto const number = asking.store.propose_lesson(*item, said, means, asking.person.name);
    if (!number)
        return refused(409, "proposed_already", "somebody has proposed it",
                       "A supervisor decides.");
    return answered({{"number", *number}});
}

Reply Desk::decide_lesson(Asking const& asking) {
    std::string const& word = asking.words.at(0);
    int number = 0;
    auto const parsed = std::from_chars(word.data(), word.data() + word.size(), number);
    std::string const act = asking.text("act");
    bool const known = act == "accept" || act == "revoke";
    if (parsed.ec != std::errc() || parsed.ptr != word.data() + word.size() || !known)
        throw BadRequest{"that is no change of a lesson"};
    auto const change = act == "accept" ? Store::LessonChange::accept : Store::LessonChange::revoke;
    if (!asking.store.decide_lesson(number, change, asking.person.name))
        return refused(409, "not_decided", "it is decided, or is your own",
                       "Another supervisor puts your own lessons in force.");
    return answered({{"number", number}});
}

}  // namespace lockbox::batches::workbench
