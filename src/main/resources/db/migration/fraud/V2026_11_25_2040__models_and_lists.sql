-- Weights and thresholds in versions. What a version says never changes; to change it, make the next one.
create table oms_fraud.model (
  merchant text not null,
  no       int not null check (no > 0),
  state    text not null check (state in ('DRAFT', 'SHADOW', 'LIVE', 'RETIRED')),
  rules    jsonb not null,
  reason   text not null,
  made_by  text not null,
  made_at  timestamptz not null,
  primary key (merchant, no)
);
create unique index model_one_is_live on oms_fraud.model (merchant) where state = 'LIVE';
create unique index model_one_shadows on oms_fraud.model (merchant) where state = 'SHADOW';

create function oms_fraud.keep_model() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (old.merchant, old.no, old.rules, old.reason, old.made_by, old.made_at)
     is distinct from (new.merchant, new.no, new.rules, new.reason, new.made_by, new.made_at) then
    raise exception 'a version of the fraud model is never changed' using errcode = '23001';
  end if;
  return new;
end $$;
create trigger a_version_never_changes before update or delete on oms_fraud.model for each row execute function oms_fraud.keep_model();

-- How each version came to its state, and why.
create table oms_fraud.model_step (
  id       bigint generated always as identity primary key,
  merchant text not null,
  no       int not null,
  state    text not null,
  reason   text not null,
  by_whom  text not null,
  at       timestamptz not null,
  foreign key (merchant, no) references oms_fraud.model
);
create index model_step_of on oms_fraud.model_step (merchant, no, id);

-- What a version's scores are made of: kept with the score, so that another version can be tried on it.
alter table oms_fraud.assessment
  add column model_no       int,
  add column shadow_no      int,
  add column shadow_outcome text check (shadow_outcome in ('APPROVED', 'MANUAL_REVIEW', 'REJECTED')),
  add column allowed_by     text,
  add column seen           jsonb,
  add constraint a_shadow_scores_whole check ((shadow_no is null) = (shadow_score is null) and (shadow_no is null) = (shadow_outcome is null)) not valid;
comment on column oms_fraud.assessment.allowed_by is 'the list entry for which the order was approved whatever its score';

-- Scores made before there were versions were made by what is now each shop's first.
insert into oms_fraud.model (merchant, no, state, rules, reason, made_by, made_at)
select merchant, 1, 'LIVE', '{"weights": {"CUSTOMER_HISTORY": 0.30, "ORDER_VALUE": 0.25, "SHIPPING_ADDRESS": 0.60, "PAYMENT_METHOD": 0.20, "DEVICE": 0.60, "VELOCITY": 0.50, "COMBINATION": 0.30}, "reviewFrom": 0.50, "rejectAbove": 0.80, "usual": {"customer": {"hour": 3, "day": 8, "week": 20}, "card": {"hour": 3, "day": 8, "week": 20}, "device": {"hour": 3, "day": 8, "week": 20}, "address": {"hour": 6, "day": 16, "week": 40}, "ip": {"hour": 8, "day": 24, "week": 50}, "sharers": 3, "kilometres": 50, "timesTheValue": 2}}',
       'What every shop begins with', 'oms', min(scored_at)
  from oms_fraud.assessment group by merchant;
insert into oms_fraud.model_step (merchant, no, state, reason, by_whom, at) select merchant, no, state, reason, made_by, made_at from oms_fraud.model;
update oms_fraud.assessment set model_no = 1, shadow_score = null;
alter table oms_fraud.assessment alter column model_no set not null, add foreign key (merchant, model_no) references oms_fraud.model (merchant, no),
  validate constraint a_shadow_scores_whole;
create index assessment_recent on oms_fraud.assessment (merchant, scored_at desc, order_id);
create index assessment_shadowed on oms_fraud.assessment (merchant, shadow_no, scored_at desc) where shadow_no is not null;

alter table oms_fraud.sighting add column ip_key text;
create index sighting_by_number on oms_fraud.sighting (merchant, number);
create index sighting_by_ip on oms_fraud.sighting (merchant, ip_key, placed_at desc) where ip_key is not null;

-- What a merchant wants no more of, and what it trusts, both for a time or for ever.
alter table oms_fraud.blocked rename to listed;
alter table oms_fraud.listed rename column blocked_by to listed_by;
alter table oms_fraud.listed rename column blocked_at to listed_at;
alter table oms_fraud.listed
  drop constraint blocked_kind_check,
  add constraint listed_kind_check check (kind in ('ADDRESS', 'CARD', 'CUSTOMER', 'DEVICE', 'IP')),
  add column list text not null default 'BLOCK' check (list in ('BLOCK', 'ALLOW')),
  add column until timestamptz,
  add column hint text,
  alter column number drop not null,
  add constraint a_reader_can_tell_it check (number is not null or hint is not null),
  add constraint it_ends_after_it_begins check (until > listed_at);
alter table oms_fraud.listed alter column list drop default;
comment on column oms_fraud.listed.hint is 'what it was, masked, where it was not listed over an order';
create index listed_newest on oms_fraud.listed (merchant, listed_at desc, key);
