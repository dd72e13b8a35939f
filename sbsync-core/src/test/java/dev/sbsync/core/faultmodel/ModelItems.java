package dev.sbsync.core.faultmodel;

import dev.sbsync.testkit.SpaceBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A few random items of every kind but stories, and settings, for a source and a target that has some of them: equal,
 * edited, elsewhere, and some that the source lacks. One seed makes one pair. Without faults, every pair can be synced
 * to its end.
 */
final class ModelItems {

    private static final List<String> CODES = List.of("de", "fr");

    private final Random random;
    private final SpaceBuilder source;
    private final SpaceBuilder target;
    private final Map<String, String> sourceGroups = new LinkedHashMap<>();
    private final Map<String, String> targetGroups = new LinkedHashMap<>();
    private final List<String> sourceTags = new ArrayList<>();
    private final List<String> targetTags = new ArrayList<>();

    private ModelItems(SpaceBuilder source, SpaceBuilder target, long seed) {
        this.source = source;
        this.target = target;
        this.random = new Random(seed * 17 + 3);
    }

    /** Adds the items of a seed to both spaces. */
    static void addTo(SpaceBuilder source, SpaceBuilder target, long seed) {
        ModelItems items = new ModelItems(source, target, seed);
        items.groups();
        items.tags();
        items.datasources();
        source.assetFolder("Icons");
        int components = 3 + items.random.nextInt(3);
        for (int i = 0; i < components; i++) {
            items.component(i);
        }
        items.settings();
    }

    /** A group of the target is where the source has it, elsewhere, or in another case. */
    private void groups() {
        int groups = 3 + random.nextInt(4);
        for (int i = 0; i < groups; i++) {
            String name = (i == 1 ? "Größe " : "Group ") + i;
            String parent = i > 0 && chance(60) ? oneOf(List.copyOf(sourceGroups.keySet())) : null;
            String path = parent == null ? name : sourceGroups.get(parent) + "/" + name;
            source.group(path);
            sourceGroups.put(name, path);
            if (chance(60)) {
                boolean moved = chance(30);
                String outer = moved ? oneOf(targetGroups.values()) : parent == null ? null : targetGroups.get(parent);
                String there = chance(15) ? name.toUpperCase(Locale.ROOT) : name;
                String place = outer == null ? there : outer + "/" + there;
                target.group(place);
                targetGroups.put(name, place);
            }
        }
        target.group("Only here");
    }

    private void tags() {
        int tags = 3 + random.nextInt(3);
        for (int i = 0; i < tags; i++) {
            source.tag("component", "Tag " + i);
            sourceTags.add("Tag " + i);
            if (chance(50)) {
                target.tag("component", "Tag " + i);
                targetTags.add("Tag " + i);
            }
        }
        target.tag("component", "Only here");
        targetTags.add("Only here");
    }

    /** The first one is in both spaces, as schemas name it. */
    private void datasources() {
        for (int i = 0; i < 3; i++) {
            List<String> codes = CODES.subList(0, random.nextInt(CODES.size() + 1));
            String slug = "source-" + i;
            source.datasource(slug, "Source " + i, named(codes, ""));
            boolean there = i == 0 || chance(i == 1 ? 60 : 10);
            List<String> targetCodes = codes.subList(0, random.nextInt(codes.size() + 1));
            if (there) {
                target.datasource(
                        slug, "Source " + i + (chance(30) ? " before" : ""), named(targetCodes, chance(30) ? "!" : ""));
            }
            entries(slug, codes, targetCodes, there);
        }
        target.datasource("only-here", "Only here").entry("only-here", "e", "v");
    }

    private static String[] named(List<String> codes, String suffix) {
        return codes.stream()
                .flatMap(code -> Stream.of(code, "In " + code + suffix))
                .toArray(String[]::new);
    }

    private void entries(String slug, List<String> codes, List<String> targetCodes, boolean there) {
        List<Runnable> inTarget = new ArrayList<>();
        int entries = 2 + random.nextInt(3);
        for (int i = 0; i < entries; i++) {
            String name = (i == 1 ? "zwölf, 十二 " : "entry ") + i;
            List<String> values = values(codes, "");
            source.entry(slug, name, "value " + i, values.toArray(String[]::new));
            if (there && chance(60)) {
                String value = "value " + i + (chance(40) ? " before" : "");
                String[] other =
                        values(targetCodes, chance(50) ? " before" : "").toArray(String[]::new);
                inTarget.add(() -> target.entry(slug, name, value, other));
            }
        }
        if (there && chance(30)) {
            inTarget.add(() -> target.entry(slug, "only here", "value"));
        }
        if (chance(40)) {
            Collections.shuffle(inTarget, random);
        }
        inTarget.forEach(Runnable::run);
    }

    private List<String> values(List<String> codes, String suffix) {
        List<String> values = new ArrayList<>();
        for (String code : codes) {
            if (chance(70)) {
                values.addAll(List.of(code, "in " + code + suffix));
            }
        }
        return values;
    }

    /** The first one is in both spaces and a content type, as settings name it. */
    private void component(int number) {
        String name = "block-" + number;
        boolean there = number == 0 || chance(60);
        long seed = random.nextLong();
        boolean edited = chance(60);
        int presets = 1 + random.nextInt(2);
        for (int i = 0; i < presets; i++) {
            String preset = "Preset " + i;
            source.preset(name, preset, blok(name, "as in the source"));
            if (there && chance(60)) {
                target.preset(name, preset, blok(name, chance(50) ? "before" : "as in the source"));
            }
        }
        source.with("components", json(source, name, sourceGroups, sourceTags, new Random(seed), true, true));
        if (there) {
            target.with(
                    "components",
                    json(target, name, targetGroups, targetTags, new Random(edited ? seed + 1 : seed), false, false));
        }
    }

    private static String blok(String component, String title) {
        return "{\"_uid\":\"p\",\"component\":\"%s\",\"title\":\"%s\",\"price\":1.50}".formatted(component, title);
    }

    private static String json(
            SpaceBuilder space,
            String name,
            Map<String, String> groups,
            List<String> tags,
            Random own,
            boolean ofSource,
            boolean withPreset) {
        List<String> parts = new ArrayList<>();
        parts.add("\"name\":\"" + name + "\",\"is_root\":" + (name.endsWith("0") || own.nextBoolean()));
        for (String attribute : List.of("display_name", "description", "image", "preview_tmpl", "color", "icon")) {
            if (own.nextInt(3) == 0) {
                parts.add("\"" + attribute + "\":\"" + attribute + " " + own.nextInt(3) + "\"");
            }
        }
        if (!groups.isEmpty() && own.nextBoolean()) {
            parts.add("\"component_group\":\"" + oneOf(own, List.copyOf(groups.values())) + "\"");
        }
        if (!tags.isEmpty() && own.nextBoolean()) {
            parts.add("\"internal_tags\":[\"" + oneOf(own, tags) + "\"]");
        }
        if (withPreset && own.nextInt(3) > 0) {
            parts.add("\"preset\":\"Preset 0\"");
        }
        parts.add("\"schema\":{" + String.join(",", schema(space, groups, tags, own, ofSource)) + "}");
        return "{" + String.join(",", parts) + "}";
    }

    private static List<String> schema(
            SpaceBuilder space, Map<String, String> groups, List<String> tags, Random own, boolean ofSource) {
        List<String> fields = new ArrayList<>();
        fields.add("\"title\":{\"type\":\"text\",\"pos\":" + own.nextInt(3) + "}");
        if (!groups.isEmpty() && own.nextBoolean()) {
            String stale = own.nextInt(4) == 0 && ofSource ? ",\"6f1c2a3e-0000-4000-8000-00000000dead\"" : "";
            fields.add("\"body\":{\"type\":\"bloks\",\"component_whitelist\":[\"block-9\"],"
                    + "\"component_group_whitelist\":[\"" + space.groupUuid(oneOf(own, List.copyOf(groups.values())))
                    + "\"" + stale + "]}");
        }
        if (!tags.isEmpty() && own.nextBoolean()) {
            fields.add("\"more\":{\"type\":\"bloks\",\"component_tag_denylist\":["
                    + space.idOf("internal_tags", "component/" + oneOf(own, tags)) + "]}");
        }
        if (own.nextBoolean()) {
            fields.add("\"choice\":{\"type\":\"option\",\"source\":\"internal\",\"datasource_slug\":\"source-0\"}");
        }
        return fields;
    }

    private void settings() {
        source.settings("""
                {"default_root":"block-0","default_lang_name":"English","mobile_size":"390",
                 "asset_custom_meta_data_schema":[{"key":"license","display_name":"License","required":false}],
                 "environments":[{"name":"Website","location":"https://source.example/"}]}
                """);
        if (chance(40)) {
            target.settings("""
                    {"default_root":"page","default_lang_name":"Englisch","use_translated_stories":false,
                     "environments":[{"name":"Elsewhere","location":"https://target.example/"}]}
                    """);
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String oneOf(Iterable<String> values) {
        List<String> all = new ArrayList<>();
        values.forEach(all::add);
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private static String oneOf(Random own, List<String> values) {
        return values.get(own.nextInt(values.size()));
    }
}
