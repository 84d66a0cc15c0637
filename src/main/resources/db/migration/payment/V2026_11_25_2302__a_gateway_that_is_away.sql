-- Answers of before a silence may be written down after it by another process: that it is away is remembered until it is heard later.
alter table oms_payment.gateway_voice add column away boolean not null default false;
insert into oms_payment.gateway_voice (gateway) values ('all') on conflict do nothing;
