// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace lockbox::batches {

/// The style sheet of report.html: follows the reader's light or dark setting, prints on paper, and
/// needs nothing from elsewhere.
inline constexpr std::string_view report_style = R"css(
:root{--page:#f6f7f9;--card:#fff;--ink:#1b2330;--soft:#5b6675;--line:#dde2e9;--good:#0f7b4f;
--goodback:#e3f5ec;--bad:#b3261e;--badback:#fde9e7;--medical:#2f6fde;--dental:#0d9488;
--account:#8b7bd8;--held:#d98a1f;--doubt:#fff4dd;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--page:#12161c;--card:#1a2029;--ink:#e7ebf1;--soft:#9aa6b5;
--line:#2d3644;--good:#5fd3a0;--goodback:#12301f;--bad:#ff8a80;--badback:#3a1715;--medical:#6c9cf5;
--dental:#3dbfae;--account:#a99bee;--held:#e8a548;--doubt:#33291a}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:1120px;padding:28px 24px 60px;background:var(--page);color:var(--ink);
font:15px/1.45 system-ui,-apple-system,"Segoe UI",Roboto,"DejaVu Sans",sans-serif;
font-variant-numeric:tabular-nums}
h1{font-size:22px;margin:0}h2{font-size:18px;margin:34px 0 10px}h3{font-size:16px;margin:0}
h4{font-size:13px;margin:14px 0 6px;color:var(--soft);font-weight:600}
.head{display:flex;justify-content:space-between;align-items:baseline;gap:16px;flex-wrap:wrap}
.head p{margin:0;color:var(--soft)}
.verdict{margin:16px 0;padding:16px 20px;border-radius:10px;border-left:6px solid}
.verdict.ok{background:var(--goodback);border-color:var(--good)}
.verdict.out{background:var(--badback);border-color:var(--bad)}
.verdict strong{font-size:19px;display:block;margin-bottom:2px}
.verdict.ok strong{color:var(--good)}.verdict.out strong{color:var(--bad)}
.tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(160px,1fr));gap:12px;margin:16px 0}
.tile,.panel,article{background:var(--card);border:1px solid var(--line);border-radius:10px}
.tile{padding:12px 16px}.tile span{color:var(--soft);font-size:13px;display:block}
.tile b{font-size:22px;display:block;line-height:1.25}.tile i{font-style:normal;color:var(--soft);
font-size:13px}
.panel{padding:16px 18px;margin:12px 0;overflow-x:auto}
svg.money{width:100%;height:26px;display:block}
svg.chart{width:100%;display:block;font-size:16px}svg a{text-decoration:none}
svg text{fill:var(--ink)}svg .sum{fill:var(--soft)}
.medical{fill:var(--medical)}.dental{fill:var(--dental)}.account{fill:var(--account)}
.heldmoney{fill:var(--held)}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:6px 22px;margin:10px 0 0;padding:0}
.key{display:inline-block;width:11px;height:11px;border-radius:3px;margin-right:6px}
.key.medical{background:var(--medical)}.key.dental{background:var(--dental)}
.key.account{background:var(--account)}.key.heldmoney{background:var(--held)}
table{border-collapse:collapse;width:100%;font-size:14px}
th,td{text-align:left;padding:5px 10px 5px 0;border-bottom:1px solid var(--line);vertical-align:top}
th{font-weight:600}thead th,th[scope=rowgroup]{color:var(--soft);font-size:12.5px;font-weight:600}
.n{text-align:right;padding-right:0;padding-left:10px;white-space:nowrap}.far{padding-left:26px}
tfoot td,tfoot th{border-bottom:0;font-weight:700}tbody tr:last-child>*{border-bottom-color:var(--soft)}
tbody th[scope=row]{white-space:nowrap}.differs{color:var(--bad);font-weight:600}
.reason{display:flex;justify-content:space-between;gap:16px;align-items:baseline;margin:30px 0 4px;
border-bottom:2px solid var(--held);padding-bottom:6px}
.reason p{margin:2px 0 0;color:var(--soft)}.reason .sum{white-space:nowrap;font-weight:600}
article{padding:14px 18px;margin:12px 0}
article header{display:flex;justify-content:space-between;gap:16px;align-items:baseline}
.place{color:var(--soft)}.place b,.place code{color:var(--ink)}.amount{font-size:19px;font-weight:700;
white-space:nowrap}
.detail{margin:6px 0}.proposed{margin:6px 0;font-weight:600}.chips{margin:6px 0}
.chip{display:inline-block;border:1px solid var(--line);border-radius:12px;padding:0 10px;
margin:0 6px 4px 0;font-size:12.5px;color:var(--soft)}.chip.image{border-style:dashed}
.columns{display:grid;grid-template-columns:minmax(0,1.15fr) minmax(0,1fr);gap:20px;margin-top:10px}
figure{margin:0 0 10px}
figure img{max-width:100%;max-height:420px;border:1px solid var(--line);border-radius:6px;
background:#fff;display:block}
figcaption{font-size:12.5px;color:var(--soft);margin-top:3px}
.nopicture{padding:22px;border:1px dashed var(--line);border-radius:6px;color:var(--soft)}
.readings th[scope=row]{font-weight:400;color:var(--soft);white-space:nowrap}
.readings td{overflow-wrap:anywhere}.p{color:var(--soft);text-align:right;white-space:nowrap}
.doubt>*{background:var(--doubt)}.doubt th[scope=row],.doubt .p{color:var(--ink)}
summary{cursor:pointer;padding:5px 0}summary .p{float:right}
.tag{display:inline-block;border-radius:4px;padding:0 7px;font-size:12.5px;color:#fff}
.tag.medical{background:var(--medical)}.tag.dental{background:var(--dental)}
.evidence{font-size:13px;margin:2px 0 10px}.more{color:var(--soft);margin:4px 0 0;font-size:13px}
.sign{display:grid;grid-template-columns:repeat(3,1fr);gap:30px;margin-top:34px}
.sign div{border-top:1px solid var(--ink);padding-top:4px;font-size:12.5px;color:var(--soft)}
a{color:inherit}
@media (max-width:760px){.columns{grid-template-columns:1fr}}
@media print{:root{--page:#fff;--card:#fff;--ink:#000;--soft:#444;--line:#bbb}
body{max-width:none;padding:0;font-size:11pt}article,.panel,.tile{break-inside:avoid}
.reason{break-after:avoid}}
)css";

}  // namespace lockbox::batches
