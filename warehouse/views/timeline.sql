-- What happened, is planned or is disputed, in order of its days: the events to read first.
-- after: event_parties
-- earliest: First day that it may have taken place.
-- latest: Last day that it may have taken place.
-- status: What the reports taken together say: happened, planned, cancelled, denied, disputed, unclear.
-- event_type: PLOVER type; `X_` marks a type of our own.
-- mode: PLOVER mode.
-- headline: The event in one line.
-- actors: Those who act.
-- recipients: Those acted upon.
-- place: Where.
-- place_country: Country of the place, ISO 3166-1 alpha-3.
-- goldstein: Conflict (-10) to cooperation (10).
-- outlet_count: Outlets that print it.
-- independent_source_count: Sources after copies and repeats are taken as one.
-- anonymous_only: Whether it rests on anonymous sources alone.
-- first_reported_at: Earliest publication day.
-- event_id: The event; `dateline explain` shows its evidence.
SELECT
    e.earliest, e.latest, e.status, e.event_type, e.mode, e.headline, p.actors, p.recipients,
    place.name AS place, place.country_code AS place_country, e.goldstein, e.outlet_count,
    e.independent_source_count, e.anonymous_only, e.first_reported_at, e.event_id
FROM events e
LEFT JOIN event_parties p USING (event_id)
LEFT JOIN entities place ON place.entity_id = e.place_entity_id
WHERE e.merged_into IS NULL
ORDER BY e.earliest NULLS LAST, e.latest, e.event_id
