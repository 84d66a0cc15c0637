-- One row per merchant and day (UTC): running again overwrites it. The token fences: who was overtaken writes nothing.
create table oms_payment.reconciliation (
  id           text primary key,
  merchant     text not null,
  day          date not null,
  gateway      text not null,
  status       text not null check (status in ('RUNNING', 'DONE', 'FAILED')),
  token        int not null default 1,
  held_until   timestamptz not null,
  requested_by text not null,
  started_at   timestamptz not null,
  finished_at  timestamptz,
  effects      int not null default 0 check (effects >= 0),
  matched      int not null default 0 check (matched >= 0),
  found        int not null default 0 check (found >= 0),
  error        text,
  unique (merchant, day),
  constraint an_ended_run_says_when check ((status = 'RUNNING') = (finished_at is null))
);

-- What differs, once per thing and kind of difference, with a life of its own.
create table oms_payment.difference (
  id                text primary key,
  merchant          text not null,
  gateway           text not null,
  subject           text not null,
  kind              text not null check (kind in ('MISSING_HERE', 'MISSING_THERE', 'AMOUNT', 'STATE')),
  day               date not null,
  reconciliation_id text not null references oms_payment.reconciliation,
  token             int not null,
  operation_id      text,
  order_id          text,
  operation_kind    text not null,
  reference         text,
  our_minor         bigint,
  their_minor       bigint,
  currency          text not null check (length(currency) = 3),
  words             text not null,
  status            text not null check (status in ('OPEN', 'EXPLAINED', 'RESOLVED', 'VANISHED')),
  found_at          timestamptz not null,
  closed_at         timestamptz,
  closed_by         text,
  reason            text,
  unique (merchant, gateway, subject, kind),
  constraint a_closed_difference_says_when_by_whom_and_why
    check ((status = 'OPEN') = (closed_at is null) and (status = 'OPEN') = (closed_by is null) and (status = 'OPEN') = (reason is null))
);
create index difference_open on oms_payment.difference (merchant, found_at) where status = 'OPEN';
create index difference_of_run on oms_payment.difference (reconciliation_id);
create index booking_by_time on oms_payment.booking (merchant, booked_at, id);
create index operation_by_settlement on oms_payment.operation (merchant, settled_at, id) where status = 'SUCCEEDED';
