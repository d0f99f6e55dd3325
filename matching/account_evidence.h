// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "matching/allocate.h"
#include "matching/index_keys.h"
#include "matching/query.h"

namespace lockbox::matching {

/// The kinds of evidence, in the order in which a clerk reads them.
enum class EvidenceField {
    prior,
    invoice_number,
    member_id,
    billing_account,
    payer_account,
    name,
    address,
    carrier,
    ledger,
    coverage_month,
    amount,
};

/// Share of payments whose payer is in the list: the rest is not ours, or not in the file.
inline constexpr double in_the_list = 0.99;

/// One piece of evidence about one account, before it is put into words.
struct EvidenceRow {
    EvidenceField field;
    std::uint8_t paper;  ///< Which paper of the query says so.
    double bits;         ///< Rounded to 0.1.
    std::string_view level;
    double rival_digit;  ///< Of a number: see `Scored`.
    bool agrees;         ///< See `Scored`.
};

/// What the papers of a query say about one account. `total` is the sum of the rows.
struct AccountScore {
    Account account;
    std::optional<InvoicePlace> named;  ///< The invoice of it that a paper names.
    std::vector<EvidenceRow> rows;
    double total = 0;
    /// Log2 of the weight of a relative who is not in the list (`unlisted_relatives.h`); at most
    /// that, until `QueryScorer::weigh_relatives`.
    double unlisted_relative = -1000;
    double relative_beside_id = 0;  ///< Of it, what the Member ID has no part in.
    bool names_subscriber = false;  ///< A name or an address was scored.
    bool given_name_agrees = false;

    void add(EvidenceField field, std::size_t paper, Scored scored);
    double bits(EvidenceField field) const;
};

/// Everything that scoring needs beside the account.
struct Scene {
    InvoiceIndex::Keys const& keys;
    Balances const& balances;
    CarrierTable const& carriers;
    Policy const& policy;
};

/// A query, prepared for scoring many accounts: half a microsecond each.
class QueryScorer {
public:
    QueryScorer(Query const& query, Scene const& scene);
    AccountScore score(Account account) const;
    /// Works out `unlisted_relative`, of which `score` tells a bound: two microseconds.
    void weigh_relatives(AccountScore& score) const;
    /// For a reading of a Member ID; nothing where the paper has none.
    DigitScorer const* member_id(std::size_t paper) const {
        auto const& scorer = papers_[paper].member_id;
        return scorer ? &*scorer : nullptr;
    }
    /// The most that any account can have beside its numbers: prior, name, address and the rest.
    /// Where `best` agrees fully, no account can have more than it has.
    double most_beside_numbers(AccountScore const& best) const;
    /// The most that an account can have from the numbers of one paper, if it is none that the
    /// index found by them. `untried` is by how many bits its Member ID is less likely than the
    /// likeliest.
    double most_of_other_numbers(std::size_t paper, double untried) const;

private:
    struct Prepared {
        std::optional<DigitScorer> member_id;
        std::optional<DigitScorer> billing_account;
        std::optional<DigitScorer> invoice_number;
    };
    void score_paper(AccountScore& score, std::size_t p) const;
    struct Person {
        std::size_t paper;
        std::optional<NameScored> name;
        std::optional<Scored> address;
        double relative_bits;  ///< What both are worth if a relative was meant.
        double bits() const {
            return (name ? name->scored.bits : 0) + (address ? address->bits : 0);
        }
    };
    Person score_person(std::size_t paper, Account account) const;
    void score_name_and_address(AccountScore& score) const;
    Scored score_invoice_number(std::size_t p, Account account) const;
    double most_of(EvidenceRow const& row) const;
    LikenessRates const& likeness(QueryPaper const& paper) const;

    Query const& query_;
    Scene const& scene_;
    std::vector<Prepared> papers_;
};

/// The same for one account, relatives weighed.
AccountScore score_account(Query const& query, Account account, Scene const& scene);

}  // namespace lockbox::matching
