-- Who and what takes part in each event, names joined by `; `, those of most mentions first.
-- event_id: The event.
-- actors: Those who act.
-- recipients: Those acted upon.
-- topics: What it is about.
-- instruments: What it is done with.
-- actor_ids: Entities of the actors, in the same order.
-- recipient_ids: Entities of the recipients, in the same order.
SELECT
    a.event_id,
    string_agg(e.name, '; ' ORDER BY a.mention_count DESC, e.name) FILTER (a.role = 'actor') AS actors,
    string_agg(e.name, '; ' ORDER BY a.mention_count DESC, e.name) FILTER (a.role = 'recipient') AS recipients,
    string_agg(e.name, '; ' ORDER BY a.mention_count DESC, e.name) FILTER (a.role = 'topic') AS topics,
    string_agg(e.name, '; ' ORDER BY a.mention_count DESC, e.name) FILTER (a.role = 'instrument') AS instruments,
    list(a.entity_id ORDER BY a.mention_count DESC, e.name) FILTER (a.role = 'actor') AS actor_ids,
    list(a.entity_id ORDER BY a.mention_count DESC, e.name) FILTER (a.role = 'recipient') AS recipient_ids
FROM event_actors a
JOIN entities e USING (entity_id)
GROUP BY a.event_id
