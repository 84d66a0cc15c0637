-- As for the ledgers: nobody who was granted more than reading and adding keeps it, the application's role included.
do $$
declare
    grantee text;
begin
    for grantee in
        select current_user::text
        union
        select r.rolname from pg_class c, aclexplode(c.relacl) a join pg_roles r on r.oid = a.grantee
         where c.oid = 'oms_identity.audit_log'::regclass
    loop
        execute format('revoke update, delete, truncate on oms_identity.audit_log from %I', grantee);
    end loop;
end $$;
