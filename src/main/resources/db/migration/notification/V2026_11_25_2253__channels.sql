-- a fact can reach the shopper by mail and by SMS, and the merchant's own systems by a webhook: once by each
alter table oms_notification.message add channel text not null default 'MAIL' check (channel in ('MAIL', 'SMS', 'WEBHOOK'));
alter table oms_notification.message alter channel drop default;
alter table oms_notification.message drop constraint one_message_per_fact;
alter table oms_notification.message add constraint one_message_per_fact unique (merchant, order_id, shipment_id, kind, occasion, channel);
drop index oms_notification.message_due;
create index message_due on oms_notification.message (channel, next_try_at) where next_try_at is not null;
comment on column oms_notification.message.recipient is 'a mail address, a telephone number, or the webhook''s address';

alter table oms_notification.rule add sms text[] not null default '{}';
alter table oms_notification.rule add webhook text[] not null default '{}';
alter table oms_notification.rule add webhook_url text;
alter table oms_notification.rule add webhook_secret text;
alter table oms_notification.rule add quiet_from time;
alter table oms_notification.rule add quiet_until time;
alter table oms_notification.rule add check ((quiet_from is null) = (quiet_until is null) and quiet_from <> quiet_until);
alter table oms_notification.rule add check (cardinality(webhook) = 0 or webhook_url is not null and webhook_secret is not null);
comment on column oms_notification.rule.tell is 'by mail';
