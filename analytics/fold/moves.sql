-- Every dated event of a resident with the whole state before and after it.
-- stock(m) - stock(m-1) = sum of moves holds by construction: each event starts where the last one ended.
create table event as
with birthday as (
    select resident_id,
           case when month(birth_date) = 2 and day(birth_date) = 29
                 and day(cast(birth_date + interval 14 year as date)) = 28
                then cast(cast(birth_date + interval 14 year as date) + interval 1 day as date)
                else cast(birth_date + interval 14 year as date) end as day
    from residents
),
entry as (
    select r.resident_id, r.entry_date as day, 0 as rank,
           case r.entry_type when 'initial' then 'opened' when 'birth' then 'born'
                else 'moved_in' end as cause,
           s.state as residence,
           cast(null as varchar) as card, cast(null as varchar) as eid,
           cast(null as integer) as notified, cast(null as integer) as eligible
    from residents r
    join residence_span s on s.resident_id = r.resident_id and s.from_date = r.entry_date
)
select resident_id, day, rank, cause, residence, card, eid, notified, eligible from entry
union all
select s.resident_id, s.from_date, 7, case s.state when 'away' then 'left' else 'returned' end,
       s.state, null, null, null, null
from residence_span s
join residents r on r.resident_id = s.resident_id and s.from_date > r.entry_date
union all
select resident_id, exit_date, 9, case exit_type when 'death' then 'died' else 'moved_out' end,
       'none', null, null, null, null
from residents
where exit_date is not null
union all
select resident_id, day, 1, 'turned_14', null, null, null, null, 1 from birthday
union all
select resident_id, issue_date, 2, case when turn = 1 then 'issued' else 'renewed' end,
       null, case when expiry_date <= issue_date then 'expired'
                  when due_date <= issue_date then 'expiring' else 'valid' end, null, null, null
from card_order
union all
select resident_id, from_date, 2, 'due', null, 'expiring', null, null, null
from card_span s
where state = 'expiring'
  and not exists (select 1 from card_order o
                  where o.resident_id = s.resident_id and o.issue_date = s.from_date)
union all
select resident_id, from_date, 2, 'expired', null, 'expired', null, null, null
from card_span s
where state = 'expired'
  and not exists (select 1 from card_order o
                  where o.resident_id = s.resident_id and o.issue_date = s.from_date)
union all
select resident_id, day, rank, cause, null, null, state, null, null
from eid_step
union all
select resident_id, notified_date, 8, 'notified', null, null, null, 1, null
from notifications;

-- What happened before the resident came is carried in silently; what comes after leaving does not count.
create table told as
select e.resident_id, e.cause, e.residence, e.card, e.eid, e.notified, e.eligible,
       e.day as happened, e.rank, e.day >= r.entry_date as counted,
       r.village_id as area, r.sex, r.birth_date
from event e
join residents r on r.resident_id = e.resident_id
where e.cause in ('died', 'moved_out') or r.exit_date is null or e.day < r.exit_date;

create table standing as
select resident_id, cause, happened, counted, area, sex, birth_date,
       row_number() over w as seq,
       coalesce(last_value(residence ignore nulls) over w, 'none') as residence_after,
       coalesce(last_value(card ignore nulls) over w, 'none') as card_after,
       coalesce(last_value(eid ignore nulls) over w, 'none') as eid_after,
       coalesce(last_value(notified ignore nulls) over w, 0) as notified_after,
       coalesce(last_value(eligible ignore nulls) over w, 0) as eligible_after
from told
window w as (partition by resident_id order by happened, rank, cause
             rows between unbounded preceding and current row);

insert into edition.move
with step as (
    select *,
           lag(residence_after) over w as residence_before,
           lag(card_after) over w as card_before,
           lag(eid_after) over w as eid_before,
           lag(notified_after) over w as notified_before,
           lag(eligible_after) over w as eligible_before
    from standing
    window w as (partition by resident_id order by seq)
)
select m.month, s.area, s.sex,
       cast(least(greatest(floor((
           year(s.happened) * 10000 + month(s.happened) * 100 + day(s.happened)
           - year(s.birth_date) * 10000 - month(s.birth_date) * 100 - day(s.birth_date)
       ) / 10000), 0), 100) as integer) as age,
       s.cause,
       coalesce(s.residence_before, 'none') as residence_before,
       coalesce(s.card_before, 'none') as card_before,
       coalesce(s.eid_before, 'none') as eid_before,
       coalesce(s.notified_before, 0) = 1 as notified_before,
       coalesce(s.eligible_before, 0) = 1 as eligible_before,
       s.residence_after, s.card_after, s.eid_after,
       s.notified_after = 1 as notified_after,
       s.eligible_after = 1 as eligible_after,
       count(*) as persons
from step s
join months m on s.happened <= m.month and s.happened > m.before
where s.counted
group by all
order by s.area, m.month, s.cause
