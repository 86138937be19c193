package io.claviger.examples.chatserver.edge;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Lets the thread that handles a request ask whether its client is still there, and stop listening to it. */
public final class ClientWatch extends ValveBase {
    private static final String ATTRIBUTE = ClientWatch.class.getName();
    private static final String GIVEN_UP = ATTRIBUTE + ".givenUp";

    /** A connection as the thread sees it that handles its request. */
    interface Connection {
        boolean hasEnded();

        void readNoMore();
    }

    ClientWatch() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(ATTRIBUTE, request.getCoyoteRequest().getNote(WatchedHttp11Protocol.NOTE));
        getNext().invoke(request, response);
    }

    /**
     * Looks after the client. To be called by the thread that handles the request, after the whole body was read.
     *
     * @param request the request
     * @return whether the client has closed its connection; false where that cannot be found out
     */
    public static boolean hasGone(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Connection connection && connection.hasEnded();
    }

    /**
     * Gives up the rest of a body. Tomcat would read it to its end, however slowly it comes, to use the connection again.
     *
     * @param request the request
     */
    public static void readNoMore(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof Connection connection) {
            request.setAttribute(GIVEN_UP, true);
            connection.readNoMore();
        }
    }

    static boolean isGivenUp(ServletRequest request) {
        return request.getAttribute(GIVEN_UP) != null;
    }
}
