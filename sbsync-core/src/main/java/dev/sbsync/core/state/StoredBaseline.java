package dev.sbsync.core.state;

import dev.sbsync.core.baseline.Baseline;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A baseline as its row has it.
 *
 * @param sum the checksum of the others
 */
record StoredBaseline(long sourceId, String body, long sum) {

    static StoredBaseline of(Baseline baseline) {
        String body = RowJson.of(baseline);
        return new StoredBaseline(baseline.sourceId(), body, Checked.sum(baseline.sourceId(), body));
    }

    static Optional<StoredBaseline> read(Database rows, long sourceId) throws SQLException {
        List<StoredBaseline> found = new ArrayList<>();
        rows.query(
                "SELECT body, sum FROM baseline WHERE source_id = ?",
                row -> found.add(new StoredBaseline(sourceId, row.getString(1), row.getLong(2))),
                sourceId);
        return found.stream().findFirst();
    }

    /** Removes and returns what is stored of an item. */
    static Optional<StoredBaseline> take(Database rows, long sourceId) throws SQLException {
        Optional<StoredBaseline> found = read(rows, sourceId);
        if (found.isPresent()) {
            rows.change("DELETE FROM baseline WHERE source_id = ?", sourceId);
        }
        return found;
    }

    void store(Database rows) throws SQLException {
        rows.change("INSERT OR REPLACE INTO baseline (source_id, body, sum) VALUES (?, ?, ?)", sourceId, body, sum);
    }
}
