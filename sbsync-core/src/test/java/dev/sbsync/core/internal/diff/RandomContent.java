package dev.sbsync.core.internal.diff;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Random contents: blocks in blocks, rich text, arrays, languages, numbers, nulls; and random edits of them. */
public final class RandomContent {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> NAMES =
            List.of("headline", "headline__i18n__de", "headline__i18n__pt_br", "a/b", "~", "columns", "text", "count");
    private static final List<String> COMPONENTS = List.of("hero", "teaser", "grid");
    private static final List<String> WORDS = List.of("fox", "dog", "quick", "brown", "lazy", "über", "👩‍🚀", "");

    private final Random random;
    private final boolean copies;
    private int uids;

    /**
     * Creates contents.
     *
     * @param copies whether several blocks may have the same uid, as those that an editor copied
     */
    public RandomContent(Random random, boolean copies) {
        this.random = random;
        this.copies = copies;
    }

    public JsonNode content() {
        return page(random.nextInt(5));
    }

    JsonNode page(int blocks) {
        ObjectNode page = block(2);
        ArrayNode body = page.putArray("body");
        for (int i = 0; i < blocks; i++) {
            body.add(block(2));
        }
        return page;
    }

    private ObjectNode block(int depth) {
        ObjectNode block = NODES.objectNode().put("component", pick(COMPONENTS));
        block.put("_uid", "uid-" + (copies && random.nextInt(10) == 0 ? random.nextInt(3) : uids++));
        for (int i = random.nextInt(3); i > 0; i--) {
            block.set(pick(NAMES), value(depth));
        }
        return block;
    }

    JsonNode value(int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 5)) {
            case 0 -> NODES.numberNode(BigDecimal.valueOf(random.nextInt(30), random.nextInt(3)));
            case 1 -> NODES.nullNode();
            case 2 -> NODES.booleanNode(random.nextBoolean());
            case 3, 4 -> NODES.stringNode(sentence());
            case 5 -> richText(depth);
            case 6 -> list(depth, true);
            case 7, 8 -> list(depth, false);
            default -> {
                ObjectNode object = NODES.objectNode();
                for (int i = random.nextInt(3); i > 0; i--) {
                    object.set(pick(NAMES), value(depth - 1));
                }
                yield object;
            }
        };
    }

    private ArrayNode list(int depth, boolean scalars) {
        ArrayNode list = NODES.arrayNode();
        for (int i = random.nextInt(5); i > 0; i--) {
            list.add(scalars ? value(0) : random.nextInt(4) == 0 ? value(depth - 1) : block(depth - 1));
        }
        return list;
    }

    private ObjectNode richText(int depth) {
        ObjectNode doc = NODES.objectNode().put("type", "doc");
        ArrayNode content = doc.putArray("content");
        for (int i = random.nextInt(4); i > 0; i--) {
            content.add(random.nextInt(4) == 0 ? embedded(depth) : paragraph());
        }
        return doc;
    }

    private ObjectNode embedded(int depth) {
        ObjectNode blok = NODES.objectNode().put("type", "blok");
        blok.putObject("attrs").putArray("body").add(block(depth - 1));
        if (random.nextBoolean()) {
            return blok;
        }
        ObjectNode quote = NODES.objectNode().put("type", "blockquote");
        quote.putArray("content").add(paragraph()).add(blok);
        return quote;
    }

    private ObjectNode paragraph() {
        ObjectNode paragraph = NODES.objectNode().put("type", "paragraph");
        ArrayNode content = paragraph.putArray("content");
        for (int i = random.nextInt(3); i > 0; i--) {
            ObjectNode text = content.addObject().put("type", "text").put("text", sentence());
            if (random.nextBoolean()) {
                text.putArray("marks").addObject().put("type", random.nextBoolean() ? "bold" : "link");
            }
        }
        return paragraph;
    }

    private String sentence() {
        StringBuilder sentence = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            sentence.append(pick(WORDS)).append(' ');
        }
        return sentence.toString();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }

    /** Returns a copy with some edits at random places. */
    public JsonNode edited(JsonNode value) {
        JsonNode copy = value.deepCopy();
        for (int i = random.nextInt(6); i > 0; i--) {
            copy = editOne(copy);
        }
        return copy;
    }

    private JsonNode editOne(JsonNode value) {
        if (random.nextInt(12) == 0 || !value.isContainer() || value.isEmpty()) {
            return value(2);
        }
        if (value instanceof ArrayNode array) {
            int at = random.nextInt(array.size());
            switch (random.nextInt(6)) {
                case 0 -> array.remove(at);
                case 1 -> array.insert(at, block(1));
                case 2 -> shuffleOne(array, random);
                case 3 ->
                    array.insert(at, array.get(random.nextInt(array.size())).deepCopy());
                default -> array.set(at, editOne(array.get(at)));
            }
        } else {
            ObjectNode object = (ObjectNode) value;
            List<String> names = new ArrayList<>(object.propertyNames());
            String name = pick(names);
            switch (random.nextInt(6)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(pick(NAMES), value(2));
                default -> object.set(name, editOne(object.get(name)));
            }
        }
        return value;
    }

    /** Moves an element to another position. */
    static void shuffleOne(ArrayNode array, Random random) {
        JsonNode moved = array.remove(random.nextInt(array.size()));
        array.insert(random.nextInt(array.size() + 1), moved);
    }
}
