-- Persons become counts. After this file nobody can be found in what is kept.
insert into edition.cell
select month, area, sex, age, residence, card, eid, notified, count(*) as persons
from person_month
group by month, area, sex, age, residence, card, eid, notified
order by area, month, sex, age;

insert into edition.profile
with fact as (
    select p.month, p.area, p.sex, b.band as age_band,
           r.education, r.occupation, r.marital, r.ethnicity, r.religion
    from person_month p
    join residents r on r.resident_id = p.resident_id
    join bands b on p.age between b.first and b.last
    where p.residence <> 'temporary'
),
long as (
    select month, area, sex, age_band, 'education' as dimension, education as member from fact
    union all
    select month, area, sex, age_band, 'occupation' as dimension, occupation as member from fact
    union all
    select month, area, sex, age_band, 'marital' as dimension, marital as member from fact
    union all
    select month, area, sex, age_band, 'ethnicity' as dimension, ethnicity as member from fact
    union all
    select month, area, sex, age_band, 'religion' as dimension, religion as member from fact
)
select month, area, sex, age_band, dimension, coalesce(member, '') as member, count(*) as persons
from long
group by month, area, sex, age_band, dimension, coalesce(member, '')
order by area, dimension, month;

insert into edition.household
with sized as (
    select month, area, household_id, count(*) as size
    from person_month
    where residence <> 'temporary'
    group by month, area, household_id
)
select month, area, cast(size as integer) as size, count(*) as households
from sized
group by month, area, size
order by area, month, size;
