/**
 * The style of the HTML report: light or dark as the browser prefers, readable on paper and on a phone. On paper, Chromium
 * leaves buttons out of repeated table headers, so buttons have no box there.
 */
export const STYLE = `
:root{color-scheme:light dark;--ground:#f6f7f9;--card:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d5dae1;--accent:#0b5cad;
--error:#b3261e;--error-ground:#fdecea;--warning:#7a4d00;--warning-ground:#fff3d6;--note:#0b5578;--note-ground:#e2f3fb;--waived-ground:#eceff3;
--c-error:#d1493f;--c-warning:#e0a526;--c-note:#4aa3cf;--c-waived:#9aa6b2}
@media screen and (prefers-color-scheme:dark){:root{--ground:#0f1317;--card:#181d23;--ink:#e6eaef;--soft:#9aa6b2;--line:#303841;--accent:#7db7f5;
--error:#ff9d94;--error-ground:#3b1a18;--warning:#f2c15b;--warning-ground:#33270e;--note:#84cdf0;--note-ground:#102b38;--waived-ground:#262d35}}
*{box-sizing:border-box}
html{scroll-padding-top:calc(var(--below,0px) + 1rem)}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
header,main{max-width:90rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.5rem}
h1{margin:0;font-size:1.75rem;letter-spacing:-.01em}
h2{margin:0 0 .5rem;font-size:1.25rem;overflow-wrap:anywhere}
h3{margin:0;font-size:1rem;overflow-wrap:anywhere}
section{margin:1.5rem 0}
.soft{color:var(--soft);font-size:.875rem;font-weight:400;margin:0;overflow-wrap:anywhere}
.none{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:1rem;margin:0}
code{font:.9em ui-monospace,SFMono-Regular,Consolas,monospace;background:color-mix(in srgb,var(--line) 45%,transparent);padding:.1em .3em;border-radius:4px;overflow-wrap:anywhere}
a{color:var(--accent);overflow-wrap:anywhere}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;margin:1rem 0;padding:0}
nav a{display:inline-block;padding:.25rem 0}
.totals{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem;margin:1rem 0}
.totals div{display:flex;flex-direction:column-reverse;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.6rem .9rem}
.totals dt{color:var(--soft);font-size:.85rem}
.totals dd{margin:0;font-size:1.6rem;font-weight:650;font-variant-numeric:tabular-nums}
.totals .error dd{color:var(--error)}.totals .warning dd{color:var(--warning)}.totals .note dd{color:var(--note)}
#headline.error{color:var(--error)}#headline.warning{color:var(--warning)}#headline.note{color:var(--note)}
.bad{color:var(--error)}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(34rem,100%),1fr));gap:.75rem}
.chart{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.5rem .9rem;margin:0}
.charts~.chart{margin-top:.75rem}
.chart table{font-size:.875rem}
.chart th{width:32%;font-weight:500}
.chart th,.chart td{border:0;padding:.3rem .3rem .3rem 0}
.bar{display:block;border-radius:3px;overflow:hidden}
.key{white-space:nowrap;margin-right:.6rem;color:var(--soft)}
.key::before{content:"";display:inline-block;width:.7em;height:.7em;border-radius:2px;background:var(--c);margin-right:.3em}
rect{fill:var(--c)}
.c-error{--c:var(--c-error)}.c-warning{--c:var(--c-warning)}.c-note{--c:var(--c-note)}.c-waived{--c:var(--c-waived)}
.c-0{--c:#2f9e6e}.c-1{--c:#6b7fd7}.c-2{--c:#3f77b5}.c-3{--c:#8b6fb8}.c-4{--c:#7d8b99}.c-5{--c:#5aa89c}.c-6{--c:#a0709c}.c-7{--c:#4d8f4d}.c-8{--c:#2b6f8f}.c-9{--c:#b58a5a}
form{display:flex;flex-wrap:wrap;gap:.5rem .6rem;align-items:end;margin:0 -1.25rem;padding:.75rem 1.25rem;position:sticky;top:0;background:var(--ground);z-index:2;border-bottom:1px solid var(--line)}
label{font-size:.8rem;color:var(--soft);display:flex;flex-direction:column;gap:.15rem}
input[type=search],select,button{font:inherit;font-size:.95rem;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.3rem .6rem;min-height:2.25rem;max-width:100%}
select{max-width:10rem}
input[type=search]{width:min(13rem,80vw)}
output{color:var(--soft);font-size:.9rem;min-height:2.25rem;display:flex;align-items:center;margin-left:auto}
.facts{display:grid;grid-template-columns:10.5rem minmax(0,1fr);gap:.2rem 1rem;margin:0}.facts dt{color:var(--soft)}.facts dd{grid-column:2;margin:0;overflow-wrap:anywhere}
.explain{display:block;font:inherit;font-size:.8rem;font-weight:400;color:var(--accent);background:none;border:0;border-radius:4px;padding:0;min-height:24px;white-space:nowrap;cursor:pointer}
.explain::before{content:"Explain ▸"}.explain[aria-expanded=true]::before{content:"Explain ▾"}
.why td{background:var(--ground)}.why .facts{contain:inline-size;max-width:70rem}
pre{white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem}
.more{margin:1rem auto;display:block}
.stack{background:var(--card);border:1px solid var(--line);border-radius:12px;margin:1.1rem 0;padding:1rem 1.15rem}
.findings{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:minmax(0,1fr);gap:.6rem}
.finding{border-left:5px solid;border-radius:6px;padding:.65rem .9rem}
.finding.error{border-color:var(--error);background:var(--error-ground)}
.finding.warning{border-color:var(--warning);background:var(--warning-ground)}
.finding.note{border-color:var(--note);background:var(--note-ground)}
.finding.waived{border-color:var(--soft);background:var(--waived-ground)}
.finding p{margin:.3rem 0 0;overflow-wrap:anywhere}
.finding .soft{color:color-mix(in srgb,var(--soft) 70%,var(--ink))}
.level{font-size:.75rem;font-weight:700;text-transform:uppercase;letter-spacing:.04em;margin-right:.25rem}
.error .level{color:var(--error)}.warning .level{color:var(--warning)}.note .level{color:var(--note)}.waived .level{color:var(--ink)}
.tag{font-size:.75rem;font-weight:600;border:1px solid currentColor;border-radius:99px;padding:0 .5em;white-space:nowrap}
.tag.critical,.tag.high{color:var(--error)}.tag.medium{color:var(--warning)}
.permalink{text-decoration:none;font-weight:400;display:inline-block;min-width:24px;text-align:center}
.members{columns:20rem auto;margin:.25rem 0 0;padding-left:1.2rem;font-size:.9rem;overflow-wrap:anywhere}
.target{outline:3px solid var(--accent);outline-offset:2px}
details{margin-top:.5rem}summary{cursor:pointer;font-weight:600;padding:.25rem 0}
table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .6rem;border-bottom:1px solid var(--line);overflow-wrap:anywhere}
#machines table,#waivers table,.stack table{background:var(--card)}
thead th{color:var(--soft);font-weight:600;white-space:nowrap;background:var(--card)}
#machines thead th{position:sticky;top:var(--below,0);z-index:1;padding:0;box-shadow:inset 0 -1px var(--line)}
thead button{border:0;background:none;font-weight:600;color:var(--soft);padding:.3rem .6rem;width:100%;text-align:left;cursor:pointer}
thead button::after{content:" ↕";opacity:.45}
[aria-sort=ascending] button::after{content:" ↑";opacity:1}[aria-sort=descending] button::after{content:" ↓";opacity:1}
tbody th{font-weight:600;min-width:11rem}
#machines td,.stack td{min-width:5.5rem}#machines td:nth-child(n+5),.stack td:nth-child(n+5){overflow-wrap:normal}#machines td:nth-child(7),.stack td:nth-child(7){overflow-wrap:anywhere}td:nth-child(8) a{overflow-wrap:normal}#machines td:nth-child(2),.stack td:nth-child(2){min-width:7rem}#machines td:nth-child(4),.stack td:nth-child(4){min-width:13rem}#machines td:nth-child(7),.stack td:nth-child(7){min-width:14rem}
.stack .scroll{overflow-x:auto;margin-top:.75rem}
[hidden]{display:none!important}
.plain .live,html:not(.plain) .scriptless{display:none!important}
.plain main{display:flex;flex-direction:column}.plain nav{order:-2}.plain #overview,.plain .scriptless{order:-1}
@media(max-width:76rem){#machines .scroll,#waivers .scroll{overflow:auto;max-height:85vh}#machines thead th{top:0}.why .facts{position:sticky;left:.6rem;width:calc(100vw - 5rem)}}
@media(max-width:40rem){form{position:static;display:grid;grid-template-columns:1fr 1fr}.wide{grid-column:1/-1}input[type=search],select{width:100%;max-width:none}output{grid-column:1/-1;margin:0}
.chart th,.chart td{display:block;width:auto;padding-bottom:0}#machines tbody th{position:sticky;left:0;background:var(--card);min-width:8rem;max-width:9rem}.facts{grid-template-columns:minmax(0,1fr)}.facts dd{grid-column:1}}
@media print{:root{--ground:#fff;color-scheme:light;font-size:11px}body{font-size:1rem}form,nav,summary::marker,.more,.permalink,.explain,#machines>.soft,.finding summary{display:none!important}header,main{max-width:none;padding:0}h2,h3,summary{break-after:avoid}.findings{display:block}.finding{margin-bottom:.6rem}.finding,tr{break-inside:avoid}.why{break-inside:auto}tr:has(+.why){break-after:avoid}
.bar,.finding,.key::before{print-color-adjust:exact;-webkit-print-color-adjust:exact}
#machines .scroll{overflow:visible;max-height:none}#machines thead th{position:static;padding:.3rem .35rem;box-shadow:none}thead button{display:contents;font-size:9px}thead button::after{content:none}#machines td,#machines tbody th{min-width:0;padding:.3rem .35rem}#machines td:nth-child(n+2):nth-child(-n+3){min-width:5rem}#machines td:nth-child(4){min-width:11.5rem}#machines td:nth-child(7){min-width:0;width:30%}table{font-size:9px}}
@media(forced-colors:active){.finding{border:1px solid}.bar{forced-color-adjust:none}.key::before{forced-color-adjust:none}}
`;
