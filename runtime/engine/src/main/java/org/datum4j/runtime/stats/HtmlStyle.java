// SPDX-License-Identifier: Apache-2.0
package org.datum4j.runtime.stats;

/** How the web page looks, by day and by night. */
final class HtmlStyle {
  static final String CSS =
      """
      :root{--bg:#f6f7f9;--card:#fff;--ink:#1c2430;--soft:#667085;--line:#e4e7ec;--a:#3b6fd4;--b:#5bb5a2;--c:#e0a13c;--d:#b9c0cc}
      @media(prefers-color-scheme:dark){:root{--bg:#12161d;--card:#1b212b;--ink:#e6eaf0;--soft:#98a2b3;--line:#2b3340;--a:#6f9cf0;--b:#63c2ae;--c:#e3b15c;--d:#4a5463}}
      *{box-sizing:border-box}
      body{margin:0;background:var(--bg);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
      main{max-width:1040px;margin:0 auto;padding:28px 20px 40px}
      h1{font-size:25px;margin:0 0 18px;overflow-wrap:anywhere}
      h2{font-size:15px;margin:0 0 10px}
      section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px 18px;margin:0 0 16px;min-width:0}
      .tiles{display:flex;flex-wrap:wrap;gap:12px;margin:0 0 16px}
      .tile{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 18px;flex:1 1 120px}
      .tile b{display:block;font-size:23px;font-variant-numeric:tabular-nums}
      .tile span{color:var(--soft);font-size:13px}
      .grid2{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,380px),1fr));gap:0 16px;align-items:stretch}
      table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
      th,td{text-align:right;padding:5px 10px;border-bottom:1px solid var(--line)}
      th{color:var(--soft);font-weight:500;font-size:13px}
      th:first-child,td:first-child{text-align:left;min-width:90px;overflow-wrap:anywhere}
      tr:last-child td{border-bottom:0}
      svg{display:block;width:100%;height:auto}
      svg text{font-size:11px;fill:var(--soft)}
      .bars{display:grid;grid-template-columns:minmax(60px,max-content) 1fr;gap:3px 10px;align-items:center;font-size:13px;line-height:20px}
      .bars b{font-weight:400;text-align:right;max-width:min(300px,38vw);overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
      .bars div{display:flex;align-items:center;min-width:0;padding-right:170px}
      .bars i{flex:none;background:var(--a);height:14px;min-width:1px;border-radius:2px}
      .bars span{flex:none;width:0;white-space:nowrap;color:var(--soft);font-size:12px;text-indent:7px;font-variant-numeric:tabular-nums}
      .key{margin:-6px 0 8px}
      @media(max-width:640px){main{padding:16px 10px}.bars div{padding-right:130px}th,td{padding:5px 4px;font-size:13px}.tile{flex-basis:90px;padding:10px}}
      .bar,.share0{fill:var(--a)}.share1{fill:var(--b)}.share2{fill:var(--c)}.share3{fill:var(--d)}
      .bubble{fill:var(--a);fill-opacity:.45;stroke:var(--a)}
      .grid{stroke:var(--line)}
      p{color:var(--soft);font-size:13px;margin:8px 0 0}
      .names,li{overflow-wrap:anywhere;font-size:13px}
      ul{margin:0;padding-left:18px}
      .swatch{display:inline-block;width:46px;height:18px;border-radius:4px;border:1px solid var(--line);vertical-align:middle}
      footer{color:var(--soft);font-size:12px;margin-top:20px}
      """;

  private HtmlStyle() {}
}
