-- Tries at the till and wrong codes, in slots of a minute and of an hour; what is older than a day is forgotten.
create table oms_fraud.tally (
  merchant text not null,
  kind     text not null check (kind in ('CARD', 'CODES', 'CUSTOMER', 'DEVICE', 'IP', 'MERCHANT')),
  key      text not null,
  minutes  int not null check (minutes in (1, 60)),
  slot     bigint not null,
  points   int not null check (points > 0),
  primary key (merchant, kind, key, minutes, slot)
) with (fillfactor = 80);
comment on column oms_fraud.tally.slot is 'minutes or hours since 1970';
create index tally_to_forget on oms_fraud.tally (minutes, slot);

-- Who was refused, for people to look at.
create table oms_fraud.limited (
  merchant   text not null,
  kind       text not null,
  key        text not null,
  hint       text,
  refused    int not null check (refused > 0), -- by each replica at most once in five seconds
  first_at   timestamptz not null,
  last_at    timestamptz not null,
  free_at    timestamptz not null,
  primary key (merchant, kind, key)
);
create index limited_newest on oms_fraud.limited (merchant, last_at desc);

-- What a merchant allows; without a row the installation's own limits hold.
create table oms_fraud.limits (
  merchant   text primary key,
  allowed    jsonb not null,
  changed_by text not null,
  changed_at timestamptz not null
);

-- When points within the window will be no more than the most: null where they are not above it now. The window is as many
-- whole slots as given and the one that is running, so it is never shorter than it says.
create function oms_fraud.free_at(of_merchant text, of_kind text, of_key text, of_minutes int, since bigint, slots int, most int)
returns timestamptz language sql as $$
  with used as (
    select slot, sum(points) over (order by slot) as gone, sum(points) over () as total
      from oms_fraud.tally
     where merchant = of_merchant and kind = of_kind and key = of_key and minutes = of_minutes and slot >= since)
  select to_timestamp((coalesce(min(slot) filter (where total - gone <= most), max(slot)) + slots + 1) * of_minutes * 60.0) from used where total > most
$$;

create function oms_fraud.weigh(of_merchant text, kinds text[], keys text[], weights int[], at timestamptz) returns void language sql as $$
  insert into oms_fraud.tally as t (merchant, kind, key, minutes, slot, points)
  select of_merchant, u.kind, u.key, m.minutes, floor(extract(epoch from at) / 60 / m.minutes), sum(u.weight)
    from unnest(kinds, keys, weights) as u(kind, key, weight), (values (1), (60)) as m(minutes)
   where u.weight > 0
   group by u.kind, u.key, m.minutes order by u.kind, u.key, m.minutes
  on conflict (merchant, kind, key, minutes, slot) do update set points = t.points + excluded.points
$$;

-- Counts a try for every key, or, where it would be above the limit of one of them, for none and says which. Whoever comes
-- with the same key waits for whoever came before: two at once are never both the last one.
create function oms_fraud.admit(of_merchant text, kinds text[], keys text[], weights int[], tens int[], days int[], at timestamptz)
returns table (limited_kind text, limited_key text, limited_until timestamptz) language plpgsql as $$
declare
  this_minute bigint := floor(extract(epoch from at) / 60);
  this_hour   bigint := floor(extract(epoch from at) / 3600);
  a           record;
  free        timestamptz;
  refused_one boolean := false;
begin
  for a in select * from unnest(kinds, keys, weights, tens, days) as u(kind, key, weight, ten, day) order by 1, 2 loop
    if a.weight > 0 then
      perform pg_advisory_xact_lock(hashtextextended(of_merchant || ' ' || a.kind || ' ' || a.key, 11));
    end if;
    free := greatest(oms_fraud.free_at(of_merchant, a.kind, a.key, 1, this_minute - 10, 10, a.ten - greatest(a.weight, 1)),
                     oms_fraud.free_at(of_merchant, a.kind, a.key, 60, this_hour - 24, 24, a.day - greatest(a.weight, 1)));
    if free is not null then
      refused_one := true;
      limited_key := a.key;
      limited_kind := a.kind;
      limited_until := free;
      return next;
    end if;
  end loop;
  if not refused_one then
    perform oms_fraud.weigh(of_merchant, kinds, keys, weights, at);
  end if;
end $$;
