-- The trail by month, events beside changes, and the chain of digests that shows whether a sealed row was touched.

alter type audit_operation add value 'EVENT';
--> statement-breakpoint

-- A cache would let a session draw numbers long before it writes them; the sealer counts on their order.
create sequence audit_seq as bigint cache 1;
--> statement-breakpoint
alter table audit_log rename to audit_log_before;
--> statement-breakpoint
create table audit_log (
  seq bigint not null default nextval('audit_seq'),
  at timestamp(3) with time zone not null default now(),
  txid bigint not null,
  actor_id uuid,
  actor_kind actor_kind not null,
  key_id uuid,
  ip text,
  request_id text,
  operation audit_operation not null,
  table_name text not null,
  record_id text,
  old jsonb,
  new jsonb
) partition by range (at);
--> statement-breakpoint
alter sequence audit_seq owned by audit_log.seq;
--> statement-breakpoint
create table audit_log_default partition of audit_log default;
--> statement-breakpoint

-- Named audit_log_2026_11, from the first instant of the month in UTC. Made beside the trail and then attached, which
-- holds up no writer. Rows that had to go to the default partition meanwhile move over, unchanged.
create function audit_partition(month date) returns void
language plpgsql security definer set search_path = '' as $$
declare
  name text := pg_catalog.to_char(month, '"audit_log_"YYYY_MM');
  lower timestamptz := pg_catalog.date_trunc('month', month::timestamp) at time zone 'UTC';
  upper timestamptz := (pg_catalog.date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
begin
  perform pg_catalog.pg_advisory_xact_lock(7140620261125);
  if pg_catalog.to_regclass('public.' || name) is not null then
    return;
  end if;
  execute pg_catalog.format('create table public.%I (like public.audit_log including defaults)', name);
  execute pg_catalog.format(
    'with moved as (delete from public.audit_log_default where at >= %L and at < %L returning *)
     insert into public.%I select * from moved', lower, upper, name);
  execute pg_catalog.format(
    'alter table public.audit_log attach partition public.%I for values from (%L) to (%L)', name, lower, upper);
end
$$;
--> statement-breakpoint
create function audit_partitions_ahead() returns void
language sql security definer set search_path = '' as $$
  select public.audit_partition((pg_catalog.date_trunc('month', pg_catalog.now() at time zone 'UTC')
    + pg_catalog.make_interval(months => n))::date) from pg_catalog.generate_series(0, 3) as n
$$;
--> statement-breakpoint

select audit_partition(month::date)
  from (select date_trunc('month', min(at) at time zone 'UTC') as first from audit_log_before) as it,
       generate_series(it.first, now() at time zone 'UTC', '1 month') as month;
--> statement-breakpoint
select audit_partitions_ahead();
--> statement-breakpoint
insert into audit_log select * from audit_log_before;
--> statement-breakpoint
select setval('audit_seq', max(seq)) from audit_log having max(seq) is not null;
--> statement-breakpoint
drop table audit_log_before;
--> statement-breakpoint

-- What the trail is searched by, newest first. Most rows are INSERT and UPDATE: only the other operations need an index.
alter table audit_log add constraint audit_log_pkey primary key (seq, at);
--> statement-breakpoint
create index audit_log_table_record_idx on audit_log (table_name, record_id, seq desc nulls last);
--> statement-breakpoint
create index audit_log_actor_idx on audit_log (actor_id, seq desc nulls last) where actor_id is not null;
--> statement-breakpoint
create index audit_log_ip_idx on audit_log (ip, seq desc nulls last) where ip is not null;
--> statement-breakpoint
create index audit_log_operation_idx on audit_log (operation, seq desc nulls last)
  where operation not in ('INSERT', 'UPDATE');
--> statement-breakpoint
create index audit_log_at_idx on audit_log using brin (at) with (pages_per_range = 32);
--> statement-breakpoint

-- Most rows hold nothing to hide and are left as they are.
create or replace function audit_view(row_data jsonb) returns jsonb
language plpgsql immutable as $$
declare
  secret constant text[] := array['password_hash', 'token_digest', 'key_digest', 'seed_sealed', 'code_digest',
    'device_digest', 'secret_sealed', 'request_digest'];
  bulky constant text[] := array['result', 'marks', 'response'];
  name text;
begin
  if row_data ?| secret then
    foreach name in array secret loop
      if row_data -> name <> 'null' then
        row_data := pg_catalog.jsonb_set(row_data, array[name], '"[redacted]"');
      end if;
    end loop;
  end if;
  if row_data ?| bulky then
    foreach name in array bulky loop
      if row_data -> name <> 'null' then
        row_data := row_data || pg_catalog.jsonb_build_object(name, pg_catalog.jsonb_build_object(
          'bytes', pg_catalog.octet_length(row_data ->> name),
          'sha256', pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(row_data ->> name, 'UTF8')), 'hex')));
      end if;
    end loop;
  end if;
  return row_data;
end
$$;
--> statement-breakpoint

create or replace function audit_record() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  kind text := nullif(pg_catalog.current_setting('app.actor_kind', true), '');
  -- Before the row draws its number, so that a number once seen belongs to a transaction that has one too.
  xid bigint := pg_catalog.pg_current_xact_id()::text::bigint;
  old_row jsonb;
  new_row jsonb;
  record_id text;
  name text;
begin
  if kind is null then
    raise exception 'write on %.% without an actor: use transaction(caller, …)', tg_table_schema, tg_table_name
      using errcode = 'insufficient_privilege';
  end if;
  if tg_op in ('UPDATE', 'DELETE') then
    old_row := pg_catalog.to_jsonb(old);
  end if;
  if tg_op in ('INSERT', 'UPDATE') then
    new_row := pg_catalog.to_jsonb(new);
  end if;
  if tg_nargs > 0 and tg_op <> 'TRUNCATE' then
    foreach name in array tg_argv loop
      record_id := pg_catalog.concat_ws(',', record_id, coalesce(new_row, old_row) ->> name);
    end loop;
  end if;
  insert into public.audit_log
    (txid, actor_id, actor_kind, key_id, ip, request_id, operation, table_name, record_id, old, new)
  values (
    xid,
    nullif(pg_catalog.current_setting('app.actor_id', true), '')::uuid,
    kind::public.actor_kind,
    nullif(pg_catalog.current_setting('app.key_id', true), '')::uuid,
    nullif(pg_catalog.current_setting('app.ip', true), ''),
    nullif(pg_catalog.current_setting('app.request_id', true), ''),
    tg_op::public.audit_operation,
    tg_table_name,
    record_id,
    public.audit_view(old_row),
    public.audit_view(new_row));
  return null;
end
$$;
--> statement-breakpoint

-- What happened without changing a row: a sign-in, a denial, a download. Its kind stands where a change has its table.
create function audit_event(kind text, subject text, detail jsonb) returns void
language plpgsql security definer set search_path = '' as $$
declare
  actor text := nullif(pg_catalog.current_setting('app.actor_kind', true), '');
  xid bigint := pg_catalog.pg_current_xact_id()::text::bigint;
begin
  if actor is null then
    raise exception 'event % without an actor: use transaction(caller, …)', kind using errcode = 'insufficient_privilege';
  end if;
  if kind !~ '^[a-z][a-z-]{1,39}$' or pg_catalog.length(subject) > 200 or pg_catalog.octet_length(detail::text) > 2000 then
    raise exception 'an event is a short kind, subject and detail' using errcode = 'invalid_parameter_value';
  end if;
  insert into public.audit_log
    (txid, actor_id, actor_kind, key_id, ip, request_id, operation, table_name, record_id, new)
  values (
    xid,
    nullif(pg_catalog.current_setting('app.actor_id', true), '')::uuid,
    actor::public.actor_kind,
    nullif(pg_catalog.current_setting('app.key_id', true), '')::uuid,
    nullif(pg_catalog.current_setting('app.ip', true), ''),
    nullif(pg_catalog.current_setting('app.request_id', true), ''),
    'EVENT',
    kind,
    subject,
    detail);
end
$$;
--> statement-breakpoint

-- One block: some sealed rows of one month, in order of seq, and every number between the block before and its own last.
-- Its digest covers the digest before and that of each row, so that a touched row is named, and the chain holds where the
-- rows of a month have been put away.
create table audit_blocks (
  n bigint primary key,
  month text not null,
  first_seq bigint not null generated always as (seqs[1]) stored,
  last_seq bigint not null generated always as (seqs[cardinality(seqs)]) stored,
  row_count int not null generated always as (cardinality(seqs)) stored,
  seqs bigint[] not null,
  digests bytea not null,
  digest bytea not null,
  sealed_at timestamp(3) with time zone not null,
  constraint audit_blocks_digests check (octet_length(digests) = 32 * cardinality(seqs))
);
--> statement-breakpoint

-- Where the sealer stands, one row: the last block; up to which seq it has looked, and up to which it may look.
create table audit_head (
  one boolean primary key default true check (one),
  n bigint not null,
  digest bytea not null,
  done_seq bigint not null,
  safe_seq bigint not null,
  mark_seq bigint not null,
  mark_xid xid8
);
--> statement-breakpoint
insert into audit_head values (true, 0, decode(repeat('00', 32), 'hex'), 0, 0, 0, null);
--> statement-breakpoint

-- Seals what is final, no more than a stretch of numbers at a time, and answers whether there is more of it.
-- Rows appear out of the order of their numbers, and a rolled-back number never does. A number already drawn belongs to a
-- transaction that began before this one, so once every older transaction has ended, nothing more can appear up to it.
-- Where some still run, the number is marked and taken at a later call.
-- The canonical form of a row is a JSON array of its columns; lib/audit/verify-rows.ts states it once more and asks nothing
-- of this function.
create function audit_seal(stretch int default 2000) returns boolean
language plpgsql security definer set search_path = '' as $$
declare
  head public.audit_head;
  drawn bigint;
  me xid8;
  ended xid8;
  instant timestamptz(3) := pg_catalog.clock_timestamp();
  upto bigint;
  run record;
begin
  if pg_catalog.current_setting('transaction_isolation') <> 'read committed' then
    raise exception 'audit_seal needs read committed: each statement must see the present';
  end if;
  if not pg_catalog.pg_try_advisory_xact_lock(7140620261124) then
    return false;
  end if;
  select * into strict head from public.audit_head;
  select case when is_called then last_value else last_value - 1 end into drawn from public.audit_seq;
  if drawn = head.done_seq then
    return false;
  end if;
  me := pg_catalog.pg_current_xact_id();
  ended := pg_catalog.pg_snapshot_xmin(pg_catalog.pg_current_snapshot());
  if ended >= me then
    head.safe_seq := drawn;
  elsif head.mark_xid <= ended then
    head.safe_seq := head.mark_seq;
  end if;
  -- A mark of the future came with a copy of the database from another server.
  if head.mark_xid is null or head.mark_xid <= ended or head.mark_xid > me then
    head.mark_seq := drawn;
    head.mark_xid := me;
  end if;
  upto := least(head.safe_seq, head.done_seq + greatest(1, least(stretch, 10000)));
  for run in
    with taken as (
      select l.seq, pg_catalog.to_char(l.at at time zone 'UTC', 'YYYY-MM') as month,
             pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.json_build_array(
               l.seq, l.at at time zone 'UTC', l.txid, l.actor_id, l.actor_kind, l.key_id, l.ip, l.request_id, l.operation,
               l.table_name, l.record_id, l.old, l.new)::text, 'UTF8')) as digest
        from public.audit_log l
       where l.seq > head.done_seq and l.seq <= upto),
    edges as (
      select *, (month is distinct from pg_catalog.lag(month) over (order by seq))::int as edge from taken),
    runs as (
      select *, pg_catalog.sum(edge) over (order by seq) as block from edges)
    select month, pg_catalog.array_agg(seq order by seq) as seqs, pg_catalog.string_agg(digest, ''::bytea order by seq) as digests
      from runs group by block, month order by block
  loop
    head.n := head.n + 1;
    head.digest := pg_catalog.sha256(pg_catalog.convert_to(pg_catalog.concat_ws('|',
      head.n, run.month, pg_catalog.to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      pg_catalog.encode(head.digest, 'hex'), pg_catalog.array_to_string(run.seqs, ','),
      pg_catalog.encode(run.digests, 'hex')), 'UTF8'));
    insert into public.audit_blocks (n, month, seqs, digests, digest, sealed_at)
      values (head.n, run.month, run.seqs, run.digests, head.digest, instant);
  end loop;
  update public.audit_head set n = head.n, digest = head.digest, done_seq = upto, safe_seq = head.safe_seq,
    mark_seq = head.mark_seq, mark_xid = head.mark_xid;
  return upto < head.safe_seq;
end
$$;
--> statement-breakpoint

revoke all on function audit_partition(date), audit_partitions_ahead(), audit_event(text, text, jsonb),
  audit_seal(int) from public;
