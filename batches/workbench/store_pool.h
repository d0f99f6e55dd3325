// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <mutex>
#include <vector>

#include "batches/store/store.h"

namespace lockbox::batches::workbench {

/// Stores to work with, each by one thread at a time; as many as are needed at once.
class StorePool {
public:
    explicit StorePool(std::filesystem::path database) : database_(std::move(database)) {}

    class Lease {
    public:
        Lease(StorePool& pool, Store store) : pool_(pool), store_(std::move(store)) {}
        Lease(Lease const&) = delete;
        Lease& operator=(Lease const&) = delete;
        ~Lease() { pool_.give_back(std::move(store_)); }
        Store& store() { return store_; }

    private:
        StorePool& pool_;
        Store store_;
    };
    /// Throws StoreFailure.
    Lease borrow() { return {*this, taken()}; }

private:
    Store taken() {
        {
            std::lock_guard const lock(mutex_);
            if (!idle_.empty()) {
                Store store = std::move(idle_.back());
                idle_.pop_back();
                return store;
            }
        }
        return Store::open(database_);
    }
    void give_back(Store store) {
        std::lock_guard const lock(mutex_);
        idle_.push_back(std::move(store));
    }

    std::filesystem::path database_;
    std::mutex mutex_;
    std::vector<Store> idle_;
};

}  // namespace lockbox::batches::workbench
