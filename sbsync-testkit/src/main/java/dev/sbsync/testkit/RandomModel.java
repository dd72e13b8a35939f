package dev.sbsync.testkit;

import dev.sbsync.testkit.internal.json.Nodes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.node.ObjectNode;

/**
 * Generates components, groups, tags, presets and datasources for a space; a seed determines all of it. The default
 * sizes are those of a large space.
 *
 * <pre>{@code
 * SpaceBuilder space = RandomModel.of(42).components(5).entries(20).addTo(SpaceBuilder.space(7, "Random"));
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class RandomModel {
    private static final String[] CODES = {"de", "fr", "pt-br"};
    private static final String[] WORDS = {
        "hero", "Über uns", "grid", "日本", "call to action", "a/b", "quote \"x\"", "💡"
    };

    private final SplittableRandom random;
    private final List<String> groupPaths = new ArrayList<>();
    private int components = 40;
    private int groups = 12;
    private int tags = 20;
    private int presets = 30;
    private int datasources = 6;
    private int entries = 300;

    private RandomModel(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /**
     * Returns a generator of the default sizes: 40 components, 12 groups, 20 tags, 30 presets, 6 datasources with 300
     * entries.
     */
    public static RandomModel of(long seed) {
        return new RandomModel(seed);
    }

    /** Sets the number of components; every third is a content type, the first one the default of the space. */
    public RandomModel components(int count) {
        components = count;
        return this;
    }

    /** Sets the number of component groups, some of them nested. */
    public RandomModel groups(int count) {
        groups = count;
        return this;
    }

    /** Sets the number of internal tags of components. */
    public RandomModel tags(int count) {
        tags = count;
        return this;
    }

    /** Sets the number of presets; the first one of a component is its default in half of the cases. */
    public RandomModel presets(int count) {
        presets = count;
        return this;
    }

    /** Sets the number of datasources, with up to three dimensions each. */
    public RandomModel datasources(int count) {
        datasources = count;
        return this;
    }

    /** Sets the number of entries of all datasources together. */
    public RandomModel entries(int count) {
        entries = count;
        return this;
    }

    /** Adds everything to a space and returns it; to be called once. */
    public SpaceBuilder addTo(SpaceBuilder space) {
        for (int i = 0; i < groups; i++) {
            String inside = i > 0 && random.nextInt(3) > 0 ? groupPaths.get(random.nextInt(i)) + "/" : "";
            groupPaths.add(inside + "Group " + i);
            space.group(groupPaths.get(i));
        }
        for (int i = 0; i < tags; i++) {
            space.tag("component", "Tag " + i);
        }
        addDatasources(space);
        Set<Integer> withDefault = new LinkedHashSet<>();
        for (int i = 0; components > 0 && i < presets; i++) {
            int component = i % components;
            if (i < components && random.nextBoolean()) {
                withDefault.add(component);
            }
            space.preset("component-" + component, "Preset " + i / components, """
                    {"_uid":"p-%d","component":"component-%d","field-0":"%s"}
                    """.formatted(
                            i, component, "text " + random.nextInt(100)));
        }
        for (int i = 0; i < components; i++) {
            space.with("components", Nodes.text(component(space, i, withDefault.contains(i))));
        }
        return components > 0 ? space.settings("{\"default_root\":\"component-0\"}") : space;
    }

    private void addDatasources(SpaceBuilder space) {
        for (int i = 0; i < datasources; i++) {
            int dimensions = random.nextInt(CODES.length + 1);
            List<String> codes = new ArrayList<>();
            for (int d = 0; d < dimensions; d++) {
                codes.addAll(List.of(CODES[d], "Dimension " + d));
            }
            space.datasource("source-" + i, "Source " + i, codes.toArray(String[]::new));
            for (int e = i; e < entries; e += datasources) {
                List<String> values = new ArrayList<>();
                for (int d = 0; d < dimensions; d++) {
                    if (random.nextBoolean()) {
                        values.addAll(List.of(CODES[d], word() + " " + CODES[d]));
                    }
                }
                space.entry("source-" + i, word() + " " + e, "value " + e, values.toArray(String[]::new));
            }
        }
    }

    private ObjectNode component(SpaceBuilder space, int number, boolean withDefault) {
        ObjectNode component = Nodes.object().put("name", "component-" + number);
        component.put("is_root", number % 3 == 0).put("is_nestable", true);
        for (String attribute : List.of("display_name", "description", "image", "preview_tmpl", "color", "icon")) {
            if (random.nextInt(3) == 0) {
                component.put(attribute, attribute + " of " + number + " " + word());
            }
        }
        if (groups > 0 && random.nextInt(4) > 0) {
            component.put("component_group", groupPaths.get(random.nextInt(groups)));
        }
        if (withDefault) {
            component.put("preset", "Preset 0");
        }
        Set<Integer> chosen = new LinkedHashSet<>();
        for (int i = random.nextInt(4); i > 0 && tags > 0; i--) {
            chosen.add(random.nextInt(tags));
        }
        component.set(
                "internal_tags",
                Nodes.valueToTree(chosen.stream().map(tag -> "Tag " + tag).toList()));
        ObjectNode schema = component.putObject("schema");
        int fields = 1 + random.nextInt(8);
        for (int i = 0; i < fields; i++) {
            schema.set("field-" + i, field(space, i));
        }
        return component;
    }

    private ObjectNode field(SpaceBuilder space, int position) {
        ObjectNode field = Nodes.object();
        switch (position == 0 ? 0 : random.nextInt(8)) {
            case 1 -> field.put("type", "richtext").put("translatable", true);
            case 2 -> field.put("type", "number").put("decimals", random.nextInt(4));
            case 3 -> field.put("type", "multilink").put("show_anchor", random.nextBoolean());
            case 4 -> field.put("type", "custom").put("field_type", "plugin-" + random.nextInt(3));
            case 5 -> {
                field.put("type", random.nextBoolean() ? "option" : "options").put("source", "internal");
                if (datasources > 0) {
                    field.put("datasource_slug", "source-" + random.nextInt(datasources));
                }
            }
            case 6 -> bloks(space, field, "groups");
            case 7 -> bloks(space, field, "tags");
            default -> field.put("type", "text").put("description", word());
        }
        return field.put("pos", position);
    }

    private void bloks(SpaceBuilder space, ObjectNode field, String restriction) {
        field.put("type", "bloks").put("restrict_components", true).put("restrict_type", restriction);
        field.putArray("component_whitelist").add("component-" + random.nextInt(components));
        String list = random.nextInt(3) > 0 ? "whitelist" : "denylist";
        if (groups > 0) {
            field.putArray("component_group_" + list).add(space.groupUuid(groupPaths.get(random.nextInt(groups))));
        }
        if (tags > 0) {
            field.putArray("component_tag_" + list)
                    .add(space.idOf("internal_tags", "component/Tag " + random.nextInt(tags)));
        }
    }

    private String word() {
        return WORDS[random.nextInt(WORDS.length)];
    }
}
