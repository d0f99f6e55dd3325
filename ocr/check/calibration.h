// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace lockbox::ocr {

/// The constants of the check reader's probabilities, in one place. Each turns likelihoods of our
/// networks into how often a reading is right. Chosen on 195 generated checks so that in each
/// half-decade of 1 - probability the share of wrong readings stays at or below what is stated, and
/// verified on 51 others; too few for a finer fit, so all lean to caution.

/// Share of its log likelihood that a network's verdict on a line of words keeps: the frames of a
/// line are not independent witnesses.
inline constexpr double words_trust = 0.7;
/// Nats by which an amount may fall behind the likeliest way through the scores before it is as
/// likely that the line is no amount at all.
inline constexpr double words_else_nats = 9.0;

/// Share of the lines that read `four`, as sure as may be, on which `five` is written: joined hands
/// write them alike. Of 252 fives in handwriting (all that end a number below a hundred, hundreds
/// and thousands of 1,338 generated checks) 17 read as `four`, beside 196 fours; no other word was
/// taken for another more than once in two hundred times.
inline constexpr double fives_read_as_four = 0.05;

/// As words_trust, for dates.
inline constexpr double date_trust = 0.7;
/// As words_else_nats, for dates.
inline constexpr double date_else_nats = 6.0;

/// Log odds that a payee line names an accepted payee: offset and slope over NameFit::lag, for a
/// name of payee_usual_letters; longer names may lag more. Fitted on 763 generated checks
/// against 1367 other lines, 918 of them names drawn to look alike: 743
/// accepted at 0.95; 4 wrong, drawn names that the network reads as the accepted one.
inline constexpr double payee_offset = 9.0;
inline constexpr double payee_slope = 0.3;
inline constexpr double payee_usual_letters = 16;
/// A name whose letters cost more nats each than this was not read clearly: every nat more takes so
/// much of the log odds.
inline constexpr double payee_clear_nats = 0.6;
inline constexpr double payee_unclear_slope = 4.0;
/// Share of its lead over rivals, in nats, that a name keeps as log odds. As words_trust.
inline constexpr double payee_rival_trust = 0.57;
/// Log odds that a line which reads as well one way as the other says the accepted name: 20 to 1.
/// In the mail of a lockbox 99 payees in 100 are accepted ones and of the rest next to none are
/// drawn to look alike, so this still leans to caution. Of 1,500 look-alikes in 50 faces, those
/// accepted at 0.95 with the rivals of payee_line.cpp: `NH` and `CT Health Connector` none of 100
/// (34 before they were rivals), `Health Connector Inc`, `LLC`, `Co` 2 of 150 (46 before), names in
/// `Connection` 7 of 150, in `Connect` 4 of 100; `Mr`, `Mass`, `Heath`, `Healthy Connector` and the
/// like, one letter off, mostly.
inline constexpr double payee_rival_rarity = 3.0;

/// Log odds of a signature: offset and slope over the logarithm of the inches written.
inline constexpr double signature_offset = 6.5;
inline constexpr double signature_slope = 2.5;
/// How a line speaks for a restrictive note, in nats a letter: how far one of its phrases lags,
/// wherever it stands, and this share of how far it leads the phrases read backwards. Of 200
/// generated checks with such a note, 196 are found (4 under a stamp or a stain are not), of 612
/// without none is; by the lag alone 193, and 11 of 262.
inline constexpr double note_lead_share = 0.35;
inline constexpr double least_note_lead = 0.4;
inline constexpr double long_note = -1.15;   ///< At least.
inline constexpr double short_note = -0.45;  ///< `in full` alone is soon found in a name.
inline constexpr std::size_t short_note_letters = 10;
/// Nats that a carrier's name may lag and still be taken for what the line says.
inline constexpr double carrier_least_lag = -9.0;

}  // namespace lockbox::ocr
