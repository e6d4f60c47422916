CREATE TABLE "needs" (
	"n" integer PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"what" text NOT NULL,
	"told_by" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"ticket" text
);
--> statement-breakpoint
CREATE TABLE "pairings" (
	"n" integer PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"ticket" text NOT NULL,
	"number" text NOT NULL,
	"person" text NOT NULL,
	"requester" jsonb NOT NULL,
	"supporting" text NOT NULL,
	"supporter" jsonb NOT NULL,
	"arranged_by" jsonb NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"reason" text
);
--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "before_veto" jsonb;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "room" text;--> statement-breakpoint
CREATE INDEX "needs_state_index" ON "needs" USING btree ("state");--> statement-breakpoint
CREATE INDEX "pairings_person_index" ON "pairings" USING btree ("person");--> statement-breakpoint
CREATE INDEX "pairings_supporting_index" ON "pairings" USING btree ("supporting");