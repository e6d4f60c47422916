CREATE TABLE "files" (
	"message" text PRIMARY KEY NOT NULL,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"media_type" text NOT NULL,
	"base64" text NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "attachments" jsonb;--> statement-breakpoint
CREATE INDEX "files_kept_at_index" ON "files" USING btree ("kept_at");--> statement-breakpoint
CREATE INDEX "files_person_index" ON "files" USING btree ("person");