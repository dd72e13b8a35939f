package dev.sbsync.transport.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RetryBudgetTest {

    private final RetryBudget budget = new RetryBudget();

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            budget.failed();
        }
    }

    private void succeed(int times) {
        for (int i = 0; i < times; i++) {
            budget.succeeded();
        }
    }

    @Test
    void empty_afterTenFailures_notBefore() {
        fail(9);
        assertThat(budget.empty()).isFalse();

        budget.failed();
        assertThat(budget.empty()).isTrue();
    }

    @Test
    void empty_successesAfterwards_returnAFifthEach() {
        fail(11);
        succeed(5);
        assertThat(budget.empty()).isTrue();

        budget.succeeded();
        assertThat(budget.empty()).isFalse();
    }

    @Test
    void succeeded_full_staysFull() {
        succeed(1_000);
        fail(10);

        assertThat(budget.empty()).isTrue();
    }

    @Test
    void failed_longOutage_staysAtZero() {
        fail(1_000);
        succeed(51);

        assertThat(budget.empty()).isFalse();
    }
}
