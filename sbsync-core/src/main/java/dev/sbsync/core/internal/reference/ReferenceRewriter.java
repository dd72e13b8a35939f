package dev.sbsync.core.internal.reference;

import java.util.Collection;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Rewrites the references of the source for the target (docs/references.md). The given values are never modified.
 * Immutable, and as thread-safe as the identities.
 */
public final class ReferenceRewriter {

    private final Schemas schemas;
    private final TargetIdentities identities;
    private final AssetUrls urls;

    /**
     * Creates a rewriter.
     *
     * @param schemas the schemas of the source
     * @param customDomains hosts of the source's own that deliver assets, in addition to those of Storyblok
     */
    public ReferenceRewriter(Schemas schemas, TargetIdentities identities, Collection<String> customDomains) {
        this.schemas = schemas;
        this.identities = identities;
        this.urls = new AssetUrls(customDomains);
    }

    /** Returns the content of a story, draft or published, for the target. */
    public Rewritten content(JsonNode content) {
        return rewritten(content, (walk, value) -> walk.rewritten(value, Field.ANY));
    }

    /** Returns a preset for the target: its content and its image. The id of its component is kept. */
    public Rewritten preset(JsonNode preset) {
        return rewritten(
                preset,
                (walk, body) -> walk.properties(body, (key, value) -> switch (key) {
                    case "preset" -> walk.rewritten(value, Field.ANY);
                    case "image" -> walk.screenshot(value);
                    default -> value;
                }));
    }

    /**
     * Returns a component for the target: the defaults of its fields, its images and its template. Groups, tags and
     * asset folders are kept.
     */
    public Rewritten component(JsonNode component) {
        return rewritten(
                component,
                (walk, body) -> walk.properties(body, (key, value) -> switch (key) {
                    case "schema" ->
                        walk.properties(value, (name, definition) -> new Defaults(walk, definition).inDefinition());
                    case "preview_tmpl" -> walk.rewritten(value, Field.ANY);
                    case "image", "content_type_asset_preview" -> walk.screenshot(value);
                    default -> value;
                }));
    }

    /** Returns the content in a component: the defaults of its fields. */
    public static JsonNode defaults(JsonNode component) {
        ArrayNode defaults = JsonNodeFactory.instance.arrayNode();
        component.path("schema").forEach(definition -> {
            JsonNode value = definition.path(Defaults.NAME);
            if (!value.isMissingNode()) {
                defaults.add(Defaults.content(value));
            }
        });
        return defaults;
    }

    private Rewritten rewritten(JsonNode value, BiFunction<Walk, JsonNode, JsonNode> rewrite) {
        Findings findings = new Findings();
        JsonNode now = rewrite.apply(new Walk(schemas, urls, identities, findings), value);
        return new Rewritten(now, findings.found());
    }
}
