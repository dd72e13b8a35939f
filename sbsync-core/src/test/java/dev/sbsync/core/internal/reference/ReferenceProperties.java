package dev.sbsync.core.internal.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.internal.reference.ReferenceRows.Row;
import dev.sbsync.core.internal.reference.ReferenceRows.Side;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Content of random shape with references of every row, at any depth and in any order. */
class ReferenceProperties {

    private static final Pattern NAME = Pattern.compile("<#?(uuid|story|asset|url|s3|path|esc|other):[1-9]>");
    private static final ReferenceRewriter REWRITER = rewriter(Side.TARGET);

    @Property
    void content_hasTheTargetsIdentitiesInTheKnownPlacesAlone(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 999) Integer> choices) {
        String template = new Content(choices).block(0);
        JsonNode source = Side.SOURCE.render(template);
        JsonNode given = source.deepCopy();
        Rewritten rewritten = REWRITER.content(source);
        assertThat(rewritten.value().toString())
                .isEqualTo(Side.TARGET.render(template).toString());
        assertThat(source).as("the given value").isEqualTo(given);
        assertThat(rewritten.references()).allSatisfy(reference -> {
            assertThat(source.at(reference.pointer()).asString()).contains(reference.from());
            String to = reference.to() == null ? reference.from() : reference.to();
            assertThat(rewritten.value().at(reference.pointer()).asString()).contains(to);
        });
        assertThat(found(rewritten)).isEqualTo(written(template));
    }

    @Property
    void content_ofTheTarget_isNotRewrittenAgain(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 999) Integer> choices) {
        JsonNode target = Side.TARGET.render(new Content(choices).block(0));
        assertThat(REWRITER.content(target).value()).isSameAs(target);
    }

    @Property
    void content_withTheSameIdentitiesInTheTarget_isTheSameInstance(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 999) Integer> choices) {
        JsonNode source = Side.SOURCE.render(new Content(choices).block(0).replaceAll("'-[^']+':", "'kept':"));
        assertThat(rewriter(Side.SOURCE).content(source).value()).isSameAs(source);
    }

    @Property
    void defaults_haveTheTargetsIdentities_inTheFormThatTheyHad(
            @ForAll @Size(min = 1, max = 80) List<@IntRange(max = 999) Integer> choices, @ForAll boolean text) {
        String blocks = "[" + new Content(choices).block(0) + "]";
        assertThat(REWRITER.component(component(Side.SOURCE, blocks, text))
                        .value()
                        .toString())
                .isEqualTo(component(Side.TARGET, blocks, text).toString());
    }

    private static JsonNode component(Side side, String blocks, boolean text) {
        String json = side.render(blocks).toString();
        String value = text ? JsonMapper.shared().writeValueAsString(json) : json;
        return JsonMapper.shared()
                .readTree("{\"schema\":{\"body\":{\"type\":\"bloks\",\"default_value\":" + value + "}}}");
    }

    private static ReferenceRewriter rewriter(Side target) {
        return new ReferenceRewriter(ReferenceRows.SCHEMAS, ReferenceRows.identities(target), List.of());
    }

    /** Returns the number of references that changed, by what they contain. */
    private static Map<String, Long> found(Rewritten rewritten) {
        return rewritten.in(ReferenceState.RESOLVED).stream()
                .map(reference -> switch (reference.type()) {
                    case USER_ID, TAG_ID, DATASOURCE_ID -> "OTHER";
                    default -> reference.type().toString();
                })
                .collect(Collectors.groupingBy(type -> type, Collectors.counting()));
    }

    /** Returns the number of names of existing items in a template, except paths of links, which follow their ids. */
    private static Map<String, Long> written(String template) {
        Map<String, Long> types = new LinkedHashMap<>();
        Matcher names = NAME.matcher(template);
        while (names.find()) {
            types.merge(
                    switch (names.group(1)) {
                        case "uuid" -> "STORY_UUID";
                        case "story" -> "STORY_ID";
                        case "asset" -> "ASSET_ID";
                        case "other" -> "OTHER";
                        default -> "ASSET_URL";
                    },
                    1L,
                    Long::sum);
        }
        return types;
    }

    /** Assembles templates from a list of choices. */
    private static final class Content {

        private final Iterator<Integer> choices;
        private int names;

        Content(List<Integer> choices) {
            this.choices = choices.iterator();
        }

        private int choose(int options) {
            return choices.hasNext() ? choices.next() % options : 0;
        }

        String block(int depth) {
            boolean known = choose(3) > 0;
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("_uid", "'<=uuid:" + choose(4) + ">'");
            fields.put("component", known ? "'page'" : "'lost'");
            for (int left = 1 + choose(4); left > 0; left--) {
                field(known, depth, fields);
            }
            return object(fields);
        }

        private void field(boolean known, int depth, Map<String, String> fields) {
            List<Row> rows = new ArrayList<>(ReferenceRows.TEXTS);
            rows.addAll(ReferenceRows.SHAPES);
            if (known) {
                rows.addAll(ReferenceRows.FIELDS);
            }
            int containers = depth < 4 ? 6 : 0;
            int choice = choose(rows.size() + containers);
            if (choice >= rows.size()) {
                fields.put("f" + names++, container(choice - rows.size(), depth + 1));
                return;
            }
            Row row = rows.get(choice);
            String name = row.bySchema() ? row.field() : "f" + names++;
            fields.put(choose(3) == 0 ? name + "__i18n__de_at" : name, row.template());
        }

        private String container(int kind, int depth) {
            return switch (kind) {
                case 0 -> "[" + block(depth) + "," + block(depth) + "]";
                case 1 ->
                    "{'type':'doc','content':[{'type':'blok','attrs':{'id':'<=uuid:1>','body':[" + block(depth)
                            + "]}}]}";
                case 2 -> "{'0':" + block(depth) + "}";
                case 3 -> "{'plugin':'any','_uid':'<=uuid:1>','value':[" + text() + "," + text() + "]}";
                case 4 -> "{'thead':[],'tbody':[{'body':[{'value':" + text() + "}]}]}";
                default -> "{'type':'blok','attrs':{'id':'<=uuid:2>','body':null}}";
            };
        }

        private String text() {
            return ReferenceRows.TEXTS.get(choose(ReferenceRows.TEXTS.size())).template();
        }

        private static String object(Map<String, String> fields) {
            return fields.entrySet().stream()
                    .map(field -> "'" + field.getKey() + "':" + field.getValue())
                    .collect(Collectors.joining(",", "{", "}"));
        }
    }
}
