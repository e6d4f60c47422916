CREATE TABLE "care_plan_events" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"plan" text NOT NULL,
	"effect" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "care_plans" (
	"id" text PRIMARY KEY NOT NULL,
	"number" text NOT NULL,
	"ticket" text NOT NULL,
	"service" text NOT NULL,
	"person" text NOT NULL,
	"requester" jsonb NOT NULL,
	"slots" jsonb NOT NULL,
	"words" text NOT NULL,
	"grid" text,
	"rhythm" jsonb NOT NULL,
	"begun" text NOT NULL,
	"state" text NOT NULL,
	"paused_until" timestamp (3) with time zone,
	"skipped" jsonb NOT NULL,
	"made" jsonb NOT NULL,
	"keeper" jsonb,
	"stop_when" text,
	"review_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "families" (
	"owner" text NOT NULL,
	"member" text NOT NULL,
	"voice" jsonb NOT NULL,
	"zone" text,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "families_owner_member_pk" PRIMARY KEY("owner","member")
);
--> statement-breakpoint
CREATE TABLE "family_codes" (
	"hash" text PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"issued_at" timestamp (3) with time zone NOT NULL,
	"used_by" text,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "tickets" ADD COLUMN "plan" text;--> statement-breakpoint
ALTER TABLE "care_plan_events" ADD CONSTRAINT "care_plan_events_plan_care_plans_id_fk" FOREIGN KEY ("plan") REFERENCES "public"."care_plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "care_plan_events_plan_index" ON "care_plan_events" USING btree ("plan");--> statement-breakpoint
CREATE INDEX "care_plans_person_index" ON "care_plans" USING btree ("person");--> statement-breakpoint
CREATE INDEX "care_plans_state_index" ON "care_plans" USING btree ("state");--> statement-breakpoint
CREATE INDEX "families_member_index" ON "families" USING btree ("member");--> statement-breakpoint
CREATE INDEX "tickets_plan_index" ON "tickets" USING btree ("plan");--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON care_plan_events FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'UPDATE' AND TG_TABLE_NAME IN ('ticket_events', 'consents', 'care_plan_events') AND current_setting('qiaoqiao.erasing', true) = 'on' THEN
		RETURN NULL;
	END IF;
	RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER only_words BEFORE UPDATE ON care_plan_events FOR EACH ROW EXECUTE FUNCTION refuse_all_but_words('reason');
