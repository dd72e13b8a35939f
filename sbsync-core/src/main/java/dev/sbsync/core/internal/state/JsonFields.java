package dev.sbsync.core.internal.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Markers;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Decisions;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.run.RunAttempt;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.Baseline;
import dev.sbsync.core.state.Conditions;
import dev.sbsync.core.state.ExtensionIds;
import dev.sbsync.core.stats.Timeline;
import dev.sbsync.transport.CallCounts;
import dev.sbsync.transport.TransportStats;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The stored form of values: records by their components in snake case ({@link StoredNames} lists the exceptions),
 * durations in milliseconds, constants as words. Null, false and empty collections are omitted.
 */
public final class JsonFields {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            // so that every encoding can store the text, including lone surrogates
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .enable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DateTimeFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
            .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
            // an archived payload keeps its decimals as they are
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .changeDefaultPropertyInclusion(all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
            .withAllConfigOverrides(types -> {
                types.findOrCreateOverride(boolean.class)
                        .setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_DEFAULT, null));
                for (Class<?> type : List.of(List.class, Set.class, SortedMap.class)) {
                    types.findOrCreateOverride(type)
                            .setInclude(JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, null))
                            .setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
                }
            })
            .addMixIn(Baseline.class, StoredNames.OfBaseline.class)
            .addMixIn(CallCounts.class, StoredNames.OfCalls.class)
            .addMixIn(Conditions.class, StoredNames.OfExtensions.class)
            .addMixIn(Decisions.class, StoredNames.OfDecisions.class)
            .addMixIn(DeletePolicy.class, StoredNames.OfDeletes.class)
            .addMixIn(Difference.class, StoredNames.OfDifference.class)
            .addMixIn(Difference.Place.class, StoredNames.OfPlace.class)
            .addMixIn(ExtensionIds.class, StoredNames.OfExtensions.class)
            .addMixIn(LeftOut.class, StoredNames.OfLeftOut.class)
            .addMixIn(Markers.class, StoredNames.OfMarkers.class)
            .addMixIn(Problem.class, StoredNames.OfProblem.class)
            .addMixIn(RunAttempt.class, StoredNames.OfAttempt.class)
            .addMixIn(Selection.class, StoredNames.OfSelection.class)
            .addMixIn(Timeline.Sample.class, StoredNames.OfSample.class)
            .addMixIn(TransportStats.class, StoredNames.OfRequests.class)
            .build();

    private JsonFields() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** Returns the stored form of a record. */
    public static ObjectNode object(Object stored) {
        return MAPPER.valueToTree(stored);
    }

    /** Returns a value as text. */
    public static String text(Object stored) {
        return MAPPER.writeValueAsString(stored);
    }

    public static ObjectNode read(String text) {
        return read(text, ObjectNode.class);
    }

    /** Returns the value that was stored as text. */
    public static <T> T read(String text, Class<T> type) {
        return MAPPER.readValue(text, type);
    }

    /** Returns the value that was stored as JSON. */
    public static <T> T read(JsonNode json, Class<T> type) {
        return MAPPER.readerFor(type).readValue(json);
    }
}
