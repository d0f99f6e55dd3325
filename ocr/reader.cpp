// SPDX-License-Identifier: Apache-2.0
#include "ocr/reader.h"

#include <algorithm>
#include <functional>
#include <new>
#include <opencv2/core.hpp>
#include <optional>
#include <span>
#include <utility>

#include "lockbox/calibration.h"
#include "ocr/check/check_fields.h"
#include "ocr/check/figures_grammar.h"
#include "ocr/check/known_values.h"
#include "ocr/coupon/coupon_fields.h"
#include "ocr/image/area_images.h"
#include "ocr/image/decode.h"
#include "ocr/kind/identify.h"
#include "ocr/micr/micr_line.h"
#include "ocr/network/ctc.h"
#include "ocr/network/line_network.h"
#include "ocr/network/several_looks.h"
#include "ocr/print/print_engine.h"
#include "ocr/print/writing_row.h"
#include "ocr/reading_times.h"
#include "ocr/secret/find_ssn.h"

namespace lockbox::ocr {

struct OpenedPage::State {
    IdentifiedPage page;  ///< With the reader's own probabilities.
    FoundOnCheck found;
    Effort done = Effort::identify;
    std::optional<PageReadings> as_calibrated;  ///< Where the site has a calibration.

    /// The last step of reading, from the reader's own probabilities each time.
    void calibrate(Calibration const& calibration) {
        if (!calibration.empty()) as_calibrated = calibrated(page.readings, calibration);
    }
};

OpenedPage::OpenedPage(std::unique_ptr<State> state) : state_(std::move(state)) {}
OpenedPage::OpenedPage(OpenedPage&&) noexcept = default;
OpenedPage& OpenedPage::operator=(OpenedPage&&) noexcept = default;
OpenedPage::~OpenedPage() = default;

PageReadings const& OpenedPage::readings() const {
    return state_->as_calibrated ? *state_->as_calibrated : state_->page.readings;
}

struct Reader::Engines {
    Engines(SiteConfig const& site, std::optional<SsnKey> const& ssn_key)
        : config(site), key(ssn_key) {}
    SiteConfig config;
    std::optional<SsnKey> key;
    LineNetwork micr{LineNetwork::Kind::micr};
    LineNetwork digits{LineNetwork::Kind::digits};
    LineNetwork dates{LineNetwork::Kind::dates};
    LineNetwork text{LineNetwork::Kind::text};
    PrintEngine print;

    Reading<std::string> read_field(cv::Mat const& line, Single kind, KnownValues const* among);
};

namespace {

/// A page on which a library gave up: nothing on it can be relied on, the night goes on.
void give_up(PageReadings& readings) {
    readings.kind = PageKind::unknown;
    readings.kind_probability = Probability::of(0);
    readings.quality.usable = false;
}

/// Whether the work came to its end. Pictures are endless in their variety: where a library refuses
/// one, that page is lost to the machine, not the night.
template <class Work>
bool done_in_peace(Work work) {
    try {
        work();
        return true;
    } catch (cv::Exception const&) {
        return false;
    } catch (std::bad_alloc const&) {
        return false;
    }
}

/// A page of which only the size is known.
IdentifiedPage unread_page(ScannedPage const& scan) {
    IdentifiedPage page;
    page.readings.quality.width_px = scan.gray.cols;
    page.readings.quality.height_px = scan.gray.rows;
    page.readings.quality.bits_per_pixel = scan.bits_per_pixel;
    page.readings.quality.dpi = scan.dpi_x == scan.dpi_y ? scan.dpi_x : 0;
    return page;
}

IdentifiedPage identified_or_given_up(ScannedPage const& scan, SiteConfig const& config,
                                      KindEngines const& engines) {
    IdentifiedPage page;
    if (done_in_peace([&] { page = identify(scan, config, engines); })) return page;
    page = unread_page(scan);
    give_up(page.readings);
    return page;
}

/// What record 54 of an image cash letter says of the page's areas, as far as they are read.
void judge_areas(IdentifiedPage& page, QualityLimits const& limits) {
    Timed const timed(ReadingStep::areas);
    AreaImages const images = area_images(page.image, page.readings, limits);
    page.readings.usability = usability_of(page.readings, images, limits);
}

void set_all(PageReadings& readings, std::vector<Field> fields) {
    for (Field& field : fields)
        readings.set(field.name, std::move(field.reading));
}

/// Whether the coupon's codes already say whose payment this is.
bool codes_tell(PageReadings const& readings) {
    auto const member = readings.field(FieldName::member_id);
    return read_of(member) != nullptr;
}

/// Paper on which nothing but what must not be seen is looked for.
bool bears_free_writing(PageKind kind) {
    return kind == PageKind::correspondence || kind == PageKind::list ||
           kind == PageKind::envelope || kind == PageKind::unknown;
}

/// One value a line may say, best first, as a reading.
Reading<std::string> reading_of(std::vector<CtcReading> const& values, cv::Size size) {
    Box const whole{0, 0, size.width, size.height};
    if (values.empty()) return Unread{UnreadWhy::illegible, whole};
    if (values.front().text.empty()) return Unread{UnreadWhy::absent, whole};
    Read<std::string> read{values.front().text, Probability::clamped(values.front().probability),
                           How::handwriting, whole};
    for (std::size_t i = 1; i < values.size(); ++i)
        read.alternatives.push_back({values[i].text, Probability::clamped(values[i].probability)});
    return read;
}

Reading<std::string> text_of(LineScores const& scores, cv::Size size) {
    constexpr int strings_kept = 4;
    return reading_of(best_strings(scores, strings_kept), size);
}

/// The digits alone: strings that differ only in signs between the digits count together.
Reading<std::string> digits_of(LineNetwork& network, cv::Mat const& line) {
    constexpr int strings_kept = 12;
    std::vector<CtcReading> values;
    for (CtcReading const& string : strings_of_looks(network, several_looks(line), strings_kept)) {
        std::string digits;
        for (char const c : string.text)
            if (c >= '0' && c <= '9') digits += c;
        auto const same = std::ranges::find(values, digits, &CtcReading::text);
        if (same == values.end())
            values.push_back({digits, string.probability});
        else
            same->probability += string.probability;
    }
    std::ranges::stable_sort(values, std::greater(), &CtcReading::probability);
    return reading_of(values, line.size());
}

/// What the figures mean in dollars and cents.
Reading<std::string> amount_of(LineNetwork& network, cv::Mat const& line) {
    constexpr std::size_t amounts_kept = 12;
    AmountGuesses const guesses = amounts_in_looks(network, several_looks(line));
    std::vector<CtcReading> values;
    for (auto const& guess : std::span(guesses).first(std::min(guesses.size(), amounts_kept)))
        values.push_back({guess.amount.text(), guess.probability});
    return reading_of(values, line.size());
}

}  // namespace

Reader::Reader(SiteConfig const& config, std::optional<SsnKey> const& key)
    : engines_(new Engines{config, key}) {
    // The night runs one reader per worker; a second layer of threads only gets in their way.
    cv::setNumThreads(1);
}
Reader::Reader(Reader&&) noexcept = default;
Reader::~Reader() = default;

template <class Look>
tl::expected<std::vector<OpenedPage>, Fault> Reader::pages_of(std::span<std::byte const> picture,
                                                              std::string const& file, Look look) {
    auto const scans = decode(picture, file);
    if (!scans) return tl::unexpected(scans.error());
    std::vector<OpenedPage> pages;
    for (ScannedPage const& scan : *scans) {
        auto state = std::make_unique<OpenedPage::State>();
        state->page = look(scan);
        state->page.readings.page = static_cast<int>(pages.size());
        judge_areas(state->page, engines_->config.quality);
        state->calibrate(engines_->config.calibration);
        pages.push_back(OpenedPage(std::move(state)));
    }
    return pages;
}

tl::expected<std::vector<OpenedPage>, Fault> Reader::open(std::span<std::byte const> picture,
                                                          std::string const& file) {
    KindEngines const engines{engines_->micr, engines_->digits, engines_->text};
    return pages_of(picture, file, [&](ScannedPage const& scan) {
        return identified_or_given_up(scan, engines_->config, engines);
    });
}

tl::expected<std::vector<OpenedPage>, Fault> Reader::open_unread(std::span<std::byte const> picture,
                                                                 std::string const& file) {
    return pages_of(picture, file, unread_page);  // with no image, nothing is read on
}

void Reader::read(OpenedPage& opened, Effort effort) {
    if (effort <= opened.state_->done) return;
    opened.state_->done = effort;
    IdentifiedPage& page = opened.state_->page;
    if (page.image.gray.empty()) return;
    PageReadings& readings = page.readings;
    SiteConfig const& config = engines_->config;
    bool const paid = readings.kind == PageKind::check || readings.kind == PageKind::money_order;
    bool const print_needed = effort == Effort::everything || !codes_tell(readings);
    bool const done = done_in_peace([&] {
        CheckEngines const engines{engines_->digits, engines_->dates, engines_->text,
                                   engines_->print};
        PrintReaders const print{engines_->text, engines_->digits, engines_->print};
        std::vector<SsnFound> ssns;
        if (paid) {
            CheckReadings check =
                read_check(page.image, readings, engines, effort, config, opened.state_->found);
            set_all(readings, std::move(check.fields));
            ssns = std::move(check.ssns);
        } else if (readings.kind == PageKind::coupon && print_needed) {
            auto coupon = read_coupon_print(page.image, page.codes, config, print);
            set_all(readings, std::move(coupon.fields));
            ssns = std::move(coupon.ssns);
        } else if (bears_free_writing(readings.kind)) {
            ssns = find_ssns_on_page(page.image, readings.kind, engines_->text, engines_->digits);
        }
        hide_ssns(readings, page.image, ssns, engines_->key);
    });
    if (!done) give_up(readings);
    judge_areas(page, config.quality);
    opened.state_->calibrate(config.calibration);
}

Reading<std::string> Reader::Engines::read_field(cv::Mat const& line, Single kind,
                                                 KnownValues const* among) {
    constexpr int values_kept = 4;
    auto const known = [&](LineScores const& scores) {
        return reading_of(among->best(scores, values_kept), line.size());
    };
    switch (kind) {
        case Single::micr_line:
            return read_micr_picture(line, micr);
        case Single::digits:
            return among ? known(digits.read(line)) : digits_of(digits, line);
        case Single::amount:
            return amount_of(digits, line);
        case Single::words:
            return among ? known(text.read(line)) : text_of(text.read(line), line.size());
        case Single::name:
            return among ? known(text.read(writing_row(line)))
                         : text_of(text.read(writing_row(line)), line.size());
    }
    return Unread{UnreadWhy::illegible};
}

tl::expected<Reading<std::string>, Fault> Reader::read_single(std::span<std::byte const> picture,
                                                              std::string const& file, Single kind,
                                                              KnownValues const* among) {
    auto const scans = decode(picture, file);
    if (!scans) return tl::unexpected(scans.error());
    Reading<std::string> reading = Unread{UnreadWhy::illegible};
    done_in_peace([&] { reading = engines_->read_field(scans->front().gray, kind, among); });
    if (kind == Single::words || kind == Single::name) reading = without_ssns(std::move(reading));
    return reading;
}

}  // namespace lockbox::ocr
