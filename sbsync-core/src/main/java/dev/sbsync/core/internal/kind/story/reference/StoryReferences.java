package dev.sbsync.core.internal.kind.story.reference;

import dev.sbsync.core.internal.kind.story.scan.KnownRows;
import dev.sbsync.core.internal.kind.story.scan.StoryRow;
import dev.sbsync.core.internal.reference.AssetKey;
import dev.sbsync.core.internal.reference.FoundReference;
import dev.sbsync.core.internal.reference.ReferenceMapper;
import dev.sbsync.core.internal.reference.ReferenceRewriter;
import dev.sbsync.core.internal.reference.ReferenceState;
import dev.sbsync.core.internal.reference.ReferenceType;
import dev.sbsync.core.internal.reference.Rewritten;
import dev.sbsync.core.internal.reference.Schemas;
import dev.sbsync.core.internal.write.IdMap;
import dev.sbsync.core.item.ItemKey;
import dev.sbsync.core.outcome.OpenReference;
import dev.sbsync.core.plan.SpaceLanguages;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Maps the references of the source's stories to the target (docs/references.md). What neither the plan nor the state
 * nor the lists show is looked up before the content is rewritten. Thread-safe; blocks for lookups.
 *
 * @param source the rows of the source
 * @param target the rows of the target
 * @param ids the identities of the run, or of the plan alone
 * @param aligned whether copies take the uuids of the source
 * @param running whether the plan is run, so that items that do not exist yet will
 * @param asksAtOnce whether uuids that are written as they are are looked up with the content that has them; otherwise
 *     they stay unconfirmed, to be looked up with those of other contents
 * @param entries the values of the target's datasources; null if they are not checked, as in a run, which may be yet to
 *     create them
 * @param assetDomains further hosts that deliver the source's assets
 */
public record StoryReferences(
        KnownRows source,
        KnownRows target,
        IdMap ids,
        boolean aligned,
        boolean running,
        boolean asksAtOnce,
        SpaceLanguages languages,
        SourceComponents components,
        CopiedAssets assets,
        @Nullable TargetEntries entries,
        Set<String> assetDomains)
        implements ReferenceMapper {

    /** The attribute of stories that integrations own, so that its references are kept. */
    public static final String KEPT = "meta_data";

    /** Smaller numbers are the ids of stories only if one has it. */
    private static final long SMALLEST_UNKNOWN_ID = 1_000_000;

    /**
     * Content for the target.
     *
     * @param content the content with the target's identities
     * @param open the references that are kept as they are, and uuids of which it is not known whether the target has
     *     them
     * @param pending the items that this run is to create, and that the content references
     * @param changed whether references were replaced
     */
    public record Mapped(JsonNode content, List<OpenReference> open, Set<ItemKey> pending, boolean changed) {}

    /** Returns these references with each uuid looked up with the content that has it. */
    StoryReferences askingAtOnce() {
        return new StoryReferences(
                source, target, ids, aligned, running, true, languages, components, assets, entries, assetDomains);
    }

    /**
     * Returns content for the target.
     *
     * @param at the JSON pointer of the content in its item
     */
    public Mapped mapped(JsonNode content, String at) {
        Rewritten rewritten = mapped(content, rewriter -> rewriter.content(content));
        return new Mapped(
                rewritten.value(),
                open(rewritten, at),
                pending(rewritten),
                !rewritten.value().equals(content));
    }

    /**
     * Returns the references in a value whose meaning is unknown, such as {@code meta_data}, and which is kept as it
     * is: those that would be others in the target.
     *
     * @param at the JSON pointer of the value in its item
     */
    public Mapped kept(JsonNode value, String at) {
        List<OpenReference> found = mapped(value, rewriter -> rewriter.content(value)).references().stream()
                .filter(one -> one.state() == ReferenceState.UNRESOLVED
                        || one.state() == ReferenceState.PENDING
                        || unconfirmed(one)
                        || (one.state() == ReferenceState.RESOLVED
                                && !one.from().equals(one.to())))
                .map(one -> one.open(at, unconfirmed(one) ? OpenReference.UNCONFIRMED : OpenReference.UNRESOLVED))
                .toList();
        return new Mapped(value, found, Set.of(), false);
    }

    @Override
    public Rewritten mapped(JsonNode content, Function<ReferenceRewriter, Rewritten> rewriting) {
        while (true) {
            OpenQuestions questions = new OpenQuestions();
            StoryTargets stories = new StoryTargets(source, target, ids, aligned, running, asksAtOnce, questions);
            Rewritten rewritten = rewriting.apply(new ReferenceRewriter(
                    schemas(content, stories),
                    new ContentIdentities(stories, assets, languages, entries),
                    assetDomains));
            if (questions.isEmpty()) {
                return rewritten;
            }
            questions.lookUp(source, target);
        }
    }

    private Schemas schemas(JsonNode content, StoryTargets stories) {
        boolean needed = !content.isEmpty()
                && (!aligned
                        || entries != null
                        || new SchemaNeed(stories::isSourceStory, this::maybeStory).of(content));
        return needed ? components.schemas() : Schemas.of(JsonNodeFactory.instance.arrayNode());
    }

    private boolean maybeStory(long id) {
        return id >= SMALLEST_UNKNOWN_ID || source.withId(id) != null;
    }

    private List<OpenReference> open(Rewritten rewritten, String at) {
        return rewritten.references().stream()
                .filter(this::isOpen)
                .map(found -> unconfirmed(found) ? found.open(at, OpenReference.UNCONFIRMED) : found.open(at))
                .toList();
    }

    /** A number of a plugin counts only if a story of the source has it as its id. */
    private boolean isOpen(FoundReference found) {
        return found.state() == ReferenceState.UNRESOLVED
                || found.state() == ReferenceState.PENDING
                || unconfirmed(found)
                || (found.type() == ReferenceType.OPAQUE_ID && source.withId(Long.parseLong(found.from())) != null);
    }

    private static boolean unconfirmed(FoundReference found) {
        return found.state() == ReferenceState.UNKNOWN && found.type() == ReferenceType.STORY_UUID;
    }

    /** Returns whether the target has uuids, of which those that are not known are looked up: up to 100 per request. */
    public Predicate<String> inTarget(Collection<String> uuids) {
        target.lookUp(uuids.stream().filter(target::lacksUuid).toList(), List.of(), List.of());
        return uuid -> target.withUuid(uuid) != null;
    }

    @Override
    public Set<ItemKey> pending(Rewritten rewritten) {
        Set<ItemKey> keys = new LinkedHashSet<>();
        rewritten.in(ReferenceState.PENDING).stream().flatMap(this::key).forEach(keys::add);
        return keys;
    }

    private Stream<ItemKey> key(FoundReference found) {
        return switch (found.type()) {
            case STORY_ID -> Stream.of(StoryRow.key(Long.parseLong(found.from())));
            case ASSET_ID -> Stream.of(new ItemKey(CopiedAssets.KIND, Long.parseLong(found.from())));
            case ASSET_URL -> AssetKey.of(found.from()).map(assets::source).stream();
            default -> Stream.ofNullable(ids.withUuid(StoryRow.KIND, found.from()));
        };
    }
}
