-- What rests on anonymous sources alone: events that no named person, body, document or outlet vouches for.
-- after: event_parties
-- headline: The event in one line.
-- status: What the reports taken together say.
-- earliest: First day that it may take place.
-- sources: The words that describe the sources.
-- source_countries: Countries that the sources are said to be of.
-- outlets: Outlets that print it.
-- independent_source_count: Sources after copies and repeats are taken as one.
-- first_reported_at: Earliest publication day.
-- passage: The first sentence that says so, the event marked.
-- actors: Those who act.
-- event_id: The event.
WITH told AS (
    SELECT m.event_id,
        list(DISTINCT coalesce(s.described_as, s.name) ORDER BY coalesce(s.described_as, s.name))
            FILTER (s.described_as IS NOT NULL OR s.name IS NOT NULL) AS sources,
        list(DISTINCT s.country_code ORDER BY s.country_code) FILTER (s.country_code IS NOT NULL) AS countries,
        list(DISTINCT outlet_name(d.outlet_id) ORDER BY outlet_name(d.outlet_id)) FILTER (d.outlet_id IS NOT NULL) AS outlets,
        arg_min(marked(d.text, t."start", t."end", m."start", m."end"),
            (coalesce(d.published_at, TIMESTAMP '9999-01-01'), m.event_mention_id)) AS passage
    FROM event_mentions m
    JOIN documents d USING (document_id)
    JOIN sentences t USING (sentence_id)
    LEFT JOIN attributions a USING (attribution_id)
    LEFT JOIN sources s USING (source_id)
    GROUP BY m.event_id
)
SELECT
    e.headline, e.status, e.earliest, t.sources, t.countries AS source_countries, t.outlets,
    e.independent_source_count, e.first_reported_at, t.passage, p.actors, e.event_id
FROM events e
JOIN told t USING (event_id)
LEFT JOIN event_parties p USING (event_id)
WHERE e.anonymous_only AND e.merged_into IS NULL
ORDER BY e.first_reported_at, e.event_id
