import type { Plan } from '../core/plan.ts';
import type { Redactor } from '../core/redact.ts';
import type { RunRecord } from '../core/run-record.ts';
import type { ProgressEvent } from './progress.ts';

export interface GatherOptions {
  version: string;
  /** Hex, 32 bytes; also the redactor's. */
  digestKey: string;
  redactor: Redactor;
  folder: EvidenceStore;
  headed: boolean;
  /** How many accounts sign in at the same time. */
  workers: number;
  keepRaw: boolean;
  /** Limit for one sign-in in milliseconds. */
  timeoutMs: number;
  progress(event: ProgressEvent): void;
  /** Aborted on SIGINT: what is under way is given up, what was gathered stays. */
  signal: AbortSignal;
}

/** Where evidence goes as soon as it is there; core/run-folder.ts is the one on disk. */
export interface EvidenceStore {
  writeEvidence(evidence: import('../core/evidence.ts').Evidence): Promise<void>;
  writeRecord(record: RunRecord): Promise<void>;
  /** Returns the path relative to the folder. */
  writeScreenshot(name: string, png: Buffer): Promise<string>;
}

export declare function gather(plan: Plan, options: GatherOptions): Promise<RunRecord>;
