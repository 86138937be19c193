package io.claviger.providers.bedrock;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The ids of the tool calls of one conversation in a form that Bedrock takes: 1 to 64 letters, digits, underscores or
 * hyphens, no two alike (Converse API reference, read November 2026). Calls of other services have ids of other forms, and
 * some services count anew in each answer. The same conversation gets the same ids. For one thread.
 */
final class ToolIds {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Set<String> taken = new HashSet<>();
    private final Map<String, String> sent = new HashMap<>();
    private int made;

    /** {@return the id for a call} */
    String ofCall(String id) {
        String own = FORM.matcher(id).matches() && !taken.contains(id) ? id : make();
        taken.add(own);
        sent.put(id, own);
        return own;
    }

    /** {@return the id of the latest call that had this one} */
    String ofResult(String id) {
        String known = sent.get(id);
        return known == null ? ofCall(id) : known;
    }

    private String make() {
        String id = "tooluse_" + made++;
        return taken.contains(id) ? make() : id;
    }
}
