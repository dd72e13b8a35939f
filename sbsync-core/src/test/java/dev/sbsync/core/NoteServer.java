package dev.sbsync.core;

import dev.sbsync.client.error.ApiFailure;
import dev.sbsync.client.error.FieldMessage;
import dev.sbsync.client.error.InvalidException;
import dev.sbsync.client.error.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keeps the notes of spaces in memory. Strict: names are unique within a parent, and what is referenced exists. */
final class NoteServer {

    private final Map<Long, Map<Long, ObjectNode>> spaces = new TreeMap<>();
    private long lastId = 100;

    /** Called after each write, with its method; may throw in place of an answer. */
    Consumer<String> afterWrite = method -> {};

    /** Maps a created note to the one that the create is answered with. */
    UnaryOperator<ObjectNode> answerOfCreate = note -> note;

    /** Whether updates are answered without the note, which is stored without blanks at its ends. */
    boolean trimsSilently;

    /** How often notes were listed. */
    int lists;

    /** The methods of all writes. */
    final List<String> writes = new ArrayList<>();

    synchronized List<ObjectNode> list(long space) {
        lists++;
        return notes(space).values().stream().map(ObjectNode::deepCopy).toList();
    }

    private Map<Long, ObjectNode> notes(long space) {
        return spaces.computeIfAbsent(space, id -> new TreeMap<>());
    }

    /** Adds a note to a space, as an editor does; 0 for no parent or no reference. */
    synchronized long add(long space, String name, long parentId, long seeId) {
        ObjectNode note =
                JsonNodeFactory.instance.objectNode().put("name", name).put("text", "about " + name);
        if (parentId != 0) {
            note.put("parent_id", parentId);
        }
        if (seeId != 0) {
            note.put("see_id", seeId);
        }
        return store(space, ++lastId, note).path("id").asLong();
    }

    /** Changes a reference of a note, or removes it with 0. */
    synchronized void refer(long space, String name, long seeId) {
        if (seeId == 0) {
            named(space, name).remove("see_id");
        } else {
            named(space, name).put("see_id", seeId);
        }
    }

    /** Renames a note. */
    synchronized void rename(long space, String name, String newName) {
        named(space, name).put("name", newName);
    }

    /** Changes the text of a note. */
    synchronized void edit(long space, String name, String text) {
        named(space, name).put("text", text);
    }

    synchronized ObjectNode named(long space, String name) {
        return notes(space).values().stream()
                .filter(note -> note.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    synchronized ObjectNode create(long space, ObjectNode payload) {
        ObjectNode created = store(space, ++lastId, payload.deepCopy());
        written("POST");
        return answerOfCreate.apply(created);
    }

    /** Replaces a note and returns it; null if the answer does not show it. */
    synchronized @Nullable ObjectNode update(long space, long id, ObjectNode payload) {
        ObjectNode note = payload.deepCopy();
        if (trimsSilently) {
            note.put("text", note.path("text").asString().strip());
        }
        ObjectNode updated = store(space, id, note);
        written("PUT");
        return trimsSilently ? null : updated;
    }

    /** Deletes a note. Strict: no note may be in it or refer to it. */
    synchronized void delete(long space, long id) {
        for (ObjectNode note : notes(space).values()) {
            if (note.path("parent_id").asLong(0) == id || note.path("see_id").asLong(0) == id) {
                throw refused("id", "is in use");
            }
        }
        if (notes(space).remove(id) == null) {
            throw new NotFoundException(
                    new ApiFailure(404, "DELETE", "/notes", "", List.of(), Set.of(), 1, false, null), null);
        }
        written("DELETE");
    }

    /** Removes a note, as an editor does. */
    synchronized void remove(long space, String name) {
        notes(space).remove(named(space, name).path("id").asLong());
    }

    private void written(String method) {
        writes.add(method);
        afterWrite.accept(method);
    }

    private ObjectNode store(long space, long id, ObjectNode note) {
        long parent = note.path("parent_id").asLong(0);
        boolean taken = notes(space).values().stream()
                .anyMatch(other -> other.path("id").asLong() != id
                        && other.path("parent_id").asLong(0) == parent
                        && other.path("name").equals(note.path("name")));
        if (taken) {
            throw refused("name", "has already been taken");
        }
        for (String field : List.of("parent_id", "see_id")) {
            long needed = note.path(field).asLong(0);
            if (needed != 0 && !notes(space).containsKey(needed)) {
                throw refused(field, "does not exist");
            }
        }
        notes(space).put(id, note.put("id", id));
        return note.deepCopy();
    }

    private static InvalidException refused(String field, String message) {
        return new InvalidException(
                new ApiFailure(
                        422, "POST", "/notes", "", List.of(new FieldMessage(field, message)), Set.of(), 1, false, null),
                null);
    }
}
