CREATE TABLE "activities" (
	"n" integer PRIMARY KEY NOT NULL,
	"account" text NOT NULL,
	"state" text NOT NULL,
	"title" text NOT NULL,
	"place" text,
	"capacity" integer,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"published_by" jsonb NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"came" integer
);
--> statement-breakpoint
CREATE TABLE "sign_ups" (
	"activity" integer NOT NULL,
	"person" text NOT NULL,
	"name" text NOT NULL,
	"headcount" integer NOT NULL,
	"state" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"address" jsonb NOT NULL,
	"voice" jsonb NOT NULL,
	"zone" text,
	"remind" boolean NOT NULL,
	"words" text NOT NULL,
	"attended" boolean,
	"effect" text NOT NULL,
	CONSTRAINT "sign_ups_activity_person_pk" PRIMARY KEY("activity","person")
);
--> statement-breakpoint
ALTER TABLE "rooms" ADD COLUMN "activities" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_ups" ADD CONSTRAINT "sign_ups_activity_activities_n_fk" FOREIGN KEY ("activity") REFERENCES "public"."activities"("n") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activities_ends_at_index" ON "activities" USING btree ("ends_at");--> statement-breakpoint
CREATE INDEX "sign_ups_person_index" ON "sign_ups" USING btree ("person");