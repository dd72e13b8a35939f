package dev.sbsync.core.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/**
 * The HTML report in a real browser; skipped without Chromium. {@code -Dsbsync.screenshots=FOLDER} stores screenshots.
 */
@TestInstance(Lifecycle.PER_CLASS)
class ReportPageTest {

    @TempDir
    private Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private Chromium browser;

    @BeforeAll
    void startBrowser() throws Exception {
        Optional<Path> binary = Chromium.installed();
        assumeTrue(binary.isPresent(), "There is no chromium on the PATH; on Debian: apt-get install chromium");
        browser = Chromium.start(binary.orElseThrow());
    }

    @AfterAll
    @SuppressWarnings("ConstantValue") // null without Chromium
    void endBrowser() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    private URI page(SyncReport report) throws Exception {
        return Files.writeString(folder.resolve("report.html"), ReportHtml.write(report))
                .toUri();
    }

    @Test
    void page_everyOutcome_filtersWithoutComplaintOrRequest() throws Exception {
        URI page = page(Reports.everyOutcome());
        browser.open(page);

        assertThat(browser.evaluate("document.querySelector('h1').innerText").asString())
                .isEqualTo("Finished with problems, 4 not synced");
        assertThat(shown())
                .isEqualTo("7 items: a-created d-failed b-updated c-unchanged"
                        + " e-skipped f-cancelled d-failed/blocked");

        type("#search", "input", "is not wanted");
        assertThat(shown()).isEqualTo("1 of 7 items: d-failed");
        type("#search", "input", "nothing has this");
        assertThat(shown()).isEqualTo("0 of 7 items:");
        assertThat(browser.evaluate("document.getElementById('none').checkVisibility()")
                        .asBoolean())
                .isTrue();
        type("#search", "input", "");
        type("#status", "change", "blocked");
        assertThat(shown()).isEqualTo("1 of 7 items: d-failed/blocked");
        type("#status", "change", "");
        type("#cause", "change", "uuid_changed");
        assertThat(shown()).isEqualTo("1 of 7 items: b-updated");
        assertThat(browser.evaluate(
                                "[...document.querySelectorAll('.changes li')].map((e) => e.textContent).join('\\n')")
                        .asString())
                .isEqualTo("""
                        name: Then → Now
                        content/body/0/text: an *old* text → a new `text`
                        content/body/0/image: (none) → {…}
                        content/body/1/title: gone → (none)
                        content/body/2/title: (empty) → A title
                        and 3 more places in content""");
        browser.evaluate("document.querySelector('[data-status=created]').click()");
        assertThat(shown()).isEqualTo("1 of 7 items: a-created");

        type("#status", "change", "open");
        type("#cause", "change", "");
        assertThat(shown()).isEqualTo("4 of 7 items: d-failed e-skipped f-cancelled d-failed/blocked");

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).containsExactly(page.toString());
        pictures();
    }

    @Test
    void page_contentOfASpace_staysTextAndSendsNothing() throws Exception {
        URI page = page(Reports.hostile());
        browser.open(page);

        assertThat(shown()).startsWith("7 items:").contains("<script>alert('slug')<∕script>");
        assertThat(browser.evaluate("document.scripts.length").asInt()).isEqualTo(2);
        assertThat(browser.evaluate("document.images.length").asInt()).isZero();
        assertThat(browser.evaluate("document.querySelectorAll('main b, a').length")
                        .asInt())
                .isZero();
        assertThat(browser.evaluate("/[\\u0007\\u001b\\u202e]/.test(document.body.innerText)")
                        .asBoolean())
                .isFalse();
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests()).containsExactly(page.toString());
    }

    /** The page's own policy would block an injected script or address. */
    @Test
    void page_withAForeignScriptAndImage_runsAndLoadsNeither() throws Exception {
        String foreign = ReportHtml.write(Reports.everyOutcome())
                .replace(
                        "</main>",
                        "</main><script>document.title='foreign'</script><img src=\"http://127.0.0.1:9/x.png\">");
        URI page = Files.writeString(folder.resolve("foreign.html"), foreign).toUri();
        browser.open(page);

        assertThat(browser.evaluate("document.title").asString()).isNotEqualTo("foreign");
        assertThat(browser.complaints()).isNotEmpty();
    }

    private String shown() throws Exception {
        return browser.evaluate("document.getElementById('shown').textContent + ': '"
                        + " + [...document.querySelectorAll('#rows .slug')].map((e) => e.textContent).join(' ')")
                .asString()
                .strip();
    }

    private void type(String field, String event, String value) throws Exception {
        browser.evaluate("{ const field = document.querySelector('" + field + "'); field.value = '" + value
                + "'; field.dispatchEvent(new Event('" + event + "')); }");
    }

    private void pictures() throws Exception {
        String target = System.getProperty("sbsync.screenshots");
        if (target != null) {
            browser.evaluate("document.querySelector('[data-status=\"\"]').click()");
            browser.evaluate("document.querySelector('details').open = true");
            browser.picture(Path.of(target, "light.png"), 1200, "light");
            browser.picture(Path.of(target, "dark.png"), 1200, "dark");
            browser.picture(Path.of(target, "phone.png"), 390, "light");
        }
    }
}
