package dev.sbsync.core.internal.reference;

import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One walk over a value of any shape. It copies only what changes. Not thread-safe. */
final class Walk {

    /** Identities of the story or the block itself, and names. */
    private static final Set<String> KEPT = Set.of("_uid", "component", "group_id");

    /** Added by the visual editor to rendered blocks. */
    private static final String EDITABLE = "_editable";

    private final Shapes shapes;
    private final Values values;
    private final Findings findings;

    Walk(Schemas schemas, AssetUrls urls, TargetIdentities identities, Findings findings) {
        this.shapes = new Shapes(schemas, identities);
        this.values = new Values(identities, findings, new AssetTexts(urls, identities, findings));
        this.findings = findings;
    }

    /** Returns a value for the target; the same instance if nothing changes. */
    JsonNode rewritten(JsonNode value, Field field) {
        if (value instanceof ObjectNode object && !field.equals(Field.KEPT)) {
            return object(object, field);
        } else if (value instanceof ArrayNode array && !field.equals(Field.KEPT)) {
            return array(array, field);
        }
        return values.rewritten(value, field);
    }

    private JsonNode object(ObjectNode object, Field field) {
        Function<String, Field> fields = shapes.fields(object, field);
        return properties(object, (key, value) -> {
            Field property = KEPT.contains(key) && value.isValueNode() ? Field.KEPT : fields.apply(key);
            boolean dropped = property.equals(Field.DROPPED) || (key.equals(EDITABLE) && value.isString());
            return dropped ? null : rewritten(value, property);
        });
    }

    /**
     * Returns an object with other values of its properties; the same instance if nothing changes, or if it is no
     * object.
     *
     * @param now returns the value for the target; null to remove the property
     */
    JsonNode properties(JsonNode object, BiFunction<String, JsonNode, @Nullable JsonNode> now) {
        ObjectNode copy = null;
        for (Map.Entry<String, JsonNode> property : object.properties()) {
            String key = property.getKey();
            findings.enter(key);
            JsonNode value = now.apply(key, property.getValue());
            findings.leave();
            if (!same(value, property.getValue())) {
                copy = copy == null ? shallow(object) : copy;
                if (value == null) {
                    copy.remove(key);
                } else {
                    copy.set(key, value);
                }
            }
        }
        return copy == null ? object : copy;
    }

    /** Returns the URL of a screenshot for the target. Most are in no library, so an unknown one is not reported. */
    JsonNode screenshot(JsonNode url) {
        return findings.withoutUnresolved(() -> rewritten(url, Field.ANY));
    }

    private JsonNode array(ArrayNode array, Field field) {
        ArrayNode copy = null;
        Iterator<JsonNode> elements = array.iterator();
        for (int i = 0; elements.hasNext(); i++) {
            JsonNode old = elements.next();
            findings.enter(Integer.toString(i));
            JsonNode now = rewritten(old, field);
            findings.leave();
            if (!same(now, old)) {
                copy = copy == null ? shallow(array) : copy;
                copy.set(i, now);
            }
        }
        return copy == null ? array : copy;
    }

    @SuppressWarnings("ReferenceEquality") // what does not change is the same instance
    private static boolean same(@Nullable JsonNode value, JsonNode old) {
        return value == old;
    }

    private static ObjectNode shallow(JsonNode object) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(property -> copy.set(property.getKey(), property.getValue()));
        return copy;
    }

    private static ArrayNode shallow(ArrayNode array) {
        ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
        array.forEach(copy::add);
        return copy;
    }
}
