-- As for the ledger of stock: nobody who was granted more than reading and adding keeps it, the application's role included.
do $$
declare
    closed regclass;
    grantee text;
begin
    foreach closed in array array['oms_payment.booking', 'oms_payment.entry']::regclass[] loop
        for grantee in
            select distinct r.rolname from pg_class c, aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee where c.oid = closed
        loop
            execute format('revoke update, delete, truncate on %s from %I', closed, grantee);
        end loop;
    end loop;
    -- The check of the entries' foreign key runs as the owner and locks the booking's row.
    execute format('grant update (id) on oms_payment.booking to %I', current_user);
end $$;
