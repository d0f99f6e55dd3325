// SPDX-License-Identifier: Apache-2.0
// The desk's daily work: queue, reservations, acts, marks, undo, roles, what is masked.
#include <gmock/gmock.h>

#include <thread>

#include "batches/night/progress_file.h"
#include "batches/night/taught_carriers.h"
#include "tests/batches/workbench/opened_desk.h"

namespace lockbox::batches::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

TEST(Desk, next_reserves_an_item_and_resolving_it_changes_the_books_once) {
    OpenedDesk desk;
    AtDesk const anna = desk.log_in("anna");
    Json const first = desk.json(desk.post(anna, "/api/1/next"));
    EXPECT_EQ(first["reason"], "member_unknown");
    std::string const path = "/api/1/items/" + first["item"].get<std::string>() + "/resolve";
    Json const act = OpenedDesk::paying(first["key"], 103, "50.00");
    Reply const done = desk.post(anna, path, act);
    ASSERT_EQ(done.status, 200) << done.body;
    EXPECT_EQ(desk.json(done)["state"]["standing"], "posted");
    // The answer was lost on its way: the browser sends it again.
    Reply const again = desk.post(anna, path, act);
    EXPECT_EQ(desk.json(again)["changed"], false);
    EXPECT_EQ(desk.json(desk.get(anna, "/api/1/queue"))["total"], 2);
    EXPECT_EQ(desk.store.totals_now().posted_medical, Cents::of(50'00));
    EXPECT_THAT(desk.store.verify(), IsEmpty());
}

TEST(Desk, two_people_never_get_the_same_item_and_a_reservation_comes_back) {
    OpenedDesk desk(2, HoldReason::member_unknown, {std::chrono::milliseconds(150)});
    AtDesk const anna = desk.log_in("anna");
    AtDesk const ben = desk.log_in("ben");
    std::string const hers = desk.json(desk.post(anna, "/api/1/next"))["item"];
    std::string const his = desk.json(desk.post(ben, "/api/1/next"))["item"];
    EXPECT_NE(hers, his);
    EXPECT_EQ(desk.post(ben, "/api/1/items/" + hers + "/open").status, 409);
    EXPECT_EQ(
        desk.post(ben, "/api/1/items/" + hers + "/resolve", OpenedDesk::paying(hers, 103, "50.00"))
            .status,
        409);
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    EXPECT_EQ(desk.post(ben, "/api/1/items/" + hers + "/open").status, 200);
}

TEST(Desk, who_comes_back_to_an_item_that_another_has_open_is_told) {
    OpenedDesk desk(1, HoldReason::member_unknown, {std::chrono::milliseconds(150)});
    AtDesk const anna = desk.log_in("anna");
    AtDesk const ben = desk.log_in("ben");
    std::string const hers = desk.json(desk.post(anna, "/api/1/next"))["item"];
    auto const is_annas = [&] {
        return desk.json(desk.get(anna, "/api/1/queue",
                                  {{"current", hers}, {"counts_only", "1"}}))["current_is_yours"];
    };
    EXPECT_EQ(is_annas(), true);
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
    EXPECT_EQ(is_annas(), false) << "what lapsed is not taken back in silence";
    EXPECT_EQ(desk.json(desk.post(ben, "/api/1/next"))["item"], hers);
    Reply const act =
        desk.post(anna, OpenedDesk::path(11, "resolve"), OpenedDesk::paying(hers, 103, "50.00"));
    EXPECT_EQ(act.status, 409);
    EXPECT_EQ(desk.json(act)["why"], "opened");
    Json const mark{{"key", hers}, {"kind", "to_supervisor"}, {"number", 1}, {"note", "whose?"}};
    EXPECT_EQ(desk.post(anna, OpenedDesk::path(11, "mark"), mark).status, 409);
    EXPECT_EQ(desk.store.totals_now().held, Cents::of(50'00));
    EXPECT_THAT(desk.store.marks(item(11)), IsEmpty());
    // Nobody has it open: whoever saw this very state may decide it.
    EXPECT_EQ(desk.post(ben, OpenedDesk::path(11, "give-back")).status, 200);
    EXPECT_EQ(
        desk.post(anna, OpenedDesk::path(11, "resolve"), OpenedDesk::paying(hers, 103, "50.00"))
            .status,
        200);
    EXPECT_THAT(desk.store.verify(), IsEmpty());
}

TEST(Desk, a_supervisor_releases_what_somebody_has_open_and_it_is_in_the_chain) {
    OpenedDesk desk(1);
    AtDesk const anna = desk.log_in("anna");
    AtDesk const ben = desk.log_in("ben");
    AtDesk const sue = desk.log_in("sue");
    std::string const item = desk.json(desk.post(anna, "/api/1/next"))["item"];
    EXPECT_EQ(desk.post(ben, "/api/1/reservations/" + item + "/release").status, 403);
    EXPECT_EQ(desk.json(desk.get(sue, "/api/1/reservations"))["reservations"][0]["who"], "anna");
    EXPECT_EQ(desk.post(sue, "/api/1/reservations/" + item + "/release").status, 200);
    EXPECT_EQ(desk.post(ben, "/api/1/items/" + item + "/open").status, 200);
    auto const rows = desk.store.audit_rows_of(*ItemId::parse(item));
    EXPECT_EQ(rows.back().entry.act, "release-item");
    EXPECT_EQ(rows.back().entry.who, "sue");
}

TEST(Desk, nothing_is_chosen_in_silence_where_figures_and_words_differ) {
    OpenedDesk desk(1, HoldReason::amounts_disagree);
    AtDesk const anna = desk.log_in("anna");
    Json const item = desk.json(desk.post(anna, "/api/1/next"));
    EXPECT_EQ(item["must_key_amount"], true);
    Json act = OpenedDesk::paying(item["key"], 103, "50.00");
    Reply const refused = desk.post(anna, OpenedDesk::path(11, "resolve"), act);
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(desk.json(refused)["why"], "amount_not_keyed");
    EXPECT_EQ(desk.store.totals_now().held, Cents::of(50'00));
}

TEST(Desk, marks_leave_an_item_held_and_hand_it_on) {
    OpenedDesk desk(1);
    AtDesk const anna = desk.log_in("anna");
    AtDesk const sue = desk.log_in("sue");
    std::string const key = item(11).text();
    auto const mark = [&](char const* kind, int number) {
        return Json{{"key", key}, {"kind", kind}, {"number", number}, {"note", "who is this?"}};
    };
    EXPECT_EQ(desk.post(anna, OpenedDesk::path(11, "mark"), mark("note", 1)).status, 200);
    // The same again is one note; another that did not see it is refused.
    EXPECT_EQ(desk.post(anna, OpenedDesk::path(11, "mark"), mark("note", 1)).status, 200);
    EXPECT_EQ(desk.store.marks(item(11)).size(), 1u);
    EXPECT_EQ(desk.post(sue, OpenedDesk::path(11, "mark"), mark("note", 1)).status, 409);
    EXPECT_EQ(desk.post(anna, OpenedDesk::path(11, "mark"), mark("to_supervisor", 2)).status, 200);
    EXPECT_TRUE(desk.json(desk.post(anna, "/api/1/next"))["item"].is_null());
    EXPECT_EQ(desk.json(desk.post(sue, "/api/1/next"))["stage"], "supervisor");
    EXPECT_EQ(desk.post(sue, OpenedDesk::path(11, "mark"), mark("to_clerks", 3)).status, 200);
    EXPECT_EQ(desk.json(desk.post(anna, "/api/1/next"))["stage"], "open");
    EXPECT_EQ(desk.post(anna, OpenedDesk::path(11, "mark"), mark("rescan", 4)).status, 200);
    EXPECT_TRUE(desk.json(desk.post(anna, "/api/1/next"))["item"].is_null());
    EXPECT_EQ(desk.json(desk.get(anna, "/api/1/queue"))["total"], 1) << "it is still held";
    EXPECT_THAT(desk.store.verify(), IsEmpty());
}

TEST(Desk, a_clerk_takes_back_their_own_act_and_nobody_elses) {
    OpenedDesk desk(1);
    AtDesk const anna = desk.log_in("anna");
    AtDesk const ben = desk.log_in("ben");
    Json const done = desk.json(desk.post(anna, OpenedDesk::path(11, "resolve"),
                                          OpenedDesk::paying(item(11).text(), 103, "50.00")));
    Json const back{{"key", done["state"]["key"]}, {"note", "wrong member"}};
    EXPECT_EQ(desk.post(ben, OpenedDesk::path(11, "reverse"), back).status, 403);
    EXPECT_EQ(desk.post(anna, OpenedDesk::path(11, "reverse"),
                        {{"key", done["state"]["key"]}, {"note", ""}})
                  .status,
              422);
    EXPECT_EQ(desk.post(anna, OpenedDesk::path(11, "reverse"), back).status, 200);
    EXPECT_EQ(desk.store.totals_now().held, Cents::of(50'00));
    EXPECT_EQ(desk.json(desk.get(anna, "/api/1/queue"))["total"], 1);
    EXPECT_THAT(desk.store.verify(), IsEmpty());
}

TEST(Desk, acts_of_other_programs_are_seen) {
    OpenedDesk desk(2);
    AtDesk const anna = desk.log_in("anna");
    Json const shown = desk.json(desk.post(anna, OpenedDesk::path(11, "open")));
    desk.store.act({item(11), ActKind::resolve, Resolution{Outcome::sent_back}, "",
                    day("2026-12-01"), "operator", "asked for by telephone"});
    EXPECT_EQ(desk.json(desk.get(anna, "/api/1/queue"))["total"], 1);
    Reply const late = desk.post(anna, OpenedDesk::path(11, "resolve"),
                                 OpenedDesk::paying(shown["key"], 103, "50.00"));
    EXPECT_EQ(late.status, 409);
    EXPECT_EQ(desk.json(late)["why"], "decided_otherwise");
}

TEST(Desk, account_numbers_are_masked_until_an_audited_act) {
    OpenedDesk desk(0);
    TransactionRecord paper = transaction(1, 77, held(HoldReason::member_unknown, Cents::of(1'00)));
    paper.papers[0].pages[0].readings.set(
        FieldName::account,
        Read<std::string>{"9876543210", Probability::of(0.9), How::micr, {10, 10, 80, 20}});
    BatchRecord second = batch(2, {paper});
    desk.store.commit(second, entry("batch"));
    AtDesk const anna = desk.log_in("anna");
    AtDesk const sue = desk.log_in("sue");
    EXPECT_THAT(desk.post(anna, OpenedDesk::path(77, "open")).body,
                testing::AllOf(HasSubstr("3210"), Not(HasSubstr("9876543210"))));
    EXPECT_EQ(desk.post(anna, OpenedDesk::path(77, "unmask"), {{"why", "duplicate"}}).status, 403);
    desk.post(anna, OpenedDesk::path(77, "give-back"));
    EXPECT_EQ(desk.post(sue, OpenedDesk::path(77, "unmask"), {{"why", "curiosity"}}).status, 400);
    EXPECT_EQ(desk.post(sue, OpenedDesk::path(77, "unmask"), {{"why", "duplicate"}}).status, 200);
    EXPECT_THAT(desk.post(sue, OpenedDesk::path(77, "open")).body, HasSubstr("9876543210"));
    EXPECT_EQ(desk.store.audit_rows_of(item(77)).back().entry.act, "unmask");
    desk.post(sue, OpenedDesk::path(77, "give-back"));
    AtDesk const later = desk.log_in("sue");
    EXPECT_THAT(desk.post(later, OpenedDesk::path(77, "open")).body, Not(HasSubstr("9876543210")))
        << "another session has to ask again";
}

TEST(Desk, a_picture_hides_the_account_number_of_who_may_not_see_it) {
    OpenedDesk desk(0);
    TransactionRecord paper = transaction(1, 77, held(HoldReason::member_unknown, Cents::of(1'00)));
    paper.papers[0].pages[0].readings.set(
        FieldName::account,
        Read<std::string>{"9876543210", Probability::of(0.9), How::micr, {100, 100, 400, 80}});
    desk.store.commit(batch(2, {paper}), entry("batch"));
    std::filesystem::create_directories(desk.site.archive() / batch_id(2).text());
    std::filesystem::copy(desk.site.archive() / batch_id(1).text() / "0001-1f.tif",
                          desk.site.archive() / batch_id(2).text() / "0001-1f.tif");
    AtDesk const sue = desk.log_in("sue");
    std::string const masked = desk.get(sue, OpenedDesk::path(77, "pages/0/0")).body;
    desk.post(sue, OpenedDesk::path(77, "unmask"), {{"why", "duplicate"}});
    std::string const whole = desk.get(sue, OpenedDesk::path(77, "pages/0/0")).body;
    EXPECT_EQ(masked.substr(1, 3), "PNG");
    EXPECT_EQ(whole.substr(1, 3), "PNG");
    EXPECT_NE(masked, whole);
    EXPECT_EQ(desk.get(sue, OpenedDesk::path(77, "pages/0/7")).status, 404);
}

TEST(Desk, each_path_is_for_its_roles) {
    OpenedDesk desk;
    struct Try {
        char const* who;
        char const* method;
        std::string path;
        int status;
    };
    std::string const resolve = OpenedDesk::path(11, "resolve");
    for (Try const& one : std::vector<Try>{
             {"otto", "POST", resolve, 403},
             {"ada", "POST", resolve, 403},
             {"ada", "GET", "/api/1/queue", 403},
             {"otto", "POST", "/api/1/next", 403},
             {"otto", "GET", OpenedDesk::path(11, "history"), 200},
             {"anna", "GET", OpenedDesk::path(11, "history"), 403},
             {"anna", "GET", "/api/1/people", 403},
             {"sue", "POST", "/api/1/people", 403},
             {"ada", "GET", "/api/1/people", 200},
             {"anna", "POST", OpenedDesk::path(11, "returned"), 403},
             {"sue", "GET", "/api/1/nights", 200},
             {"anna", "GET", "/api/1/nights/running", 403},
             {"otto", "GET", "/api/1/statistics", 200},
             {"anna", "GET", "/api/1/statistics", 403},
             {"anna", "POST", "/api/1/reservations/" + item(11).text() + "/release", 403}}) {
        AtDesk const who = desk.log_in(one.who);
        Reply const reply =
            std::string(one.method) == "GET" ? desk.get(who, one.path) : desk.post(who, one.path);
        EXPECT_EQ(reply.status, one.status) << one.who << " " << one.path << " " << reply.body;
    }
}

TEST(Desk, an_administrator_disables_somebody_who_is_logged_in) {
    OpenedDesk desk;
    AtDesk const anna = desk.log_in("anna");
    AtDesk const ada = desk.log_in("ada");
    EXPECT_EQ(desk.get(anna, "/api/1/queue").status, 200);
    EXPECT_EQ(desk.post(ada, "/api/1/people/anna", {{"act", "disable"}}).status, 200);
    EXPECT_EQ(desk.get(anna, "/api/1/queue").status, 401);
    EXPECT_EQ(desk.log_in("anna").token, "");
    EXPECT_EQ(desk.post(ada, "/api/1/people/ada", {{"act", "disable"}}).status, 422);
    EXPECT_EQ(
        desk.post(ada, "/api/1/people", {{"name", "new"}, {"role", "clerk"}, {"password", "short"}})
            .status,
        422);
    EXPECT_EQ(desk.post(ada, "/api/1/people",
                        {{"name", "ANNA"}, {"role", "clerk"}, {"password", "long enough it is"}})
                  .status,
              409);
}

TEST(Desk, a_lesson_is_used_from_acceptance_to_revocation) {
    OpenedDesk desk;
    AtDesk const anna = desk.log_in("anna");
    AtDesk const sue = desk.log_in("sue");
    auto const proposed = [&](AtDesk const& who, char const* said, char const* means) {
        return desk
            .post(who, "/api/1/lessons",
                  {{"item", item(11).text()}, {"said", said}, {"means", means}})
            .status;
    };
    auto const meant = [&](char const* said) {
        CarrierTable const table = taught_carriers(desk.site.config.carriers, desk.store.lessons());
        Carrier const* const found = table.find_within(std::string("for ") + said + " please");
        return found ? found->name : std::string();
    };
    EXPECT_EQ(proposed(anna, "Falcon plan", "Fallon Health"), 200);
    EXPECT_EQ(proposed(sue, "FALCON PLAN", "Fallon Health"), 409) << "somebody has proposed it";
    EXPECT_EQ(proposed(anna, "Tufts", "Fallon Health"), 422) << "it is another carrier's name";
    EXPECT_EQ(proposed(anna, "Health Connector", "Fallon Health"), 422) << "it is on every check";
    EXPECT_EQ(proposed(anna, "12", "Fallon Health"), 422);
    EXPECT_EQ(proposed(anna, "Some plan", "No such carrier"), 422);
    EXPECT_EQ(meant("Falcon Plan"), "") << "a proposal teaches nothing yet";
    EXPECT_EQ(desk.post(anna, "/api/1/lessons/1", {{"act", "accept"}}).status, 403);
    EXPECT_EQ(desk.post(sue, "/api/1/lessons/1", {{"act", "accept"}}).status, 200);
    EXPECT_EQ(meant("Falcon Plan"), "Fallon Health");
    EXPECT_EQ(desk.post(sue, "/api/1/lessons/1", {{"act", "revoke"}}).status, 200);
    EXPECT_EQ(meant("Falcon Plan"), "");
    EXPECT_EQ(proposed(sue, "My own", "Fallon Health"), 200);
    EXPECT_EQ(desk.post(sue, "/api/1/lessons/2", {{"act", "accept"}}).status, 409)
        << "nobody accepts their own";
    EXPECT_EQ(desk.json(desk.get(sue, "/api/1/lessons"))["lessons"].size(), 2u);
    EXPECT_THAT(desk.store.verify(), IsEmpty());
}

TEST(Desk, a_running_night_is_seen) {
    OpenedDesk desk;
    AtDesk const sue = desk.log_in("sue");
    auto const running = [&] {
        return desk.json(desk.get(sue, "/api/1/nights/running"))["running"];
    };
    EXPECT_TRUE(running().is_null());
    {
        ProgressFile night(desk.site.root);
        night.tell({"0002", 1, 3, 7, 12, 19});
        EXPECT_EQ(running()["batch_number"], 2);
        EXPECT_EQ(running()["batches"], 3);
        EXPECT_EQ(running()["done"], 7);
        EXPECT_EQ(running()["total"], 12);
        EXPECT_EQ(running()["done_in_night"], 19);
        EXPECT_EQ(running()["is_running"], true);
        EXPECT_GT(running()["per_second"], 0);
        EXPECT_EQ(desk.json(desk.get(sue, "/api/1/nights"))["running"]["done"], 7);
    }
    EXPECT_TRUE(running().is_null());
}

TEST(Desk, search_finds_by_any_datum) {
    OpenedDesk desk;
    AtDesk const anna = desk.log_in("anna");
    for (char const* words : {"000000000003", "0000000103", "Main Boston", "ada exam", "02118"})
        EXPECT_GE(desk.json(desk.get(anna, "/api/1/search", {{"q", words}}))["members"].size(), 1u)
            << words;
    for (char const* words : {"nobody", "Boston Springfield", "%%", "__", "1"})
        EXPECT_EQ(desk.json(desk.get(anna, "/api/1/search", {{"q", words}}))["members"].size(), 0u)
            << words;
}

}  // namespace
}  // namespace lockbox::batches::test
