/** The few texts of the viewer, which no other file comes with. */
export interface Texts {
  title: string;
  loading: string;
  empty: string;
  more: string;
  ended: string;
  endedHint: string;
  failed: string;
  again: string;
  later: (seconds: number) => string;
  late: string;
  withheld: string;
  changes: string;
  files: string;
  verifiable: string;
  damaged: (index: number) => string;
  count: (n: string, exact: boolean) => string;
}

const EN: Texts = {
  title: "What happened",
  loading: "Loading…",
  empty: "Nothing has been recorded yet.",
  more: "Show more",
  ended: "This view has ended.",
  endedHint: "Load the page again to see it.",
  failed: "The record of events cannot be shown now.",
  again: "Try again",
  later: (seconds) => `Too many questions at once. It can be tried again in ${seconds} s.`,
  late: "recorded later",
  withheld: "Some values were erased.",
  changes: "Changes",
  files: "Files",
  verifiable: "Entry",
  damaged: (index) => `Entry ${index} is damaged and cannot be shown.`,
  count: (n, exact) => (exact ? `${n} events` : `${n} events or more`),
};

const ZH: Texts = {
  title: "操作留痕",
  loading: "正在加载…",
  empty: "暂无记录。",
  more: "显示更多",
  ended: "查看权限已过期。",
  endedHint: "请重新加载页面。",
  failed: "暂时无法显示操作留痕。",
  again: "重试",
  later: (seconds) => `请求过于频繁，请在 ${seconds} 秒后重试。`,
  late: "补记",
  withheld: "部分内容已被擦除。",
  changes: "变更",
  files: "附件",
  verifiable: "序号",
  damaged: (index) => `条目 ${index} 已损坏，无法显示。`,
  count: (n, exact) => (exact ? `共 ${n} 条` : `至少 ${n} 条`),
};

/** The language that the element was told, else that of its page. */
export function textsOf(language: string): Texts {
  return language.toLowerCase().startsWith("zh") ? ZH : EN;
}
