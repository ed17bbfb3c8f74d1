-- One row a resident and month: the state on the evening of the month's last day.
-- Age by calendar digits: whoever is born on 29 February completes the year on 1 March in common years.
create table person_month as
select m.month,
       r.resident_id, r.village_id as area, r.sex,
       cast(least(floor((
           year(m.month) * 10000 + month(m.month) * 100 + day(m.month)
           - year(r.birth_date) * 10000 - month(r.birth_date) * 100 - day(r.birth_date)
       ) / 10000), 100) as integer) as age,
       s.state as residence,
       coalesce(c.state, 'none') as card,
       coalesce(e.state, 'none') as eid,
       n.notified_date is not null as notified
from months m
join residence_span s on s.from_date <= m.month and (s.to_date is null or m.month < s.to_date)
join residents r on r.resident_id = s.resident_id
left join card_span c
  on c.resident_id = s.resident_id
 and c.from_date <= m.month and (c.to_date is null or m.month < c.to_date)
left join eid_span e
  on e.resident_id = s.resident_id
 and e.from_date <= m.month and (e.to_date is null or m.month < e.to_date)
left join notifications n on n.resident_id = s.resident_id and n.notified_date <= m.month
