import type { Database } from './database.ts'

/** Empties every table of the ledger, the conversation store and the jobs: a world where nothing happened. For simulations and tests only; nothing can be undone. */
export const emptyTables = async (database: Database): Promise<void> => {
  await database.script(`
    set local session_replication_role = replica;
    do $$ declare name text; begin
      for name in select format('%I.%I', schemaname, tablename) from pg_tables
        where schemaname = 'public' and tablename not like '%migration%' loop
        execute 'delete from ' || name;
      end loop;
    end $$;
    delete from pgboss.job`)
}
