package dev.sbsync.core.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sbsync.core.state.StateRows;
import dev.sbsync.core.state.StateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What every {@link StateStore} has to do. Extend it for a store of your own; each test begins with a new, empty state.
 * Needs JUnit Jupiter and AssertJ.
 */
public abstract class StateStoreContract {

    private static final String END = "~";
    private static final int THREADS = 8;
    private static final int EACH = 25;

    private StateStore open;

    /** Opens the state of this test: empty at first, and after a close with what was stored. */
    protected abstract StateStore open();

    /** Returns whether what was stored is there when the store is closed and opened again. */
    protected boolean outlivesClose() {
        return true;
    }

    private StateStore store() {
        if (open == null) {
            open = open();
        }
        return open;
    }

    private void closeAndOpen() {
        store().close();
        open = null;
    }

    @AfterEach
    final void closeStore() {
        if (open != null) {
            open.close();
        }
    }

    @Test
    protected void newStore_isEmpty_andNamed() {
        assertThat(rows("item")).isEmpty();
        assertThat(get("item", "1")).isNull();
        assertThat(store().name()).isNotBlank();
        assertThat(store().runsKept()).isPositive();
        assertThat(store().writable()).isTrue();
    }

    @Test
    protected void row_isReadBack_overwritten_andRemoved() {
        put("item", "1", "one");
        assertThat(get("item", "1")).isEqualTo("one");
        assertThat(get("run", "1")).as("another table").isNull();

        put("item", "1", "another");
        assertThat(rows("item")).containsExactly("1=another");

        store().write(rows -> {
            rows.delete("item", "1");
            rows.delete("item", "not there");
            rows.delete("nosuchtable", "1");
            return rows;
        });
        assertThat(rows("item")).isEmpty();
    }

    @Test
    protected void scan_isInTheOrderOfKeys_fromAndToBounds() {
        for (String key : List.of("b/2", "a", "b/10", "b", "b/1", "c", "B", "b0", "b-1", "b.1", "b_1")) {
            put("item", key, key);
        }

        assertThat(rows("item"))
                .containsExactly(
                        "B=B",
                        "a=a",
                        "b=b",
                        "b-1=b-1",
                        "b.1=b.1",
                        "b/1=b/1",
                        "b/10=b/10",
                        "b/2=b/2",
                        "b0=b0",
                        "b_1=b_1",
                        "c=c");
        assertThat(scan("item", "b/", "b0")).containsExactly("b/1=b/1", "b/10=b/10", "b/2=b/2");
        assertThat(scan("item", "b/10", "c")).startsWith("b/10=b/10").doesNotContain("c=c");
        assertThat(scan("item", "c", "a"))
                .as("a range that ends before it begins")
                .isEmpty();
    }

    @Test
    protected void range_isRemoved_withoutItsEnd() {
        for (String key : List.of("a", "b/1", "b/2", "c")) {
            put("item", key, key);
            put("run", key, key);
        }

        store().write(rows -> {
            rows.delete("item", "b", "c");
            return rows;
        });

        assertThat(rows("item")).containsExactly("a=a", "c=c");
        assertThat(rows("run")).as("another table").hasSize(4);
    }

    @Test
    protected void value_isAnyText() {
        List<String> values =
                List.of("", " ", "two\nlines\r\n\ttab", "'quotes\" and \\", "emoji \ud83d\ude00, ü and \u2028", "null");
        for (int i = 0; i < values.size(); i++) {
            put("item", "" + i, values.get(i));
        }
        String large = "0123456789abcdef".repeat(1 << 17);
        put("item", "large", large);

        for (int i = 0; i < values.size(); i++) {
            assertThat(get("item", "" + i)).isEqualTo(values.get(i));
        }
        assertThat(get("item", "large")).isEqualTo(large);
    }

    @Test
    protected void transactionThatThrows_storesNothing_andItsExceptionArrives() {
        put("item", "a", "before");
        put("item", "b", "before");
        put("item", "c", "before");
        IllegalStateException thrown = new IllegalStateException("by the work");

        assertThatThrownBy(() -> store().write(rows -> {
                    rows.put("item", "a", "after");
                    rows.put("item", "a", "after all");
                    rows.put("item", "new", "after");
                    rows.delete("item", "b");
                    rows.delete("item", "c", END);
                    throw thrown;
                }))
                .isSameAs(thrown);

        assertThat(rows("item")).containsExactly("a=before", "b=before", "c=before");
        put("item", "a", "next");
        assertThat(get("item", "a")).as("the store is usable").isEqualTo("next");
    }

    @Test
    protected void transaction_seesItsOwnChanges_andReturnsWhatTheWorkDoes() {
        List<String> seen = store().write(rows -> {
            rows.put("item", "a", "1");
            rows.put("item", "b", "2");
            rows.delete("item", "a");
            rows.put("item", "c", "3");
            return scan(rows, "item", "", END);
        });

        assertThat(seen).containsExactly("b=2", "c=3");
        assertThat(store().<String>read(rows -> null)).isNull();
    }

    @Test
    protected void whatWasStored_isThereWhenTheStoreIsOpenedAgain() {
        put("item", "1", "one");
        put("run", "1", "first");

        closeAndOpen();

        if (outlivesClose()) {
            assertThat(rows("item")).containsExactly("1=one");
            assertThat(rows("run")).containsExactly("1=first");
        }
    }

    @Test
    protected void transactionsOfManyThreads_runAsIfOneAfterTheOther() throws InterruptedException {
        store().write(rows -> {
            rows.put("item", "left", "0");
            rows.put("item", "right", "0");
            return rows;
        });

        List<Throwable> failures = inThreads(() -> {
            for (int i = 0; i < EACH; i++) {
                store().write(rows -> {
                    String next =
                            "" + (Integer.parseInt(rows.get("item", "left").orElseThrow()) + 1);
                    rows.put("item", "left", next);
                    rows.put("item", "right", next);
                    return rows;
                });
                store().read(rows -> {
                    assertThat(rows.get("item", "left")).isEqualTo(rows.get("item", "right"));
                    return rows;
                });
            }
        });

        assertThat(failures).isEmpty();
        assertThat(get("item", "left")).isEqualTo("" + THREADS * EACH);
    }

    private static List<Throwable> inThreads(Runnable work) throws InterruptedException {
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                    work.run();
                } catch (InterruptedException | RuntimeException | Error failure) {
                    failures.add(failure);
                }
            });
            thread.start();
            threads.add(thread);
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        return List.copyOf(failures);
    }

    private void put(String table, String key, String value) {
        store().write(rows -> {
            rows.put(table, key, value);
            return rows;
        });
    }

    private String get(String table, String key) {
        return store().read(rows -> rows.get(table, key).orElse(null));
    }

    private List<String> rows(String table) {
        return scan(table, "", END);
    }

    private List<String> scan(String table, String from, String to) {
        return store().read(rows -> scan(rows, table, from, to));
    }

    private static List<String> scan(StateRows rows, String table, String from, String to) {
        List<String> found = new ArrayList<>();
        rows.scan(table, from, to, (key, value) -> found.add(key + "=" + value));
        return found;
    }
}
