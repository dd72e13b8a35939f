/**
 * Writes items of any kind. Internal: not for embedders.
 *
 * <p>The life of one item, in {@link dev.sbsync.core.internal.write.ItemWriter}; a
 * {@link dev.sbsync.core.internal.write.KindWriter} contributes what differs between kinds:
 *
 * <ol>
 *   <li>Begin: adopt the steps of an interrupted run ({@code ItemState}, {@code UnknownOutcomes}).
 *   <li>Read the desired state. If the source is as in the baseline, the item is done.
 *   <li>Read the actual state, or find that there is none. A create with an unknown outcome is looked up first.
 *   <li>If someone else changed the target since it was listed, the policy decides ({@code LateChanges}).
 *   <li>Compare. The differences determine the steps ({@link dev.sbsync.core.internal.write.ItemStep}), which are data.
 *   <li>For each step: ask the veto (once), announce it to the journal, send it, confirm it ({@code StepSender}). A
 *       step without an answer has an unknown outcome.
 *   <li>Settle: an item succeeds only once no lost request can still overwrite it. Its new baseline holds what the
 *       target stored.
 * </ol>
 *
 * <p>A retryable failure ends an attempt. The next one starts over: steps already applied show as equal.
 */
@NullMarked
package dev.sbsync.core.internal.write;

import org.jspecify.annotations.NullMarked;
