import type { Database } from '../../src/adapters/ledger/database.ts'

/** Empties every table of the ledger and the conversation store, so that a test begins in a world where nothing happened. */
export const emptyLedger = async (database: Database): Promise<void> => {
  await database.script(`
    set local session_replication_role = replica;
    do $$ declare name text; begin
      for name in select format('%I.%I', schemaname, tablename) from pg_tables
        where schemaname = 'public' and tablename not like '%migration%' loop
        execute 'truncate table ' || name || ' cascade';
      end loop;
    end $$`)
}
