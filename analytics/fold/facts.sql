-- Persons become counts. After this file nobody can be found in what is kept.
insert into edition.cell
select month, area, sex, age, residence, card, eid, notified, count(*) as persons
from person_month
group by month, area, sex, age, residence, card, eid, notified
order by area, month, sex, age;

insert into edition.profile
with person as (
    select p.resident_id, p.month, p.area, p.sex, b.band as age_band
    from person_month p
    join bands b on p.age between b.first and b.last
    where p.residence <> 'temporary'
)
select p.month, p.area, p.sex, p.age_band, t.field as dimension, t.value as member,
       count(*) as persons
from person p
join trait_span t
  on t.resident_id = p.resident_id
 and t.from_date <= p.month and (t.to_date is null or p.month < t.to_date)
group by p.month, p.area, p.sex, p.age_band, t.field, t.value
order by p.area, t.field, p.month;

-- A household counts once, in the village of its head, also where its members are registered in two;
-- without a registered head it counts where its member with the lowest number is.
insert into edition.household
with member as (
    select p.month, p.area,
           count(*) over (partition by p.month, h.household_id) as size,
           row_number() over (
               partition by p.month, h.household_id
               order by case when h.relation = 'head' then 0 else 1 end, p.resident_id
           ) as place
    from person_month p
    join household_membership h
      on h.resident_id = p.resident_id
     and h.from_date <= p.month and (h.to_date is null or p.month < h.to_date)
    where p.residence <> 'temporary'
)
select month, area, cast(size as integer) as size, count(*) as households
from member
where place = 1
group by month, area, size
order by area, month, size;
