CREATE TABLE "channel_tests" (
	"id" uuid PRIMARY KEY NOT NULL,
	"test_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"attempted_at" timestamp with time zone NOT NULL,
	"outcome" text NOT NULL,
	"answer" jsonb NOT NULL,
	"duration_ms" integer NOT NULL,
	"address_hash" text,
	"tested_by" uuid NOT NULL
);
--> statement-breakpoint
ALTER TABLE "route_wishes" ALTER COLUMN "round_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "route_wishes" ALTER COLUMN "channels" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "phone" text;--> statement-breakpoint
ALTER TABLE "channel_tests" ADD CONSTRAINT "channel_tests_tested_by_users_id_fk" FOREIGN KEY ("tested_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "channel_tests_channel" ON "channel_tests" USING btree ("channel","attempted_at");