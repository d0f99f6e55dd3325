// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lockbox/money.h"

namespace lockbox {

/// How the clerks of `lockbox serve` work: section `[workbench]` of lockbox.toml.
struct WorkbenchSettings {
    /// What becomes of an item of this amount or more is keyed by two people, neither seeing what
    /// the other did; a third decides where they differ.
    Cents second_person_from = Cents::of(5'000'00);
    /// The same of every amount that a person keys.
    bool key_money_twice = true;
    /// An item that is open at a desk nobody works at comes back to the queue after this long.
    double reservation_minutes = 10;
};

}  // namespace lockbox
