ALTER TABLE "tickets" ADD COLUMN "surveyed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "rating" integer;