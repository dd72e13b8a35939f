package dev.sbsync.core.internal.write;

import dev.sbsync.client.error.ApiException;
import dev.sbsync.core.outcome.Problem;
import dev.sbsync.core.outcome.Step;
import dev.sbsync.core.run.WriteStep;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One write request to the target, as data. Each writes a full state and is idempotent, except creates. Immutable.
 *
 * @param step the name in the journal, and whether it publishes
 * @param request sends it; from the item as last answered, null before the first answer, to the item as answered, null
 *     if the answer does not show it
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
        Function<@Nullable T, @Nullable T> request,
        Predicate<T> needed,
        @Nullable String confirmation,
        @Nullable Problem warning,
        BiFunction<ApiException, T, Optional<Refusal<T>>> refusal) {

    /** The problem of an item that a refused step fails, and the steps that undo what this run made of it so far. */
    public record Refusal<T>(Problem problem, List<ItemStep<T>> undo) {}

    /** Returns a step that does not depend on the item as last answered, such as a create. */
    public static <T> ItemStep<T> of(WriteStep step, Function<@Nullable T, @Nullable T> request) {
        return new ItemStep<>(step, request, last -> true, null, null, (refused, last) -> Optional.empty());
    }

    /** Returns a step that changes the item as last answered. */
    public static <T> ItemStep<T> changing(WriteStep step, Function<T, @Nullable T> request) {
        return of(step, last -> request.apply(Objects.requireNonNull(last)));
    }

    /** Returns this step, sent only if the item as last answered needs it. */
    public ItemStep<T> ifNeeded(Predicate<T> condition) {
        return new ItemStep<>(step, request, condition, confirmation, warning, refusal);
    }

    /** Returns this step, confirmed by a list with this value if its answer does not show the item. */
    public ItemStep<T> confirmedBy(String listed) {
        return new ItemStep<>(step, request, needed, listed, warning, refusal);
    }

    public ItemStep<T> warning(Problem problem) {
        return new ItemStep<>(step, request, needed, confirmation, problem, refusal);
    }

    public ItemStep<T> ifRefused(BiFunction<ApiException, T, Optional<Refusal<T>>> consequence) {
        return new ItemStep<>(step, request, needed, confirmation, warning, consequence);
    }

    /** Returns the purpose of the request, which determines the meaning of an ordinary refusal. */
    Step purpose() {
        return step.publishes() || step.kind() == WriteStep.Kind.UNPUBLISH ? Step.PUBLISH : Step.WRITE;
    }
}
