package example;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Your code under test: it calls the Management API and does not use sbsync. */
public final class PriceUpdate {

    private static final Pattern PRICE = Pattern.compile("\"price\"\\s*:\\s*\"[^\"]*\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI host;
    private final String token;

    public PriceUpdate(URI host, String token) {
        this.host = host;
        this.token = token;
    }

    /** Sets the price of a product, saves and publishes it; a save that is not answered is tried once more. */
    public void set(long space, long story, String price) throws IOException, InterruptedException {
        String path = "/v1/spaces/" + space + "/stories/" + story;
        HttpResponse<String> current = send(request(path).GET().build());
        Matcher found = PRICE.matcher(current.body());
        String changed = found.replaceFirst("\"price\":\"" + Matcher.quoteReplacement(price) + "\"");
        String body = changed.substring(0, changed.lastIndexOf('}')) + ",\"publish\":1}";
        HttpRequest save = request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            send(save);
        } catch (IOException unanswered) {
            send(save);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(host.resolve(path)).header("Authorization", token);
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException("The API answered with " + response.statusCode() + ".");
        }
        return response;
    }
}
