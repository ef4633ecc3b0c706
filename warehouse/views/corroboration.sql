-- How well each event is supported: outlets, independent sources, and who they are. Filter on
-- `independent_source_count = 1` for what only one source says.
-- independent_source_count: Sources after copies, wire stories and repeats are taken as one.
-- outlet_count: Outlets that print it.
-- document_count: Documents that report it.
-- headline: The event in one line.
-- status: What the reports taken together say.
-- earliest: First day that it may have taken place.
-- event_type: PLOVER type; `X_` marks a type of our own.
-- outlets: The outlets.
-- sources: Those whose word it is; an outlet's own word is not listed.
-- anonymous_only: Whether it rests on anonymous sources alone.
-- first_reported_at: Earliest publication day.
-- last_reported_at: Latest publication day.
-- event_id: The event.
WITH told AS (
    SELECT m.event_id,
        list(DISTINCT outlet_name(d.outlet_id) ORDER BY outlet_name(d.outlet_id)) FILTER (d.outlet_id IS NOT NULL) AS outlets,
        list(DISTINCT coalesce(s.name, s.described_as) ORDER BY coalesce(s.name, s.described_as))
            FILTER (s.name IS NOT NULL OR s.described_as IS NOT NULL) AS sources
    FROM event_mentions m
    JOIN documents d USING (document_id)
    LEFT JOIN attributions a USING (attribution_id)
    LEFT JOIN sources s USING (source_id)
    GROUP BY m.event_id
)
SELECT
    e.independent_source_count, e.outlet_count, e.document_count, e.headline, e.status, e.earliest, e.event_type,
    t.outlets, t.sources, e.anonymous_only, e.first_reported_at, e.last_reported_at, e.event_id
FROM events e
JOIN told t USING (event_id)
WHERE e.merged_into IS NULL
ORDER BY e.independent_source_count DESC, e.outlet_count DESC, e.earliest, e.event_id
