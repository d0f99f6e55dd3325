// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "lockbox/failure.h"

namespace lockbox::batches {

/// The store holds something that this program did not write.
inline StoreFailure damaged_store(std::string const& what) {
    return {"the store is damaged: it holds " + what + " that cannot be read",
            "Put back the last copy of lockbox.db and run again."};
}

/// A value that the store must hold.
template <class T>
T present(std::optional<T> value) {
    if (!value) throw damaged_store("a value");
    return std::move(*value);
}

/// An identifier or date out of the store.
template <class T>
T stored(std::string const& text) {
    return present(T::parse(text));
}

}  // namespace lockbox::batches
