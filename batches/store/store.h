// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "batches/acts/desk.h"
#include "batches/acts/rules.h"
#include "batches/remittance/ledger_day.h"
#include "batches/store/records.h"
#include "batches/store/releases.h"
#include "batches/store/retention.h"
#include "lockbox/open_invoice.h"

namespace lockbox::batches {

/// A payment that was presented before.
struct Presentment {
    ItemId item;
    std::string routing;  ///< Empty where it was not read; so are the next two.
    std::string account;
    std::string serial;
    bool money_order = false;
    std::uint64_t fingerprint = 0;
    std::optional<Cents> amount;
    BusinessDate received;
    bool returned = false;  ///< It came back unpaid: presenting it again is no duplicate.
    std::optional<BusinessDate> written = {};  ///< The date on the check; not read back.
    std::string payer = {};                    ///< The name printed on it; not read back.
};
Presentment presentment_of(Payment const& payment, BusinessDate received);

/// Whom a bank account has paid for.
struct Payer {
    std::string routing;
    std::string account;
    MemberId member;
};

/// The open-invoice file that is in force.
struct InvoiceImport {
    std::string content_hash;
    std::string file;
    std::size_t invoices = 0;
};

/// The books, the decisions, and everything that must survive the night. One SQLite file of mode
/// 0600; every commit is on disk when the call returns (write-ahead log, synchronous=FULL).
/// Journal, decisions and audit log are only added to: triggers refuse to change or delete a row.
///
/// Every member throws StoreFailure, whose remedy says what to do; the call then changed nothing.
/// Not for use by two threads at once.
class Store {
public:
    /// Makes an empty store; throws if the file exists.
    static Store create(std::filesystem::path const& file);
    /// A store of one of the two versions before this program's is brought up to it, with an audit
    /// row.
    static Store open(std::filesystem::path const& file);
    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    // Open invoices.

    /// Replaces the list in one step. Invoices are handed in with `add`; nothing changes unless
    /// `commit` returns. A list whose hash is already in force is left as it is.
    class Replacement {
    public:
        void add(OpenInvoice const& invoice);
        /// False if the list in force has this hash already: nothing was changed.
        bool commit(InvoiceImport const& import, AuditEntry const& audit);
        Replacement(Replacement&&) noexcept;
        ~Replacement();

    private:
        friend class Store;
        struct State;
        explicit Replacement(std::unique_ptr<State> state);
        std::unique_ptr<State> state_;
    };
    Replacement replace_invoices();
    std::optional<InvoiceImport> invoices_in_force();
    /// In the order of the file.
    std::vector<OpenInvoice> open_invoices();
    /// What was posted to each invoice since the list in force was first imported; but for what
    /// the papers received on a day paid.
    std::vector<std::pair<InvoiceKey, Cents>> paid_since_import(
        std::optional<BusinessDate> but_received_on = std::nullopt);

    // Batches.

    bool has_batch(BatchId const& batch);
    /// Enters the batch whole, with its journal entries and an audit row, or not at all. Totals are
    /// compared before the commit with those re-read from the journal.
    /// Precondition: `!has_batch(batch.id)`.
    ///
    /// False, and nothing of it entered, if an act after `acts_seen` changed what is open on an
    /// invoice that the batch pays: it must be decided again.
    bool commit(BatchRecord const& batch, AuditEntry const& audit,
                std::optional<long long> acts_seen = std::nullopt);
    /// In the order of commits; those received on `received`, or all.
    std::vector<BatchSummary> batches(std::optional<BusinessDate> received = std::nullopt);
    std::optional<BatchSummary> batch(BatchId const& batch);
    std::vector<BusinessDate> received_dates();
    /// The same and the days of acts, in order.
    std::vector<BusinessDate> business_dates();

    // Items and decisions.

    enum class Which { all, posted, held };
    /// In the order of batches and transactions; those received on `received`, or all.
    void for_each_decided(Which which, std::optional<BusinessDate> received,
                          std::function<void(DecidedItem const&)> const& visit);
    std::optional<DecidedItem> decided(ItemId const& item);
    /// The ids that begin with these hexadecimal digits (at least one), at most `limit`.
    std::vector<ItemId> items_beginning_with(std::string const& digits, std::size_t limit);
    /// An item's pages with their readings, its face first; none where there is no such item.
    std::vector<PageRecord> pages_of(ItemId const& item);
    /// The readings of every page of a day's batches, in the order in which they were scanned.
    void for_each_page(BusinessDate received,
                       std::function<void(PageReadings const&)> const& visit);
    /// The papers of an envelope with their readings, decision included.
    std::optional<TransactionRecord> transaction(BatchId const& batch, int sequence);

    /// What a ledger posted on a day and has not taken back on the same day, as its journal says:
    /// with what the list of open invoices said of each invoice at that time.
    std::vector<PostedBatch> posted_on(Ledger ledger, BusinessDate day);
    /// Their sum, as the ledger's accounts changed on that day.
    Cents posted_total(Ledger ledger, BusinessDate day);

    // Acts of people. Several programs and threads may act at once, each with a store of its own:
    // an act sees the books as they are and is entered whole, or waits up to ten seconds for its
    // turn.

    using ActOutcome = std::variant<DoneAct, Refusal>;
    /// Does an act, with its journal entry and its audit row, or refuses it and changes nothing.
    /// The same act again is done once.
    ActOutcome act(ActRequest const& request);
    /// Of an item, oldest first.
    std::vector<Act> acts(ItemId const& item);
    /// Where an item stands now; nothing where nothing was decided about it.
    std::optional<ItemState> state(ItemId const& item);
    /// The number of acts in the books.
    long long last_act();
    /// What is held now: the night's holds that nobody has resolved, and what was taken back. The
    /// decisions are as of now.
    void for_each_held_now(std::function<void(DecidedItem const&)> const& visit);
    /// What was held when a day ended, as the books were when its last batch came: later batches
    /// and acts of later days change nothing of it. By day of receipt, then by reason.
    std::vector<HeldSums> held_at_end_of(BusinessDate day);
    AllNights all_nights();
    /// The latest `count` nights up to a day, in order, as the books were when its last batch came.
    std::vector<NightMoney> nights_until(BusinessDate day, int count);
    /// In the order of items.
    std::vector<DayChange> changes_on(BusinessDate day);
    /// Of what each batch stated when it was entered, and the journal of acts since; `verify`
    /// proves that the journal adds up to the same.
    BookTotals totals_now();

    /// An invoice of the list in force and what is open on it, after everything in the books.
    std::optional<BooksToAsk::Open> open_invoice(InvoiceKey const& invoice);
    std::vector<InvoiceKey> invoices_of(MemberId const& member);
    /// Those of the list in force that have this number, with whose they are: one of each ledger.
    std::vector<std::pair<InvoiceKey, MemberId>> invoices_with(InvoiceNumber const& number);
    /// In the order of days.
    std::vector<StatementLine> statement(MemberId const& member);

    // The desk. What is said of acts holds of all of this.

    using DeskOutcome = std::variant<DoneAct, KeptKeying, Refusal>;
    /// Does an act as `act` does; a resolution that needs a second person is kept until another
    /// person keys the same. Once one was kept, whatever the next person resolves is compared with
    /// it; where the two differ, a third decides. The same keying again is kept once.
    /// Precondition: `request.applies_to` is not empty.
    DeskOutcome act_at_desk(ActRequest const& request, DeskRules const& rules);
    /// Adds a mark to a held item, with its audit row. `mark.number` is the number of marks that
    /// the person saw, and one; the same mark again is kept once.
    std::optional<Refusal> mark(Mark const& mark);
    std::vector<Mark> marks(ItemId const& item);
    /// Oldest first. Who asks must not show them to whoever may be the second.
    std::vector<Keying> keyings(ItemId const& item);
    /// Its number; nothing where a lesson that was not revoked says the same, or there is no such
    /// item.
    std::optional<int> propose_lesson(ItemId const& item, std::string const& said,
                                      std::string const& means, std::string const& who);
    /// In the order in which they were proposed.
    std::vector<Lesson> lessons();
    enum class LessonChange { accept, revoke };
    /// False where it changes nothing, or whoever proposed it would accept it.
    bool decide_lesson(int number, LessonChange change, std::string const& who);
    /// In the order of names.
    std::vector<KeyingFigures> keying_figures();

    /// A held item as it is now; nothing where it is not held.
    struct HeldNow {
        DecidedItem item;  ///< The decision is as of now.
        std::string key;
        std::vector<Act> acts;
        std::vector<Mark> marks;
        std::vector<Keying> keyings;  ///< Of this state.
    };
    std::optional<HeldNow> held_now(ItemId const& item);
    /// How far a reader of the books has come.
    struct Seen {
        long long acts = 0, marks = 0, keyings = 0, decisions = 0;
        friend bool operator==(Seen const&, Seen const&) = default;
    };
    Seen seen_now();
    /// What was held or touched by a person after `seen`.
    std::vector<ItemId> touched_since(Seen const& seen);

    /// Open invoices that each word (at most four) fits: the beginning of a number, a part of a
    /// name, address, city, telephone or carrier, or an amount. At most `most`.
    std::vector<OpenInvoice> search_invoices(std::vector<std::string> const& words, int most);
    std::vector<OpenInvoice> invoices_owned(MemberId const& member);
    std::vector<AuditRow> audit_rows_of(ItemId const& item);

    /// Held items by their reason and the days until a person resolved them.
    struct DaysToResolve {
        HoldReason reason;
        int days;
        int items;
    };
    std::vector<DaysToResolve> days_to_resolve();
    /// How many items each person resolved, in the order of names.
    std::vector<std::pair<std::string, int>> resolved_by();

    // People.

    /// False if there is one of that name, or the name is none.
    bool add_person(std::string const& name, Role role, std::string const& password_hash,
                    std::string const& who);
    std::vector<Person> people();
    std::optional<Person> person(std::string const& name);
    std::string password_of(std::string const& name);
    /// Enters what changed, with an audit row `act`; a row without `act` is none (a wrong password
    /// that locks nobody).
    void change_person(Person const& person, std::string const& who, std::string const& act);
    void change_password(std::string const& name, std::string const& hash, std::string const& who);

    // Presentments.

    /// Those whose routing, account (unless a money order's, which has none) and serial are equal,
    /// oldest first.
    std::vector<Presentment> presented_with(Presentment const& payment);
    /// In the order of batches and transactions.
    void for_each_presentment(BusinessDate since,
                              std::function<void(Presentment const&)> const& visit);

    /// The bank accounts of checks received from `since` to before `before` whose money is posted,
    /// and the members it is posted to; what was taken back or returned is not.
    void for_each_payer(BusinessDate since, BusinessDate before,
                        std::function<void(Payer const&)> const& visit);

    // What was handed out.

    /// Enters what was released for a day, with its audit row, which states the release's hash.
    void record_release(Release const& release, std::string const& why);
    /// The latest of that day.
    std::optional<Release> released(BusinessDate day);

    // Retention.

    /// Days before `before` of which nothing was given up yet, in order.
    std::vector<KeptDay> kept_days(BusinessDate before);
    std::vector<BusinessDate> purged_days();
    /// Gives up what was read from the pages of a day, and what its payments would be compared with
    /// as duplicates, with an audit row. Journal, decisions and acts stay.
    void purge(BusinessDate day, std::string const& why);

    // Proof.

    void record(AuditEntry const& entry);
    void for_each_audit_row(std::function<void(AuditRow const&)> const& visit);
    /// Sentences that each name what is wrong: the first broken link of the audit chain, an entry
    /// whose debits are not its credits, a decision whose journal entry is another's or missing, a
    /// batch that does not balance, an act that is not what journal and audit log say, a release
    /// that is not what the audit log says. Empty if all is well.
    std::vector<std::string> verify();

private:
    struct State;
    explicit Store(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace lockbox::batches
