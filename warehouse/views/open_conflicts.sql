-- Where reports disagree: each value of each conflict with who gives it, when, and in which words.
-- field: What they differ about: quantity, date, place, participant, status.
-- summary: The difference in one line.
-- value: The value.
-- low: Least number, for quantities.
-- high: Greatest number, for quantities.
-- outlet: The outlet that prints it.
-- published_on: Day of publication.
-- source: Whose word it is; null where the outlet itself says so.
-- passage: The words with the value marked.
-- headline: The event, where the conflict is about one.
-- conflict_id: The conflict.
-- event_id: The event.
-- document_id: The document.
-- attribution_id: The attribution.
SELECT
    c.field, c.summary, v.value, v.low, v.high, outlet_name(d.outlet_id) AS outlet,
    d.published_on, coalesce(s.name, s.described_as) AS source,
    marked(d.text, coalesce(t."start", v."start" - 80), coalesce(t."end", v."end" + 80), v."start", v."end")
        AS passage,
    e.headline, c.conflict_id, c.event_id, v.document_id, v.attribution_id
FROM conflicts c
JOIN conflict_values v USING (conflict_id)
JOIN documents d USING (document_id)
LEFT JOIN sentences t ON t.document_id = v.document_id AND t."start" <= v."start" AND v."end" <= t."end"
LEFT JOIN attributions a ON a.attribution_id = v.attribution_id
LEFT JOIN sources s USING (source_id)
LEFT JOIN events e ON e.event_id = c.event_id
ORDER BY c.conflict_id, published_on, v.value, v.document_id
