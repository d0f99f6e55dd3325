// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <array>

#include "batches/remittance/edi_envelope.h"

namespace lockbox::batches::edi {
namespace {

constexpr char const* ask_again = "Write the file again from the books with lockbox export.";
constexpr std::size_t isa_characters = 106;

std::string_view trimmed(std::string_view text) {
    std::size_t const last = text.find_last_not_of(' ');
    return last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
}

/// The widths of ISA01 to ISA16, and what stands there always (empty: it varies).
struct IsaElement {
    std::size_t width;
    std::string_view fixed;
};
constexpr std::array<IsaElement, 16> isa_elements{{{2, "00"},
                                                   {10, "          "},
                                                   {2, "00"},
                                                   {10, "          "},
                                                   {2, "ZZ"},
                                                   {15, ""},
                                                   {2, "ZZ"},
                                                   {15, ""},
                                                   {6, ""},
                                                   {4, "0000"},
                                                   {1, "^"},
                                                   {5, ""},
                                                   {9, ""},
                                                   {1, "0"},
                                                   {1, ""},
                                                   {1, ":"}}};

std::vector<Segment> segments_of(std::string_view text, Findings& findings) {
    std::vector<Segment> segments;
    while (!text.empty()) {
        int const position = static_cast<int>(segments.size()) + 1;
        std::size_t const end = text.find(segment_end);
        if (end == std::string_view::npos) {
            findings.add(fmt::format("segment {}", position), "the segment has no end",
                         "The file was cut short: write it again with lockbox export.");
            return segments;
        }
        std::string_view rest = text.substr(0, end);
        text = text.substr(end + 1);
        if (text.starts_with('\n')) text.remove_prefix(1);
        Segment one{"", {}, position};
        std::size_t const name_end = rest.find(element_separator);
        one.name = rest.substr(0, name_end);
        while (rest.find(element_separator) != std::string_view::npos) {
            rest = rest.substr(rest.find(element_separator) + 1);
            one.elements.emplace_back(rest.substr(0, rest.find(element_separator)));
        }
        bool const empty_end = !one.elements.empty() && one.elements.back().empty();
        if (one.name.empty() || empty_end)
            findings.add(fmt::format("segment {}", position),
                         one.name.empty() ? "a segment without a name"
                                          : one.name + " ends with an empty element",
                         ask_again);
        segments.push_back(std::move(one));
    }
    return segments;
}

class EnvelopeReader {
public:
    EnvelopeReader(Kind const& kind, Findings& findings) : kind_(kind), findings_(findings) {}

    Interchange read(std::string_view text) {
        std::vector<Segment> const segments = segments_of(text, findings_);
        if (segments.empty() || segments.front().name != "ISA") {
            findings_.add("segment 1", "the file does not begin with ISA", ask_again);
            return std::move(result_);
        }
        if (text.size() < isa_characters || text[isa_characters - 1] != segment_end)
            findings_.add("segment 1, ISA", "ISA has not its 106 characters", ask_again);
        for (Segment const& one : segments)
            take(one);
        if (expected_ != Expected::nothing)
            findings_.add(fmt::format("segment {}", segments.size() + 1),
                          "the file ends before IEA", ask_again);
        return std::move(result_);
    }

private:
    enum class Expected { isa, gs, st_or_ge, se, iea, nothing };

    void wrong(Segment const& segment, int element, std::string what) {
        findings_.add(place_of(segment, element), std::move(what), ask_again);
    }
    void expect(Segment const& segment, int element, std::string_view wanted) {
        std::string_view const found = segment[static_cast<std::size_t>(element)];
        if (found != wanted)
            wrong(segment, element, fmt::format("is \"{}\", not \"{}\"", found, wanted));
    }
    void expect_order(Segment const& segment, Expected due) {
        if (expected_ != due) wrong(segment, 0, "stands where another segment is due");
    }

    void take(Segment const& one) {
        if (one.name == "ISA") return take_isa(one);
        if (one.name == "GS") return take_gs(one);
        if (one.name == "ST") return take_st(one);
        if (one.name == "SE") return take_se(one);
        if (one.name == "GE") return take_ge(one);
        if (one.name == "IEA") return take_iea(one);
        if (expected_ == Expected::se)
            result_.sets.back().push_back(one);
        else
            wrong(one, 0, "stands outside of a transaction set");
    }

    void take_isa(Segment const& isa) {
        expect_order(isa, Expected::isa);
        expected_ = Expected::gs;
        if (isa.elements.size() != isa_elements.size())
            wrong(isa, 0, fmt::format("has {} elements, not 16", isa.elements.size()));
        for (std::size_t i = 0; i < isa_elements.size(); ++i) {
            auto const element = static_cast<int>(i) + 1;
            if (isa[i + 1].size() != isa_elements[i].width)
                wrong(isa, element,
                      fmt::format("has {} characters, not {}", isa[i + 1].size(),
                                  isa_elements[i].width));
            if (!isa_elements[i].fixed.empty()) expect(isa, element, isa_elements[i].fixed);
        }
        expect(isa, 12, kind_.interchange_version);
        if (!parse_count(isa[13])) wrong(isa, 13, "is no number");
        if (isa[15] != "P" && isa[15] != "T") wrong(isa, 15, "is neither P nor T");
        result_.sender = trimmed(isa[6]);
        result_.receiver = trimmed(isa[8]);
        result_.date = isa[9];
        result_.control_number = isa[13];
        result_.usage = isa[15];
    }

    void take_gs(Segment const& gs) {
        expect_order(gs, Expected::gs);
        expected_ = Expected::st_or_ge;
        expect(gs, 1, kind_.functional_group);
        expect(gs, 2, result_.sender);
        expect(gs, 3, result_.receiver);
        if (!parse_eight_digits(gs[4]) || gs[4].substr(2) != result_.date)
            wrong(gs, 4, "is not the date of ISA09");
        expect(gs, 5, "0000");
        expect_control(gs, 6);
        expect(gs, 7, "X");
        expect(gs, 8, kind_.version);
    }

    void expect_control(Segment const& segment, int element) {
        auto const number = parse_count(segment[static_cast<std::size_t>(element)]);
        if (!number || number != parse_count(result_.control_number))
            wrong(segment, element, "is not the control number of ISA13");
    }

    void take_st(Segment const& st) {
        expect_order(st, Expected::st_or_ge);
        expected_ = Expected::se;
        result_.sets.emplace_back();
        set_begin_ = st.position;
        expect(st, 1, kind_.set);
        expect(st, 2, fmt::format("{:04}", result_.sets.size()));
        expect(st, 3, kind_.version.size() > 6 ? kind_.version : "");
    }

    void take_se(Segment const& se) {
        expect_order(se, Expected::se);
        expected_ = Expected::st_or_ge;
        expect(se, 1, std::to_string(se.position - set_begin_ + 1));
        expect(se, 2, fmt::format("{:04}", result_.sets.size()));
    }

    void take_ge(Segment const& ge) {
        expect_order(ge, Expected::st_or_ge);
        expected_ = Expected::iea;
        expect(ge, 1, std::to_string(result_.sets.size()));
        expect_control(ge, 2);
    }

    void take_iea(Segment const& iea) {
        expect_order(iea, Expected::iea);
        expected_ = Expected::nothing;
        expect(iea, 1, "1");
        expect(iea, 2, result_.control_number);
    }

    Kind const& kind_;
    Findings& findings_;
    Interchange result_;
    Expected expected_ = Expected::isa;
    int set_begin_ = 0;
};

}  // namespace

std::string place_of(Segment const& segment, int element) {
    std::string place = fmt::format("segment {}, {}", segment.position, segment.name);
    return element == 0 ? place : place + fmt::format("{:02}", element);
}

Interchange read_interchange(std::string_view text, Kind const& kind, Findings& findings) {
    return EnvelopeReader(kind, findings).read(text);
}

}  // namespace lockbox::batches::edi
