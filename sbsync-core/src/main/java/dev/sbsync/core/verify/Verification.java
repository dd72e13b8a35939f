package dev.sbsync.core.verify;

import dev.sbsync.core.item.Difference;
import dev.sbsync.core.item.Item;
import dev.sbsync.core.item.SpaceRef;
import dev.sbsync.core.outcome.OutcomeCode;
import dev.sbsync.core.outcome.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The result of a verification. Immutable.
 *
 * @param items one per selected source item, in dependency order
 * @param extra selected items that exist only in the target; listed, but not differences
 * @param checksum whether the files of assets were compared, too
 */
public record Verification(
        SpaceRef source, SpaceRef target, List<VerifiedItem> items, List<Item> extra, boolean checksum) {

    /** The status of a source item in the target. */
    public enum Status {
        /** Equal in every field. */
        EQUAL,
        /** Exists, but differs. */
        DIFFERENT,
        /** Missing in the target. */
        MISSING,
        /** No difference found, but part of the item could not be compared; its warnings give the reason. */
        INCOMPLETE;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * One verified item.
     *
     * @param differences the differences; empty unless different
     * @param warnings what could not be compared, such as a published layer that could not be read; references that do
     *     not work in the target; and remarks, such as references that the source itself lacks
     */
    public record VerifiedItem(Item source, Status status, List<Difference> differences, List<Problem> warnings) {

        /** Returns this item with its differences in another form, such as a brief one. */
        public VerifiedItem with(UnaryOperator<Difference> form) {
            return new VerifiedItem(
                    source, status, differences.stream().map(form).toList(), warnings);
        }

        /** Returns an item that could not be compared. */
        public static VerifiedItem incomplete(Item source, Problem why) {
            return new VerifiedItem(source, Status.INCOMPLETE, List.of(), List.of(why));
        }

        /** Returns this item with one more difference. */
        public VerifiedItem differing(Difference more) {
            List<Difference> all = new ArrayList<>(differences);
            all.add(more);
            return new VerifiedItem(source, Status.DIFFERENT, all, warnings);
        }

        /** Returns this item with a part that could not be compared; it is then not equal. */
        public VerifiedItem notCompared(Problem why) {
            List<Problem> all = new ArrayList<>(warnings);
            all.add(why);
            Status now = status == Status.EQUAL ? Status.INCOMPLETE : status;
            return new VerifiedItem(source, now, differences, all);
        }

        /** Returns this item with a warning about its references instead of an earlier one; null for none. */
        public VerifiedItem with(@Nullable Problem unresolved) {
            if (unresolved == null) {
                return this;
            }
            List<Problem> all = new ArrayList<>(warnings);
            all.removeIf(warning -> warning.code().ofReferences());
            all.add(unresolved);
            return new VerifiedItem(source, status, differences, all);
        }

        /** Copies the lists. */
        public VerifiedItem {
            differences = List.copyOf(differences);
            warnings = List.copyOf(warnings);
        }
    }

    /** Copies the lists. */
    public Verification {
        items = List.copyOf(items);
        extra = List.copyOf(extra);
    }

    /** Returns the number of items with a status. */
    public long count(Status status) {
        return items.stream().filter(item -> item.status() == status).count();
    }

    /** Returns whether every selected item exists, was compared in full, and is equal. */
    public boolean equal() {
        return count(Status.EQUAL) == items.size();
    }

    /** Returns the items that could not be compared in full, including those that differ anyway. */
    public List<VerifiedItem> notCompared() {
        return warned(Verification::ofPartsNotCompared);
    }

    /** Returns the items with references that do not work in the target. */
    public List<VerifiedItem> withOpenReferences() {
        return warned(OutcomeCode::ofReferences);
    }

    /** Returns the items with remarks, such as a reference that the source itself lacks: they are compared in full. */
    public List<VerifiedItem> withRemarks() {
        return warned(OutcomeCode::remark);
    }

    /** Returns whether a warning with the code says that a part of its item was not compared. */
    public static boolean ofPartsNotCompared(OutcomeCode code) {
        return !code.ofReferences() && !code.remark();
    }

    private List<VerifiedItem> warned(Predicate<OutcomeCode> kind) {
        return items.stream()
                .filter(item -> item.warnings().stream().anyMatch(warning -> kind.test(warning.code())))
                .toList();
    }
}
