package com.example.shop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The code of a project that uses the testkit: sets the price of a product, however it is written. */
final class PriceUpdate {
    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");
    private static final int TRIES = 2;

    private final URI stories;
    private final String token;
    private final HttpClient http = HttpClient.newHttpClient();

    PriceUpdate(URI baseUrl, String token) {
        this.stories = baseUrl.resolve("/v1/spaces/7/stories");
        this.token = token;
    }

    void set(String path, String price) throws IOException, InterruptedException {
        Matcher id = ID.matcher(send("GET", stories + "?with_slug=" + path, ""));
        if (!id.find()) {
            throw new IOException("there is no product " + path);
        }
        String body = "{\"story\":{\"content\":{\"component\":\"product\",\"price\":\"" + price + "\"}},\"publish\":1}";
        for (int attempt = 1; ; attempt++) {
            try {
                send("PUT", stories + "/" + id.group(1), body);
                return;
            } catch (IOException lost) {
                if (attempt == TRIES) {
                    throw lost;
                }
            }
        }
    }

    private String send(String method, String uri, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(uri))
                .header("Authorization", token)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }
}
