-- Who does what to whom, month by month: counts of events per pair, for time series and networks.
-- Meetings, agreements and cooperation have no direction: each of their pairs stands once, in the order of names.
-- Only what is reported as happened is counted, except in `planned`.
-- actor: Who acts.
-- recipient: Who is acted upon.
-- month: First day of the month; null when the days are unknown or span months.
-- events: Events that happened.
-- types: Events that happened by PLOVER type.
-- verbal_cooperation: Of those, words of cooperation.
-- material_cooperation: Of those, deeds of cooperation.
-- verbal_conflict: Of those, words of conflict.
-- material_conflict: Of those, deeds of conflict.
-- goldstein: Their mean, from conflict (-10) to cooperation (10).
-- planned: Events that are planned.
-- actor_kind: What the actor is.
-- actor_country: Country of the actor, ISO 3166-1 alpha-3.
-- recipient_kind: What the recipient is.
-- recipient_country: Country of the recipient, ISO 3166-1 alpha-3.
-- actor_id: Entity of the actor.
-- recipient_id: Entity of the recipient.
WITH parties AS (
    SELECT a.event_id, a.role, a.entity_id, n.name
    FROM event_actors a JOIN entities n USING (entity_id)
    WHERE a.role IN ('actor', 'recipient')
), mutual AS (
    SELECT event_id, event_type IN ('CONSULT', 'AGREE', 'COOPERATE') AS is_mutual FROM events
), pairs AS (
    SELECT DISTINCT one.event_id, one.entity_id AS actor_id, other.entity_id AS recipient_id
    FROM parties one
    JOIN parties other ON other.event_id = one.event_id AND other.entity_id <> one.entity_id
    JOIN mutual m ON m.event_id = one.event_id
    WHERE CASE WHEN m.is_mutual THEN (one.name, one.entity_id) < (other.name, other.entity_id)
        ELSE one.role = 'actor' AND other.role = 'recipient' END
), dated AS (
    SELECT *, CASE WHEN date_trunc('month', earliest) = date_trunc('month', latest)
        THEN date_trunc('month', earliest)::DATE END AS month
    FROM events WHERE merged_into IS NULL
)
SELECT
    actor.name AS actor, recipient.name AS recipient, e.month,
    count(*) FILTER (e.status = 'happened') AS events,
    histogram(e.event_type) FILTER (e.status = 'happened') AS types,
    count(*) FILTER (e.status = 'happened' AND e.quad = 'verbal_cooperation') AS verbal_cooperation,
    count(*) FILTER (e.status = 'happened' AND e.quad = 'material_cooperation') AS material_cooperation,
    count(*) FILTER (e.status = 'happened' AND e.quad = 'verbal_conflict') AS verbal_conflict,
    count(*) FILTER (e.status = 'happened' AND e.quad = 'material_conflict') AS material_conflict,
    round(avg(e.goldstein) FILTER (e.status = 'happened'), 2) AS goldstein,
    count(*) FILTER (e.status = 'planned') AS planned,
    actor.kind AS actor_kind, actor.country_code AS actor_country,
    recipient.kind AS recipient_kind, recipient.country_code AS recipient_country,
    p.actor_id, p.recipient_id
FROM pairs p
JOIN dated e USING (event_id)
JOIN entities actor ON actor.entity_id = p.actor_id
JOIN entities recipient ON recipient.entity_id = p.recipient_id
GROUP BY ALL
HAVING events + planned > 0
ORDER BY e.month NULLS LAST, events DESC, actor, recipient
