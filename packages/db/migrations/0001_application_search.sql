ALTER TABLE "applications" ADD COLUMN "name_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "search_text" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "applications" ADD COLUMN "search_grams" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE INDEX "applications_round_name" ON "applications" USING btree ("round_id","name_key","id");--> statement-breakpoint
CREATE INDEX "applications_round_received" ON "applications" USING btree ("round_id","received_at","id");--> statement-breakpoint
CREATE INDEX "applications_round_received_desc" ON "applications" USING btree ("round_id","received_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "applications_round_number_desc" ON "applications" USING btree ("round_id","number" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "applications_search" ON "applications" USING gin ("search_grams");