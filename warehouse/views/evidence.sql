-- Any id to the words that it rests on: filter on `id`. An event, entity, source or conflict has one row per place
-- in the documents; a mention, time expression, attribution or quantity has one.
-- id: The id of the row, or of what the row is about.
-- table_name: Table in which the id is.
-- passage: The sentence with the span marked by 【 and 】.
-- surface: The words of the span.
-- outlet: The outlet.
-- published_on: Day of publication.
-- title: Headline of the document.
-- url: Address of the document.
-- source_uri: File that the document was read from.
-- document_id: The document.
-- sentence_id: The sentence; null where the span lies outside analysed sentences.
-- span_start: First character of the span in the document's text.
-- span_end: One past its last character.
WITH spans AS (
    SELECT mention_id AS id, 'mentions' AS table_name, document_id, sentence_id, "start", "end" FROM mentions
    UNION ALL
    SELECT entity_id, 'entities', document_id, sentence_id, "start", "end" FROM mentions WHERE entity_id IS NOT NULL
    UNION ALL
    SELECT timex_id, 'timexes', document_id, sentence_id, "start", "end" FROM timexes
    UNION ALL
    SELECT event_mention_id, 'event_mentions', document_id, sentence_id, "start", "end" FROM event_mentions
    UNION ALL
    SELECT event_id, 'events', document_id, sentence_id, "start", "end" FROM event_mentions
    WHERE event_id IS NOT NULL
    UNION ALL
    SELECT p.event_mention_id, 'event_participants', p.document_id, t.sentence_id, p."start", p."end"
    FROM event_participants p
    LEFT JOIN sentences t
        ON t.document_id = p.document_id AND t."start" <= p."start" AND p."end" <= t."end"
    UNION ALL
    SELECT attribution_id, 'attributions', document_id, sentence_id, content_start, content_end FROM attributions
    UNION ALL
    SELECT source_id, 'sources', document_id, sentence_id, content_start, content_end FROM attributions
    WHERE source_id IS NOT NULL
    UNION ALL
    SELECT quantity_id, 'quantities', document_id, sentence_id, "start", "end" FROM quantities
    UNION ALL
    SELECT v.conflict_id, 'conflicts', v.document_id, t.sentence_id, v."start", v."end"
    FROM conflict_values v
    LEFT JOIN sentences t
        ON t.document_id = v.document_id AND t."start" <= v."start" AND v."end" <= t."end"
    UNION ALL
    SELECT sentence_id, 'sentences', document_id, sentence_id, "start", "end" FROM sentences
)
SELECT
    x.id, x.table_name,
    marked(d.text, coalesce(t."start", x."start"), coalesce(t."end", x."end"), x."start", x."end") AS passage,
    one_line(substring(d.text, x."start" + 1, x."end" - x."start")) AS surface,
    outlet_name(d.outlet_id) AS outlet, d.published_on, d.title, d.url, d.source_uri,
    x.document_id, x.sentence_id, x."start" AS span_start, x."end" AS span_end
FROM spans x
JOIN documents d USING (document_id)
LEFT JOIN sentences t USING (sentence_id)
