DROP INDEX "audit_subject";--> statement-breakpoint
DROP INDEX "applications_search";--> statement-breakpoint
DROP INDEX "experts_search";--> statement-breakpoint
DROP INDEX "messages_recipient";--> statement-breakpoint
CREATE INDEX "audit_action" ON "audit_entries" USING btree ("action" text_pattern_ops,"seq");--> statement-breakpoint
CREATE INDEX "audit_at" ON "audit_entries" USING btree ("at","seq");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit_entries" USING btree ((actor ->> 'id'),"seq");--> statement-breakpoint
CREATE INDEX "audit_request" ON "audit_entries" USING btree ("request_id" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "audit_reason" ON "audit_entries" USING btree ("seq") WHERE reason is not null;--> statement-breakpoint
CREATE INDEX "messages_due" ON "messages" USING btree ("round_id","due_at","id");--> statement-breakpoint
CREATE INDEX "messages_sent" ON "messages" USING btree ("round_id","sent_at","id");--> statement-breakpoint
CREATE INDEX "messages_sent_desc" ON "messages" USING btree ("round_id","sent_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "audit_subject" ON "audit_entries" USING btree ("subject_id","seq");--> statement-breakpoint
CREATE INDEX "applications_search" ON "applications" USING gin ("search_grams") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "experts_search" ON "experts" USING gin ("search_grams") WITH (fastupdate=false);--> statement-breakpoint
CREATE INDEX "messages_recipient" ON "messages" USING btree ("recipient_id","recipient_kind");