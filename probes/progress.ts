import type { ScenarioId } from '../core/model.ts';

/** What a person who waits is told. `message` is a short clause, e.g. `signing in`. */
export interface ProgressEvent {
  target: string;
  scenario?: ScenarioId;
  account?: string;
  kind: 'start' | 'wait' | 'done' | 'error';
  message: string;
}
