// SPDX-License-Identifier: Apache-2.0
// lockbox-samples: writes a night of mail with its open invoices and its truth.
#include <boost/program_options.hpp>
#include <exception>
#include <iostream>

#include "lockbox/failure.h"
#include "samples/delivery.h"

namespace {

namespace po = boost::program_options;
using lockbox::ExitStatus;
using lockbox::samples::Pictures;

po::options_description options() {
    po::options_description all("lockbox-samples --out FOLDER [options]");
    auto add = all.add_options();
    add("help", "what you are reading");
    add("out", po::value<std::string>(), "folder for invoices.csv, inbox/ and truth.json");
    add("seed", po::value<std::uint64_t>()->default_value(1), "the same seed gives the same bytes");
    add("transactions", po::value<std::size_t>()->default_value(200), "envelopes");
    add("batch-size", po::value<std::size_t>()->default_value(100), "transactions in a batch");
    add("invoices", po::value<std::size_t>(),
        "bills in the list, at least (default: 10 a transaction, 5000)");
    add("received", po::value<std::string>()->default_value("2026-11-20"), "date of the mail");
    add("fonts", po::value<std::string>()->default_value("fonts"),
        "folder that samples/get-fonts filled");
    add("mix", po::value<std::string>(), "TOML file with the share of each story");
    add("small-pictures", "nearly all Group 4, for a night of a few megabytes");
    add("defects", po::value<double>()->default_value(0),
        "share of pages whose picture has a defect of X9.100-40, 0 to 1");
    add("jobs", po::value<int>()->default_value(1), "threads that draw");
    return all;
}

int usage(std::string const& what) {
    std::cerr << "lockbox-samples: " << what << "\n" << options();
    return static_cast<int>(ExitStatus::usage);
}

int run(po::variables_map const& given) {
    auto const received = lockbox::BusinessDate::parse(given["received"].as<std::string>());
    if (!received) return usage("--received is not a date YYYY-MM-DD");
    auto const transactions = given["transactions"].as<std::size_t>();
    auto const batch_size = given["batch-size"].as<std::size_t>();
    int const jobs = given["jobs"].as<int>();
    auto const defects = given["defects"].as<double>();
    if (transactions == 0 || batch_size == 0 || jobs < 1) return usage("a number must not be 0");
    if (defects < 0 || defects > 1) return usage("--defects is not a share from 0 to 1");
    std::size_t const invoices = given.count("invoices") != 0
                                     ? given["invoices"].as<std::size_t>()
                                     : std::max<std::size_t>(10 * transactions, 5000);
    auto const mix = given.count("mix") != 0
                         ? lockbox::samples::read_mix(given["mix"].as<std::string>())
                         : lockbox::samples::default_mix();
    auto const fonts = lockbox::samples::FontFiles::find(given["fonts"].as<std::string>());
    auto const night = lockbox::samples::make_night(
        {given["seed"].as<std::uint64_t>(), transactions, batch_size, invoices, *received, mix,
         given.count("small-pictures") != 0 ? Pictures::small : Pictures::usual, defects});
    deliver(night, fonts, given["out"].as<std::string>(), jobs);
    std::cout << transactions << " transactions in " << night.batches.size() << " batches, "
              << night.list.invoices.size() << " invoices: " << given["out"].as<std::string>()
              << "\n";
    return static_cast<int>(ExitStatus::done);
}

}  // namespace

int main(int count, char** arguments) {
    try {
        po::variables_map given;
        po::store(po::parse_command_line(count, arguments, options()), given);
        if (given.count("help") != 0) {
            std::cout << options();
            return static_cast<int>(ExitStatus::done);
        }
        if (given.count("out") == 0) return usage("--out is missing");
        return run(given);
    } catch (lockbox::WorldFailure const& failure) {
        std::cerr << "lockbox-samples: " << failure.what() << ". " << failure.remedy() << "\n";
        return static_cast<int>(ExitStatus::world_failed);
    } catch (po::error const& error) {
        return usage(error.what());
    } catch (std::exception const& error) {
        std::cerr << "lockbox-samples: " << error.what() << "\n";
        return static_cast<int>(ExitStatus::refused);
    }
}
