"""Articles as a subscription sends them, in SQLite: an event and its place in one transaction."""

import json
import sqlite3


class Articles:
    def __init__(self, path):
        self.database = sqlite3.connect(path, timeout=30, isolation_level=None)
        self.database.execute("PRAGMA journal_mode = WAL")
        self.database.execute(
            "CREATE TABLE IF NOT EXISTS articles (subscription TEXT, id TEXT, sequence INTEGER, time TEXT, event TEXT, data TEXT,"
            " PRIMARY KEY (subscription, id))"
        )

    def apply(self, event):
        """Takes an event over if it is newer than what is known of its article; without data, the article is withdrawn."""
        if event["type"] not in ("article.enriched.v1", "article.withdrawn.v1"):
            raise ValueError(f"an event of the unknown type {event['type']}")
        data = event["data"]
        key = (data["subscription"], event["subject"])
        # Times are UTC. Without Z and with all seven digits they sort as texts.
        moment = event["time"].removesuffix("Z").removesuffix("+00:00")
        seconds, _, fraction = moment.partition(".")
        place = (data["sequence"], f"{seconds}.{fraction:0<7}")
        with_data = json.dumps(data) if event["type"] == "article.enriched.v1" else None

        self.database.execute("BEGIN IMMEDIATE")
        try:
            known = self.database.execute(
                "SELECT sequence, time, event FROM articles WHERE subscription = ? AND id = ?", key
            ).fetchone()
            # A redelivery has the id that is known; what is older came late. A withdrawn article keeps its row, so neither revives it.
            is_newer = known is None or (event["id"] != known[2] and place > known[:2])
            if is_newer:
                self.database.execute(
                    "INSERT OR REPLACE INTO articles VALUES (?, ?, ?, ?, ?, ?)", (*key, *place, event["id"], with_data)
                )
            self.database.execute("COMMIT")
        except BaseException:
            self.database.execute("ROLLBACK")
            raise
        return is_newer
