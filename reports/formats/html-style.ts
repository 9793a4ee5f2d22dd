/** The style of the HTML report: light and dark by the reader's own choice, and readable on paper. */
export const STYLE = `
:root{color-scheme:light dark;--ground:#f6f7f9;--card:#fff;--ink:#1b1f24;--soft:#57606a;--line:#d5dae1;--accent:#0b5cad;
--error:#b3261e;--error-ground:#fdecea;--warning:#7a4d00;--warning-ground:#fff3d6;--note:#0b5578;--note-ground:#e2f3fb;--waived-ground:#eceff3}
@media(prefers-color-scheme:dark){:root{--ground:#0f1317;--card:#181d23;--ink:#e6eaef;--soft:#9aa6b2;--line:#303841;--accent:#7db7f5;
--error:#ff9d94;--error-ground:#3b1a18;--warning:#f2c15b;--warning-ground:#33270e;--note:#84cdf0;--note-ground:#102b38;--waived-ground:#262d35}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.5 system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
header,main,form,#totals{max-width:76rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem;padding-bottom:.25rem}
h1{margin:0;font-size:1.75rem;letter-spacing:-.01em}
h2{margin:0;font-size:1.15rem;overflow-wrap:anywhere}
h3{margin:0;font-size:1rem;overflow-wrap:anywhere}
.soft{color:var(--soft);font-size:.875rem;font-weight:400;margin:0;overflow-wrap:anywhere}
code{font:.9em ui-monospace,SFMono-Regular,Consolas,monospace;background:color-mix(in srgb,var(--line) 45%,transparent);padding:.1em .3em;border-radius:4px;overflow-wrap:anywhere}
a{color:var(--accent)}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
#totals dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(8.5rem,1fr));gap:.75rem;margin:1rem 0}
#totals dl div{display:flex;flex-direction:column-reverse;background:var(--card);border:1px solid var(--line);border-radius:10px;padding:.6rem .9rem}
#totals dt{color:var(--soft);font-size:.85rem}
#totals dd{margin:0;font-size:1.6rem;font-weight:650;font-variant-numeric:tabular-nums}
#totals .error dd{color:var(--error)}#totals .warning dd{color:var(--warning)}#totals .note dd{color:var(--note)}
#totals ul{color:var(--error)}
form{display:flex;flex-wrap:wrap;gap:.75rem 1rem;align-items:end;padding-top:.75rem;padding-bottom:.75rem;position:sticky;top:0;background:var(--ground);z-index:1;border-bottom:1px solid var(--line)}
form[hidden]{display:none}
label{font-size:.85rem;color:var(--soft);display:flex;flex-direction:column;gap:.2rem}
label.check{flex-direction:row;align-items:center;gap:.4rem;min-height:2.5rem;color:var(--ink)}
input[type=search],select,button{font:inherit;color:inherit;color:var(--ink);background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.4rem .65rem;min-height:2.5rem}
input[type=search]{width:min(22rem,80vw)}
input[type=checkbox]{width:1.15rem;height:1.15rem;accent-color:var(--accent)}
output{color:var(--soft);font-size:.9rem;min-height:2.5rem;display:flex;align-items:center;margin-left:auto}
.stack{background:var(--card);border:1px solid var(--line);border-radius:12px;margin:1.1rem 0;padding:1rem 1.15rem;content-visibility:auto;contain-intrinsic-size:auto 12rem}
.findings{list-style:none;margin:.75rem 0 0;padding:0;display:grid;gap:.6rem}
.findings:empty{display:none}
.finding{border-left:5px solid;border-radius:6px;padding:.65rem .9rem}
.finding.error{border-color:var(--error);background:var(--error-ground)}
.finding.warning{border-color:var(--warning);background:var(--warning-ground)}
.finding.note{border-color:var(--note);background:var(--note-ground)}
.finding.waived{border-color:var(--soft);background:var(--waived-ground)}
.finding p{margin:.3rem 0 0;overflow-wrap:anywhere}
.level{font-size:.75rem;font-weight:700;text-transform:uppercase;letter-spacing:.04em;margin-right:.5rem}
.error .level{color:var(--error)}.warning .level{color:var(--warning)}.note .level{color:var(--note)}.waived .level{color:var(--soft)}
details{margin-top:.75rem}summary{cursor:pointer;font-weight:600;padding:.25rem 0}
.scroll{overflow-x:auto;margin-top:.5rem}
table{border-collapse:collapse;width:100%;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.45rem .7rem;border-bottom:1px solid var(--line)}
thead th{color:var(--soft);font-weight:600;white-space:nowrap}
tbody th{font-weight:600;overflow-wrap:anywhere;min-width:8rem}
td{min-width:5.5rem}td:nth-child(3){overflow-wrap:anywhere;min-width:12rem}td:nth-child(6){min-width:20rem}
[hidden]{display:none!important}
@media(max-width:40rem){form{position:static}}
@media print{form,summary{display:none}.stack{break-inside:avoid;content-visibility:visible}}
@media(forced-colors:active){.finding{border:1px solid}}
`;
