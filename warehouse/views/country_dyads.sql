-- What countries do to each other, month by month: the dyads of everybody whose country is known, taken together.
-- A government, its capital, its army and its citizens count as their country; events within one country are left out.
-- actor_country: Country that acts, ISO 3166-1 alpha-3.
-- recipient_country: Country that is acted upon, ISO 3166-1 alpha-3.
-- month: First day of the month; null when the days are unknown or span months.
-- events: Events that happened.
-- types: Events that happened by PLOVER type.
-- verbal_cooperation: Of those, words of cooperation.
-- material_cooperation: Of those, deeds of cooperation.
-- verbal_conflict: Of those, words of conflict.
-- material_conflict: Of those, deeds of conflict.
-- goldstein: Their mean, from conflict (-10) to cooperation (10).
-- planned: Events that are planned.
WITH parties AS (
    SELECT DISTINCT a.event_id, a.role, n.country_code
    FROM event_actors a JOIN entities n USING (entity_id)
    WHERE a.role IN ('actor', 'recipient') AND n.country_code IS NOT NULL
), pairs AS (
    SELECT DISTINCT e.event_id, one.country_code AS actor_country, other.country_code AS recipient_country
    FROM events e
    JOIN parties one USING (event_id)
    JOIN parties other USING (event_id)
    WHERE e.merged_into IS NULL AND CASE WHEN e.event_type IN ('CONSULT', 'AGREE', 'COOPERATE')
        THEN one.country_code < other.country_code
        ELSE one.country_code <> other.country_code AND one.role = 'actor' AND other.role = 'recipient' END
)
SELECT
    p.actor_country, p.recipient_country,
    CASE WHEN date_trunc('month', e.earliest) = date_trunc('month', e.latest)
        THEN date_trunc('month', e.earliest)::DATE END AS month,
    count(*) FILTER (e.status = 'happened') AS events,
    histogram(e.event_type) FILTER (e.status = 'happened') AS types,
    count(*) FILTER (e.status = 'happened' AND e.quad = 'verbal_cooperation') AS verbal_cooperation,
    count(*) FILTER (e.status = 'happened' AND e.quad = 'material_cooperation') AS material_cooperation,
    count(*) FILTER (e.status = 'happened' AND e.quad = 'verbal_conflict') AS verbal_conflict,
    count(*) FILTER (e.status = 'happened' AND e.quad = 'material_conflict') AS material_conflict,
    round(avg(e.goldstein) FILTER (e.status = 'happened'), 2) AS goldstein,
    count(*) FILTER (e.status = 'planned') AS planned
FROM pairs p
JOIN events e USING (event_id)
GROUP BY ALL
HAVING events + planned > 0
ORDER BY month NULLS LAST, events DESC, actor_country, recipient_country
