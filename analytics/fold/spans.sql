-- Every state of a resident as intervals [from, to): the day it begins counts, the day it ends does not.
-- Portable subset: runs on DuckDB, and transpiled by sqlglot on Spark.

create table residence_span as
with point as (
    select resident_id, entry_date as from_date, 0 as rank, 'present' as state
    from residents
    where residence = 'permanent'
    union all
    select resident_id, to_date as from_date, 1 as rank, 'present' as state
    from absences
    where to_date is not null
    union all
    select a.resident_id, greatest(a.from_date, r.entry_date) as from_date, 2 as rank, 'away' as state
    from absences a
    join residents r on r.resident_id = a.resident_id
    where a.to_date is null or a.to_date > r.entry_date
),
span as (
    select resident_id, from_date, state,
           lead(from_date) over (partition by resident_id order by from_date, rank) as next_date
    from point
)
select s.resident_id, s.state, s.from_date,
       least(coalesce(s.next_date, r.exit_date), coalesce(r.exit_date, s.next_date)) as to_date
from span s
join residents r on r.resident_id = s.resident_id
where r.residence = 'permanent'
  and s.from_date >= r.entry_date
  and (r.exit_date is null or s.from_date < r.exit_date)
  and (s.next_date is null or s.from_date < s.next_date)
union all
select resident_id, 'temporary' as state, entry_date as from_date, exit_date as to_date
from residents
where residence = 'temporary';

-- The newest citizen ID card speaks for its holder; the nine-digit CMND is not one.
create table card_order as
select resident_id, issue_date, expiry_date,
       case when expiry_date is not null
            then greatest(issue_date, cast(expiry_date - interval 60 day as date)) end as due_date,
       row_number() over (partition by resident_id order by issue_date, seq) as turn,
       lead(issue_date) over (partition by resident_id order by issue_date, seq) as next_date
from cards
where kind <> 'cmnd9';

create table card_span as
with piece as (
    select resident_id, 'valid' as state, issue_date as from_date,
           least(coalesce(due_date, next_date), coalesce(next_date, due_date)) as to_date
    from card_order
    union all
    select resident_id, 'expiring' as state, due_date as from_date,
           least(expiry_date, coalesce(next_date, expiry_date)) as to_date
    from card_order
    where expiry_date is not null
    union all
    select resident_id, 'expired' as state, greatest(expiry_date, issue_date) as from_date,
           next_date as to_date
    from card_order
    where expiry_date is not null
)
select resident_id, state, from_date, to_date
from piece
where to_date is null or from_date < to_date;

-- Every dated step of every e-ID dossier, with the best that all dossiers of the resident are after it.
-- A dossier is pending until its rejection; approval counts at any level, activation at level 2 alone.
create table eid_step as
with step as (
    select resident_id, submitted_date as day, 3 as rank, 'submitted' as cause,
           1 as pending, 0 as reached
    from eid_accounts
    union all
    select resident_id, greatest(rejected_date, submitted_date), 4, 'rejected', -1, 0
    from eid_accounts
    where rejected_date is not null
    union all
    select resident_id, approved_date, 5, 'approved', 0, 1
    from eid_accounts
    where approved_date is not null
    union all
    select resident_id, activated_date, 6, 'activated', 0, 2
    from eid_accounts
    where activated_date is not null and level = 2
)
select resident_id, day, rank, cause,
       case when max(reached) over w = 2 then 'activated'
            when max(reached) over w = 1 then 'approved'
            when sum(pending) over w > 0 then 'submitted'
            else 'none' end as state,
       lead(day) over w as next_date
from step
window w as (partition by resident_id order by day, rank);

create table eid_span as
select resident_id, state, day as from_date, next_date as to_date
from eid_step
where next_date is null or day < next_date;

-- What a profile tells of a resident; '' until something is known. Ethnicity and religion have no dates.
create table trait_span as
with point as (
    select resident_id, field, coalesce(value, '') as value, from_date
    from statuses
    where field in ('education', 'occupation', 'marital')
    union all
    select r.resident_id, f.field, '' as value, cast('0001-01-01' as date) as from_date
    from residents r
    cross join (select 'education' as field union all select 'occupation' union all select 'marital') f
    union all
    select resident_id, 'ethnicity' as field, coalesce(ethnicity, ''), cast('0001-01-01' as date)
    from residents
    union all
    select resident_id, 'religion' as field, coalesce(religion, ''), cast('0001-01-01' as date)
    from residents
),
span as (
    select resident_id, field, value, from_date,
           lead(from_date) over (
               partition by resident_id, field order by from_date, value) as to_date
    from point
)
select resident_id, field, value, from_date, to_date
from span
where to_date is null or from_date < to_date;
