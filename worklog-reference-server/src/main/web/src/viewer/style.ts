/**
 * How the viewer looks. It is adopted as a constructed sheet, which a page's policy for styles does
 * not forbid. A page may set the custom properties on the element.
 */
export const STYLE = `
:host {
  --wlt-text: #1c2230; --wlt-muted: #5a6270; --wlt-ground: #ffffff; --wlt-line: #dfe3ea;
  --wlt-accent: #2f4fa8; --wlt-bad: #b3261e; --wlt-seal: #b3261e;
  display: block; color: var(--wlt-text); background: var(--wlt-ground);
  font: 15px/1.6 system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  border: 1px solid var(--wlt-line); border-radius: 8px; padding: 1rem 1.25rem;
  box-sizing: border-box; overflow-wrap: anywhere; color-scheme: light;
}
:host([theme="dark"]) {
  --wlt-text: #eceff5; --wlt-muted: #a8b0bf; --wlt-ground: #1a1e27; --wlt-line: #2d3340;
  --wlt-accent: #9db4f2; --wlt-bad: #ff9a92; --wlt-seal: #e5746b; color-scheme: dark;
}
@media (prefers-color-scheme: dark) {
  :host([theme="auto"]) {
    --wlt-text: #eceff5; --wlt-muted: #a8b0bf; --wlt-ground: #1a1e27; --wlt-line: #2d3340;
    --wlt-accent: #9db4f2; --wlt-bad: #ff9a92; --wlt-seal: #e5746b; color-scheme: dark;
  }
}
:host([hidden]) { display: none; }
.head { display: flex; justify-content: space-between; gap: 1rem; margin-bottom: .6rem; }
.head strong { font-size: 1.05rem; }
.muted, time { color: var(--wlt-muted); font-size: .86rem; }
ol { list-style: none; margin: 0; padding: 0 0 0 1rem; border-left: 2px solid var(--wlt-line); }
li:not(.detail) { position: relative; padding-bottom: .9rem; }
li:not(.detail)::before {
  content: ""; position: absolute; left: calc(-1rem - 6px); top: .5rem; width: 10px; height: 10px;
  box-sizing: border-box; border-radius: 50%; background: var(--wlt-ground);
  border: 2px solid var(--wlt-accent);
}
li[data-level="bad"]:not(.detail)::before { border-color: var(--wlt-bad); background: var(--wlt-bad); }
.sentence { margin: 0; }
ul { margin: .15rem 0 0; padding-left: 1.1rem; font-size: .9rem; }
.late { color: var(--wlt-bad); }
button {
  font: inherit; color: var(--wlt-accent); background: none; border: 1px solid currentcolor;
  border-radius: 6px; min-height: 32px; padding: 0 .9rem; cursor: pointer;
}
button:focus-visible { outline: 2px solid var(--wlt-accent); outline-offset: 2px; }
.problem { border-left: 4px solid var(--wlt-bad); padding-left: .75rem; }
.problem p { margin: 0 0 .4rem; }
`;
