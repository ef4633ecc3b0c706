-- What was planned and is not reported to have happened, seen from the newest document: due, or still ahead.
-- after: event_parties
-- headline: The event in one line.
-- due_by: Last day that it was planned for; null when no day was given.
-- is_overdue: Whether that day has passed; null when no day was given.
-- days_overdue: Days since due_by, to the newest document.
-- actors: Those who act.
-- recipients: Those acted upon.
-- event_type: PLOVER type; `X_` marks a type of our own.
-- first_reported_at: Day on which it was first announced.
-- last_reported_at: Day on which it was last spoken of.
-- independent_source_count: Sources after copies and repeats are taken as one.
-- event_id: The event.
WITH newest AS (SELECT max(published_on) AS today FROM documents)
SELECT
    e.headline, e.latest AS due_by, e.latest < today AS is_overdue,
    CASE WHEN e.latest < today THEN today - e.latest END AS days_overdue,
    p.actors, p.recipients, e.event_type, e.first_reported_at, e.last_reported_at, e.independent_source_count,
    e.event_id
FROM events e
CROSS JOIN newest
LEFT JOIN event_parties p USING (event_id)
WHERE e.status = 'planned' AND e.merged_into IS NULL
ORDER BY e.latest NULLS LAST, e.event_id
