-- Persons become counts. After this file nobody can be found in what is kept.
insert into edition.cell
select month, area, sex, age, residence, card, eid, notified, count(*) as persons
from person_month
group by month, area, sex, age, residence, card, eid, notified
order by area, month, sex, age;

-- A trait lasts for years: each stretch of one person adds one when it begins and takes one away when
-- it ends, and a sum over these steps is the count of every month.
insert into edition.profile
with aged as (
    select resident_id, age, min(month) as first_month, max(month) as last_month
    from person_month
    where residence <> 'temporary'
    group by resident_id, age
),
person as (
    select a.resident_id, r.village_id as area, r.sex, b.band as age_band,
           min(a.first_month) as first_month, max(a.last_month) as last_month
    from aged a
    join bands b on a.age between b.first and b.last
    join residents r on r.resident_id = a.resident_id
    group by a.resident_id, r.village_id, r.sex, b.band
),
piece as (
    select p.area, p.sex, p.age_band, t.field, t.value,
           greatest(p.first_month, last_day(t.from_date)) as from_month,
           least(last_day(p.last_month + interval 1 day), last_day(t.to_date)) as to_month
    from person p
    join trait_span t
      on t.resident_id = p.resident_id
     and t.from_date <= p.last_month and (t.to_date is null or p.first_month < t.to_date)
),
step as (
    select area, sex, age_band, field, value, from_month as month, 1 as persons from piece
    union all
    select area, sex, age_band, field, value, to_month, -1 from piece
),
turn as (
    select area, sex, age_band, field, value, month, sum(persons) as persons
    from step
    group by area, sex, age_band, field, value, month
),
stood as (
    select area, sex, age_band, field, value, month as from_month,
           sum(persons) over w as persons, lead(month) over w as to_month
    from turn
    window w as (partition by area, sex, age_band, field, value order by month)
)
select m.month, s.area, s.sex, s.age_band, s.field as dimension, s.value as member, s.persons
from stood s
join months m on s.from_month <= m.month and m.month < s.to_month
where s.persons > 0
order by s.area, s.field, m.month;

-- A household counts once, in the village of its head, also where its members are registered in two;
-- without a registered head it counts where its member with the lowest number is.
insert into edition.household
with home as (
    select p.month, h.household_id, cast(count(*) as integer) as size,
           coalesce(min_by(p.area, p.resident_id) filter (where h.relation = 'head'),
                    min_by(p.area, p.resident_id)) as area
    from person_month p
    join household_membership h
      on h.resident_id = p.resident_id
     and h.from_date <= p.month and (h.to_date is null or p.month < h.to_date)
    where p.residence <> 'temporary'
    group by p.month, h.household_id
)
select month, area, size, count(*) as households
from home
group by month, area, size
order by area, month, size;
