-- Money that a bank took back from the merchant.
create table oms_fraud.charge_back (
  id              text primary key,
  merchant        text not null,
  order_id        text not null references oms_fraud.sighting,
  reference       text not null,
  reason          text not null check (reason in ('FRAUD', 'NOT_RECEIVED', 'NOT_AS_DESCRIBED', 'DUPLICATE', 'OTHER')),
  happened_on     date not null,
  amount_minor    bigint not null check (amount_minor > 0),
  currency        text not null check (length(currency) = 3),
  recorded_by     text not null,
  recorded_at     timestamptz not null,
  reversed_reason text,
  reversed_by     text,
  reversed_at     timestamptz,
  unique (merchant, order_id, reference),
  constraint a_reversal_says_who_and_why check ((reversed_at is null) = (reversed_by is null) and (reversed_at is null) = (reversed_reason is null))
);
create index charge_back_recent on oms_fraud.charge_back (merchant, recorded_at desc, id desc);
comment on column oms_fraud.charge_back.reference is 'the bank''s, or else its day and amount: one charge-back is recorded once';

-- Every change of a label, for ever; a label says what its last change said.
create table oms_fraud.label_change (
  id         bigint generated always as identity primary key,
  merchant   text not null,
  order_id   text not null references oms_fraud.sighting,
  source     text not null check (source in ('REVIEW', 'CHARGE_BACK')),
  fraudulent boolean,
  reason     text not null,
  by_whom    text not null,
  at         timestamptz not null
);
comment on column oms_fraud.label_change.fraudulent is 'null where the label was taken away';
create index label_change_of on oms_fraud.label_change (order_id, id);
insert into oms_fraud.label_change (merchant, order_id, source, fraudulent, reason, by_whom, at)
select merchant, order_id, source, fraudulent, reason, labelled_by, labelled_at from oms_fraud.label order by labelled_at;
create function oms_fraud.keep_label_change() returns trigger language plpgsql as $$
begin
  raise exception 'the history of labels is append-only' using errcode = '23001';
end $$;
create trigger history_stays before update or delete on oms_fraud.label_change for each row execute function oms_fraud.keep_label_change();

-- What a merchant wants done with what nobody decided in time.
create table oms_fraud.policy (
  merchant      text primary key,
  at_deadline   text not null check (at_deadline in ('CANCEL', 'APPROVE', 'REJECT', 'BY_SCORE')),
  approve_below numeric(5, 4) not null check (approve_below between 0 and 1),
  changed_by    text not null,
  changed_at    timestamptz not null
);
comment on column oms_fraud.policy.approve_below is 'by score: approved below it, rejected from it on';
