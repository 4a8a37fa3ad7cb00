/** Every report that is written to a run's folder. A new format is its file, its test, and one line here. */
import type { Result } from '../core/result.ts';
import { renderCsv } from './csv.ts';
import { renderCtrf } from './ctrf.ts';
import { renderHtml } from './html/page.ts';
import type { HtmlOptions } from './html/page.ts';
import { renderJson } from './json.ts';
import { renderJunit } from './junit.ts';
import { renderMarkdown } from './markdown.ts';
import { renderSarif } from './sarif.ts';

export interface ReportFormat {
  /** As in `--format`. */
  id: string;
  /** In the run's folder. */
  fileName: string;
  /** Pure: the same result gives the same text. Only `html` looks at the options. */
  render(result: Result, options?: HtmlOptions): string;
}

export const reportFormats = [
  { id: 'html', fileName: 'report.html', render: renderHtml },
  { id: 'json', fileName: 'result.json', render: renderJson },
  { id: 'junit', fileName: 'junit.xml', render: renderJunit },
  { id: 'ctrf', fileName: 'ctrf.json', render: renderCtrf },
  { id: 'sarif', fileName: 'amrcheck.sarif', render: renderSarif },
  { id: 'csv', fileName: 'accounts.csv', render: renderCsv },
  { id: 'markdown', fileName: 'summary.md', render: renderMarkdown },
] as const satisfies readonly ReportFormat[];

export type ReportFormatId = (typeof reportFormats)[number]['id'];
