-- Beside the trigger: nobody who was granted more than reading and adding keeps it, the role that migrates included.
do $$
declare
    grantee text;
begin
    execute format('revoke update, delete, truncate on oms_inventory.ledger from public, %I', current_user);
    for grantee in
        select distinct r.rolname from pg_class c, aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
         where c.oid = 'oms_inventory.ledger'::regclass
    loop
        execute format('revoke update, delete, truncate on oms_inventory.ledger from %I', grantee);
    end loop;
end $$;
