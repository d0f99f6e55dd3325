// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "batches/x9/letter_writer.h"

namespace lockbox::x9::test {

std::span<std::byte const> bytes_of(std::string const& text);

/// A picture that keeps the rules of X9.100-181; its strip is `strip_bytes` of no meaning.
std::vector<std::byte> sample_tiff(std::size_t strip_bytes = 20);

LetterName sample_name();
LetterItem sample_item(std::int64_t cents, int number);
/// A letter of three items in two bundles, the last without a rear of its own.
std::string sample_letter(DepositProfile const& profile);
/// With every record type but 27, 28, 68 and 85: ASCII or EBCDIC, with a credit, analyses, two
/// items a bundle.
DepositProfile sample_profile(DepositProfile::Characters characters,
                              DepositProfile::Credit credit = DepositProfile::Credit::none);

/// A profile, and items, of which every choice is drawn.
DepositProfile random_profile(std::mt19937& random);
LetterItem random_item(std::mt19937& random, int number);

/// The records of a file with lengths before them, without these; and the file of such records.
std::vector<std::string> records_of(std::string const& file);
std::string file_of(std::vector<std::string> const& records);

/// All findings, a line each.
std::string lines(Diagnosis const& diagnosis);
/// Whether one of them stands at this record type and field.
bool names(Diagnosis const& diagnosis, std::string const& type, std::string const& field);

}  // namespace lockbox::x9::test
