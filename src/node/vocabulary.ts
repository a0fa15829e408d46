// What the command line needs of the rooms below to read arguments and print results.

export {redacted} from '../machine/http/redact.ts';
export {packageFacts} from '../machine/tools/package.ts';
export {CASES, type Measured} from '../production/bench/cases.ts';
export type {Audit} from '../production/render/audit-masters.ts';
export type {OneByOne} from '../production/render/one-by-one-estimate.ts';
export {KINDS, type Kind} from '../production/scaffold/new.ts';
export {DOCUMENTS, schemaPath} from '../production/scaffold/schemas/schemas.ts';
export type {Repaired} from '../production/shoot/ledger/repair.ts';
export type {UnresolvedJob} from '../production/shoot/ledger/unresolved-job.ts';
export type {PlaceAnswer, PlaceAnswered} from '../production/shoot/vault/answer-place.ts';
export type {VaultStatus} from '../production/shoot/vault/vault-status.ts';
export type {VendorFacts} from '../production/shoot/vendor-facts.ts';
export {describePrice} from '../production/takes/describe-take.ts';
export type {ShotRow, TakeRow} from '../production/takes/list-takes.ts';
export {ColorRole} from '../spot/brand/brand-file.ts';
export {DeliveryGate, FIXED_GATES, type Override} from '../spot/delivery/gate.ts';
export type {CheckReport} from '../spot/findings/check-report.ts';
export {type Finding, findingsByRule} from '../spot/findings/finding.ts';
export {TRIED_LANGUAGES, type TriedLanguage} from '../spot/findings/longest-words.ts';
export {describeLostWindow} from '../spot/ledger/lost-window.ts';
export {formatUsd, toMicro} from '../spot/ledger/money.ts';
export {DECISIONS, STAGES} from '../spot/review/review-event.ts';
export type {CostLine, CostSheet, Sum} from '../spot/takes/cost-sheet.ts';
export {Format} from '../spot/variant/format.ts';
export {EngineName} from '../spot/variant/manifest.ts';
export {vaultHolds} from './vault-holds.ts';
