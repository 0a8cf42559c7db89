CREATE TABLE "abnormal_cases" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"sheet_id" uuid NOT NULL,
	"expert_id" uuid NOT NULL,
	"application_id" uuid,
	"reason" text NOT NULL,
	"status" text NOT NULL,
	"explanation" text,
	"explanation_text" text DEFAULT '' NOT NULL,
	"explanation_file_id" uuid,
	"closed_reason" text,
	"basis" jsonb,
	"opened_by" uuid NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "abnormal_votes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"case_id" uuid NOT NULL,
	"expert_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"confirms" boolean NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sheet_scans" (
	"id" uuid PRIMARY KEY NOT NULL,
	"sheet_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"attached_by" uuid NOT NULL,
	"attached_at" timestamp with time zone NOT NULL,
	"voided_at" timestamp with time zone,
	"void_reason" text
);
--> statement-breakpoint
ALTER TABLE "results" ADD COLUMN "inputs" jsonb;--> statement-breakpoint
ALTER TABLE "score_versions" ADD COLUMN "case_id" uuid;--> statement-breakpoint
ALTER TABLE "sheet_imports" ADD COLUMN "accepted" jsonb;--> statement-breakpoint
ALTER TABLE "sheet_packs" ADD COLUMN "role" text;--> statement-breakpoint
ALTER TABLE "abnormal_cases" ADD CONSTRAINT "abnormal_cases_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abnormal_cases" ADD CONSTRAINT "abnormal_cases_sheet_id_sheets_id_fk" FOREIGN KEY ("sheet_id") REFERENCES "public"."sheets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abnormal_cases" ADD CONSTRAINT "abnormal_cases_expert_id_experts_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."experts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abnormal_cases" ADD CONSTRAINT "abnormal_cases_application_id_applications_id_fk" FOREIGN KEY ("application_id") REFERENCES "public"."applications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abnormal_cases" ADD CONSTRAINT "abnormal_cases_explanation_file_id_files_id_fk" FOREIGN KEY ("explanation_file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abnormal_votes" ADD CONSTRAINT "abnormal_votes_case_id_abnormal_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."abnormal_cases"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "abnormal_votes" ADD CONSTRAINT "abnormal_votes_expert_id_experts_id_fk" FOREIGN KEY ("expert_id") REFERENCES "public"."experts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_scans" ADD CONSTRAINT "sheet_scans_sheet_id_sheets_id_fk" FOREIGN KEY ("sheet_id") REFERENCES "public"."sheets"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sheet_scans" ADD CONSTRAINT "sheet_scans_file_id_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."files"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "abnormal_cases_round" ON "abnormal_cases" USING btree ("round_id");--> statement-breakpoint
CREATE INDEX "abnormal_cases_sheet" ON "abnormal_cases" USING btree ("sheet_id");--> statement-breakpoint
CREATE UNIQUE INDEX "abnormal_votes_version" ON "abnormal_votes" USING btree ("case_id","expert_id","version");--> statement-breakpoint
CREATE INDEX "sheet_scans_sheet" ON "sheet_scans" USING btree ("sheet_id");--> statement-breakpoint
ALTER TABLE "score_versions" ADD CONSTRAINT "score_versions_case_id_abnormal_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."abnormal_cases"("id") ON DELETE no action ON UPDATE no action;