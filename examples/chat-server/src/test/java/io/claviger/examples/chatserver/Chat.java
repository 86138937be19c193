package io.claviger.examples.chatserver;

import io.claviger.examples.chatserver.security.Caller;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HexFormat;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One user's way to the server: requests with an access token, and sockets. */
final class Chat {
    private final Client client;
    private final int port;
    private final @Nullable Caller caller;
    private final String bearer;

    Chat(int port, SignedIn signedIn) {
        this(port, signedIn, signedIn.user());
    }

    Chat(int port, SignedIn signedIn, Caller caller) {
        this(port, caller, signedIn.bearer(caller));
    }

    /** For whoever signed in to another process. */
    Chat(int port, String bearer) {
        this(port, null, bearer);
    }

    private Chat(int port, @Nullable Caller caller, String bearer) {
        this.client = new Client(port);
        this.port = port;
        this.caller = caller;
        this.bearer = bearer;
    }

    Caller caller() {
        return Objects.requireNonNull(caller);
    }

    /** {@return an id that nobody else uses} */
    static String id(String prefix) {
        return prefix + "_"
                + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** {@return the data of a question with one key of Groq} */
    static String question(String id, String text, String key) {
        JsonMapper json = JsonMapper.shared();
        return "{\"id\":\"" + id + "\",\"text\":" + json.writeValueAsString(text) + ",\"apiKeys\":{\"groq\":\"" + key
                + "\"}}";
    }

    HttpResponse<String> post(String path, String body) {
        return client.post(path, body, "Authorization", bearer);
    }

    HttpResponse<String> get(String path, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = bearer;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return client.get(path, all);
    }

    HttpResponse<String> delete(String path) {
        HttpRequest.Builder request = client.request(path).method("DELETE", BodyPublishers.noBody());
        return client.send(request.header("Authorization", bearer).build());
    }

    HttpResponse<String> ask(String conversation, String body) {
        return post("/api/conversations/" + conversation + "/messages", body);
    }

    /** {@return the only answer of a conversation as it is stored} */
    JsonNode storedAnswer(String conversation) {
        JsonNode items = Client.json(get("/api/conversations/" + conversation + "/messages"))
                .get("items");
        return items.get(items.size() - 1);
    }

    String ticket() {
        return Client.json(post("/api/live/tickets", "{}")).get("ticket").asString();
    }

    /** {@return a socket that has been greeted} */
    Socket socket() {
        Socket socket = Socket.open(port, ticket());
        socket.await("hello");
        return socket;
    }
}
