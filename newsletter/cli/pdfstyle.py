"""How the HTML report on a PDF looks, on screen and on A4."""

STYLE = """
:root{--ink:#1d2126;--soft:#636b74;--rule:#d9dde1;--error:#b3261e;--warning:#a35f00;--hint:#2b5f8a;--fine:#1f6b3a}
*{box-sizing:border-box}
body{margin:0 auto;max-width:46em;padding:2.5em 1.5em 3em;color:var(--ink);background:#fff;line-height:1.7;
font:15px/1.7 "Source Han Sans SC","Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif}
h1,h2{font-family:"Source Han Serif SC","Noto Serif CJK SC","Noto Serif SC","Songti SC",SimSun,serif;font-weight:700}
h1{font-size:1.9em;line-height:1.3;margin:0;letter-spacing:.06em}
header{border-top:4px solid var(--ink);padding-top:.9em;display:flex;align-items:baseline;justify-content:space-between;
gap:1em;flex-wrap:wrap}
.file{margin:0;color:var(--soft);overflow-wrap:anywhere}
h2{font-size:1.25em;margin:2em 0 .6em;padding-bottom:.25em;border-bottom:1px solid var(--ink)}
.verdict{display:flex;justify-content:space-between;align-items:baseline;gap:1em;flex-wrap:wrap;margin:1.2em 0;
padding:.7em 1em;border-left:5px solid;background:#f5f6f7}
.verdict b{font-size:1.2em}.verdict span{color:var(--soft)}
.verdict.error{border-color:var(--error)}.verdict.error b{color:var(--error)}
.verdict.warning{border-color:var(--warning)}.verdict.warning b{color:var(--warning)}
.verdict.fine{border-color:var(--fine)}.verdict.fine b{color:var(--fine)}
.facts{border-collapse:collapse;width:100%}
.facts th{text-align:left;font-weight:400;color:var(--soft);width:6em}
.facts th,.facts td{padding:.2em 0;border-bottom:1px solid var(--rule);vertical-align:top}
.finding{break-inside:avoid;padding:.8em 0 .7em;border-bottom:1px solid var(--rule)}
.finding h3{font-size:1em;margin:0;padding-left:2.4em;text-indent:-2.4em}
.finding i{display:inline-block;width:1.7em;margin-right:.7em;text-align:center;text-indent:0;font-style:normal;
font-size:.85em;color:#fff;border-radius:1em;background:var(--c)}
.finding em{font-style:normal;color:var(--c)}
.error{--c:var(--error)}.warning{--c:var(--warning)}.hint{--c:var(--hint)}
.advice,.rule,.finding ul{margin:.25em 0 0 2.4em}
.finding ul{padding:0;list-style:none;color:var(--soft);font-size:.9em}
.rule{color:var(--soft);font-size:.85em}
.pages{display:grid;grid-template-columns:repeat(auto-fill,minmax(13em,1fr));gap:1.2em;align-items:start}
figure{margin:0;break-inside:avoid}figure div{position:relative;border:1px solid var(--rule);overflow:hidden;background:#fff}
figure img{display:block;width:100%;height:100%}
figure b{position:absolute;border:1px solid var(--c);background:color-mix(in srgb,var(--c) 10%,transparent)}
figure u{position:absolute;left:-1px;top:-1px;padding:0 .25em;font:700 9px/1.3 sans-serif;text-decoration:none;color:#fff;
background:var(--c)}
figcaption{text-align:center;color:var(--soft);font-size:.85em}
footer{margin-top:2.5em;padding-top:.6em;border-top:1px solid var(--ink);color:var(--soft);font-size:.85em}
@page{size:A4;margin:16mm 18mm}
@media print{body{max-width:none;padding:0;font-size:10pt}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.pages{grid-template-columns:repeat(3,1fr)}}
"""
