// SPDX-License-Identifier: Apache-2.0
#include "batches/night/read_transaction.h"

#include <algorithm>

#include "batches/night/papers.h"
#include "matching/decide.h"

namespace lockbox::batches {
namespace {

/// The remittance that the papers make, as far as they are read.
Transaction remittance_of(std::vector<OpenPaper> const& papers, int sequence,
                          BusinessDate received) {
    Transaction remittance{sequence, received, {}, {}, {}};
    for (OpenPaper const& paper : papers) {
        PageReadings const face = paper.sides.front().readings();
        if (paper.is_payment()) {
            remittance.payments.push_back(payment_from(paper.item, face));
            remittance.payments.back().image_usable &= !paper.unusable;
        } else if (paper.is_coupon()) {
            remittance.coupons.push_back(coupon_from(paper.item, face));
        } else {
            remittance.others.push_back(
                {paper.item, face.kind, face.quality.usable && !paper.unusable});
        }
    }
    return remittance;
}

void read_on(std::vector<OpenPaper>& papers, ocr::Reader& reader, ocr::Effort effort) {
    for (OpenPaper& paper : papers)
        if (paper.is_coupon() && paper.sides.front().page)
            reader.read(*paper.sides.front().page, effort);
    for (OpenPaper& paper : papers)
        if (!paper.is_coupon() && paper.sides.front().page)
            reader.read(*paper.sides.front().page, effort);
}

/// Names, addresses and ids that were not read yet could change the decision: it is open whose the
/// payment is, or there are more payments than coupons to speak for them, so that the carrier and
/// the member written on the payment itself must have their say.
bool more_reading_may_help(Transaction const& remittance, TransactionDecision const& decision) {
    if (remittance.payments.size() > remittance.coupons.size()) return true;
    constexpr HoldReason open[] = {HoldReason::member_unknown, HoldReason::member_ambiguous,
                                   HoldReason::carrier_disagrees, HoldReason::amount_unreadable};
    auto const is_open = [&](HoldReason reason) {
        return std::find(std::begin(open), std::end(open), reason) != std::end(open);
    };
    return std::any_of(decision.payments.begin(), decision.payments.end(), [&](auto const& one) {
        auto const* held = std::get_if<Held>(&one.decision);
        return held && (is_open(held->reason) || std::any_of(held->further_reasons.begin(),
                                                             held->further_reasons.end(), is_open));
    });
}

std::vector<PaperRecord> records_of(std::vector<OpenPaper> const& papers,
                                    Transaction const& remittance) {
    std::vector<PaperRecord> records;
    for (OpenPaper const& paper : papers) {
        PaperRecord record{paper.item, {}, paper.unusable, std::nullopt};
        for (OpenSide const& side : paper.sides)
            record.pages.push_back({side.picture, side.readings()});
        auto const payment =
            std::find_if(remittance.payments.begin(), remittance.payments.end(),
                         [&](Payment const& one) { return one.item == paper.item; });
        if (payment != remittance.payments.end()) record.payment = *payment;
        records.push_back(std::move(record));
    }
    return records;
}

}  // namespace

ReadTransaction read_transaction(ScanBatch const& batch, ScanTransaction const& scanned,
                                 ocr::Reader& reader, DecisionGround const& ground) {
    std::vector<OpenPaper> papers = open_papers(batch, scanned, reader, ground.config.quality);
    // Without a payment the pictures of the other papers are what a person is shown: all that must
    // not be seen on them has to be found.
    bool const paid = std::any_of(papers.begin(), papers.end(),
                                  [](OpenPaper const& paper) { return paper.is_payment(); });
    read_on(papers, reader, paid ? ocr::Effort::essential : ocr::Effort::everything);
    Transaction remittance = remittance_of(papers, scanned.sequence, batch.received);
    TransactionDecision const first = matching::decide(
        remittance, ground.index, ground.balances, ground.config.carriers, ground.config.policy);
    if (more_reading_may_help(remittance, first)) {
        read_on(papers, reader, ocr::Effort::everything);
        remittance = remittance_of(papers, scanned.sequence, batch.received);
    }
    return {{scanned.sequence, records_of(papers, remittance), {}}, std::move(remittance)};
}

TransactionDecision decide_transaction(ReadTransaction const& transaction,
                                       DecisionGround const& ground) {
    TransactionDecision decision =
        matching::decide(transaction.remittance, ground.index, ground.balances,
                         ground.config.carriers, ground.config.policy);
    auto const& papers = transaction.record.papers;
    bool const all_seen = std::none_of(papers.begin(), papers.end(), [](PaperRecord const& paper) {
        return paper.unusable.has_value();
    });
    for (PaymentDecision& one : decision.payments)
        if (auto const* posted = std::get_if<Posted>(&one.decision); posted && !all_seen)
            one.decision = held_instead(*posted, HoldReason::image_unusable,
                                        "Another paper of this envelope cannot be seen.");
    return decision;
}

Held held_instead(Posted const& posted, HoldReason reason, std::string const& detail) {
    return {.reason = reason,
            .further_reasons = {},
            .detail = detail,
            .amount = posted.amount,
            .candidates = posted.candidates,
            .proposed = posted.allocations};
}

}  // namespace lockbox::batches
