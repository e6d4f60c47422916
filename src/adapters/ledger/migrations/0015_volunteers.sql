CREATE TABLE "volunteer_help" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"effect" text NOT NULL,
	"person" text NOT NULL,
	"ticket" text,
	"minutes" integer NOT NULL,
	"told_by" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"words" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "volunteers" (
	"person" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slots" jsonb NOT NULL,
	"address" jsonb NOT NULL,
	"voice" jsonb NOT NULL,
	"zone" text,
	"since" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "volunteer_help_person_index" ON "volunteer_help" USING btree ("person");--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON volunteer_help FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND TG_TABLE_NAME IN ('ticket_events', 'consents', 'care_plan_events', 'volunteer_help') AND current_setting('qiaoqiao.erasing', true) = 'on' THEN
		RETURN NULL;
	END IF;
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER only_words BEFORE UPDATE ON volunteer_help FOR EACH ROW EXECUTE FUNCTION refuse_all_but_words('words');
