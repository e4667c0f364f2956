-- The audit trail. Every change to a table that is not exempt by name (lib/audit/exempt.ts) leaves one row in audit_log,
-- in the same transaction, whoever makes it and by whatever path.

-- Values that must never be read back are replaced; bulky ones are named by their digest, so that they can still be compared.
create function audit_view(row_data jsonb) returns jsonb
language plpgsql immutable set search_path = '' as $$
declare
  secret constant text[] := array['password_hash', 'token_digest', 'key_digest'];
  bulky constant text[] := array['result', 'marks'];
  name text;
begin
  if row_data is null then
    return null;
  end if;
  foreach name in array secret loop
    if row_data -> name <> 'null' then
      row_data := row_data || pg_catalog.jsonb_build_object(name, '[redacted]');
    end if;
  end loop;
  foreach name in array bulky loop
    if row_data -> name <> 'null' then
      row_data := row_data || pg_catalog.jsonb_build_object(name, pg_catalog.jsonb_build_object(
        'bytes', pg_catalog.octet_length(row_data ->> name),
        'sha256', pg_catalog.encode(pg_catalog.sha256(pg_catalog.convert_to(row_data ->> name, 'UTF8')), 'hex')));
    end if;
  end loop;
  return row_data;
end
$$;
--> statement-breakpoint

-- SECURITY DEFINER: the application's role can fire it and has no other way to write audit_log.
-- Its arguments are the columns of the table's primary key.
create function audit_record() returns trigger
language plpgsql security definer set search_path = '' as $$
declare
  kind text := nullif(pg_catalog.current_setting('app.actor_kind', true), '');
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
    (pg_catalog.pg_current_xact_id()::text)::bigint,
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

-- A migration that adds a table calls this for it; tests/audit.test.ts fails where one forgets.
create function audit_attach(target regclass) returns void
language plpgsql set search_path = '' as $$
declare
  key_columns text;
begin
  select pg_catalog.string_agg(pg_catalog.quote_literal(a.attname), ', ' order by k.n)
    into key_columns
    from pg_catalog.pg_index i
    cross join lateral pg_catalog.unnest(i.indkey::int2[]) with ordinality as k (attnum, n)
    join pg_catalog.pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
   where i.indrelid = target and i.indisprimary;
  execute pg_catalog.format(
    'create trigger audit_row after insert or update or delete on %s for each row execute function public.audit_record(%s)',
    target, key_columns);
  execute pg_catalog.format(
    'create trigger audit_truncate before truncate on %s for each statement execute function public.audit_record()', target);
end
$$;
--> statement-breakpoint

select audit_attach(t::regclass)
  from unnest(array[
    'users', 'sessions', 'refresh_families', 'refresh_tokens', 'email_tokens', 'api_keys',
    'courses', 'sections', 'lessons', 'blocks', 'enrollments', 'lesson_progress', 'attempts',
    'analytics_runs', 'outbox'
  ]) as t;
--> statement-breakpoint

revoke all on function audit_attach(regclass), audit_record(), audit_view(jsonb) from public;
