/** `tenspot/node`: what the command line does, as functions. They print nothing, and throw nothing but `TenspotError`. */

export type {Environment} from '../machine/tools/tools.ts';
export type {TemplateCheck} from '../production/check/check-templates.ts';
export type {RightsStatus} from '../production/deliver/rights-status.ts';
export type {CleanedFarm} from '../production/farm/clean-farm.ts';
export type {DeployedFarm} from '../production/farm/deploy-farm.ts';
export type {FarmEstimate} from '../production/farm/estimate-farm.ts';
export type {FarmFact} from '../production/farm/examine-farm.ts';
export type {FarmSpending} from '../production/farm/farm-spending.ts';
export type {GradeFinding} from '../production/grade/grade-findings.ts';
export type {GradedTake, SpotGrade} from '../production/grade/grade-spot.ts';
export type {TakeEnd} from '../production/project/report.ts';
export type {SpotStatus} from '../production/project/status.ts';
export type {Workspace} from '../production/project/workspace.ts';
export type {ShotRow, TakeRow} from '../production/takes/list-takes.ts';
export type {LineOrigin, LostLine} from '../production/write/plan-writing.ts';
export type {WriteNote, WriteStep} from '../production/write/step.ts';
export type {TranslationNote} from '../production/write/translate/plan-translations.ts';
export type {CheckReport} from '../spot/findings/check-report.ts';
export type {CostLine, CostSheet} from '../spot/takes/cost-sheet.ts';
export type {Manifest, VariantRecord} from '../spot/variant/manifest.ts';
export {
  type AppliedNoteResult,
  applyNote,
  type NoteChoice,
  type NotePreview,
  previewNote,
} from './apply-note.ts';
export {type BenchOptions, bench} from './bench.ts';
export {type BillAbove, type BilledModel, bills, decideBill, type PriceAnswer} from './bills.ts';
export type {BoughtTake} from './bought-take.ts';
export {type BrandResult, brand} from './brand.ts';
export {type AdviceChoice, advicePlan, type CheckChoice, check} from './check.ts';
export {type CreateOptions, type CreateResult, create} from './create.ts';
export {type DeliverOptions, type DeliverResult, deliver, type FillChoice} from './deliver.ts';
export {type DoctorOptions, type DoctorResult, doctor} from './doctor.ts';
export {
  type ExportOtioOptions,
  type ExportOtioResult,
  exportOtio,
  type ImportEditOptions,
  type ImportEditResult,
  importEdit,
} from './edit-timeline.ts';
export type {BatchExplanation} from './explain-batch.ts';
export {type ExportReviewOptions, type ExportReviewResult, exportReview} from './export-review.ts';
export type {Fact} from './facts.ts';
export {
  type FarmCleanOptions,
  type FarmDoctorResult,
  type FarmOptions,
  type FarmPlace,
  type FarmPlaceOptions,
  farmClean,
  farmDeploy,
  farmDoctor,
  farmEstimate,
} from './farm.ts';
export {
  type FarmRenderChoice,
  type FarmRenderResult,
  type FarmResumeChoice,
  farmRender,
  farmResume,
  farmResumeEstimate,
} from './farm-render.ts';
export {type FixOptions, type FixResult, fixFindings} from './fix-findings.ts';
export {type GradeOptions, grade} from './grade.ts';
export {type ImportFeedOptions, type ImportFeedResult, importFeed} from './import-feed.ts';
export {type ImportNotesOptions, type ImportNotesResult, importNotes} from './import-notes.ts';
export {
  type ImportResultsOptions,
  importResults,
  type ResultsReport,
  type TriedVariants,
  triedVariants,
} from './import-results.ts';
export {type InitOptions, init} from './init.ts';
export {type MakeOptions, type MakeResult, make} from './make.ts';
export {openProject, type ProjectOptions, type TenspotProject} from './open-project.ts';
export type {SpotChoice} from './open-spot.ts';
export {type PickOptions, type PickResult, pick} from './pick.ts';
export {type PlanOptions, plan, type ShootPlan} from './plan.ts';
export type {BoughtBed, PlannedBed} from './planned-bed.ts';
export type {BoughtLine, PlannedLine} from './planned-line.ts';
export type {PlannedModel, PlannedShot} from './planned-shot.ts';
export type {Progress, VendorJob} from './progress.ts';
export {type PruneOptions, type PruneResult, pruneTakes} from './prune-takes.ts';
export {
  type JobAnswer,
  type LedgerChoice,
  repairTakes,
  type SettledJob,
  settleTake,
  unresolvedTakes,
} from './reconcile-takes.ts';
export {type RegistryOptions, registry} from './registry.ts';
export {type RejectOptions, reject} from './reject.ts';
export {type RenderOptions, render} from './render.ts';
export type {RenderedVariant, RenderResult} from './render-result.ts';
export {
  type AnswerOptions,
  addNote,
  answerNote,
  type NoteOptions,
  type ReviewerOptions,
  type ReviewResult,
  type RoundOptions,
  review,
  reviewRound,
} from './review.ts';
export {
  type ReviewLinkFacts,
  type ReviewLinksResult,
  type RevokeLinkOptions,
  reviewLinks,
  revokeReviewLink,
} from './review-links.ts';
export type {RunOptions} from './running.ts';
export {type ShootOptions, type ShootResult, shoot} from './shoot.ts';
export {spots} from './spots.ts';
export {type StageOptions, type StageResult, stage} from './stage.ts';
export {type RightsStatusOptions, rightsStatus, status} from './status.ts';
export {type StudioRunOptions, studio} from './studio.ts';
export {type TakesOptions, type TakesResult, takes} from './takes.ts';
export {type TranslateOptions, type TranslateResult, translate, translatePlan} from './translate.ts';
export {type TryOptions, tryTemplates} from './try-templates.ts';
export {type ListedVariant, type VariantChoice, type VariantList, variants} from './variants.ts';
export {answerVault, type VaultAnswer, vault} from './vault.ts';
export type {VerdictOptions, VerdictResult} from './verdict.ts';
export type {PlannedQuestion, WordsPlan} from './words-plan.ts';
export {type WriteOptions, type WriteResult, whoWrote, write, writePlan} from './write.ts';
