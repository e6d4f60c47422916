CREATE TABLE "proposals" (
	"number" integer PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"gap" integer,
	"base" text,
	"entry" jsonb NOT NULL,
	"proposed_by" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"decided_by" jsonb,
	"decided_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "recalls" (
	"number" integer PRIMARY KEY NOT NULL,
	"state" text NOT NULL,
	"entry" text NOT NULL,
	"version" text NOT NULL,
	"people" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"decided_by" jsonb,
	"decided_at" timestamp (3) with time zone,
	CONSTRAINT "recalls_entry_version_unique" UNIQUE("entry","version")
);
--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "voice" jsonb;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "law_cards" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "card_week" integer;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_gap_gaps_number_fk" FOREIGN KEY ("gap") REFERENCES "public"."gaps"("number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "proposals_state_index" ON "proposals" USING btree ("state");--> statement-breakpoint
CREATE INDEX "recalls_state_index" ON "recalls" USING btree ("state");