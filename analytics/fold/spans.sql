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
       row_number() over (partition by resident_id order by issue_date, kind) as seq,
       lead(issue_date) over (partition by resident_id order by issue_date, kind) as next_date
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

create table eid_span as
with piece as (
    select resident_id, 'submitted' as state, submitted_date as from_date,
           least(coalesce(approved_date, activated_date), coalesce(activated_date, approved_date)) as to_date
    from eid_accounts
    union all
    select resident_id, 'approved' as state, approved_date as from_date, activated_date as to_date
    from eid_accounts
    where approved_date is not null
    union all
    select resident_id, 'activated' as state, activated_date as from_date, cast(null as date) as to_date
    from eid_accounts
    where activated_date is not null
)
select resident_id, state, from_date, to_date
from piece
where to_date is null or from_date < to_date;
