package io.claviger.examples.chatserver.edge;

import io.claviger.examples.chatserver.wire.ErrorBody;
import io.claviger.examples.chatserver.wire.JsonAnswers;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/**
 * Answers what Tomcat itself refuses, before any filter sees it: an unknown transfer coding, a bad request line. With the
 * JSON and the headers of every other answer instead of Tomcat's page.
 */
final class JsonErrors extends ErrorReportValve {
    private final JsonAnswers json;

    JsonErrors(JsonAnswers json) {
        this.json = json;
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            SecurityHeaders.write(response);
            json.write(response, ErrorBody.ofStatus(status));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            // Nobody is there any more to be told.
        }
    }
}
