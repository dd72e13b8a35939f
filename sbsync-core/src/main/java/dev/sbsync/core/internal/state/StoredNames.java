package dev.sbsync.core.internal.state;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonIncludeProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.Nulls;
import dev.sbsync.core.outcome.LeftOut;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.plan.Decisions;
import dev.sbsync.core.plan.DeletePolicy;
import dev.sbsync.core.selection.Selection;
import dev.sbsync.core.state.Conditions;
import dev.sbsync.transport.CircuitState;
import dev.sbsync.transport.TransportStats;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** What the stored form of a record has under another name or in another shape, as annotations for Jackson. */
@SuppressWarnings("unused") // Jackson reads the annotations
final class StoredNames {

    private StoredNames() {}

    /** The key of a baseline is the key of its row. */
    interface OfBaseline {
        @JsonUnwrapped
        Conditions conditions();

        @JsonUnwrapped
        LeftOut left();

        @JsonProperty("layers")
        @JsonInclude(JsonInclude.Include.ALWAYS)
        boolean layersCompared();
    }

    interface OfLeftOut {
        @JsonProperty("left_out")
        List<Problem> warnings();

        @JsonProperty("left_languages")
        Set<String> languages();
    }

    abstract static class OfMarkers {
        OfMarkers(@JsonAnySetter Map<String, String> values, @Nullable Instant updatedUntil) {}

        @JsonAnyGetter
        abstract Map<String, String> values();
    }

    interface OfExtensions {
        @JsonSetter(nulls = Nulls.AS_EMPTY)
        String transform();

        @JsonSetter(nulls = Nulls.AS_EMPTY)
        String veto();
    }

    abstract static class OfSelection {
        @JsonValue
        abstract Map<String, List<String>> conditions();

        @JsonCreator
        static Selection of(Map<String, List<String>> conditions) {
            return Selection.of(conditions);
        }
    }

    abstract static class OfDeletes {
        @JsonValue
        @Override
        public abstract String toString();

        @JsonCreator
        static DeletePolicy of(String words) {
            return DeletePolicy.of(words);
        }
    }

    abstract static class OfDecisions {
        @JsonValue
        abstract Map<String, String> words();

        @JsonCreator
        static Decisions of(Map<String, String> words) {
            return Decisions.of(words);
        }
    }

    interface OfProblem {
        @JsonProperty("status")
        @Nullable
        Integer httpStatus();
    }

    interface OfPlace {
        @JsonProperty("new")
        @Nullable
        String now();
    }

    interface OfDifference extends OfPlace {
        @JsonProperty("more_places")
        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        int more();
    }

    interface OfCalls {
        @JsonProperty("backoff_ms")
        Duration backoff();
    }

    interface OfAttempt {
        @JsonProperty("finished_at")
        Instant lastKnownAt();

        @JsonProperty("ms")
        Duration duration();

        @JsonProperty("source")
        TransportStats sourceRequests();

        @JsonProperty("target")
        TransportStats targetRequests();
    }

    @JsonIncludeProperties({"reads", "writes", "retries", "throttled", "by_status", "backoff_ms", "pacing_ms"})
    abstract static class OfRequests {
        @JsonCreator
        OfRequests(
                @JsonProperty("reads") long reads,
                @JsonProperty("writes") long writes,
                @JsonProperty("retries") long retries,
                @JsonProperty("throttled") long throttled,
                @JsonProperty("by_status") SortedMap<Integer, Long> byStatus,
                @JsonProperty("backoff_ms") Duration backoff,
                @JsonProperty("pacing_ms") Duration pacing) {}

        @JsonProperty("backoff_ms")
        abstract Duration backoff();

        @JsonProperty("pacing_ms")
        abstract Duration pacing();
    }

    /** By position, because there are hundreds. */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    interface OfSample {
        @JsonSerialize(using = ToStringSerializer.class)
        CircuitState circuit();

        @JsonInclude(JsonInclude.Include.ALWAYS)
        boolean paused();
    }
}
