package dev.sbsync.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.transport.time.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One stop request may arrive as two signals; a second request comes later than that. */
class RunStopTest {

    private final ManualTime time = new ManualTime();
    private final List<String> taken = new ArrayList<>();
    private final RunStop stop =
            new RunStop(List.of(() -> taken.add("drain"), () -> taken.add("cut off"), () -> taken.add("exit")), time);

    @Test
    void oneSignalThatArrivesTwice_isOneRequest() {
        stop.signalled();
        stop.signalled();
        time.advance(Duration.ofMillis(5));
        stop.signalled();
        time.advance(Duration.ofMillis(990));
        stop.signalled();

        assertThat(taken).containsExactly("drain");
    }

    @Test
    void aSecondSignalASecondLater_stopsAtOnce_howeverManyWereIgnored() {
        stop.signalled();
        time.advance(Duration.ofMillis(600));
        stop.signalled();
        time.advance(Duration.ofMillis(400));
        stop.signalled();
        stop.signalled();

        assertThat(taken).containsExactly("drain", "cut off");
        time.advance(RunStop.ONE_REQUEST);
        stop.signalled();
        assertThat(taken).containsExactly("drain", "cut off", "exit");
    }

    @Test
    void keys_areRequestsOfTheirOwn_howeverFast() {
        stop.ask();
        stop.ask();
        stop.signalled();
        stop.ask();

        assertThat(taken).containsExactly("drain", "cut off", "exit", "exit");
    }

    @Test
    void aSignalRightAfterAKey_isOneRequestMore() {
        stop.ask();
        stop.signalled();

        assertThat(taken).containsExactly("drain", "cut off");
    }
}
