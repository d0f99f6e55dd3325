// SPDX-License-Identifier: Apache-2.0
// Opening the store, and the open invoices.
#include "batches/store/store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <soci/sqlite3/soci-sqlite3.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "batches/store/database.h"
#include "batches/store/desk_sql.h"
#include "batches/store/invoice_row.h"
#include "batches/store/releases_sql.h"
#include "batches/store/retention_sql.h"
#include "batches/store/sql.h"
#include "batches/store/stored_value.h"

namespace lockbox::batches {
namespace {

/// Makes the file with its mode before the database sees it: its log files get the same mode.
void make_private_file(std::filesystem::path const& file) {
    int const descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0)
        throw StoreFailure(
            fmt::format("{} cannot be made: {}", file.string(), std::strerror(errno)),
            "Choose a folder where you may write and that holds no lockbox.db.");
    ::close(descriptor);
}

std::optional<InvoiceImport> import_in_force(soci::session& sql) {
    InvoiceImport import;
    long long invoices = 0;
    sql << sql::import_in_force, soci::into(import.content_hash), soci::into(import.file),
        soci::into(invoices);
    if (!sql.got_data()) return std::nullopt;
    import.invoices = static_cast<std::size_t>(invoices);
    return import;
}

int version_of(soci::session& sql) {
    int version = 0;
    sql << sql::version, soci::into(version);
    return version;
}

template <class Statements>
void execute(soci::session& sql, Statements const& statements) {
    for (char const* statement : statements)
        sql << statement;
}

/// From version 3 or 4 to 5. Two programs may try at once: the second finds it done.
int brought_up(soci::session& sql) {
    Work work(sql, Work::Kind::writing);
    int const version = version_of(sql);
    if (version == sql::schema_version) return version;
    if (version < 4) {
        execute(sql, sql::release_schema);
        execute(sql, sql::retention_schema);
    }
    execute(sql, sql::desk_schema);
    sql << sql::change_version, soci::use(sql::schema_version);
    append_audit(sql, {operating_system_user(), "upgrade", "store",
                       fmt::format("to schema version {}", sql::schema_version)});
    work.commit();
    return sql::schema_version;
}

/// Part of a replacement, so of its transaction.
soci::session& emptied(soci::session& sql) {
    sql << sql::delete_invoices;
    return sql;
}

}  // namespace

Store::State::State(std::filesystem::path const& file)
    : sql(soci::sqlite3, fmt::format("dbname=\"{}\"", file.string())) {
    for (char const* statement : sql::connection)
        sql << statement;
}

Store::Store(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;
Store::~Store() = default;

Store Store::create(std::filesystem::path const& file) {
    make_private_file(file);
    return guarded("be made", [&] {
        auto state = std::make_unique<State>(file);
        Work work(state->sql, Work::Kind::writing);
        execute(state->sql, sql::schema);
        execute(state->sql, sql::triggers);
        execute(state->sql, sql::release_schema);
        execute(state->sql, sql::retention_schema);
        execute(state->sql, sql::desk_schema);
        state->sql << sql::set_version, soci::use(sql::schema_version);
        work.commit();
        return Store(std::move(state));
    });
}

Store Store::open(std::filesystem::path const& file) {
    if (!std::filesystem::is_regular_file(file))
        throw StoreFailure(fmt::format("there is no store at {}", file.string()),
                           "Make a site with `lockbox init SITE`, or put lockbox.db back.");
    return guarded("be opened", [&] {
        auto state = std::make_unique<State>(file);
        int version = version_of(state->sql);
        if (version >= sql::oldest_version && version < sql::schema_version)
            version = brought_up(state->sql);
        if (version != sql::schema_version)
            throw StoreFailure(fmt::format("{} has schema version {}, this program has {}",
                                           file.string(), version, sql::schema_version),
                               "Run the version of lockbox that made this site.");
        return Store(std::move(state));
    });
}

struct Store::Replacement::State {
    explicit State(soci::session& session)
        : sql(session),
          work(session, Work::Kind::writing),
          add((emptied(session).prepare << sql::add_invoice, soci::use(row.position),
               soci::use(row.ledger), soci::use(row.number), soci::use(row.member),
               soci::use(row.account), soci::use(row.first), soci::use(row.last),
               soci::use(row.address_1), soci::use(row.address_2), soci::use(row.city),
               soci::use(row.state), soci::use(row.zip), soci::use(row.phone),
               soci::use(row.carrier), soci::use(row.plan), soci::use(row.month),
               soci::use(row.due), soci::use(row.balance), soci::use(row.due_date))) {}
    soci::session& sql;
    Work work;
    InvoiceRow row;
    soci::statement add;
};

Store::Replacement::Replacement(std::unique_ptr<State> state) : state_(std::move(state)) {}
Store::Replacement::Replacement(Replacement&&) noexcept = default;
Store::Replacement::~Replacement() = default;

Store::Replacement Store::replace_invoices() {
    return guarded("replace the open invoices",
                   [&] { return Replacement(std::make_unique<Replacement::State>(state_->sql)); });
}

void Store::Replacement::add(OpenInvoice const& invoice) {
    guarded("take an open invoice", [&] {
        state_->row.take(invoice);
        state_->add.execute(true);
    });
}

bool Store::Replacement::commit(InvoiceImport const& import, AuditEntry const& audit) {
    return guarded("replace the open invoices", [&] {
        auto const before = import_in_force(state_->sql);
        if (before && before->content_hash == import.content_hash) return false;
        auto const invoices = static_cast<long long>(import.invoices);
        state_->sql << sql::add_import, soci::use(import.content_hash), soci::use(import.file),
            soci::use(invoices);
        append_audit(state_->sql, audit);
        state_->work.commit();
        return true;
    });
}

std::optional<InvoiceImport> Store::invoices_in_force() {
    return guarded("read the imports", [&] { return import_in_force(state_->sql); });
}

std::vector<OpenInvoice> Store::open_invoices() {
    return guarded("read the open invoices", [&] {
        InvoiceRow row;
        soci::statement rows = invoice_rows(state_->sql.prepare << sql::invoices, row);
        std::vector<OpenInvoice> invoices;
        if (auto const import = import_in_force(state_->sql)) invoices.reserve(import->invoices);
        rows.execute();
        while (rows.fetch())
            invoices.push_back(row.invoice());
        return invoices;
    });
}

std::vector<std::pair<InvoiceKey, Cents>> Store::paid_since_import(
    std::optional<BusinessDate> but_received_on) {
    return guarded("read what was paid", [&] {
        std::string const but = but_received_on ? but_received_on->text() : "";
        std::string book;
        std::string number;
        long long paid = 0;
        soci::statement rows = (state_->sql.prepare << sql::paid_since_import, soci::use(but),
                                soci::into(book), soci::into(number), soci::into(paid));
        std::vector<std::pair<InvoiceKey, Cents>> result;
        rows.execute();
        while (rows.fetch())
            result.emplace_back(
                InvoiceKey{present(parse_ledger(book)), stored<InvoiceNumber>(number)},
                Cents::of(paid));
        return result;
    });
}

}  // namespace lockbox::batches
