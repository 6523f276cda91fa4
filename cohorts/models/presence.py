"""How the table of who is where follows sittings, lecturers and trainers (TIMETABLE in docs/rules.md)."""

import pgtrigger

PRESENT = """
    SELECT DISTINCT s.id, who.kind, who.key, s.during
    FROM cohorts_sitting s
    JOIN cohorts_session e ON e.id = s.session_id
    CROSS JOIN LATERAL (
        SELECT CASE WHEN l.person_id IS NULL THEN 2 ELSE 1 END AS kind, COALESCE(l.person_id, l.id) AS key
        FROM cohorts_teaching t JOIN cohorts_lecturer l ON l.id = t.lecturer_id
        WHERE t.sitting_id = s.id
        UNION ALL
        SELECT CASE WHEN COALESCE(r.user_id, i.accepted_by_id) IS NULL THEN 3 ELSE 1 END,
            COALESCE(r.user_id, i.accepted_by_id, r.id)
        FROM cohorts_sittingtrainer t
        JOIN cohorts_cohortrole r ON r.id = t.role_id
        LEFT JOIN accounts_invitation i ON i.id = r.invitation_id
        WHERE t.sitting_id = s.id
        UNION ALL
        SELECT 4, hashtextextended(e.cohort_id || ':' || s."group", 0) >> 1
        WHERE s."group" <> ''
    ) AS who
    WHERE s.during IS NOT NULL
"""


def follows(sittings: str) -> str:
    """The body of a trigger after which the presences of these sittings are as their rows say."""
    return f"""
        DELETE FROM cohorts_presence WHERE sitting_id IN ({sittings});
        INSERT INTO cohorts_presence (sitting_id, kind, key, during) {PRESENT} AND s.id IN ({sittings});
        RETURN NULL;
    """  # noqa: S608 - nothing that anybody typed


def followed_by_presence() -> list[pgtrigger.Trigger]:
    """Of a table that says who is at a sitting."""
    return [
        pgtrigger.Trigger(
            name="presence_follows",
            when=pgtrigger.After,
            operation=pgtrigger.Insert | pgtrigger.Update,
            func=follows("SELECT NEW.sitting_id"),
        ),
        pgtrigger.Trigger(
            name="presence_follows_end",
            when=pgtrigger.After,
            operation=pgtrigger.Delete,
            func=follows("SELECT OLD.sitting_id"),
        ),
    ]
