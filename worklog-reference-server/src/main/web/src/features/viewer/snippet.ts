/** What goes into a page to show what a token is for. Neither value can have a quote in it. */
export function snippet(server: string, token: string): string {
  return [
    `<script src="${server}/viewer/worklog-timeline.js" defer></script>`,
    `<worklog-timeline server="${server}" token="${token}" theme="auto"></worklog-timeline>`,
  ].join("\n");
}
