package dev.sbsync.testkit.internal.reference;

import dev.sbsync.testkit.FakeSpace;
import dev.sbsync.testkit.internal.json.Nodes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Contents, presets and schemas with names in place of references (docs/management-api.md): the forms of a content and
 * of its copy are the same exactly if the copy refers to the counterparts and is otherwise unchanged.
 */
public final class ReferenceForm {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");
    private static final Set<String> UNTOUCHED = Set.of("_uid", "component");
    private static final Map<String, String> SOURCES = Map.of(
            "internal_stories", "story",
            "internal_tags", "internal_tags",
            "internal_datasources", "datasources");
    private static final JsonNode NO_FIELD = Nodes.object();

    private final Namer namer;
    private final Map<String, JsonNode> schemas = new HashMap<>();

    private ReferenceForm(Namer namer, FakeSpace schemaSpace) {
        this.namer = namer;
        schemaSpace
                .items("components")
                .forEach(component -> schemas.put(Nodes.string(component, "name", ""), component.path("schema")));
    }

    /** The forms of both sides. */
    public record Pair(ReferenceForm source, ReferenceForm target) {
        /** Returns the forms for two spaces; the source's schemas give the meaning on both sides. */
        public static Pair of(FakeSpace source, FakeSpace target) {
            SpaceIdentities here = new SpaceIdentities(source);
            SpaceIdentities there = new SpaceIdentities(target);
            return new Pair(
                    new ReferenceForm(Namer.source(here, there), source),
                    new ReferenceForm(Namer.target(there, here), source));
        }
    }

    /** Returns the form of a content, or of any part of one. */
    public JsonNode of(JsonNode content) {
        return value(content, NO_FIELD);
    }

    /** Returns the form of a default value of a field, also of one that is written as a text. */
    public JsonNode defaultValue(JsonNode value, JsonNode field) {
        String text = value.isString() ? value.stringValue() : "";
        if (text.startsWith("{") || text.startsWith("[")) {
            try {
                return Nodes.object().set("as text", value(Nodes.parse(text), field));
            } catch (JacksonException prose) {
                return value(value, field);
            }
        }
        if (text.contains(" ") && SOURCES.containsKey(Nodes.string(field, "source", ""))) {
            ArrayNode parts = Nodes.array();
            for (String part : text.split(" ", -1)) {
                parts.add(value(Nodes.valueToTree(part), field));
            }
            return Nodes.object().set("as words", parts);
        }
        return value(value, field);
    }

    private JsonNode value(JsonNode value, JsonNode field) {
        if (value instanceof ArrayNode array) {
            ArrayNode form = Nodes.array();
            array.forEach(element -> form.add(value(element, field)));
            return form;
        }
        if (value instanceof ObjectNode object) {
            return object(object, field);
        }
        String kind = SOURCES.get(Nodes.string(field, "source", ""));
        boolean option = Nodes.string(field, "type", "").startsWith("option");
        if (kind != null && option && number(value)) {
            return id(kind, value);
        }
        return value.isString() ? text(value.stringValue()) : value;
    }

    private JsonNode object(ObjectNode object, JsonNode field) {
        if (Nodes.isTrue(object, "is_external_url")) {
            return object;
        }
        String link = Nodes.string(object, "linktype", "");
        String type = Nodes.string(field, "type", "");
        boolean asset = Nodes.string(object, "fieldtype", "").equals("asset")
                || (object.has("filename") && (type.equals("asset") || type.equals("multiasset")));
        boolean image = Nodes.string(object, "type", "").equals("image")
                && object.path("attrs").isObject();
        String idOf = asset || link.equals("asset") ? "asset" : link.equals("story") ? "story" : "";
        JsonNode schema = schemas.getOrDefault(Nodes.string(object, "component", ""), NO_FIELD);
        ObjectNode form = Nodes.object();
        object.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (UNTOUCHED.contains(name)) {
                form.set(name, value);
            } else if (name.equals("id") && !idOf.isEmpty()) {
                form.set(name, number(value) ? id(idOf, value) : value(value, NO_FIELD));
            } else if (image && name.equals("attrs")) {
                form.set(name, image((ObjectNode) value));
            } else if (!dropped(name, value, link)) {
                form.set(name, value(value, schema.path(name.replaceFirst("__i18n__.*", ""))));
            }
        });
        return form;
    }

    /**
     * The cached URL of a link does not count. What only other APIs add is not copied: it is left out of the source and
     * stays visible in the target.
     */
    private boolean dropped(String name, JsonNode value, String link) {
        if (name.equals("cached_url") && link.equals("story")) {
            return true;
        }
        boolean resolved = name.equals("story") && link.equals("story") && value.isObject();
        return namer.ofSource() && (resolved || name.equals("_editable"));
    }

    private JsonNode image(ObjectNode attributes) {
        ObjectNode form = (ObjectNode) value(attributes, NO_FIELD);
        if (number(attributes.path("id"))) {
            form.set("id", id("asset", attributes.path("id")));
        }
        return form;
    }

    /** Returns whether a value is a whole number, or digits. */
    private static boolean number(JsonNode value) {
        return value.isIntegralNumber()
                || (value.isString() && DIGITS.matcher(value.stringValue()).matches());
    }

    private JsonNode id(String kind, JsonNode id) {
        String type = id.isString() ? "digits of " : "number of ";
        return namer.id(kind, id.asString(""))
                .<JsonNode>map(name -> Nodes.valueToTree("{" + type + name + "}"))
                .orElse(id);
    }

    private JsonNode text(String text) {
        return Nodes.valueToTree(
                namer.uuid(text).map(name -> "{uuid of " + name + "}").orElseGet(() -> namer.text(text)));
    }
}
