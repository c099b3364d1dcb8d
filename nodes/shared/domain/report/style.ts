/** The look of the page: one column, light and dark, no font and no picture from elsewhere. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--card:#f5f7f6;--ink:#16211f;--soft:#566461;--line:#d9e0de;--teal:#12706b;--amber:#b7791f;--pale:#9ccbc7;--bad:#b3261e;--good:#1b7f4b}
@media (prefers-color-scheme:dark){:root{--paper:#101615;--card:#1a2321;--ink:#e6edeb;--soft:#9fb0ac;--line:#2e3b38;--teal:#4fb8b0;--amber:#f0b65a;--pale:#2d625e;--bad:#ff8a80;--good:#6fd6a0}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:960px;margin:0 auto;padding:20px 16px 64px}
h1{font-size:1.5rem;line-height:1.2;margin:0}
h2{font-size:1.15rem;margin:40px 0 8px}
h3{font-size:1rem;margin:20px 0 4px}
p{margin:4px 0}
.soft{color:var(--soft);font-size:.9rem}
.tiles{display:grid;grid-template-columns:repeat(3,1fr);gap:10px;margin:12px 0}
.tiles.counts{grid-template-columns:repeat(auto-fit,minmax(110px,1fr))}
.tile{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:10px 12px}
.tile b{display:block;font-size:1.1rem;line-height:1.3;font-variant-numeric:tabular-nums;white-space:nowrap}
.tile span{display:block;color:var(--soft);font-size:.85rem;line-height:1.3}
.wide{overflow-x:auto;border:1px solid var(--line);border-radius:10px;margin:8px 0}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{text-align:left;padding:7px 10px;border-top:1px solid var(--line);vertical-align:top}
thead th{border-top:0;color:var(--soft);font-weight:600;white-space:nowrap}
td.money,th.money{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
td.text{min-width:180px;overflow-wrap:anywhere}
td.short{white-space:nowrap}
a{color:var(--teal)}
td a{display:block;white-space:nowrap}
.bad{color:var(--bad);font-weight:600}
.good{color:var(--good);font-weight:600}
.chart{width:100%;max-width:680px;height:auto;display:block;margin:8px 0}
.chart text{fill:var(--soft);font-size:10px}
.chart .label{text-anchor:middle}
.chart .guide{stroke:var(--line);stroke-dasharray:2 3}
.chart .ground{stroke:var(--soft)}
.payout,.actual{fill:var(--amber)}
.debit{fill:var(--teal)}
.forecast{fill:var(--teal)}
.risk{fill:var(--pale)}
.key{display:inline-block;margin-right:14px;color:var(--soft);font-size:.85rem}
.key i{display:inline-block;width:10px;height:10px;border-radius:2px;margin-right:5px}
.key .payout,.key .actual{background:var(--amber)}
.key .debit,.key .forecast{background:var(--teal)}
.key .risk{background:var(--pale)}
details{margin:8px 0}
summary{cursor:pointer;color:var(--teal)}
@media (max-width:560px){.tiles,.tiles.counts{grid-template-columns:repeat(2,1fr)}.tile{padding:8px 10px}th,td{padding:6px 7px}table{font-size:.86rem}}
@media (max-width:560px){.stacked{border:0;overflow:visible}.stacked thead{display:none}.stacked table,.stacked tbody{display:block}.stacked tr{display:block;border:1px solid var(--line);border-radius:10px;padding:6px 0;margin:8px 0}.stacked td,.stacked td.money{display:flex;gap:10px;border:0;padding:3px 12px;text-align:left;white-space:normal;min-width:0}.stacked td:empty{display:none}.stacked td::before{content:attr(data-title);color:var(--soft);flex:0 0 84px}.stacked td.links{flex-wrap:wrap}}
@media print{details>*{display:block}.wide{overflow:visible}a{color:inherit}}
`;
