-- Who falls due in the 24 months after a month: a fourteenth birthday, or the day the newest card ends.
-- The register's expiry is trusted: the two-year rule and 29 February are already in it. A card that
-- ends at 14 adds nobody, because the birthday counts its holder; one that ends between two ages of
-- change, which only an error of the register can say, belongs to the age passed (to 25 below it).
insert into edition.due
with ending as (
    select c.resident_id, c.expiry_date as day, c.issue_date as from_date, c.next_date as to_date,
           floor((
               year(c.expiry_date) * 10000 + month(c.expiry_date) * 100 + day(c.expiry_date)
               - year(r.birth_date) * 10000 - month(r.birth_date) * 100 - day(r.birth_date)
           ) / 10000) as age
    from card_order c
    join residents r on r.resident_id = c.resident_id
),
falling as (
    select resident_id, day, 'turn_14' as kind,
           cast(null as date) as from_date, cast(null as date) as to_date
    from event
    where cause = 'turned_14'
    union all
    select resident_id, day,
           case when age < 40 then 'renew_25' when age < 60 then 'renew_40' else 'renew_60' end,
           from_date, to_date
    from ending
    where age > 14
),
dated as (
    select f.kind, last_day(f.day) as due_month, f.day, r.village_id as area, s.state as presence,
           greatest(s.from_date, coalesce(f.from_date, s.from_date)) as from_date,
           least(coalesce(s.to_date, f.to_date), coalesce(f.to_date, s.to_date)) as to_date
    from falling f
    join residence_span s on s.resident_id = f.resident_id and s.state <> 'temporary'
    join residents r on r.resident_id = f.resident_id
)
select m.month, d.area, d.due_month, d.kind, d.presence, count(*) as persons
from dated d
join months m
  on m.month < d.day
 and (year(d.due_month) - year(m.month)) * 12 + month(d.due_month) - month(m.month) <= 24
 and d.from_date <= m.month and (d.to_date is null or m.month < d.to_date)
group by m.month, d.area, d.due_month, d.kind, d.presence
order by d.area, m.month, d.due_month, d.kind, d.presence
