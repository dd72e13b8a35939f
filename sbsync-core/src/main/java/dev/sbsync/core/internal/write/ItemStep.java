package dev.sbsync.core.internal.write;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.run.WriteStep;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One write request to the target, as data. Each writes a full state and is idempotent, except creates. Immutable.
 *
 * @param step the name in the journal, and whether it publishes
 * @param request sends it
 * @param needed whether the item, as last answered, needs the step; not asked of creates
 * @param confirmation the value that a list must show if the answer does not show the item; null if any answer confirms
 *     the step
 * @param warning the warning of an item for which it is sent, null if none
 * @param refusal the consequence of a refusal for the item as last answered; empty if the refusal is an ordinary
 *     failure
 * @param <T> an item of the target
 */
public record ItemStep<T>(
        WriteStep step,
        Request<T> request,
        Predicate<T> needed,
        @Nullable String confirmation,
        @Nullable Problem warning,
        BiFunction<ApiException, T, Optional<StepRefusal<T>>> refusal) {

    /** Sends a step. */
    @FunctionalInterface
    public interface Request<T> {

        /**
         * Sends the request.
         *
         * @param last the item as last answered, null if there is none yet
         * @return the item as answered, null if the answer does not show it
         */
        @Nullable
        T send(@Nullable T last);
    }

    /** Sends a step that changes an existing item. */
    @FunctionalInterface
    public interface Change<T> {

        /**
         * Sends the request.
         *
         * @param last the item as last answered
         * @return the item as answered, null if the answer does not show it
         */
        @Nullable
        T send(T last);
    }

    /** Returns a step that does not depend on the item as last answered, such as a create. */
    public static <T> ItemStep<T> of(WriteStep step, Request<T> request) {
        return new ItemStep<>(step, request, last -> true, null, null, (refused, last) -> Optional.empty());
    }

    /** Returns a step that changes the item as last answered. */
    public static <T> ItemStep<T> changing(WriteStep step, Change<T> request) {
        return of(step, last -> request.send(Objects.requireNonNull(last)));
    }

    /** Returns this step, sent only if the item as last answered needs it. */
    public ItemStep<T> ifNeeded(Predicate<T> condition) {
        return new ItemStep<>(step, request, condition, confirmation, warning, refusal);
    }

    /** Returns this step, confirmed by a list with this value if its answer does not show the item. */
    public ItemStep<T> confirmedBy(String listed) {
        return new ItemStep<>(step, request, needed, listed, warning, refusal);
    }

    /** Returns this step with a warning. */
    public ItemStep<T> warning(Problem problem) {
        return new ItemStep<>(step, request, needed, confirmation, problem, refusal);
    }

    /** Returns this step with a consequence of its refusal. */
    public ItemStep<T> ifRefused(BiFunction<ApiException, T, Optional<StepRefusal<T>>> consequence) {
        return new ItemStep<>(step, request, needed, confirmation, warning, consequence);
    }

    /** Returns the purpose of the request, which determines the meaning of an ordinary refusal. */
    Step purpose() {
        return step.publishes() || step.kind() == WriteStep.Kind.UNPUBLISH ? Step.PUBLISH : Step.WRITE;
    }

    /** Returns whether the step creates the item. */
    boolean creates() {
        return step.kind() == WriteStep.Kind.CREATE;
    }
}
