-- Every fact, once; append-only but for its place in the feed.
create table oms_events.event (
  id             text primary key,
  position       bigint generated always as identity,
  feed_position  bigint unique,
  merchant       text not null,
  type           text not null,
  key            text not null,
  sequence       bigint not null check (sequence > 0),
  body           jsonb not null,
  occurred_at    timestamptz not null,
  correlation_id text not null,
  causation_id   text,
  unique (key, sequence)
);
create index event_not_in_feed on oms_events.event (position) where feed_position is null;
create index event_feed on oms_events.event (merchant, feed_position);
create sequence oms_events.feed as bigint;

-- One row for each (event, subscriber). WAITING and PARKED hold back what comes later for the same key.
create table oms_events.delivery (
  event_id        text not null references oms_events.event,
  subscriber      text not null,
  merchant        text not null,
  key             text not null,
  sequence        bigint not null,
  position        bigint not null,
  status          text not null default 'WAITING' check (status in ('WAITING', 'DONE', 'PARKED', 'SKIPPED')),
  attempts        int not null default 0,
  next_attempt_at timestamptz not null,
  delivered_at    timestamptz,
  last_error      text,
  primary key (event_id, subscriber),
  check ((status = 'DONE') = (delivered_at is not null))
) with (fillfactor = 80);
create index delivery_waiting on oms_events.delivery (position) where status = 'WAITING';
create index delivery_open on oms_events.delivery (subscriber, key, sequence) where status in ('WAITING', 'PARKED');
create index delivery_parked on oms_events.delivery (merchant, position) where status = 'PARKED';
