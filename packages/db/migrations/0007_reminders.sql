CREATE TABLE "broadcasts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"filter" jsonb NOT NULL,
	"recipients" uuid[] NOT NULL,
	"channels" text[] NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"reason" text NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_feeds" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_read_at" timestamp with time zone,
	"revoked_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "official_years" (
	"id" uuid PRIMARY KEY NOT NULL,
	"year" integer NOT NULL,
	"version" integer NOT NULL,
	"days" jsonb NOT NULL,
	"imported_by" uuid NOT NULL,
	"imported_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "reminder_rules" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"version" integer NOT NULL,
	"active" boolean NOT NULL,
	"rungs" jsonb NOT NULL,
	"channels" text[] NOT NULL,
	"subject" jsonb NOT NULL,
	"body" jsonb NOT NULL,
	"reason" text NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "round_dates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	"note" text NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "route_wishes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"round_id" uuid NOT NULL,
	"recipient_kind" text NOT NULL,
	"recipient_id" uuid NOT NULL,
	"purpose" text,
	"channels" text[] NOT NULL,
	"locale" text NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "messages_status";--> statement-breakpoint
DROP INDEX "messages_once";--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "channel" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "address" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "subject" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "body" SET DEFAULT '';--> statement-breakpoint
ALTER TABLE "message_attempts" ADD COLUMN "number" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "message_attempts" ADD COLUMN "channel" text NOT NULL;--> statement-breakpoint
ALTER TABLE "message_attempts" ADD COLUMN "address_hash" text;--> statement-breakpoint
ALTER TABLE "message_attempts" ADD COLUMN "recorded_by" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "deadline" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "moved_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "route" text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "queued_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "next_try_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "calendar_feeds" ADD CONSTRAINT "calendar_feeds_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "official_years" ADD CONSTRAINT "official_years_imported_by_users_id_fk" FOREIGN KEY ("imported_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_rules" ADD CONSTRAINT "reminder_rules_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reminder_rules" ADD CONSTRAINT "reminder_rules_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_dates" ADD CONSTRAINT "round_dates_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "round_dates" ADD CONSTRAINT "round_dates_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_wishes" ADD CONSTRAINT "route_wishes_round_id_rounds_id_fk" FOREIGN KEY ("round_id") REFERENCES "public"."rounds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "route_wishes" ADD CONSTRAINT "route_wishes_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "broadcasts_round" ON "broadcasts" USING btree ("round_id");--> statement-breakpoint
CREATE UNIQUE INDEX "calendar_feeds_token" ON "calendar_feeds" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "calendar_feeds_user" ON "calendar_feeds" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "official_years_version" ON "official_years" USING btree ("year","version");--> statement-breakpoint
CREATE UNIQUE INDEX "reminder_rules_version" ON "reminder_rules" USING btree ("round_id","purpose","version");--> statement-breakpoint
CREATE UNIQUE INDEX "round_dates_version" ON "round_dates" USING btree ("round_id","kind","subject_id","version");--> statement-breakpoint
CREATE INDEX "route_wishes_recipient" ON "route_wishes" USING btree ("round_id","recipient_kind","recipient_id");--> statement-breakpoint
ALTER TABLE "message_attempts" ADD CONSTRAINT "message_attempts_recorded_by_users_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "message_attempts_limit" ON "message_attempts" USING btree ("channel","attempted_at");--> statement-breakpoint
CREATE UNIQUE INDEX "message_attempts_effect" ON "message_attempts" USING btree ("message_id","channel") WHERE outcome = 'accepted';--> statement-breakpoint
CREATE INDEX "messages_queue" ON "messages" USING btree ("channel","due_at") WHERE status = 'queued';--> statement-breakpoint
CREATE INDEX "messages_waiting" ON "messages" USING btree ("due_at") WHERE status in ('planned', 'queued');--> statement-breakpoint
CREATE INDEX "messages_round" ON "messages" USING btree ("round_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_once" ON "messages" USING btree ("round_id","recipient_kind","recipient_id","purpose","deadline_key","rung");