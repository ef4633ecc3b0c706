-- How each outlet sources a story: whose words it prints, how many are unnamed, how much it says in its own voice.
-- story: Headline of the story's earliest document.
-- outlet: The outlet.
-- documents: Its documents on the story.
-- attributions: Times that it attributes something to somebody.
-- sources: Different sources.
-- named_share: Attributions to a named person or body, of all.
-- anonymous_share: Attributions to somebody unnamed, of all.
-- government_share: Attributions to governments, of all.
-- media_share: Attributions to other media and agencies, of all.
-- direct_share: Attributions in direct quotation, of all.
-- own_voice_share: Reported events that it asserts without attribution, of all.
-- agencies: News agencies credited.
-- story_id: The story; a document without one is its own story.
WITH told AS (
    SELECT coalesce(story_id, document_id) AS story_id, outlet_name(outlet_id) AS outlet, document_id,
        wire_source_id, title, published_at
    FROM documents
), stories AS (
    SELECT story_id, arg_min(title, (coalesce(published_at, TIMESTAMP '9999-01-01'), document_id)) AS story
    FROM told GROUP BY story_id
), said AS (
    SELECT t.story_id, t.outlet, a.attribution_id, a.source_id, a.quote_kind, coalesce(s.kind, 'unspecified') AS kind
    FROM told t JOIN attributions a USING (document_id) LEFT JOIN sources s USING (source_id)
), shares AS (
    SELECT story_id, outlet, count(*) AS attributions, count(DISTINCT source_id) AS sources,
        round(avg((kind IN ('named_person', 'government', 'organization'))::INT), 2) AS named_share,
        round(avg((kind IN ('anonymous', 'unspecified', 'media_unspecified'))::INT), 2) AS anonymous_share,
        round(avg((kind = 'government')::INT), 2) AS government_share,
        round(avg((kind IN ('outlet', 'agency', 'media_unspecified', 'social_media'))::INT), 2) AS media_share,
        round(avg((quote_kind = 'direct')::INT), 2) AS direct_share
    FROM said GROUP BY story_id, outlet
), voice AS (
    SELECT t.story_id, t.outlet, round(avg((m.attribution_id IS NULL)::INT), 2) AS own_voice_share
    FROM told t JOIN event_mentions m USING (document_id) GROUP BY t.story_id, t.outlet
)
SELECT
    any_value(stories.story) AS story, t.outlet, count(*) AS documents,
    coalesce(any_value(sh.attributions), 0) AS attributions, coalesce(any_value(sh.sources), 0) AS sources,
    any_value(sh.named_share) AS named_share, any_value(sh.anonymous_share) AS anonymous_share,
    any_value(sh.government_share) AS government_share, any_value(sh.media_share) AS media_share,
    any_value(sh.direct_share) AS direct_share, any_value(v.own_voice_share) AS own_voice_share,
    list(DISTINCT t.wire_source_id ORDER BY t.wire_source_id) FILTER (t.wire_source_id IS NOT NULL) AS agencies,
    t.story_id
FROM told t
LEFT JOIN stories USING (story_id)
LEFT JOIN shares sh ON sh.story_id = t.story_id AND sh.outlet = t.outlet
LEFT JOIN voice v ON v.story_id = t.story_id AND v.outlet = t.outlet
GROUP BY t.story_id, t.outlet
ORDER BY t.story_id, attributions DESC, t.outlet
