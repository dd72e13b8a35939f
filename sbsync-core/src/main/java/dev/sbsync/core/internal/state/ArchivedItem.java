package dev.sbsync.core.internal.state;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
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

    /**
     * Returns whether this state is stored although the run has stored another one: an item to be created exists after
     * all, or one to be restored cannot be, and is created.
     */
    boolean replaces(String stored) {
        char before = stored.charAt(0);
        return (state == State.EXISTED && before == letter(State.CREATED))
                || (state == State.CREATED && before == letter(State.RESTORED));
    }

    /** Returns whether a stored item existed before the run, or was in the trash, and not only created by it. */
    static boolean changed(String stored) {
        return stored.charAt(0) != letter(State.CREATED);
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

    /** Returns the number of bytes and, after a colon, the compressed bytes in Base64. */
    private static String deflated(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] packed = new byte[bytes.length + bytes.length / 100 + 64]; // what cannot be compressed grows by less
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes);
            deflater.finish();
            int length = deflater.deflate(packed);
            return bytes.length + ":"
                    + Base64.getEncoder().withoutPadding().encodeToString(Arrays.copyOf(packed, length));
        } finally {
            deflater.end();
        }
    }

    private static String inflated(String text) {
        int colon = text.indexOf(':');
        byte[] bytes = new byte[Integer.parseInt(text.substring(0, colon))];
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(Base64.getDecoder().decode(text.substring(colon + 1)));
            int length = inflater.inflate(bytes);
            if (length < bytes.length) {
                throw new IllegalArgumentException("an archived item of " + length + " of " + bytes.length + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (DataFormatException damaged) {
            throw new IllegalArgumentException("an archived item that cannot be decompressed", damaged);
        } finally {
            inflater.end();
        }
    }
}
