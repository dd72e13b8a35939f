package example;

import static dev.sbsync.testkit.assertj.FakeAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sbsync.core.report.SyncReport;
import dev.sbsync.core.run.RunEnding;
import dev.sbsync.testkit.FakeManagementApi;
import dev.sbsync.testkit.SpaceBuilder;
import dev.sbsync.testkit.junit.FakeManagementApiExtension;
import dev.sbsync.transport.Token;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReleaseTest {

    @RegisterExtension
    static final FakeManagementApiExtension FAKE = FakeManagementApiExtension.of(() -> FakeManagementApi.builder()
            .spaces(
                    SpaceBuilder.space(1, "Staging").folder("blog").story("blog/first", story -> story.published()),
                    SpaceBuilder.space(2, "Live")));

    @Test
    void promote_copies_andReportsProgress(FakeManagementApi api) {
        List<String> progress = new CopyOnWriteArrayList<>();

        SyncReport report = new Release(api.baseUrl(), Token.of("any"), progress::add).promote(1, 2);

        assertThat(report.ending()).isEqualTo(RunEnding.DONE);
        assertThat(api.space(2)).hasStory("blog/first").published();
        assertThat(progress).containsExactly("2 changes at most", "1/2 blog: created", "2/2 blog/first: created");
    }
}
