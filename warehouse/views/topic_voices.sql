-- Whose words each outlet prints about whom or what: sources by outlet and by the entities that they speak about.
-- outlet: The outlet.
-- topic: Name of an entity that the attributed words mention.
-- topic_kind: What the topic is.
-- source: Who is quoted.
-- source_kind: What kind of source it is.
-- statements: Attributions to the source that mention the topic.
-- direct_statements: Of those, in direct quotation.
-- stances: How the source stands to what it says.
-- first_on: Earliest publication day.
-- last_on: Latest publication day.
-- topic_id: Entity of the topic.
-- source_id: The source.
WITH heard AS (
    SELECT DISTINCT a.attribution_id, a.source_id, a.quote_kind, a.stance, m.entity_id, a.document_id
    FROM attributions a
    JOIN mentions m
        ON m.document_id = a.document_id AND m."start" >= a.content_start AND m."end" <= a.content_end
    WHERE m.entity_id IS NOT NULL
)
SELECT
    outlet_name(d.outlet_id) AS outlet, topic.name AS topic, topic.kind AS topic_kind,
    coalesce(s.name, s.described_as, 'unnamed') AS source, coalesce(s.kind, 'unspecified') AS source_kind,
    count(*) AS statements, count(*) FILTER (h.quote_kind = 'direct') AS direct_statements,
    histogram(h.stance) AS stances,
    min(d.published_on) AS first_on, max(d.published_on) AS last_on,
    h.entity_id AS topic_id, h.source_id
FROM heard h
JOIN documents d USING (document_id)
JOIN entities topic ON topic.entity_id = h.entity_id
LEFT JOIN sources s USING (source_id)
GROUP BY ALL
ORDER BY outlet, topic, statements DESC, source
