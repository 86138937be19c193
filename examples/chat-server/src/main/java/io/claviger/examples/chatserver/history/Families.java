package io.claviger.examples.chatserver.history;

import io.claviger.chat.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Finds the alternatives to messages: the children of the same parent with the same role. Thread-safe. */
final class Families {
    private final JdbcClient database;

    Families(JdbcClient database) {
        this.database = database;
    }

    private record Family(@Nullable String parent, Role role) {}

    private record Child(String id, Family family) {}

    /** {@return for the id of each message its place among its siblings} */
    Map<String, Siblings> siblings(Conversation conversation, List<Message> messages) {
        List<String> parents = messages.stream()
                .map(Message::parent)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<Child> children = new ArrayList<>();
        if (!parents.isEmpty()) {
            children.addAll(children(conversation, "parent_id IN (:parents)", parents));
        }
        if (messages.stream().anyMatch(message -> message.parent() == null)) {
            children.addAll(children(conversation, "parent_id IS NULL", parents));
        }
        Map<Family, List<String>> families = new HashMap<>();
        children.forEach(child -> families.computeIfAbsent(child.family(), family -> new ArrayList<>())
                .add(child.id()));
        Map<String, Siblings> all = new HashMap<>();
        for (Message message : messages) {
            List<String> ids = families.getOrDefault(new Family(message.parent(), message.role()), List.of());
            all.put(message.id(), place(ids, ids.indexOf(message.id())));
        }
        return all;
    }

    private List<Child> children(Conversation conversation, String which, List<String> parents) {
        return database.sql(
                        "SELECT id, parent_id, role FROM messages WHERE room_id = :room AND " + which + " ORDER BY seq")
                .param("room", conversation.room())
                .param("parents", parents)
                .query((row, number) -> new Child(
                        row.getString("id"), new Family(row.getString("parent_id"), Rows.role(row.getString("role")))))
                .list();
    }

    private static Siblings place(List<String> ids, int at) {
        return at < 0
                ? Siblings.ALONE
                : new Siblings(
                        at + 1,
                        ids.size(),
                        at == 0 ? null : ids.get(at - 1),
                        at + 1 == ids.size() ? null : ids.get(at + 1));
    }
}
