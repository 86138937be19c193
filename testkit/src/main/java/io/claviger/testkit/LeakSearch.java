package io.claviger.testkit;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Looks for marked keys and collects where they were found, without repeating them. Thread-safe. */
final class LeakSearch {
    private static final int MOST = 50;
    private static final ObjectMapper BY_FIELDS =
            new ObjectMapper().setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY);

    // guarded by this
    private final List<String> findings = new ArrayList<>();

    /** Searches a text; the place says where it was, and holds no foreign text. */
    void text(String place, @Nullable String text) {
        if (text != null) {
            MarkedKeys.find(text).ifPresent(provider -> found(place, provider));
        }
    }

    /** Searches what a throwable says, with its causes and what it suppressed. */
    void throwable(String place, Throwable throwable) {
        throwable(place, throwable, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private void throwable(String place, Throwable throwable, Set<Throwable> seen) {
        if (!seen.add(throwable)) {
            return;
        }
        text(place, throwable.toString());
        text(place, throwable.getMessage());
        for (StackTraceElement frame : throwable.getStackTrace()) {
            text(place, frame.toString());
        }
        if (throwable.getCause() != null) {
            throwable(place, throwable.getCause(), seen);
        }
        for (Throwable suppressed : throwable.getSuppressed()) {
            throwable(place, suppressed, seen);
        }
    }

    /** Searches everything that an object shows of itself. */
    void object(Object object) {
        String place = object.getClass().getSimpleName();
        text("toString of " + place, String.valueOf(object));
        if (object instanceof Throwable throwable) {
            throwable("stack trace of " + place, throwable);
        }
        json("JSON of " + place, Json.MAPPER, object);
        json("JSON by fields of " + place, BY_FIELDS, object);
    }

    synchronized List<String> take() {
        List<String> all = List.copyOf(findings);
        findings.clear();
        return all;
    }

    private void json(String place, ObjectMapper mapper, Object object) {
        try {
            text(place, mapper.writeValueAsString(object));
        } catch (JsonProcessingException e) {
            // What cannot be written cannot leak, but for the complaint.
            throwable(place, e);
        }
    }

    private synchronized void found(String place, String provider) {
        if (findings.size() < MOST) {
            findings.add(place + " holds " + MarkedKeys.WINDOW + " characters of a marked key of " + provider);
        }
    }
}
