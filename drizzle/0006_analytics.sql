CREATE TABLE "analytics_jobs" (
	"run_id" uuid PRIMARY KEY NOT NULL,
	"stage" text NOT NULL,
	"share" real NOT NULL,
	"lease_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "analytics_runs" ALTER COLUMN "result" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "analytics_runs" ADD COLUMN "problem" jsonb;--> statement-breakpoint
ALTER TABLE "analytics_jobs" ADD CONSTRAINT "analytics_jobs_run_id_analytics_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."analytics_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "analytics_runs_created_at_idx" ON "analytics_runs" USING brin ("created_at");--> statement-breakpoint
ALTER TABLE "analytics_runs" ADD CONSTRAINT "analytics_runs_result_or_problem" CHECK ("analytics_runs"."result" is null or "analytics_runs"."problem" is null);--> statement-breakpoint
select set_config('app.actor_kind', 'system', true);--> statement-breakpoint
-- Results of the first analyses lack most of what a result holds now; nothing in them can make it up.
DELETE FROM "analytics_runs";
