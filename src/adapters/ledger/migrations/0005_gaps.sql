CREATE TABLE "gap_events" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"gap" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "gaps" (
	"number" integer PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"answer" jsonb
);
--> statement-breakpoint
ALTER TABLE "unanswered" ADD COLUMN "gap" integer;--> statement-breakpoint
ALTER TABLE "unanswered" ADD COLUMN "rated" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "unanswered" ADD COLUMN "address" jsonb;--> statement-breakpoint
ALTER TABLE "unanswered" ADD COLUMN "voice" jsonb;--> statement-breakpoint
ALTER TABLE "unanswered" ADD COLUMN "zone" text;--> statement-breakpoint
ALTER TABLE "gap_events" ADD CONSTRAINT "gap_events_gap_gaps_number_fk" FOREIGN KEY ("gap") REFERENCES "public"."gaps"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "gap_events_gap_index" ON "gap_events" USING btree ("gap");--> statement-breakpoint
CREATE INDEX "gaps_state_index" ON "gaps" USING btree ("state");--> statement-breakpoint
ALTER TABLE "unanswered" ADD CONSTRAINT "unanswered_gap_gaps_number_fk" FOREIGN KEY ("gap") REFERENCES "public"."gaps"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "unanswered_gap_index" ON "unanswered" USING btree ("gap");--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON gap_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
