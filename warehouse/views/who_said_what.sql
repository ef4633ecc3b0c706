-- Every attribution with its speaker and words: who says what, through whom, in which outlet.
-- published_on: Day of publication.
-- outlet: The outlet that prints it.
-- source: Who is quoted: a name, or the words that describe somebody unnamed.
-- source_kind: What kind of source it is.
-- source_country: Country of the source, ISO 3166-1 alpha-3.
-- stance: How the source stands to it: asserts, claims, confirms, denies, promises, threatens, speculates, asks.
-- quote_kind: direct, indirect or mixed.
-- cue: The verb or words that attribute.
-- said: The words attributed, as printed.
-- about: Names of the entities that the words mention.
-- reported_by: The source that is said to report it, where the outlet has it at second hand.
-- title: Headline of the document.
-- attribution_id: The attribution.
-- source_id: The source.
-- entity_id: The entity that the source is, where known.
-- document_id: The document.
WITH topics AS (
    SELECT a.attribution_id, list(DISTINCT e.name ORDER BY e.name) AS about
    FROM attributions a
    JOIN mentions m
        ON m.document_id = a.document_id AND m."start" >= a.content_start AND m."end" <= a.content_end
    JOIN entities e USING (entity_id)
    GROUP BY a.attribution_id
)
SELECT
    d.published_on,
    outlet_name(d.outlet_id) AS outlet,
    coalesce(s.name, s.described_as, 'unnamed') AS source,
    coalesce(s.kind, 'unspecified') AS source_kind,
    s.country_code AS source_country,
    a.stance, a.quote_kind, a.cue_lemma AS cue,
    one_line(substring(d.text, a.content_start + 1, a.content_end - a.content_start)) AS said,
    topics.about,
    coalesce(ps.name, ps.described_as) AS reported_by,
    d.title, a.attribution_id, a.source_id, s.entity_id, a.document_id
FROM attributions a
JOIN documents d USING (document_id)
LEFT JOIN topics USING (attribution_id)
LEFT JOIN sources s USING (source_id)
LEFT JOIN attributions parent ON parent.attribution_id = a.parent_attribution_id
LEFT JOIN sources ps ON ps.source_id = parent.source_id
ORDER BY published_on, a.document_id, a.content_start
