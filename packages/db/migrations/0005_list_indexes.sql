DROP INDEX "applications_round_status";--> statement-breakpoint
DROP INDEX "applications_round_enterprise";--> statement-breakpoint
CREATE INDEX "applications_late" ON "applications" USING btree ("round_id","received_at","id") WHERE late;--> statement-breakpoint
CREATE INDEX "applications_round_enterprise_name" ON "applications" USING btree ("round_id","name_key","enterprise_id");--> statement-breakpoint
CREATE INDEX "applications_round_status" ON "applications" USING btree ("round_id","status","role","late");--> statement-breakpoint
CREATE INDEX "applications_round_enterprise" ON "applications" USING btree ("round_id","enterprise_id");