create table oms_identity.merchants (
    merchant   text primary key check (merchant ~ '^[a-z0-9_-]{2,60}$'),
    name       text not null check (length(name) between 1 and 120),
    time_zone  text not null,
    currency   text not null check (currency ~ '^[A-Z]{3}$'),
    created_at timestamptz not null
);

create table oms_identity.people (
    id           text primary key,
    merchant     text not null references oms_identity.merchants,
    name         text not null check (length(name) between 1 and 120),
    email        text not null check (email = lower(email) and length(email) <= 200),
    password     text,
    roles        text[] not null check (
        roles <@ array['administrator', 'order-manager', 'fraud-reviewer', 'warehouse', 'dispatcher', 'picker', 'driver']
        and cardinality(roles) > 0),
    active       boolean not null default true,
    created_at   timestamptz not null,
    last_seen_at timestamptz,
    unique (email)
);
create index people_of_merchant on oms_identity.people (merchant, name);

-- One-time links: the very first administrator's, and those that let an invited person choose a password.
create table oms_identity.one_time_links (
    hash       text primary key,
    merchant   text not null,
    purpose    text not null check (purpose in ('SETUP', 'INVITATION')),
    person_id  text references oms_identity.people,
    expires_at timestamptz not null,
    used_at    timestamptz,
    check ((purpose = 'INVITATION') = (person_id is not null))
);

create table oms_identity.sessions (
    hash       text primary key,
    id         text not null unique,
    merchant   text not null,
    person_id  text not null references oms_identity.people,
    created_at timestamptz not null,
    seen_at    timestamptz not null,
    expires_at timestamptz not null
);
create index sessions_of_person on oms_identity.sessions (person_id);

-- Keys of storefronts (with roles of their own) and of devices (which act for a person, with that person's roles).
create table oms_identity.keys (
    id         text primary key,
    hash       text not null unique,
    merchant   text not null references oms_identity.merchants,
    kind       text not null check (kind in ('API', 'DEVICE')),
    name       text not null check (length(name) between 1 and 120),
    ending     text not null,
    roles      text[] not null default '{}',
    person_id  text references oms_identity.people,
    created_at timestamptz not null,
    created_by text not null,
    revoked_at timestamptz,
    check ((kind = 'DEVICE') = (person_id is not null)),
    check ((kind = 'API') = (cardinality(roles) > 0))
);
create index keys_of_merchant on oms_identity.keys (merchant, kind, created_at);

create table oms_identity.order_tokens (
    hash       text primary key,
    merchant   text not null,
    order_id   text not null,
    expires_at timestamptz not null
);
create index order_tokens_of_order on oms_identity.order_tokens (order_id);
create index order_tokens_by_expiry on oms_identity.order_tokens (expires_at);

-- Who did what. Each entry's hash covers the one before it: nothing can be changed or left out unseen.
create table oms_identity.audit_log (
    merchant text not null,
    sequence bigint not null check (sequence > 0),
    at       timestamptz not null,
    who      text not null,
    what     text not null,
    object   text not null,
    previous text not null,
    hash     text not null,
    primary key (merchant, sequence)
);

create function oms_identity.audit_hash(previous text, merchant text, sequence bigint, at timestamptz, who text, what text, object text)
    returns text language sql immutable
    return encode(sha256(convert_to(
        jsonb_build_array(previous, merchant, sequence, (extract(epoch from at) * 1000000)::bigint, who, what, object)::text, 'UTF8')), 'hex');

alter table oms_identity.audit_log add check (hash = oms_identity.audit_hash(previous, merchant, sequence, at, who, what, object));

create function oms_identity.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'The audit log is append-only';
end $$;
create trigger audit_log_is_append_only before update or delete or truncate on oms_identity.audit_log
    for each statement execute function oms_identity.refuse_change();
