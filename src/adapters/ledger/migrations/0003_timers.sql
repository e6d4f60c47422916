CREATE TABLE "timers" (
	"id" text PRIMARY KEY NOT NULL,
	"seq" bigserial NOT NULL,
	"account" text NOT NULL,
	"kind" text NOT NULL,
	"subject" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"payload" jsonb NOT NULL,
	"done_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE INDEX "timers_due_at_index" ON "timers" USING btree ("due_at") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "timers_subject_index" ON "timers" USING btree ("subject");