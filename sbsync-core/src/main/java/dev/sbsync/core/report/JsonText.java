package dev.sbsync.core.report;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.item.TargetItem;
import dev.sbsync.core.outcome.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The common parts of this package's JSON documents. */
final class JsonText {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonText() {}

    /** Returns an object that starts with {@code schema: 2}. */
    static ObjectNode schema() {
        return object().put("schema", 2);
    }

    /** Writes what no kind copies. */
    static void notCopied(ObjectNode json) {
        ArrayNode names = json.putArray("notCopied");
        NotCopied.NAMES.forEach(names::add);
    }

    /** Writes the identifying fields of a source item, with the same names in every document. */
    static void item(ObjectNode json, Item source) {
        json.put("fullSlug", source.displayPath());
        json.put("kind", source.type());
        json.put("kindGroup", ByKind.id(source));
        json.put("key", source.key().toString());
    }

    /** Returns the id of an item of the source; null if only the target has it. */
    static @Nullable Long sourceId(Item item) {
        return item instanceof TargetItem ? null : (Long) item.id();
    }

    static void differences(ObjectNode json, List<Difference> differences) {
        ArrayNode array = json.putArray("differences");
        for (Difference difference : differences) {
            ObjectNode one = array.addObject()
                    .put("field", difference.field())
                    .put("detail", difference.detail())
                    .put("pointer", difference.pointer())
                    .put("old", difference.old())
                    .put("new", difference.now());
            places(one, difference);
            changes(one, difference);
        }
    }

    private static void changes(ObjectNode json, Difference difference) {
        if (difference.changes().isEmpty()) {
            return;
        }
        ArrayNode changes = json.putArray("changes");
        difference.changes().forEach(change -> {
            ObjectNode one =
                    changes.addObject().put("op", change.op().toString()).put("path", change.path());
            if (change.from() != null) {
                one.put("from", change.from());
            }
            if (change.old() != null) {
                one.set("old", change.old());
            }
            if (change.now() != null) {
                one.set("value", change.now());
            }
        });
    }

    private static void places(ObjectNode json, Difference difference) {
        if (difference.places().isEmpty()) {
            return;
        }
        ArrayNode places = json.putArray("places");
        difference
                .places()
                .forEach(place -> places.addObject()
                        .put("pointer", place.pointer())
                        .put("old", place.old())
                        .put("new", place.now()));
        json.put("morePlaces", difference.more());
    }

    /** Writes the references that are kept as they are, of an item's warnings. */
    static void references(ObjectNode json, List<Problem> warnings) {
        ArrayNode array = json.putArray("references");
        warnings.stream()
                .flatMap(warning -> warning.references().stream())
                .forEach(reference -> array.addObject()
                        .put("pointer", reference.pointer())
                        .put("type", reference.type())
                        .put("from", reference.from())
                        .put("state", reference.state()));
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static void space(ObjectNode json, SpaceRef space) {
        json.put("id", space.id());
        json.put("name", space.name());
    }

    /** Writes the error of an item, or null. */
    static void error(ObjectNode json, @Nullable Problem problem) {
        if (problem == null) {
            json.putNull("error");
        } else {
            problem(json.putObject("error"), problem);
        }
    }

    static void problems(ArrayNode json, List<Problem> problems) {
        problems.forEach(problem -> problem(json.addObject(), problem));
    }

    static void strings(ArrayNode json, Iterable<?> values) {
        values.forEach(value -> json.add(value.toString()));
    }

    private static void problem(ObjectNode json, Problem problem) {
        json.put("code", problem.code().id());
        json.put("message", problem.message());
        json.put("httpStatus", problem.httpStatus());
    }

    /** Returns compact text that is safe to display and to encode. */
    static String compact(ObjectNode json) {
        return Escaping.json(
                MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json));
    }

    /** Returns indented text with a final line end, safe to display and to encode. */
    static String of(ObjectNode json) {
        return Escaping.json(MAPPER.writeValueAsString(json)) + "\n";
    }
}
