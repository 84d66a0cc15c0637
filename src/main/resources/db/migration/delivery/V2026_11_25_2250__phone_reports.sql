-- what a driver's phone told of a shift, each report once, and what came of it: a report follows the one that the phone made before it,
-- so that late, repeated and shuffled reports come to the same as if each had been told at once
create table oms_delivery.phone_report (
  merchant    text not null,
  driver      text not null,
  device      text not null,
  device_seq  bigint not null check (device_seq >= 0),
  after_seq   bigint check (after_seq < device_seq),
  what        text not null check (what in ('LOAD', 'UNLOAD', 'DEPART', 'ARRIVE', 'DELIVER', 'FAIL', 'RETURN')),
  subject     text not null,
  told_at     timestamptz not null,
  at          timestamptz not null,
  received_at timestamptz not null,
  state       text not null check (state in ('APPLIED', 'REFUSED')),
  code        text,
  detail      text,
  settled_by  text,
  settled_at  timestamptz,
  primary key (merchant, driver, device, device_seq),
  foreign key (merchant, driver, device, after_seq) references oms_delivery.phone_report,
  check ((state = 'REFUSED') = (code is not null) and (code is null) = (detail is null)),
  check ((settled_by is null) = (settled_at is null) and (settled_at is null or state = 'REFUSED'))
);
comment on column oms_delivery.phone_report.subject is 'the stop, or the trip, or the package''s code where there is neither';
comment on column oms_delivery.phone_report.told_at is 'when it happened, as the phone''s clock says';
comment on column oms_delivery.phone_report.at is 'when it happened: told_at, but not in the future and not before the report it follows';
-- two reports never follow the same one, and only one is the first
create unique index phone_report_chain on oms_delivery.phone_report (merchant, driver, device, coalesce(after_seq, -1));
-- the dispatcher looks at what was refused until somebody has settled it
create index phone_report_refused on oms_delivery.phone_report (merchant, received_at) where state = 'REFUSED' and settled_at is null;
