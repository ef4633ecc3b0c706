-- What each source says over time: its statements in order, with the events and figures that they contain.
-- source: Who speaks.
-- published_on: Day of publication.
-- statement_number: Position among the source's statements, from 1.
-- stance: How the source stands to it.
-- said: The words attributed, as printed.
-- events: Events that the words report, with modality.
-- figures: Quantities in the words.
-- outlet: The outlet that prints it.
-- source_kind: What kind of source it is.
-- source_id: The source.
-- entity_id: The entity that the source is, where known.
-- attribution_id: The attribution.
-- document_id: The document.
WITH told AS (
    SELECT attribution_id, list(lower(event_type) || ' (' || modality || ')' ORDER BY "start") AS events
    FROM event_mentions WHERE attribution_id IS NOT NULL GROUP BY attribution_id
), counted AS (
    SELECT attribution_id, list(surface ORDER BY "start") AS figures
    FROM quantities WHERE attribution_id IS NOT NULL GROUP BY attribution_id
)
SELECT
    coalesce(s.name, s.described_as) AS source, d.published_on,
    row_number() OVER (PARTITION BY s.source_id ORDER BY d.published_at, a.document_id, a.content_start)
        AS statement_number,
    a.stance, one_line(substring(d.text, a.content_start + 1, a.content_end - a.content_start)) AS said,
    told.events, counted.figures, outlet_name(d.outlet_id) AS outlet, s.kind AS source_kind,
    s.source_id, s.entity_id, a.attribution_id, a.document_id
FROM attributions a
JOIN documents d USING (document_id)
JOIN sources s USING (source_id)
LEFT JOIN told USING (attribution_id)
LEFT JOIN counted USING (attribution_id)
ORDER BY source, statement_number
