"""Every move of a sign-up, written down by the database itself in the move's own transaction: a witness apart."""

from django.db import connection

TABLE = "faults_journal"
SAME = "OLD.state = NEW.state AND OLD.mode = NEW.mode AND OLD.people = NEW.people AND OLD.number = NEW.number"
COLUMNS = "event, sign_up, was_state, was_mode, state, mode, people, number"
AFTER = "NEW.state, NEW.mode, NEW.people, NEW.number"
INSERTED = f"INSERT INTO {TABLE} ({COLUMNS}) VALUES (NEW.event_id, NEW.id, '', '', {AFTER});"
UPDATED = f"INSERT INTO {TABLE} ({COLUMNS}) VALUES (NEW.event_id, NEW.id, OLD.state, OLD.mode, {AFTER});"


def keep() -> None:
    """From now on, if it isn't kept already."""
    if TABLE in connection.introspection.table_names():
        return
    key = "bigserial PRIMARY KEY" if connection.vendor == "postgresql" else "integer PRIMARY KEY AUTOINCREMENT"
    texts = "was_state text, was_mode text, state text, mode text"
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE {TABLE} (id {key}, event bigint, sign_up bigint, {texts}, people int, number int)"
        )
        for name, when, noted in (("inserted", "INSERT", INSERTED), ("updated", "UPDATE", UPDATED)):
            condition = f"WHEN (NOT ({SAME}))" if when == "UPDATE" else ""
            if connection.vendor == "postgresql":
                body = f"BEGIN {noted} RETURN NULL; END"
                cursor.execute(f"CREATE FUNCTION {TABLE}_{name}() RETURNS trigger LANGUAGE plpgsql AS '{quoted(body)}'")
                action = f"EXECUTE FUNCTION {TABLE}_{name}()"
            else:
                action = f"BEGIN {noted} END"
            trigger = f"CREATE TRIGGER {TABLE}_{name} AFTER {when} ON events_signup FOR EACH ROW"
            cursor.execute(f"{trigger} {condition} {action}")


def quoted(body: str) -> str:
    return body.replace("'", "''")


def read(event: int) -> list[list[object]]:
    """The event's moves in the order in which they were committed: the event's lock was held while each was written."""
    with connection.cursor() as cursor:
        asked = f"SELECT sign_up, was_state, was_mode, state, mode, people, number FROM {TABLE} WHERE event = %s ORDER BY id"
        cursor.execute(asked, [event])
        return [list(row) for row in cursor.fetchall()]
