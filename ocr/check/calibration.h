// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// As words_trust, for dates.
inline constexpr double date_trust = 0.7;
/// As words_else_nats, for dates.
inline constexpr double date_else_nats = 6.0;

/// Log odds that a payee line names an accepted payee: offset and slope over NameFit::lag.
inline constexpr double payee_offset = 7.0;
inline constexpr double payee_slope = 0.6;
/// A name whose letters cost more nats each than this was not read clearly: every nat more takes so
/// much of the log odds.
inline constexpr double payee_clear_nats = 0.5;
inline constexpr double payee_unclear_slope = 8.0;

/// Log odds of a signature: offset and slope over the logarithm of the inches written.
inline constexpr double signature_offset = 6.5;
inline constexpr double signature_slope = 2.5;
/// Nats that a carrier's name may lag and still be taken for what the line says.
inline constexpr double carrier_least_lag = -9.0;

}  // namespace lockbox::ocr
