-- Who audits at this moment; whoever takes over gets a higher token, and the result of a lower one is not kept.
create table oms_verify.lease (
  name       text        primary key,
  token      bigint      not null,
  held_until timestamptz not null
);
comment on table oms_verify.lease is 'no merchant: one audit looks at the whole database';

-- Every audit that was finished: of everything, or of what changed since the one before.
create table oms_verify.audit (
  id          text        primary key,
  token       bigint      not null unique,
  scope       text        not null check (scope in ('FULL', 'CHANGED')),
  since       timestamptz check ((scope = 'CHANGED') = (since is not null)),
  things      int         not null check (things >= 0),
  checks      int         not null check (checks > 0),
  violations  int         not null check (violations between 0 and checks),
  began_at    timestamptz not null,
  ended_at    timestamptz not null
);
create index audit_newest on oms_verify.audit (began_at desc);
comment on table oms_verify.audit is 'no merchant: one audit looks at the whole database';

-- What it found: the first rows that break an invariant.
create table oms_verify.offence (
  audit_id  text not null references oms_verify.audit on delete cascade,
  number    int  not null,
  name      text not null,
  place     int  not null,
  merchant  text,
  what      text not null,
  primary key (audit_id, name, place)
);
comment on table oms_verify.offence is 'no merchant: where the merchant''s name itself is broken none can be told';
