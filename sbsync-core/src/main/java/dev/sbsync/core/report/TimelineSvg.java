package dev.sbsync.core.report;

import dev.sbsync.core.stats.Timeline.Sample;
import dev.sbsync.transport.CircuitState;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * Draws the history of a run: requests per second, workers and 429 responses, with the times of an open circuit or a
 * pause in the background. Colours are CSS classes of the page.
 */
final class TimelineSvg {

    private static final int WIDTH = 1000;
    private static final int LEFT = 46;
    private static final int RIGHT = 990;
    private static final int BOTTOM = 246;

    private final List<Sample> samples;
    private final double from;
    private final double span;
    private final StringBuilder svg = new StringBuilder();

    private TimelineSvg(List<Sample> samples) {
        this.samples = samples;
        this.from = seconds(samples.get(0).at());
        this.span = seconds(samples.get(samples.size() - 1).at()) - from;
    }

    /** Returns whether there are enough samples to draw. */
    static boolean drawable(List<Sample> samples) {
        return samples.size() > 1
                && samples.get(samples.size() - 1).at().compareTo(samples.get(0).at()) > 0;
    }

    /** Returns the drawing as an element. */
    static String of(List<Sample> samples) {
        return new TimelineSvg(samples).draw();
    }

    private String draw() {
        double mostRequests = most(this::requestsPerSecond);
        int mostWorkers = samples.stream()
                .mapToInt(sample -> Math.max(sample.active(), sample.allowed()))
                .max()
                .orElse(1);
        double mostThrottled = most(this::throttledPerSecond);
        svg.append("<svg viewBox=\"0 0 " + WIDTH + " 270\" role=\"img\" aria-label=\"Requests per second, workers and"
                + " throttled requests over time\">\n");
        bands();
        frame("requests/s", 16, 116, String.format(Locale.ROOT, "%.1f", mostRequests));
        steps("requests", this::requestsPerSecond, mostRequests, 16, 116, true);
        frame("workers", 138, 198, Integer.toString(mostWorkers));
        steps("allowed", i -> samples.get(i).allowed(), mostWorkers, 138, 198, false);
        steps("active", i -> samples.get(i).active(), mostWorkers, 138, 198, false);
        frame("429s/s", 220, BOTTOM, mostThrottled == 0 ? "" : String.format(Locale.ROOT, "%.1f", mostThrottled));
        bars(mostThrottled);
        times();
        return svg.append("</svg>\n").toString();
    }

    /** Reads a value of a sample, which covers the time since the previous one. */
    private interface Reading {
        double at(int index);
    }

    private double most(Reading reading) {
        double most = 0;
        for (int i = 1; i < samples.size(); i++) {
            most = Math.max(most, reading.at(i));
        }
        return most;
    }

    private double requestsPerSecond(int i) {
        return perSecond(i, Sample::requests);
    }

    private double throttledPerSecond(int i) {
        return perSecond(i, Sample::throttled);
    }

    private double perSecond(int i, ToDoubleFunction<Sample> count) {
        Sample before = samples.get(i - 1);
        Sample sample = samples.get(i);
        double time = seconds(sample.at().minus(before.at()));
        return time <= 0 ? 0 : Math.max(0, count.applyAsDouble(sample) - count.applyAsDouble(before)) / time;
    }

    private void bands() {
        for (int i = 1; i < samples.size(); i++) {
            Sample sample = samples.get(i);
            String kind = sample.circuit() != CircuitState.CLOSED
                    ? sample.circuit().name().toLowerCase(Locale.ROOT)
                    : sample.paused() ? "paused" : "";
            if (!kind.isEmpty()) {
                rect(kind, x(i - 1), 16, x(i));
            }
        }
    }

    private void frame(String name, int top, int bottom, String most) {
        line(top);
        line(bottom);
        text(LEFT, top - 4, "start", name);
        text(LEFT - 6, top + 8, "end", most);
        text(LEFT - 6, bottom, "end", "0");
    }

    private void steps(String kind, Reading reading, double most, int top, int bottom, boolean filled) {
        StringBuilder path = new StringBuilder();
        for (int i = 1; i < samples.size(); i++) {
            String y = number(bottom - (most == 0 ? 0 : reading.at(i) / most) * (bottom - top));
            path.append(i == 1 ? "M" + number(x(0)) + " " + y : "V" + y)
                    .append("H")
                    .append(number(x(i)));
        }
        if (filled) {
            path.append("V").append(bottom).append("H").append(number(x(0))).append("Z");
        }
        svg.append("<path class=\"" + kind + "\" d=\"" + path + "\"/>\n");
    }

    private void bars(double most) {
        for (int i = 1; i < samples.size(); i++) {
            double rate = throttledPerSecond(i);
            if (rate > 0) {
                rect("throttled", x(i - 1), BOTTOM - rate / most * 26, x(i));
            }
        }
    }

    private void times() {
        String[] anchors = {"start", "middle", "end"};
        for (int i = 0; i < anchors.length; i++) {
            Duration at = Duration.ofMillis(Math.round((from + span * i / 2) * 1000));
            text(LEFT + (RIGHT - LEFT) * i / 2, 264, anchors[i], Formats.duration(at));
        }
    }

    private double x(int i) {
        return LEFT + (seconds(samples.get(i).at()) - from) / span * (RIGHT - LEFT);
    }

    private void line(int y) {
        svg.append("<path class=\"grid\" d=\"M" + LEFT + " " + y + "H" + RIGHT + "\"/>\n");
    }

    /** Draws a rectangle down to the bottom. */
    private void rect(String kind, double left, double top, double right) {
        svg.append("<rect class=\"" + kind + "\" x=\"" + number(left) + "\" y=\"" + number(top) + "\" width=\""
                + number(Math.max(0.5, right - left)) + "\" height=\"" + number(BOTTOM - top) + "\"/>\n");
    }

    private void text(int x, int y, String anchor, String words) {
        svg.append("<text x=\"" + x + "\" y=\"" + y + "\" text-anchor=\"" + anchor + "\">" + HtmlText.of(words)
                + "</text>\n");
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
