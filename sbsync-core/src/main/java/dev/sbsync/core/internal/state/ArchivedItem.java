package dev.sbsync.core.internal.state;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An item of the target before a run changed it. Immutable; the payload must not be changed.
 *
 * @param state whether it existed
 * @param payload the item as the API shows it, in a form of its kind; null if it did not exist
 * @param writes the hashes of what the run was to write, by field, in a form of its kind
 * @param baseline its stored baseline before; null if it had none
 */
public record ArchivedItem(
        State state,
        @Nullable ObjectNode payload,
        Map<String, String> writes,
        @Nullable String baseline) {

    /** Whether an item existed before the run. */
    public enum State {
        /** The item existed, and was changed or deleted. */
        EXISTED,
        /** The item did not exist, and was created. */
        CREATED,
        /** The item was in the trash, and was restored. */
        RESTORED
    }

    private static final String PAYLOAD = "payload";
    private static final String WRITES = "writes";
    private static final String BASELINE = "baseline";

    /** Copies the map. */
    public ArchivedItem {
        writes = Map.copyOf(writes);
    }

    /** Returns an item that is about to be changed. */
    public static ArchivedItem existed(ObjectNode payload, Map<String, String> writes) {
        return new ArchivedItem(State.EXISTED, payload, writes, null);
    }

    /** Returns an item that is about to be created. */
    public static ArchivedItem created(Map<String, String> writes) {
        return new ArchivedItem(State.CREATED, null, writes, null);
    }

    /** Returns an item that is about to be restored from the trash. */
    public static ArchivedItem restored(Map<String, String> writes) {
        return new ArchivedItem(State.RESTORED, null, writes, null);
    }

    ArchivedItem with(@Nullable String storedBaseline) {
        return new ArchivedItem(state, payload, writes, storedBaseline);
    }

    /** Returns whether this state is stored although the run has stored another one: the item exists after all. */
    boolean replaces(String stored) {
        return state == State.EXISTED && stored.charAt(0) == letter(State.CREATED);
    }

    private static char letter(State state) {
        return Character.toLowerCase(state.name().charAt(0));
    }

    /** Returns the stored form: a letter for the state, and the rest as compressed JSON. */
    String text() {
        ObjectNode json = JsonFields.object();
        if (payload != null) {
            json.set(PAYLOAD, payload);
        }
        new TreeMap<>(writes).forEach(json.putObject(WRITES)::put);
        if (baseline != null) {
            json.put(BASELINE, baseline);
        }
        return letter(state) + deflated(JsonFields.text(json));
    }

    /** Returns the item that was stored as text. */
    static ArchivedItem read(String text) {
        ObjectNode json = JsonFields.read(inflated(text.substring(1)));
        Map<String, String> writes = new TreeMap<>();
        json.path(WRITES).forEachEntry((field, hash) -> writes.put(field, hash.stringValue()));
        return new ArchivedItem(
                state(text.charAt(0)),
                json.get(PAYLOAD) instanceof ObjectNode object ? object : null,
                writes,
                json.path(BASELINE).stringValue(null));
    }

    private static State state(char letter) {
        for (State state : State.values()) {
            if (letter(state) == letter) {
                return state;
            }
        }
        throw new IllegalArgumentException("an archived item of state '" + letter + "'");
    }

    private static String deflated(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            deflater.end();
        }
        return Base64.getEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static String inflated(String text) {
        byte[] bytes = Base64.getDecoder().decode(text);
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }
}
