-- what shows that it was handed over: a signature, a code that only the shopper knew, a photo; several for one stop
alter table oms_delivery.proof drop constraint proof_kind_check;
alter table oms_delivery.proof alter received_by drop not null;
alter table oms_delivery.proof alter strokes drop not null;
alter table oms_delivery.proof add photo bytea;
alter table oms_delivery.proof add constraint proof_kind_check check (kind in ('SIGNATURE', 'CODE', 'PHOTO'));
alter table oms_delivery.proof add constraint proof_has_its_content check (
  (kind = 'SIGNATURE') = (strokes is not null) and (kind = 'SIGNATURE') = (received_by is not null) and (kind = 'PHOTO') = (photo is not null));

-- which proofs a merchant wants for an order of at least this value; without a rule any one proof will do
create table oms_delivery.proof_rule (
  merchant   text not null,
  currency   text not null check (currency ~ '^[A-Z]{3}$'),
  from_minor bigint not null check (from_minor >= 0),
  kinds      text[] not null check (kinds <@ array['SIGNATURE', 'CODE', 'PHOTO'] and cardinality(kinds) > 0),
  primary key (merchant, currency, from_minor)
);

-- the code that the shopper tells at the door: a salted hash, for one stop, for some minutes, once
create table oms_delivery.door_code (
  stop_id    text primary key references oms_delivery.stop,
  merchant   text not null,
  salt       bytea not null,
  hash       bytea not null,
  rounds     int not null check (rounds > 0),
  issued_at  timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
-- wrong codes: what is counted for a delivery and for whoever tries, whatever becomes of the report
create table oms_delivery.door_try (
  id       bigint generated always as identity primary key,
  merchant text not null,
  stop_id  text not null references oms_delivery.stop,
  by       text not null,
  at       timestamptz not null
);
create index door_try_of_stop on oms_delivery.door_try (stop_id);
create index door_try_of_carrier on oms_delivery.door_try (merchant, by, at);

-- after a failed attempt that is to be tried again a package stays on the vehicle
alter table oms_delivery.parcel drop constraint parcel_status_check;
alter table oms_delivery.parcel add constraint parcel_status_check
  check (status in ('READY', 'LOADED', 'DELIVERED', 'ON_VEHICLE', 'COMING_BACK', 'RETURNED', 'CANCELLED'));
update oms_delivery.parcel p set status = 'ON_VEHICLE'
 where status = 'READY' and exists (
   select 1 from oms_delivery.custody c where c.parcel_id = p.id and c.step = 'NOT_HANDED_OVER'
      and c.id = (select max(id) from oms_delivery.custody l where l.parcel_id = p.id));
