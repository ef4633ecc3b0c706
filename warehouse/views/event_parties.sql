-- Who and what takes part in each event: by name, those of most mentions first, then in the words of the text.
-- Parties without a name ("police", "63 people", "Kurdish tribes") come from the mention that names the event,
-- or the next that has some: all of them where nobody is named, else those that stand beside a name.
-- event_id: The event.
-- actors: Those who act, joined by `; `.
-- recipients: Those acted upon, joined by `; `.
-- topics: What it is about.
-- instruments: What it is done with.
-- actor_ids: Entities of the actors that have one, in the same order.
-- recipient_ids: Entities of the recipients that have one, in the same order.
WITH told AS (
    SELECT
        m.event_id, p.role, p.ordinal, p.entity_id,
        trim(regexp_replace(p.surface, '\s+', ' ', 'g')) AS words,
        (m.modality <> 'happened', -m.confidence, m.event_mention_id) AS rank,
        e.entity_id IS NOT NULL AND e.kind <> 'people' AND NOT (
            coalesce(x.form, '') = 'demonym' AND regexp_matches(
                p.surface,
                '^(?i)(\d|(an?|another|some|many|several|other|most|one|two|three|four|five|six|seven|eight|nine|ten|'
                || 'eleven|twelve)\b)')
        ) AS is_named
    FROM event_participants p
    JOIN event_mentions m USING (event_mention_id)
    LEFT JOIN entities e USING (entity_id)
    LEFT JOIN mentions x USING (mention_id)
    WHERE m.event_id IS NOT NULL
), mention AS (
    SELECT
        event_id, role, rank, bool_or(is_named) AS has_name,
        list(words ORDER BY ordinal) FILTER (
            NOT is_named AND lower(words) NOT IN (
                'i', 'me', 'we', 'us', 'you', 'he', 'him', 'his', 'she', 'her', 'it', 'its', 'they', 'them', 'their',
                'who', 'whom', 'whose', 'which', 'that', 'this', 'these', 'those', 'one', 'some', 'others', 'both', 'all')
        ) AS words
    FROM told
    GROUP BY event_id, role, rank
), worded AS (
    SELECT event_id, role, arg_min(words, rank) AS words
    FROM (SELECT *, bool_or(has_name) OVER (PARTITION BY event_id, role) AS is_named FROM mention)
    WHERE words IS NOT NULL AND has_name = is_named
    GROUP BY event_id, role
), named AS (
    SELECT
        a.event_id, a.role, list(e.name ORDER BY a.mention_count DESC, e.name) AS names,
        list(a.entity_id ORDER BY a.mention_count DESC, e.name) AS ids
    FROM event_actors a
    JOIN entities e USING (entity_id)
    WHERE (a.event_id, a.role, a.entity_id) IN (SELECT (event_id, role, entity_id) FROM told WHERE is_named)
    GROUP BY a.event_id, a.role
), parties AS (
    SELECT
        event_id, role, ids,
        array_to_string(list_concat(coalesce(names, []), coalesce(words, [])), '; ') AS names
    FROM named
    FULL JOIN worded USING (event_id, role)
)
SELECT
    event_id,
    any_value(names) FILTER (role = 'actor') AS actors,
    any_value(names) FILTER (role = 'recipient') AS recipients,
    any_value(names) FILTER (role = 'topic') AS topics,
    any_value(names) FILTER (role = 'instrument') AS instruments,
    any_value(ids) FILTER (role = 'actor') AS actor_ids,
    any_value(ids) FILTER (role = 'recipient') AS recipient_ids
FROM parties
GROUP BY event_id
