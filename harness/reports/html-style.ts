/** The stylesheet of the HTML report: light or dark as the reader's system has it, one column on a phone, complete on paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --ground: #f6f7f9; --card: #ffffff; --line: #dfe3e8; --text: #1c2430; --soft: #5b6675; --code: #f1f3f6; --link: #0b5cad;
  --pass: #1a7f4b; --fail: #c62f2f; --waived: #3a6ea8; --inconclusive: #9a6b00; --notApplicable: #7a8594; --error: #8b3fb0;
  --mark: #ffe9a8; --shade: 0 1px 2px rgb(20 30 50 / 8%);
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161c; --card: #1a2028; --line: #2c3541; --text: #e4e9f0; --soft: #98a4b3; --code: #11151b; --link: #7db8ff;
    --pass: #4cc38a; --fail: #ff7b72; --waived: #79b0ea; --inconclusive: #e0b040; --notApplicable: #8a96a6; --error: #cf8ef0;
    --mark: #5a4708; --shade: none;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--text); font: 15px/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 74rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: .2rem 0 .6rem; }
h2 { font-size: 1.2rem; margin: 2.6rem 0 .8rem; }
h3 { font-size: 1.05rem; line-height: 1.35; margin: 0; }
a { color: var(--link); text-decoration-thickness: .06em; text-underline-offset: .15em; }
code, pre, .mono { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .87em; }
pre { margin: .4rem 0 0; padding: .7rem .85rem; background: var(--code); border: 1px solid var(--line); border-radius: 6px;
  white-space: pre-wrap; max-height: 28rem; overflow: auto; line-height: 1.45; }
pre.short { max-height: 10rem; }
mark { background: var(--mark); color: inherit; border-radius: 2px; }
.soft { color: var(--soft); }
.lead { font-size: 1.05rem; margin: 0; max-width: 60rem; }
.facts { display: flex; flex-wrap: wrap; gap: .3rem 1.4rem; margin: 1rem 0 0; padding: 0; list-style: none; color: var(--soft); }
.facts b { color: var(--text); font-weight: 600; }
.alarm { border-left: 4px solid var(--fail); background: var(--card); padding: .7rem 1rem; margin: 1rem 0 0; border-radius: 4px; }
.tiles { display: grid; grid-template-columns: repeat(6, 1fr); gap: .7rem; margin: 1.5rem 0 .7rem; }
.tile { background: var(--card); border: 1px solid var(--line); border-top: 3px solid var(--tone); border-radius: 8px; padding: .6rem .8rem; box-shadow: var(--shade); }
.tile b { display: block; font-size: 1.55rem; line-height: 1.2; font-variant-numeric: tabular-nums; color: var(--tone); }
.tile.none b { color: var(--soft); }
.bar { display: flex; height: 8px; border-radius: 4px; overflow: hidden; background: var(--line); }
.bar i { background: var(--tone); }
.pass { --tone: var(--pass); } .fail, .high { --tone: var(--fail); } .waived, .low { --tone: var(--waived); }
.inconclusive, .medium { --tone: var(--inconclusive); } .notApplicable { --tone: var(--notApplicable); } .error, .hazard, .unstable { --tone: var(--error); }
.chip { display: inline-block; border: 1px solid var(--tone); color: var(--tone); border-radius: 99px; padding: 0 .55rem; font-size: .8rem; line-height: 1.5; white-space: nowrap; }
.card { background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--tone); border-radius: 8px; padding: 1rem 1.15rem; margin: 0 0 1rem; box-shadow: var(--shade); }
.card header { display: flex; flex-wrap: wrap; gap: .25rem .7rem; align-items: baseline; justify-content: space-between; }
.card dl { display: grid; grid-template-columns: 6.5rem 1fr; gap: .35rem 1rem; margin: .8rem 0; }
.card dt { color: var(--soft); } .card dd { margin: 0; }
.claims { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: .6rem; margin: .7rem 0; }
.claim { border: 1px solid var(--line); border-radius: 6px; padding: .5rem .7rem; } .claim.followed { border-color: var(--pass); box-shadow: inset 3px 0 var(--pass); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .2rem 1rem; margin: .3rem 0 .8rem; }
.pair > * { min-width: 0; }
.pair h4 { margin: .3rem 0 0; font-size: .95rem; }
details > summary { cursor: pointer; }
details > summary:hover { color: var(--link); }
.operation { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .6rem 1rem; margin: 0 0 .7rem; }
.operation > summary { font-weight: 600; }
.operation details { margin: .5rem 0 0 .3rem; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
.scroll.bare { background: none; border: 0; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: .4rem .75rem; border-bottom: 1px solid var(--line); }
tr:last-child > td { border-bottom: 0; }
th { font-weight: 600; color: var(--soft); font-size: .85rem; }
td { min-width: 5rem; }
.verdicts { table-layout: fixed; min-width: 44rem; }
.verdicts th:nth-child(1) { width: 36%; } .verdicts th:nth-child(2) { width: 22%; } .verdicts th:nth-child(3) { width: 9rem; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; min-width: 3.2rem; }
.number a { color: var(--tone); font-weight: 600; }
:target { outline: 2px solid var(--link); outline-offset: 2px; }
footer { margin-top: 3rem; color: var(--soft); font-size: .87rem; }
@media (max-width: 46rem) {
  main { padding: 1.2rem .8rem 3rem; }
  .tiles { grid-template-columns: repeat(3, 1fr); } .tile { padding: .4rem .6rem; font-size: .85rem; }
  .pair { grid-template-columns: 1fr; }
  .twins > :nth-child(odd) { order: 1; } .twins > :nth-child(even) { order: 2; }
  .pair:not(.twins) > :nth-child(-n + 3):nth-child(odd) { order: 1; } .pair:not(.twins) > :nth-child(even) { order: 2; }
  .card dl { grid-template-columns: 1fr; gap: 0; } .card dd { margin-bottom: .5rem; }
  th, td { padding: .35rem .5rem; }
}
@media print {
  pre { max-height: none; } .card, .operation { break-inside: avoid; box-shadow: none; }
}
`;
