-- What a merchant's shoppers are told, and in which language; without a row the defaults hold.
create table oms_notification.rule (
  merchant    text primary key,
  language    text not null check (language in ('en', 'es')),
  tell        text[] not null,
  changed_by  text not null,
  changed_at  timestamptz not null
);

-- One row per fact that a shopper is told: written with the fact, sent after it. Personal data goes when erased_at comes.
create table oms_notification.message (
  id           text primary key,
  merchant     text not null,
  order_id     text not null,
  order_number text not null,
  shipment_id  text not null default '',
  kind         text not null,
  occasion     bigint not null default 0,
  language     text not null,
  recipient    text,
  subject      text,
  text_body    text,
  html_body    text,
  status       text not null check (status in ('QUEUED', 'SENT', 'FAILED')),
  tries        int not null default 0,
  next_try_at  timestamptz,
  last_error   text,
  created_at   timestamptz not null,
  sent_at      timestamptz,
  erased_at    timestamptz,
  constraint one_message_per_fact unique (merchant, order_id, shipment_id, kind, occasion),
  constraint a_queued_message_has_a_next_try check ((status = 'QUEUED') = (next_try_at is not null)),
  constraint a_sent_message_says_when check ((status = 'SENT') = (sent_at is not null)),
  constraint erased_is_erased check (
    (erased_at is null) = (recipient is not null)
    and num_nonnulls(recipient, subject, text_body, html_body) in (0, 4)
    and (erased_at is null or status <> 'QUEUED' and last_error is null))
);
comment on column oms_notification.message.shipment_id is 'empty where the fact is about the whole order';
comment on column oms_notification.message.occasion is '0, or the number of the event for facts that can happen again';
create index message_due on oms_notification.message (next_try_at) where next_try_at is not null;
create index message_newest on oms_notification.message (merchant, id desc);
create index message_kept on oms_notification.message (created_at) where erased_at is null;
